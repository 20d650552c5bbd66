"""What erasing a person would do: what is recorded of them, what names them, and where else their name stands."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from habeas.base.erasure import MARK, Destruction, Erased
from habeas.base.errors import WrongCall
from habeas.base.ids import EntityId, ProposalId, StatementId
from habeas.desk.case_file import open_case
from habeas.desk.erasing_names import Holder, Naming, held_in
from habeas.desk.erasing_plan import Mention, Plan, Stays, Where, Why
from habeas.desk.erasing_reach import Recorded, changes, orphans, recorded, strings
from habeas.desk.erasing_released import released_with
from habeas.desk.erasing_source import copies_left, judgements_on, sent_with
from habeas.desk.judging import entity_named
from habeas.desk.naming_case import demand_case_name
from habeas.desk.session import Session
from habeas.drafting.keeping import Proposal
from habeas.record.keeping import Case
from habeas.record.people import Entity, EntityKind, groups
from habeas.record.statements import Statement

_LEAST = 4
"""Least number of signs by which a statement can be chosen."""


def plan_person(
    session: Session,
    name: str,
    word: str,
    as_of: date,
    *,
    also: Sequence[str] = (),
    wide: bool = False,
    case_name: str | None = None,
) -> Plan:
    """What erasing this person of the case would do; nothing is changed.

    Statements about the person go, and those whose value or speaker is the person. Others that name the person
    in their quote or reason are listed, and go when `also` has the beginning of their id, or all that surely
    name them with `wide`; the context kept around a quote is the source's, and goes with it. `case_name` is another
    name for the case, whose own may hold the person's. Raises WrongCall for somebody who is no person, whom the
    case is about, or whom nobody is, and for a name of the case that is taken or holds the person's too.
    """
    case = session.case(name)
    chosen = entity_named(session, case, word)
    if chosen.kind is not EntityKind.PERSON:
        raise WrongCall(f"{chosen.name} is a {chosen.kind.value}, not a person.", "Nothing was erased.")
    members = _members(session, case, chosen)
    _refuse_detainee(session, case, members, as_of)
    every = recorded(session)
    keys = {entity.id for entity in members}
    names = _names(members, every)
    others = {e.name for one in every for e in one.entities if e.kind is EntityKind.PERSON and e.id not in keys}
    naming = Naming(names, others - set(names))
    if case_name is not None:
        _demand_free_of_it(session, naming, case_name)
    about = {said.id for one in every for said in one.statements if said.subject in keys}
    about |= {said.id for said in _of(every, case) if _names_in_value(said, naming)}
    mentions = tuple(_mentions(_of(every, case), naming, about))
    going = frozenset(about | _picked(mentions, also, wide))
    statements = tuple((one.case.id, said) for one in every for said in one.statements if said.id in going)
    left = orphans(every, going, lambda _: True)
    proposals = _proposals(session, case, naming, going, wide)
    custody = _custody(session, naming)
    copies = copies_left(session)
    marking = naming.marking({str(copy.path) for copy in copies})
    gone = {entity.id: entity for entity in (*members, *left.gone)}
    renamed = _renamed(every, naming, gone.keys())
    sources = session.vault.evidence.sources()
    holding = held_in(Holder(session, sources), sorted(names), naming)
    return Plan(
        kind=Erased.ENTITY,
        key=chosen.id,
        name=chosen.name,
        case=case,
        destruction=Destruction(
            statements=tuple(going),
            entities=tuple(gone),
            proposals=tuple(one.id for one in proposals),
            renamed={entity.id: other for entity, other in renamed},
            named={} if case_name is None else {case.id: case_name},
            custody=custody,
            marking=marking,
        ),
        sources=(),
        statements=statements,
        entities=tuple(gone.values()),
        renamed=renamed,
        proposals=len(proposals),
        judgements=judgements_on(session, every, gone.keys()),
        texts={**session.vault.erasures.marked(marking), **({"custody_events": len(custody)} if custody else {})},
        stays=tuple(_stays(session, case, every, naming, case_name)),
        mentions=tuple(one for one in mentions if one.statement.id not in going),
        holding=holding,
        changes=changes(session, case, going, as_of),
        copies=copies,
        sent=sent_with(session, {one.source.id for one in holding}, case),
        released=released_with(session, {*going, *gone}, naming),
        names=tuple(sorted(names)),
        case_name=case_name,
    )


def _members(session: Session, case: Case, chosen: Entity) -> tuple[Entity, ...]:
    """Everybody whom people judged to be this person."""
    entities = session.vault.record.entities(case.id)
    goes_by = groups(entities, session.vault.record.judgements(case.id))
    return tuple(entity for entity in entities if goes_by[entity.id] == goes_by[chosen.id])


def _refuse_detainee(session: Session, case: Case, members: Iterable[Entity], as_of: date) -> None:
    held = {one.entity.id for one in open_case(session, case.name, as_of).casefile.detainees}
    for entity in members:
        if entity.id in held:
            raise WrongCall(
                f"The case {case.name} is about {entity.name}, who is held in it. Nothing was erased.",
                f"Only the whole case can be erased: `habeas erase case {case.name}`.",
            )


def _demand_free_of_it(session: Session, naming: Naming, case_name: str) -> None:
    """Raises WrongCall unless a case can go by this name, and the name does not hold the person's."""
    demand_case_name(case_name)
    if session.vault.record.case_named(case_name) is not None:
        raise WrongCall(f"There is a case {case_name!r} already.", "Choose another name. Nothing was erased.")
    if naming.places(case_name):
        raise WrongCall("The new name of the case holds the person's name too.", "Choose another. Nothing was erased.")


