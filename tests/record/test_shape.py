"""The JSON of a case is what CONTRACTS says, and statements go to JSON and back."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.digest import digest_of
from habeas.base.ids import EntityId, Handle, ReadingId, SourceId, StatementId
from habeas.base.known import Absent, Unknown
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.base.when import parse_when
from habeas.evidence.text.anchor import Anchor
from habeas.record.accepting import draft_findings, draft_value, value_and_when
from habeas.record.fold import fold
from habeas.record.keeping import Case
from habeas.record.people import Entity
from habeas.record.shape import SCHEMA, SourceBrief, case_json
from habeas.record.statement_shape import known_from_json, statement_from_json, statement_json
from habeas.record.statements import Confidentiality, Method, Stance, Statement

type Say = Callable[..., Statement]

_WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | _WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=5,
)
_ANCHORS = st.builds(
    lambda start, quote, prefix, suffix, page: Anchor(
        ReadingId("r" * 64), Span(start, start + len(quote)), quote, prefix, suffix, page
    ),
    st.integers(0, 10**6),
    _WORDS.filter(bool),
    _WORDS,
    _WORDS,
    st.none() | st.integers(1, 900),
)
_STATEMENTS = st.builds(
    Statement,
    subject=st.just(EntityId("a" * 32)),
    prop=st.sampled_from(["hearing", "charge"]),
    value=st.dictionaries(st.sampled_from(["court", "about", "part"]), _PLAIN, max_size=3)
    | st.builds(Unknown, _WORDS)
    | st.just(Absent()),
    language=st.sampled_from(list(Lang)),
    source=st.just(SourceId("5" * 32)),
    anchor=_ANCHORS,
    stance=st.sampled_from(list(Stance)),
    attributed_to=st.none() | _WORDS,
    when=st.none()
    | st.sampled_from([parse_when(text) for text in ("2022-04", "2021~", "../2022", "2022-04-29T09:40Z")]),
    source_grade=st.none() | st.sampled_from("ABCDEF"),
    information_grade=st.none() | st.integers(1, 6),
    confidentiality=st.sampled_from(list(Confidentiality)),
    recorded_by=st.just(Handle("heron")),
    recorded_at=st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=6))])),
    method=st.sampled_from(list(Method)),
    extractor=st.none() | st.just("rules/1"),
    supersedes=st.none() | st.just(StatementId("d" * 64)),
    reason=_WORDS,
    nonce=st.just("0" * 32),
)


@given(_STATEMENTS)
def test_a_statement_goes_to_json_and_back(statement: Statement) -> None:
    """Nothing is lost on the way, by way of text, and the id is the same."""
    again = statement_from_json(json.loads(json.dumps(statement_json(statement))))
    assert again == statement
    assert again.id == statement.id


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"property": "release"}, "not those of its id"),
        ({"stance": "maybe"}, "maybe"),
        ({"anchor": None}, "not a statement"),
        ({"anchor": {"start": "3"}}, "not a statement"),
        ({"value": "words"}, "an object with its fields"),
        ({"information_grade": "2"}, "information_grade"),
        ({"subject": 5}, "subject is 5"),
        ({"recorded_at": "yesterday"}, "yesterday"),
    ],
)
def test_an_altered_statement_is_refused(say: Say, change: dict[str, object], says: str) -> None:
    """A field of the wrong form, or one that does not belong to the id, is named."""
    data = {**statement_json(say("visit", {}, "2022-05-01")), **change}
    with pytest.raises(ValueError, match=says):
        statement_from_json(data)  # type: ignore[arg-type]


def test_a_missing_field_is_named(say: Say) -> None:
    """A statement that was cut short says where."""
    data = statement_json(say("visit"))
    del data["nonce"]
    with pytest.raises(ValueError, match="nonce"):
        statement_from_json(data)


@given(st.builds(Unknown, _WORDS) | st.just(Absent()) | st.dictionaries(st.sampled_from(["court", "unknown"]), _PLAIN))
def test_what_is_not_known_is_told_apart_from_a_value(value: object) -> None:
    """`unknown` beside other fields, or with something else than a reason, is a field like others."""
    from habeas.record.statements import known_form

    again = known_from_json(known_form(value))  # type: ignore[arg-type]
    assert again == value or value == {"unknown": getattr(again, "reason", None)}


def test_the_case_object_has_the_shape_of_the_contracts(say: Say, case: Case, aidar: Entity) -> None:
    """Every promised key is there, a fact leads to statement, quote, place and digest."""
    first = say("apprehension", {"organ": "City police"}, "2022-04-29", by="the defence")
    second = say("apprehension", {}, "2022-04-28", source="s2")
    file, _ = fold(
        case, [aidar], [first, second, say("charge", {"code": "criminal", "article": "256"})], [], [], date(2022, 7, 28)
    )
    digest = digest_of(b"report")
    out = json.loads(json.dumps(case_json(file, {SourceId("s1"): SourceBrief("A report", digest)})))
    assert out["schema"] == SCHEMA
    assert (out["case"], out["as_of"], out["jurisdiction"]) == ("sample", "2022-07-28", "KZ")
    (detainee,) = out["detainees"]
    assert (detainee["name"], detainee["aliases"]) == ("Aidar Sample", [])
    assert (detainee["days_held"], detainee["days_held_at_most"]) == (90, 91)
    statement = next(each for each in out["statements"] if each["id"] == first.id)
    assert statement == {
        "id": first.id,
        "subject": "Aidar Sample",
        "subject_id": aidar.id,
        "property": "apprehension",
        "value": {"organ": "City police"},
        "stance": "asserts",
        "attributed_to": "the defence",
        "when": "2022-04-29",
        "lang": "en",
        "source": {"id": "s1", "title": "A report", "digest": digest},
        "anchor": {
            "start": 3,
            "end": 3 + len(first.anchor.quote),
            "quote": first.anchor.quote,
            "page": None,
            "recognised": False,
            "time": None,
            "machine": False,
        },
    }
    assert {conflict["about"] for conflict in out["conflicts"]} == {"when"}
    assert out["charges"][0]["article"] == "256"
    assert out["missing"][0]["label"].keys() == {"en", "ru", "kk"}
    ids = {each["id"] for each in out["statements"]}
    assert {key for fact in out["timeline"] for key in fact["statements"]} <= ids
    assert next(s for s in out["statements"] if s["id"] == second.id)["source"] == {
        "id": "s2",
        "title": None,
        "digest": None,
    }


def test_a_sure_count_has_no_second_number(say: Say, case: Case, aidar: Entity) -> None:
    """One date gives one number; without any date the number is null."""
    sure, _ = fold(case, [aidar], [say("apprehension", {}, "2022-04-29")], [], [], date(2022, 7, 28))
    unsure, _ = fold(case, [aidar], [say("apprehension")], [], [], date(2022, 7, 28))
    dateless = json.loads(json.dumps(case_json(unsure, {})))["detainees"][0]
    detainee = json.loads(json.dumps(case_json(sure, {})))["detainees"][0]
    assert detainee["days_held"] == 90
    assert "days_held_at_most" not in detainee
    assert dateless["days_held"] is None


@pytest.mark.parametrize(
    "draft",
    [
        {"when": "2022-04-29", "organ": "City police"},
        {"organ": "City police"},
        {},
        {"unknown": "nobody saw it"},
        {"absent": True, "when": "2022-05"},
    ],
)
def test_a_draft_is_taken_apart_and_put_together_again(say: Say, draft: dict[str, object]) -> None:
    """The time moves out of the value and back into it."""
    value, when = value_and_when("apprehension", draft)  # type: ignore[arg-type]
    assert draft_value(say("apprehension", value, None if when is None else str(when))) == draft


def test_a_wrong_draft_is_refused_with_its_first_fault() -> None:
    """Nothing is made of a value that does not fit its property."""
    with pytest.raises(ValueError, match="no field 'orgn'"):
        value_and_when("apprehension", {"orgn": "police"})
    assert [f.code for f in draft_findings("apprehension", {"absent": True, "when": "soon"})] == ["not-a-date"]
    assert [f.code for f in draft_findings("nothing", {"absent": True})] == ["unknown-property"]
    assert draft_findings("charge", {"unknown": "the article was not told"}) == ()


def test_fields_that_are_none_are_left_out() -> None:
    """None in a draft is the same as not given."""
    assert value_and_when("apprehension", {"organ": None, "when": None}) == ({}, None)


def test_the_moment_of_recording_keeps_its_zone(say: Say) -> None:
    """The id holds the time as it was written."""
    assert statement_json(say("visit"))["recorded_at"] == datetime(2022, 8, 1, 12, tzinfo=UTC).isoformat()
