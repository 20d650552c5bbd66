"""What an extract tells of its case, so that what changes later can be followed to whoever has it."""

from habeas.base.ids import EntityId, StatementId
from habeas.base.language import Lang
from habeas.disclosure.data.extract import Extract
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import Admitted
from habeas.disclosure.gate.releases import Told, ToldSentence
from habeas.record.people import EntityKind


def told_by(admitted: Admitted, extract: Extract, ids: ReleaseIds, lang: Lang) -> Told:
    """The statements, entities and sentences that an extract of what was admitted tells, in this language."""
    by_id = {one.id: one for one in extract.facts}
    occurring = {one.id: one for one in extract.entities}
    statements: set[StatementId] = set()
    entities: set[EntityId] = set()
    named: set[EntityId] = set()
    sentences = []
    for fact in admitted.casefile.facts:
        carried = tuple(one.id for one in fact.statements)
        statements.update(carried)
        sentences.append(ToldSentence(by_id[ids.of("fact", carried[0])].sentence[lang], lang, carried))
    for key, entity in admitted.casefile.entities.items():
        here = occurring.get(ids.of("entity", key))
        if here is not None:
            entities.add(key)
            if not here.unnamed and entity.kind is not EntityKind.CASE:
                named.add(key)
    case = admitted.casefile.case.id
    return Told(case, frozenset(statements), frozenset(entities), frozenset(named), tuple(sentences))