def _names(members: Iterable[Entity], every: Iterable[Recorded]) -> frozenset[str]:
    """All names that the record gives them: those they were recorded under, printed forms and aliases."""
    keys = {entity.id for entity in members}
    names = {entity.name for entity in members}
    for said in (said for one in every for said in one.statements if said.subject in keys):
        if said.prop in ("person", "alias") and isinstance(said.value, Mapping):
            told = (said.value.get(field) for field in ("name", "printed", "aliases"))
            names.update(word for value in told for word in strings(value))
    return frozenset(names)


def _of(every: Iterable[Recorded], case: Case) -> tuple[Statement, ...]:
    return next(one.statements for one in every if one.case.id == case.id)


def _names_in_value(said: Statement, naming: Naming) -> bool:
    value = said.value if isinstance(said.value, Mapping) else {}
    return any(naming.names(word) for word in (*strings(value), said.attributed_to or ""))


def _mentions(statements: Iterable[Statement], naming: Naming, about: Collection[StatementId]) -> Iterable[Mention]:
    """Statements that stay so far and hold the name: in their quote, their reason, or the context of the quote."""
    for said in statements:
        if said.id in about:
            continue
        quoted, why = naming.places(said.anchor.quote), naming.places(said.reason)
        around = naming.places(said.anchor.prefix + said.anchor.quote + said.anchor.suffix)
        for where, places in ((Where.QUOTE, quoted), (Where.REASON, why), (Where.AROUND, around)):
            if places:
                yield Mention(said, where, any(naming.sure(place) for place in places))
                break


def _picked(mentions: Iterable[Mention], also: Sequence[str], wide: bool) -> set[StatementId]:
    mentions = tuple(mentions)
    picked = {one.statement.id for one in mentions if wide and one.sure and one.where is not Where.AROUND}
    for word in also:
        found = [one.statement.id for one in mentions if len(word) >= _LEAST and one.statement.id.startswith(word)]
        if len(found) != 1:
            raise WrongCall(
                f"{word!r} is not one of the statements that name the person.",
                "The preview lists them with their ids; give at least 4 signs. Nothing was erased.",
            )
        picked.update(found)
    return picked


def _proposals(
    session: Session, case: Case, naming: Naming, going: Collection[StatementId], wide: bool
) -> tuple[Proposal, ...]:
    """Proposals about the person, or that name them in a value, and those from which a statement that goes came."""
    kept = session.vault.proposals
    came = {one.proposal for one in kept.decisions(case.id) if one.statement in going}

    def goes(one: Proposal) -> bool:
        draft = one.draft
        told = (draft.subject or "", draft.attributed_to or "", *strings(draft.value), draft.quote if wide else "")
        return ProposalId(one.id) in came or any(naming.names(word) for word in told)

    return tuple(one for one in kept.proposals(case.id) if goes(one))


def _custody(session: Session, naming: Naming) -> tuple[int, ...]:
    """Numbers of the custody events that hold the name (a file's name, a note)."""
    log = session.vault.evidence.custody()
    return tuple(e.number for e, _, event in log if event and any(naming.names(word) for word in event.values()))


def _renamed(every: Iterable[Recorded], naming: Naming, gone: Collection[EntityId]) -> tuple[tuple[Entity, str], ...]:
    """Allegations and other things that stay and whose own name holds the person's: with a mark in its place."""
    mark = naming.marking()
    found: dict[EntityId, tuple[Entity, str]] = {}
    for entity in (entity for one in every for entity in one.entities):
        if entity.kind not in (EntityKind.PERSON, EntityKind.CASE) and entity.id not in gone:
            after = mark(entity.name)
            if after != entity.name:
                found[entity.id] = (replace(entity), after or MARK)
    return tuple(found.values())


def _stays(
    session: Session, case: Case, every: Iterable[Recorded], naming: Naming, case_name: str | None
) -> Iterable[Stays]:
    """The name of the case unless it gets another, archives, and other cases that hold the name."""
    if case_name is None and naming.places(case.name):
        yield Stays(Why.CASE_NAME, Erased.CASE, case.id, case.name)
    for archive in session.vault.archives.archives():
        told = (*archive.owners, archive.given.by or "", *(file.path for file in archive.files))
        if any(naming.names(word) for word in told):
            yield Stays(Why.ARCHIVE, Erased.ARCHIVE, archive.id, archive.id[:8])
    for one in every:
        if one.case.id != case.id and (
            naming.names(one.case.name)
            or any(naming.names(entity.name) for entity in one.entities)
            or any(_names_in_value(said, naming) for said in one.statements)
        ):
            yield Stays(Why.OTHER_CASE, Erased.CASE, one.case.id, one.case.name)
