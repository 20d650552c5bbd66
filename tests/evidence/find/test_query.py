"""The question a person types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.errors import WrongCall
from habeas.evidence.find.query import Part, Query, parse_query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Адвокат суд", Query(((Part(("адвокат",)),), (Part(("суд",)),)))),
        ('"не допустили"', Query(((Part(("не", "допустили")),),))),
        ("«не допустили» суд", Query(((Part(("не", "допустили")),), (Part(("суд",)),)))),
        ("„Haus“", Query(((Part(("haus",)),),))),
        ("суд -адвокат", Query(((Part(("суд",)),),), (Part(("адвокат",)),))),
        ("адво*", Query(((Part(("адво",), prefix=True),),))),
        ("a b OR c", Query(((Part(("a",)),), (Part(("b",)), Part(("c",)))))),
        ("суд ИЛИ сот", Query(((Part(("суд",)), Part(("сот",))),))),
        ("29.04.2022", Query(((Part(("29", "04", "2022")),),))),
        ("юго-восток", Query(((Part(("юго", "восток")),),))),
        ("суд — адвокат", Query(((Part(("суд",)),), (Part(("адвокат",)),)))),
    ],
)
def test_a_question_is_taken_apart(text: str, query: Query) -> None:
    """Words, phrases in any quotation marks, exclusions, beginnings and alternatives are what they say."""
    assert parse_query(text) == query


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "no word"),
        ("-суд", "no word to search"),
        ('"не допустили', "not closed"),
        ("OR суд", "before it"),
        ("суд OR", "after it"),
        ("суд OR OR сот", "before it"),
        ("суд OR -сот", "must not occur"),
        ("а*", "two letters"),
        ('""', "no word in the quotation marks"),
        ("слово " * 40, "more than 32"),
        ("я" * 2_000, "longer than"),
    ],
)
def test_what_cannot_be_understood_is_said(text: str, what: str) -> None:
    """The message names the fault, and what can be typed."""
    with pytest.raises(WrongCall, match=what) as refused:
        parse_query(text)
    assert refused.value.remedy


@given(st.text(max_size=120))
def test_any_text_is_a_question_or_refused(text: str) -> None:
    """Nothing that is typed breaks it, and no part is empty."""
    try:
        query = parse_query(text)
    except WrongCall:
        return
    assert query.groups
    assert all(part.words and all(part.words) for part in (*query.parts, *query.without))
