"""What the pages of a case told, as a release keeps it: statements, entities, names and sentences."""

from collections.abc import Iterator, Sequence

from habeas.base.ids import EntityId
from habeas.disclosure.gate.admission import Admitted
from habeas.disclosure.gate.held import Thing
from habeas.disclosure.gate.releases import Told, ToldSentence
from habeas.record.people import EntityKind


def told_by_pages(sentences: Sequence[ToldSentence], admitted: Sequence[Admitted]) -> Told:
    """What pages of one case told: `sentences` of every language, `admitted` as it was let through for each."""
    casefile = admitted[0].casefile
    statements = frozenset(key for one in sentences for key in one.statements)
    subjects = {
        casefile.entities[each.subject].id
        for fact in casefile.facts
        for each in fact.statements
        if each.id in statements and each.subject in casefile.entities
    }
    names = frozenset(key for one in admitted for key in _named(one))
    return Told(casefile.case.id, statements, frozenset(subjects) | names, names, tuple(sentences))


def unnamed_in(admitted: Admitted) -> frozenset[str]:
    """The entities that go by a stand-in."""
    return frozenset(one.key for one in admitted.held if one.thing is Thing.ENTITY)


def _named(admitted: Admitted) -> Iterator[EntityId]:
    """The entities whose own name an admitted fact gives."""
    casefile, unnamed = admitted.casefile, unnamed_in(admitted)
    for fact in casefile.facts:
        entity = casefile.entities.get(fact.subject)
        if entity is None or entity.kind is EntityKind.CASE or entity.id in unnamed:
            continue
        if fact.prop in ("person", "alias", "organ"):
            yield entity.id
