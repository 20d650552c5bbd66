"""How far an erasure reaches in the record: what hangs on the statements that go, and what the case is without them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from habeas.base.erasure import Erased, Erasure, Reason
from habeas.base.ids import CaseId, EntityId, Handle, SourceId, StatementId
from habeas.base.plain import Plain
from habeas.desk.erasing_plan import Changes
from habeas.desk.session import Session
from habeas.record.erased import erased_references
from habeas.record.fold import fold
from habeas.record.keeping import Case
from habeas.record.living import living
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Statement

_NAMING = frozenset(["person", "organ", "alias", "work"])
"""Properties whose value names their subject."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """A case with all that is recorded in it."""

    case: Case
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]


def recorded(session: Session) -> tuple[Recorded, ...]:
    """Every case of the vault with its entities and statements."""
    keeping = session.vault.record
    return tuple(Recorded(case, keeping.entities(case.id), keeping.statements(case.id)) for case in keeping.cases())


def standing_on(every: Iterable[Recorded], sources: Collection[SourceId]) -> tuple[tuple[str, Statement], ...]:
    """The statements on these sources, in all cases, each with its case's id."""
    return tuple((one.case.id, said) for one in every for said in one.statements if said.source in sources)


@dataclass(frozen=True, slots=True)
class Orphans:
    """Entities after statements have gone: those that nothing speaks of, those renamed, those that keep their name.

    A renamed one goes by a name that a staying statement gives it. `kept` go on under a name that only
    what goes had told: statements that stay are about them, and give no other.
    """

    gone: tuple[Entity, ...]
    renamed: tuple[tuple[Entity, str], ...]
    kept: tuple[Entity, ...]


def orphans(every: Iterable[Recorded], going: Collection[StatementId], still: Callable[[str], bool]) -> Orphans:
    """What becomes of the entities that the statements which go were about, or named.

    `still` tells whether a source that stays holds a name. Only entities that nothing that stays is about
    or names go.
    """
    every = tuple(every)
    staying = [said for one in every for said in one.statements if said.id not in going]
    leaving = [said for one in every for said in one.statements if said.id in going]
    about, held = {said.subject for said in staying}, {word for said in staying for word in _words(said)}
    touched, named = {said.subject for said in leaving}, {word for said in leaving for word in _words(said)}
    gone: dict[EntityId, Entity] = {}
    renamed: dict[EntityId, tuple[Entity, str]] = {}
    kept: dict[EntityId, Entity] = {}
    for entity in (entity for one in every for entity in one.entities):
        concerned = entity.id in touched or entity.name in named
        if entity.kind is EntityKind.CASE or not concerned or entity.name in held:
            continue
        if entity.id not in about:
            gone[entity.id] = entity
        elif not still(entity.name):
            other = _other_name(entity, staying)
            if other is None:
                kept[entity.id] = entity
            else:
                renamed[entity.id] = (entity, other)
    return Orphans(tuple(gone.values()), tuple(renamed.values()), tuple(kept.values()))


def changes(session: Session, case: Case, going: Collection[StatementId], as_of: date) -> Changes:
    """The case folded with and without these statements, compared."""
    keeping = session.vault.record
    statements, withdrawals = keeping.statements(case.id), keeping.withdrawals(case.id)
    erased = session.vault.erasures.erasures(case.id)
    before, _ = fold(
        case, keeping.entities(case.id), statements, withdrawals, keeping.judgements(case.id), as_of, erased=erased
    )
    lost = tuple(fact for fact in before.facts if all(said.id in going for said in fact.statements))
    fewer = [fact for fact in before.facts if any(said.id in going for said in fact.statements)]
    after = (*erased, *(_stone(said, session, case.id) for said in statements if said.id in going))
    counting = living((said for said in statements if said.id not in going), withdrawals, after).statements
    told = erased_references(counting, after[len(erased) :])
    pointing = dict.fromkeys(StatementId(finding.place.removeprefix("statement ")) for finding in told)
    return Changes(lost, tuple(fact for fact in fewer if fact not in lost), tuple(pointing))


def _stone(said: Statement, session: Session, case: CaseId) -> Erasure:
    """A tombstone as it would be, for looking ahead."""
    return Erasure(
        Erased.STATEMENT, said.id, "", case, session.now(), Handle(session.who), Reason.OTHER, replaced=said.supersedes
    )


def _words(said: Statement) -> Iterator[str]:
    """Every string of its value, and who says it."""
    if said.attributed_to is not None:
        yield said.attributed_to
    if isinstance(said.value, Mapping):
        yield from strings(said.value)


def strings(value: Plain) -> Iterator[str]:
    """Every string in a value, however deep."""
    match value:
        case str():
            yield value
        case Mapping():
            for inner in value.values():
                yield from strings(inner)
        case list() | tuple():
            for inner in value:
                yield from strings(inner)


def _other_name(entity: Entity, staying: Iterable[Statement]) -> str | None:
    names = (
        said.value.get(field)
        for said in staying
        if said.subject == entity.id and said.prop in _NAMING and isinstance(said.value, Mapping)
        for field in ("name", "title")
    )
    return next((name for name in names if isinstance(name, str)), None)
