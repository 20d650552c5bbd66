"""Statements about invented people, made short."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from types import MappingProxyType

import pytest

from habeas.base.ids import CaseId, EntityId, Handle, ReadingId, SourceId, StatementId
from habeas.base.known import Known
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.base.when import parse_when
from habeas.evidence.text.anchor import Anchor
from habeas.record.keeping import Case
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Confidentiality, Method, Stance, Statement

_NOTHING: Mapping[str, Plain] = MappingProxyType({})
_AIDAR = Entity(EntityId("a" * 32), EntityKind.PERSON, "Aidar Sample")


def _statement(
    prop: str,
    value: Known[Mapping[str, Plain]] = _NOTHING,
    when: str | None = None,
    *,
    subject: EntityId = _AIDAR.id,
    source: str = "s1",
    stance: Stance = Stance.ASSERTS,
    by: str | None = None,
    lang: Lang = Lang.EN,
    supersedes: StatementId | None = None,
) -> Statement:
    quote = f"{prop} {when}"
    return Statement(
        subject=subject,
        prop=prop,
        value=value,
        language=lang,
        source=SourceId(source),
        anchor=Anchor(ReadingId("r" * 64), Span(3, 3 + len(quote)), quote, "...", "."),
        stance=stance,
        attributed_to=by,
        when=None if when is None else parse_when(when),
        source_grade=None,
        information_grade=None,
        confidentiality=Confidentiality.TEAM,
        recorded_by=Handle("heron"),
        recorded_at=datetime(2022, 8, 1, 12, 0, tzinfo=UTC),
        method=Method.TYPED,
        extractor=None,
        supersedes=supersedes,
        reason="",
        nonce=hashlib.sha256(source.encode()).hexdigest()[:32],
    )


@pytest.fixture(scope="session")
def say() -> Callable[..., Statement]:
    """Makes a statement about Aidar Sample, with everything a test does not care about filled in."""
    return _statement


@pytest.fixture(scope="session")
def aidar() -> Entity:
    """An invented person."""
    return _AIDAR


@pytest.fixture(scope="session")
def case() -> Case:
    """An invented case in Kazakhstan."""
    return Case(CaseId("c" * 32), "sample", datetime(2022, 8, 1, tzinfo=UTC), Handle("heron"), "KZ")
