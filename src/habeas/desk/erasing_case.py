"""What erasing a case would do: everything that serves it alone; sources that serve other cases are unlinked."""

from habeas.base.erasure import MARK, Destruction, Erased
from habeas.base.ids import SourceId
from habeas.desk.erasing_names import Naming
from habeas.desk.erasing_plan import Plan, Stays, Why
from habeas.desk.erasing_reach import Recorded, recorded, standing_on
from habeas.desk.erasing_released import released_with
from habeas.desk.erasing_source import copies_left, proposals_on, sent_with
from habeas.desk.session import Session
from habeas.desk.titles import title_of
from habeas.record.people import EntityKind


def plan_case(session: Session, name: str) -> Plan:
    """What erasing the case would do; nothing is changed."""
    case = session.case(name)
    every = recorded(session)
    mine = next(one for one in every if one.case.id == case.id)
    others = [one for one in every if one.case.id != case.id]
    elsewhere = _elsewhere(session, others)
    linked = session.vault.evidence.sources(case.id)
    going = tuple(one for one in linked if one.id not in elsewhere)
    shared = {entity.id for one in others for entity in one.entities}
    entities = tuple(entity for entity in mine.entities if entity.id not in shared)
    people = [entity.name for entity in entities if entity.kind is EntityKind.PERSON]
    staying = [e.name for one in others for e in one.entities if e.kind is EntityKind.PERSON]
    copies = copies_left(session)
    spared = {str(copy.path) for copy in copies}
    of_people = Naming(people, staying).marking(spared)

    def mark(text: str) -> str:
        return text if text in spared else of_people(text.replace(case.name, MARK))

    archives = session.vault.archives.archives(case.id)
    proposals = session.vault.proposals.proposals(case.id)
    keys = frozenset(one.id for one in going)
    return Plan(
        kind=Erased.CASE,
        key=case.id,
        name=case.name,
        case=case,
        destruction=Destruction(
            sources=tuple(keys),
            statements=tuple(said.id for said in mine.statements),
            entities=tuple(entity.id for entity in entities),
            cases=(case.id,),
            archives=tuple(one.id for one in archives),
            marking=mark,
        ),
        sources=going,
        statements=tuple((case.id, said) for said in mine.statements),
        entities=entities,
        proposals=len(proposals) + proposals_on(session, others, keys),
        judgements=len(session.vault.record.judgements(case.id)),
        archives=len(archives),
        texts=session.vault.erasures.marked(mark),
        stays=tuple(
            Stays(Why.SERVES_ANOTHER, Erased.SOURCE, one.id, title_of(one)) for one in linked if one.id in elsewhere
        ),
        copies=copies,
        sent=sent_with(session, keys, case),
        released=released_with(session, {case.id, *(said.id for said in mine.statements)}),
        names=tuple(people),
    )


def _elsewhere(session: Session, others: list[Recorded]) -> frozenset[SourceId]:
    """The sources that serve another case, or on which a statement of another case stands."""
    serving = {one.id for other in others for one in session.vault.evidence.sources(other.case.id)}
    return frozenset(
        serving | {said.source for _, said in standing_on(others, {s.source for o in others for s in o.statements})}
    )
