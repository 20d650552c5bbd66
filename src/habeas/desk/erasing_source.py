"""What erasing a source would do: the source, what came inside it alone, and every statement that stands on them."""

from collections.abc import Collection, Iterable
from datetime import date

from habeas.base.erasure import Destruction, Erased
from habeas.base.ids import SourceId
from habeas.base.keeping import Sent, SentCopy
from habeas.desk.backups import pruned_backups
from habeas.desk.copies import ClearCopy, CopyState, clear_copies
from habeas.desk.erasing_names import Holder, held_in
from habeas.desk.erasing_plan import Plan, Stays, Why
from habeas.desk.erasing_reach import Recorded, changes, orphans, recorded, standing_on
from habeas.desk.erasing_released import released_with
from habeas.desk.reprints import independence_of
from habeas.desk.saying import find_source
from habeas.desk.session import Session
from habeas.desk.titles import title_of
from habeas.evidence.sources.independence import Standing
from habeas.evidence.sources.source import Method, Source
from habeas.record.keeping import Case
from habeas.record.people import EntityKind


def plan_source(session: Session, name: str, word: str, as_of: date, *, container: bool = False) -> Plan:
    """What erasing this source of the case would do, in every case that it serves; nothing is changed.

    With `container` also what it came inside of. Raises WrongCall where the word means no source, or several.
    """
    case = session.case(name)
    source = find_source(session, case, word)
    first = {source.id}
    if container:
        first |= {part.container for part in session.vault.evidence.containers(source.id)}
    going = with_parts(session, first)
    every = recorded(session)
    statements = standing_on(every, going)
    leaving = frozenset(said.id for _, said in statements)
    staying = [one for one in session.vault.evidence.sources() if one.id not in going]
    holder = Holder(session, staying)
    left = orphans(every, leaving, holder.holds)
    names = [entity.name for entity in left.gone if entity.kind is EntityKind.PERSON]
    found = [one for one in session.vault.evidence.sources() if one.id in going]
    return Plan(
        kind=Erased.SOURCE,
        key=source.id,
        name=title_of(source),
        case=case,
        destruction=Destruction(
            sources=tuple(one.id for one in found),
            statements=tuple(leaving),
            entities=tuple(entity.id for entity in left.gone),
            renamed={entity.id: other for entity, other in left.renamed},
        ),
        sources=tuple(found),
        statements=statements,
        entities=left.gone,
        renamed=left.renamed,
        proposals=proposals_on(session, every, going),
        judgements=judgements_on(session, every, {entity.id for entity in left.gone}),
        stays=(
            *_containers(session, source, going),
            *_parts_staying(session, going),
            *_telling_the_same(session, case, going),
            *(Stays(Why.NAME_NEEDED, Erased.ENTITY, entity.id, entity.name) for entity in left.kept),
        ),
        holding=held_in(holder, names),
        changes=changes(session, case, leaving, as_of),
        copies=copies_left(session),
        sent=sent_with(session, going),
        released=released_with(session, {*leaving, *(entity.id for entity in left.gone)}),
        names=tuple(names),
    )


def with_parts(session: Session, sources: Iterable[SourceId]) -> frozenset[SourceId]:
    """These sources, others of the same bytes, and what came inside them and nowhere else, however deep."""
    evidence = session.vault.evidence
    going = set(sources)
    by_itself = _received_alone(session)
    every = evidence.sources()
    while True:
        copies = {one.copy.digest for one in every if one.id in going}
        more = {one.id for one in every if one.copy.digest in copies}
        for part in (part for key in going for part in evidence.parts(key)):
            within = {one.container for one in evidence.containers(part.part)}
            if within <= going and part.part not in by_itself:
                more.add(part.part)
        if more <= going:
            return frozenset(going)
        going |= more


def proposals_on(session: Session, every: Iterable[Recorded], sources: Collection[SourceId]) -> int:
    """How many proposals, of any state, were drafted from these sources."""
    kept = session.vault.proposals
    return sum(one.source in sources for case in every for one in kept.proposals(case.case.id))


def judgements_on(session: Session, every: Iterable[Recorded], entities: Collection[str]) -> int:
    """How many judgements of sameness are about these entities."""
    kept = session.vault.record
    return sum(bool({one.one, one.other} & set(entities)) for case in every for one in kept.judgements(case.case.id))


def copies_left(session: Session) -> tuple[ClearCopy, ...]:
    """The clear copies that Habeas wrote outside the vault and that still lie there."""
    return tuple(copy for copy in clear_copies(session) if copy.state is not CopyState.GONE)


def _received_alone(session: Session) -> frozenset[str]:
    """The ids of sources that also came by themselves, as the custody log has it."""
    sources = {one.id for one in session.vault.evidence.sources() if one.method is not Method.PART}
    for _, _, event in session.vault.evidence.custody():
        if event is not None and event.get("method", Method.PART.value) != Method.PART.value:
            sources.add(SourceId(event.get("source", "")))
    return frozenset(sources)


def _containers(session: Session, source: Source, going: Collection[SourceId]) -> Iterable[Stays]:
    for part in session.vault.evidence.containers(source.id):
        within = session.vault.evidence.source(part.container)
        if within is not None and within.id not in going:
            yield Stays(Why.IN_CONTAINER, Erased.SOURCE, within.id, title_of(within))


def _parts_staying(session: Session, going: Collection[SourceId]) -> Iterable[Stays]:
    evidence, alone = session.vault.evidence, _received_alone(session)
    for part in dict.fromkeys(part.part for key in sorted(going) for part in evidence.parts(key)):
        found = evidence.source(part)
        if found is not None and part not in going:
            why = Why.ADDED_ITSELF if part in alone else Why.IN_ANOTHER
            yield Stays(why, Erased.SOURCE, part, title_of(found))


def _telling_the_same(session: Session, case: Case, going: Collection[SourceId]) -> Iterable[Stays]:
    """Sources of the case that repeat one that goes, as their words or a person's judgement tell."""
    sources = {one.id: one for one in session.vault.evidence.sources(case.id)}
    told = independence_of(session, case.name, tuple(sources.values()))
    judged = [pair for pair, said in told.judgements.items() if said.standing is Standing.DEPENDENT]
    apart = {frozenset(pair) for pair, said in told.judgements.items() if said.standing is Standing.INDEPENDENT}
    pairs = [frozenset(pair) for pair in (*judged, *((each.one, each.other) for each in told.repeating))]
    repeats = set().union(*(pair for pair in pairs if pair not in apart and not pair.isdisjoint(going))) - set(going)
    for key in (key for key in sources if key in repeats):
        yield Stays(Why.REPRINT, Erased.SOURCE, key, title_of(sources[key]))


def sent_with(session: Session, going: Collection[SourceId], case: Case | None = None) -> tuple[SentCopy, ...]:
    """The sealed copies that left the vault with any of these sources, or this case, and the backups not let go."""
    gone = pruned_backups(session)
    return tuple(
        copy
        for copy in session.vault.sent.sent_copies()
        if (copy.kind is Sent.BACKUP and copy.id not in gone)
        or not set(going).isdisjoint(copy.sources)
        or (case is not None and case.id in copy.cases)
    )
