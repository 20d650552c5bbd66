"""The record as the vault keeps it: what is loaded is what was stored."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.base.errors import WrongCall
from habeas.base.ids import CaseId, EntityId, Handle, ReadingId, SourceId, StatementId
from habeas.base.known import Absent, Unknown
from habeas.base.language import Lang
from habeas.base.moment import Moment
from habeas.base.span import Span
from habeas.base.when import Edge, When
from habeas.evidence.sources.source import Copy, Description, Secrecy, Source
from habeas.evidence.sources.source import Method as Came
from habeas.evidence.text.anchor import Anchor
from habeas.evidence.text.reading import Reading
from habeas.record.keeping import Case
from habeas.record.people import Entity, EntityKind, Judgement, Sameness
from habeas.record.statements import Confidentiality, Method, Plain, Stance, Statement, Withdrawal
from habeas.vault.vault import Vault

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
WREN = Handle("wren")
CASE = CaseId("c" * 32)
SUBJECT = EntityId("e" * 32)
SOURCE = SourceId("5" * 32)
TEXT = "Aidar Testov was detained on 4 May 2021."


@pytest.fixture
def filled(vault: Vault) -> tuple[Vault, Statement]:
    """A vault with a case, a subject, a source and its reading, and a statement that is not yet kept."""
    digest = vault.evidence.put_copy(TEXT.encode())
    reading = Reading(digest, "plain/1", TEXT, main=(Span(0, len(TEXT)),))
    vault.evidence.add_source(
        Source(
            SOURCE,
            Copy(digest, len(TEXT), "text/plain"),
            NOW,
            WREN,
            Came.FILE,
            "habeas/0",
            "note.txt",
            Secrecy.PUBLIC,
            None,
            Description(),
        )
    )
    vault.evidence.add_reading(reading)
    vault.record.add_case(Case(CASE, "Testov", NOW, WREN, "KZ"))
    vault.record.add_entity(CASE, Entity(SUBJECT, EntityKind.PERSON, "Aidar Testov"))
    statement = Statement(
        subject=SUBJECT,
        prop="apprehension",
        value={"place": "Astana"},
        language=Lang.EN,
        source=SOURCE,
        anchor=Anchor(reading.id, Span(0, 5), "Aidar", "", " Testov was"),
        stance=Stance.ASSERTS,
        attributed_to=None,
        when=None,
        source_grade=None,
        information_grade=None,
        confidentiality=Confidentiality.TEAM,
        recorded_by=WREN,
        recorded_at=NOW,
        method=Method.TYPED,
        extractor=None,
        supersedes=None,
        reason="",
        nonce="0" * 32,
    )
    return vault, statement


plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=4), inner, max_size=3),
    max_leaves=6,
)
values: st.SearchStrategy[Mapping[str, Plain]] = st.dictionaries(st.text("abcdé", max_size=5), plain, max_size=4)
spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 10**6), st.integers(1, 99))
offsets = st.integers(-14 * 60, 14 * 60)
moments = st.builds(
    Moment,
    year=st.integers(1900, 2100),
    month=st.integers(1, 12),
    day=st.integers(1, 28),
    hour=st.integers(0, 23),
    minute=st.integers(0, 59),
    offset=offsets,
) | st.builds(Moment, year=st.integers(1, 9999), month=st.none() | st.integers(1, 12), approximate=st.booleans())
whens = (
    st.builds(When, moments)
    | st.builds(When, moments, st.just(Edge.OPEN))
    | st.builds(When, st.just(Edge.UNKNOWN), moments)
)
instants = st.builds(
    lambda at, minutes: at.replace(tzinfo=timezone(timedelta(minutes=minutes))),
    st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1)),
    offsets,
)


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_statement_is_loaded_as_it_was_stored(filled: tuple[Vault, Statement], data: st.DataObject) -> None:
    """Every field of a statement, and so its id, survives storing and loading."""
    vault, base = filled
    draw = data.draw
    statement = replace(
        base,
        prop=draw(st.text("abcd_", min_size=1, max_size=9)),
        value=draw(values | st.builds(Unknown, st.text(max_size=9)) | st.just(Absent())),
        language=draw(st.sampled_from(Lang)),
        anchor=replace(
            base.anchor,
            span=draw(
                st.builds(lambda start, length: Span(start, start + length), st.integers(0, 10**6), st.integers(1, 99))
            ),
            quote=draw(st.text()),
            prefix=draw(st.text()),
            page=draw(st.none() | st.integers(1, 9999)),
        ),
        stance=draw(st.sampled_from(Stance)),
        attributed_to=draw(st.none() | st.text()),
        when=draw(st.none() | whens),
        source_grade=draw(st.none() | st.sampled_from("ABCDEF")),
        information_grade=draw(st.none() | st.integers(1, 6)),
        confidentiality=draw(st.sampled_from(Confidentiality)),
        recorded_at=draw(instants),
        method=draw(st.sampled_from(Method)),
        extractor=draw(st.none() | st.text()),
        supersedes=draw(st.none() | st.just(StatementId("a" * 64))),
        reason=draw(st.text()),
        nonce=f"{draw(st.integers(0, 2**128 - 1)):032x}",
    )
    vault.record.add_statement(CASE, statement)
    loaded = {kept.id: kept for kept in vault.record.statements(CASE)}
    assert loaded[statement.id] == statement


def test_the_same_statement_twice_is_one(filled: tuple[Vault, Statement]) -> None:
    """Appending a statement whose id is kept changes nothing."""
    vault, statement = filled
    vault.record.add_statement(CASE, statement)
    vault.record.add_statement(CASE, statement)
    assert vault.record.statements(CASE) == (statement,)


def test_a_statement_names_only_what_is_kept(filled: tuple[Vault, Statement]) -> None:
    """A statement on an unknown case, subject, source or reading is refused and nothing is kept of it."""
    vault, statement = filled
    elsewhere = replace(statement.anchor, reading=ReadingId("f" * 64))
    for case, wrong in (
        (CaseId("d" * 32), statement),
        (CASE, replace(statement, subject=EntityId("0" * 32))),
        (CASE, replace(statement, source=SourceId("0" * 32))),
        (CASE, replace(statement, anchor=elsewhere)),
    ):
        with pytest.raises(WrongCall):
            vault.record.add_statement(case, wrong)
    assert vault.record.statements(CASE) == ()


def test_lists_come_in_the_order_of_adding(filled: tuple[Vault, Statement]) -> None:
    """Statements, entities, withdrawals and judgements are listed in the order in which they were added."""
    vault, base = filled
    record = vault.record
    statements = tuple(replace(base, nonce=f"{n:032x}") for n in (9, 3, 7, 1))
    for statement in statements:
        record.add_statement(CASE, statement)
    entities = tuple(Entity(EntityId(f"{n:032x}"), EntityKind.ORGAN, f"Organ {n}") for n in (8, 2, 5))
    for entity in entities:
        record.add_entity(CASE, entity)
        record.add_entity(CASE, entity)
    withdrawals = tuple(Withdrawal(statements[n].id, WREN, NOW, f"reason {n}") for n in (2, 0))
    for withdrawal in withdrawals:
        record.add_withdrawal(withdrawal)
    judgements = tuple(
        Judgement(entities[0].id, entities[1].id, sameness, WREN, NOW, "seen") for sameness in reversed(Sameness)
    )
    for judgement in judgements:
        record.add_judgement(CASE, judgement)
    assert record.statements(CASE) == statements
    assert record.entities(CASE)[1:] == entities
    assert record.entity(entities[1].id) == entities[1]
    assert record.withdrawals(CASE) == withdrawals
    assert record.judgements(CASE) == judgements


def test_what_is_not_kept_is_none_or_empty(vault: Vault) -> None:
    """An unknown name or id gives None, an unknown case empty lists."""
    record = vault.record
    assert record.case_named("nobody") is None
    assert record.entity(SUBJECT) is None
    assert record.cases() == ()
    assert record.entities(CASE) == ()
    assert record.statements(CASE) == ()
    assert record.judgements(CASE) == ()


def test_a_case_name_is_taken_once(filled: tuple[Vault, Statement]) -> None:
    """A second case of the same name or id is refused; the first stays."""
    vault, _ = filled
    kept = vault.record.cases()
    for case in (Case(CaseId("d" * 32), "Testov", NOW, WREN), Case(CASE, "another", NOW, WREN)):
        with pytest.raises(WrongCall):
            vault.record.add_case(case)
    assert vault.record.cases() == kept == (vault.record.case_named("Testov"),)


def test_withdrawing_or_judging_the_unknown_is_refused(filled: tuple[Vault, Statement]) -> None:
    """A withdrawal of no statement and a judgement on no entity raise WrongCall."""
    vault, _ = filled
    with pytest.raises(WrongCall):
        vault.record.add_withdrawal(Withdrawal(StatementId("a" * 64), WREN, NOW, "mistake"))
    with pytest.raises(WrongCall):
        vault.record.add_judgement(CASE, Judgement(SUBJECT, EntityId("0" * 32), Sameness.SAME, WREN, NOW, ""))
