"""The record as the vault keeps it: what is loaded is what was stored."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.vault.texts import texts

from habeas.base.errors import WrongCall
from habeas.base.ids import CaseId, EntityId, Handle, ReadingId, SourceId, StatementId
from habeas.base.known import Absent, Unknown
from habeas.base.language import Lang
from habeas.base.moment import Moment
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.base.when import Edge, When
from habeas.record.keeping import Case, StatementMark
from habeas.record.people import Entity, EntityKind, Judgement, Sameness
from habeas.record.statements import Confidentiality, Method, Stance, Withdrawal
from habeas.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Story

NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
WREN = Handle("wren")
NOBODY = EntityId("0" * 32)

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | texts(max_size=8),
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
def test_a_statement_is_loaded_as_it_was_stored(filled: Vault, story: "Story", data: st.DataObject) -> None:
    """Every field of a statement, and so its id, survives storing and loading."""
    base = story.statement
    draw = data.draw
    statement = replace(
        base,
        prop=draw(st.text("abcd_", min_size=1, max_size=9)),
        value=draw(values | st.builds(Unknown, texts(max_size=9)) | st.just(Absent())),
        language=draw(st.sampled_from(Lang)),
        anchor=replace(
            base.anchor,
            span=draw(
                st.builds(lambda start, length: Span(start, start + length), st.integers(0, 10**6), st.integers(1, 99))
            ),
            quote=draw(texts()),
            prefix=draw(texts()),
            page=draw(st.none() | st.integers(1, 9999)),
        ),
        stance=draw(st.sampled_from(Stance)),
        attributed_to=draw(st.none() | texts()),
        when=draw(st.none() | whens),
        source_grade=draw(st.none() | st.sampled_from("ABCDEF")),
        information_grade=draw(st.none() | st.integers(1, 6)),
        confidentiality=draw(st.sampled_from(Confidentiality)),
        recorded_at=draw(instants),
        method=draw(st.sampled_from(Method)),
        extractor=draw(st.none() | texts()),
        supersedes=draw(st.none() | st.just(StatementId("a" * 64))),
        reason=draw(texts()),
        nonce=f"{draw(st.integers(0, 2**128 - 1)):032x}",
    )
    filled.record.add_statement(story.case.id, statement)
    loaded = {kept.id: kept for kept in filled.record.statements(story.case.id)}
    assert loaded[statement.id] == statement


def test_the_same_statement_twice_is_one(filled: Vault, story: "Story") -> None:
    """Appending a statement whose id is kept changes nothing."""
    filled.record.add_statement(story.case.id, story.statement)
    filled.record.add_statement(story.case.id, story.statement)
    assert filled.record.statements(story.case.id) == (story.statement,)


def test_a_statement_names_only_what_is_kept(filled: Vault, story: "Story") -> None:
    """A statement on an unknown case, subject, source or reading is refused and nothing is kept of it."""
    statement = story.statement
    elsewhere = replace(statement.anchor, reading=ReadingId("f" * 64))
    for case, wrong in (
        (CaseId("d" * 32), statement),
        (story.case.id, replace(statement, subject=NOBODY)),
        (story.case.id, replace(statement, source=SourceId("0" * 32))),
        (story.case.id, replace(statement, anchor=elsewhere)),
    ):
        with pytest.raises(WrongCall):
            filled.record.add_statement(case, wrong)
    assert filled.record.statements(story.case.id) == ()


def test_a_time_whose_offset_cannot_be_kept_is_refused(filled: Vault, story: "Story") -> None:
    """An offset of parts of a second would change the statement's id; it is refused."""
    odd = timezone(timedelta(hours=5, microseconds=1))
    with pytest.raises(WrongCall, match="whole seconds"):
        filled.record.add_statement(story.case.id, replace(story.statement, recorded_at=NOW.astimezone(odd)))


