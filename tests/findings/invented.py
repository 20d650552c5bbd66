"""Statements about an invented person, made short."""

import hashlib
from datetime import UTC, datetime

from habeas.base.ids import CaseId, EntityId, Handle, ReadingId, SourceId
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.base.when import parse_when
from habeas.evidence.text.anchor import Anchor
from habeas.record.keeping import Case
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Confidentiality, Method, Stance, Statement

SERIK = Entity(EntityId("a" * 32), EntityKind.PERSON, "Serik Ozenov")
CASE = Case(CaseId("c" * 32), "ozenov", datetime(2023, 6, 1, tzinfo=UTC), Handle("reed"), "KZ")


def said(prop: str, when: str | None = None, source: str = "one", **value: Plain) -> Statement:
    """A statement about the person held."""
    quote = f"{prop} {when} {sorted(value.items())}"
    return Statement(
        subject=SERIK.id,
        prop=prop,
        value=value,
        language=Lang.EN,
        source=SourceId(hashlib.sha256(source.encode()).hexdigest()[:32]),
        anchor=Anchor(ReadingId("r" * 64), Span(0, len(quote)), quote, "", ""),
        stance=Stance.ASSERTS,
        attributed_to=None,
        when=None if when is None else parse_when(when),
        source_grade=None,
        information_grade=None,
        confidentiality=Confidentiality.TEAM,
        recorded_by=Handle("reed"),
        recorded_at=datetime(2023, 6, 1, 9, 0, tzinfo=UTC),
        method=Method.TYPED,
        extractor=None,
        supersedes=None,
        reason="",
        nonce=hashlib.sha256(f"{source}{quote}".encode()).hexdigest()[:32],
    )
