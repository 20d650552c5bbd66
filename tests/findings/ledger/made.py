"""Statements, ties and folded cases of invented people, made short."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

from habeas.base.ids import CaseId, EntityId, Handle, ReadingId, SourceId, StatementId
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.evidence.text.anchor import Anchor
from habeas.findings.ledger.items import Tie, Voice
from habeas.findings.ledger.ledger import Ledger, ledger_of
from habeas.findings.ledger.terms import Direction, Side, TieKind, Weight
from habeas.record.fold import fold
from habeas.record.keeping import Case
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Confidentiality, Method, Stance, Statement, Withdrawal

AIDAR = Entity(EntityId("a" * 32), EntityKind.PERSON, "Aidar Sample")
KESTREL = Entity(EntityId("b" * 32), EntityKind.PERSON, "Kestrel")
CLAIM = Entity(EntityId("d" * 32), EntityKind.ALLEGATION, "He recruited students for a camp")
CASE = Case(CaseId("c" * 32), "sample", datetime(2022, 8, 1, tzinfo=UTC), Handle("heron"), "KZ")
NOON = datetime(2022, 8, 1, 12, 0, tzinfo=UTC)
_NOTHING: Mapping[str, Plain] = MappingProxyType({})


def said(
    prop: str,
    value: Mapping[str, Plain] = _NOTHING,
    *,
    of: Entity = AIDAR,
    by: str | None = None,
    at: int = 0,
    place: int = 0,
    source: str = "s1",
    lang: Lang = Lang.EN,
    denies: bool = False,
    supersedes: StatementId | None = None,
    why: str = "",
) -> Statement:
    """A statement recorded `at` minutes past noon, standing at code point `place` of its source."""
    quote = str(value.get("claim") or value.get("conclusion") or value.get("text") or f"{prop} {place}")
    return Statement(
        subject=of.id,
        prop=prop,
        value=value,
        language=lang,
        source=SourceId(source),
        anchor=Anchor(ReadingId("r" * 64), Span(place, place + len(quote)), quote, "", ""),
        stance=Stance.DENIES if denies else Stance.ASSERTS,
        attributed_to=by,
        when=None,
        source_grade=None,
        information_grade=None,
        confidentiality=Confidentiality.TEAM,
        recorded_by=Handle("heron"),
        recorded_at=NOON + timedelta(minutes=at),
        method=Method.TYPED,
        extractor=None,
        supersedes=supersedes,
        reason=why,
        nonce=hashlib.sha256(f"{prop}{value}{at}{place}{source}".encode()).hexdigest()[:32],
    )


def bears(target: Statement, direction: str, *, at: int = 1, denies: bool = False, **more: Plain) -> Statement:
    """A person's tie of a statement to the allegation."""
    value = {"statement": target.id, "direction": direction, **more}
    return said("bears_on", value, of=CLAIM, at=at, place=target.anchor.span.start, denies=denies, why="It does.")


def claims(target: Statement, at: int = 1) -> Statement:
    """A person's grouping of a statement under the allegation."""
    return said("allegation_claim", {"statement": target.id}, of=CLAIM, at=at)


def ledger(
    *statements: Statement,
    withdrawn: Sequence[Withdrawal] = (),
    authors: Mapping[SourceId, str] | None = None,
    kept: Sequence[str] = ("s1",),
) -> Ledger:
    """The ledger of a case with these statements; Aidar Sample is held, Kestrel is a code name."""
    whole = [
        said("person", {"name": AIDAR.name, "role": "detainee"}, place=9000),
        said("person", {"name": KESTREL.name, "role": "agent"}, of=KESTREL, place=9100),
        *statements,
    ]
    casefile, _ = fold(CASE, (AIDAR, KESTREL, CLAIM), whole, withdrawn, (), date(2022, 8, 2))
    return ledger_of(casefile, whole, withdrawn, authors or {}, [SourceId(one) for one in kept])


def tie(
    direction: Direction,
    weight: Weight = Weight.COUNTS,
    *,
    side: Side | None = None,
    kind: TieKind | None = None,
    agent: EntityId | None = None,
    place: int = 0,
) -> Tie:
    """A tie with nothing behind it but what the rules look at."""
    stood = said("counter_evidence", {"claim": f"Words at {place}"}, place=place)
    by = said("bears_on", {"direction": direction.value}, of=CLAIM, place=place)
    return Tie(stood, by, direction, kind, Voice(None, side, agent), weight)