def test_lists_come_in_the_order_of_adding(filled: Vault, story: "Story") -> None:
    """Statements, entities, withdrawals and judgements are listed in the order in which they were added."""
    record, case = filled.record, story.case.id
    statements = tuple(replace(story.statement, nonce=f"{n:032x}") for n in (9, 3, 7, 1))
    for statement in statements:
        record.add_statement(case, statement)
    entities = tuple(Entity(EntityId(f"{n:032x}"), EntityKind.ORGAN, f"Organ {n}") for n in (98, 92, 95))
    for entity in entities:
        record.add_entity(case, entity)
        record.add_entity(case, entity)
    withdrawals = tuple(Withdrawal(statements[n].id, WREN, NOW, f"reason {n}") for n in (2, 0))
    for withdrawal in withdrawals:
        record.add_withdrawal(withdrawal)
    judgements = tuple(
        Judgement(entities[0].id, entities[1].id, sameness, WREN, NOW, "seen") for sameness in reversed(Sameness)
    )
    for judgement in judgements:
        record.add_judgement(case, judgement)
    assert record.statements(case) == statements
    assert record.statements(case, story.statement.prop) == statements
    assert record.statements(case, "nothing of the kind") == ()
    assert [StatementMark(one.id, one.subject, one.supersedes, one.extractor) for one in statements] == list(
        record.statement_marks(case)
    )
    assert record.entities(case) == (story.entity, story.other, *entities)
    assert record.entity(entities[1].id) == entities[1]
    assert record.withdrawals(case) == withdrawals
    assert record.judgements(case) == judgements


def test_cases_are_apart(filled: Vault, story: "Story") -> None:
    """What one case holds does not show in another, though they share an entity."""
    record, other = filled.record, Case(CaseId("d" * 32), "another", NOW, WREN)
    record.add_case(other)
    record.add_entity(other.id, story.entity)
    record.add_statement(story.case.id, story.statement)
    record.add_withdrawal(story.withdrawal)
    record.add_judgement(story.case.id, story.judgement)
    assert record.entities(other.id) == (story.entity,)
    assert record.statements(other.id) == ()
    assert record.withdrawals(other.id) == ()
    assert record.judgements(other.id) == ()


def test_what_is_not_kept_is_none_or_empty(vault: Vault, story: "Story") -> None:
    """An unknown name or id gives None, an unknown case empty lists."""
    record = vault.record
    assert record.case_named("nobody") is None
    assert record.entity(NOBODY) is None
    assert record.cases() == ()
    assert record.entities(story.case.id) == ()
    assert record.statements(story.case.id) == ()
    assert record.judgements(story.case.id) == ()


def test_a_case_name_is_taken_once(filled: Vault, story: "Story") -> None:
    """A second case of the same name or id is refused; the first stays."""
    for case in (replace(story.case, id=CaseId("d" * 32)), replace(story.case, name="another")):
        with pytest.raises(WrongCall):
            filled.record.add_case(case)
    assert filled.record.cases() == (story.case,)
    assert filled.record.case_named(story.case.name) == story.case


def test_withdrawing_or_judging_the_unknown_is_refused(filled: Vault, story: "Story") -> None:
    """A withdrawal of no statement and a judgement on no entity raise WrongCall."""
    with pytest.raises(WrongCall):
        filled.record.add_withdrawal(Withdrawal(StatementId("a" * 64), WREN, NOW, "mistake"))
    with pytest.raises(WrongCall):
        filled.record.add_judgement(
            story.case.id, Judgement(story.entity.id, NOBODY, Sameness.SAME, WREN, NOW, "guess")
        )


def test_a_zero_byte_is_refused_and_nothing_is_lost(vault: Vault) -> None:
    """A text that no table of a server could hold is kept nowhere, so that every vault can be moved to one."""
    with pytest.raises(WrongCall, match="zero byte"):
        vault.record.add_case(Case(CaseId("1" * 32), "a\0b", NOW, WREN, None))
    assert vault.record.cases() == ()
