"""The laws of digests, spans, durations and errors."""

import unicodedata

import pytest
import rfc8785
from hypothesis import assume, given
from hypothesis import strategies as st

from habeas.base.digest import Json, canonical, digest_of, digest_of_json, parse_digest
from habeas.base.duration import Duration, parse_duration
from habeas.base.errors import ExitCode, Failed, HabeasError, WrongCall
from habeas.base.span import Span

plain = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
small = st.integers(0, 99)


def test_canonical_form_sorts_keys_and_keeps_letters() -> None:
    """Canonical form is RFC 8785: keys sorted, no spaces, letters as themselves in UTF-8."""
    assert canonical({"б": 1, "a": ["ә", True, None]}) == '{"a":["ә",true,null],"б":1}'.encode()


def test_composed_and_decomposed_letters_have_one_digest() -> None:
    """The same word in NFC and NFD is the same value."""
    assert digest_of_json({"имя": "й"}) == digest_of_json({"имя": "и\u0306"})


def test_keys_that_meet_in_nfc_are_refused() -> None:
    """Two keys that are one key after normalisation never silently lose a value."""
    with pytest.raises(ValueError, match="same in NFC"):
        canonical({"й": 1, "и\u0306": 2})


def test_floats_have_no_canonical_form() -> None:
    """A floating-point number is refused, for its digits differ between programs."""
    with pytest.raises(TypeError):
        canonical({"score": 0.5})  # type: ignore[dict-item]  # the wrong type is the point


@given(st.dictionaries(st.text(max_size=6), plain, max_size=6))
def test_the_order_of_keys_does_not_matter(value: dict[str, None]) -> None:
    """A digest depends on the value, not on the order in which keys were put in."""
    turned = dict(reversed(list(value.items())))
    try:
        expected = digest_of_json(value)
    except ValueError:
        with pytest.raises(ValueError, match="same in NFC"):
            digest_of_json(turned)
        return
    assert digest_of_json(turned) == expected


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**54), 2**54) | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)


@given(_JSON)
def test_the_form_is_that_of_rfc_8785(value: Json) -> None:
    """Byte for byte that of the library of the standard, or refused as it refuses."""
    told = _in_nfc(value)
    try:
        expected: object = rfc8785.dumps(told)  # type: ignore[arg-type]
    except (ValueError, UnicodeError) as refused:
        expected = type(refused)
    try:
        made: object = canonical(value)
    except (ValueError, UnicodeError) as refused:
        made = type(refused)
    assert made == expected


def _in_nfc(value: object) -> object:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [_in_nfc(inner) for inner in value]
    if isinstance(value, dict):
        named = {unicodedata.normalize("NFC", key): _in_nfc(inner) for key, inner in value.items()}
        assume(len(named) == len(value))
        return named
    return value


def test_digests_are_read_back_and_nothing_else_is() -> None:
    """Only sha256: and 64 lower-case hexadecimal digits are a digest."""
    digest = digest_of(b"x")
    assert parse_digest(digest) == digest
    for wrong in ("sha256:00", digest.upper(), digest.removeprefix("sha256:"), ""):
        with pytest.raises(ValueError, match="not a digest"):
            parse_digest(wrong)


@given(st.integers(0, 50), st.integers(1, 50), st.integers(0, 50), st.integers(1, 50))
def test_spans_overlap_when_they_share_a_code_point(a: int, la: int, b: int, lb: int) -> None:
    """Overlap, containment and cover agree with sets of code points."""
    one, two = Span(a, a + la), Span(b, b + lb)
    first, second = set(range(one.start, one.end)), set(range(two.start, two.end))
    assert one.overlaps(two) == bool(first & second)
    assert one.contains(two) == (second <= first)
    assert one.cover(two).contains(one)
    assert one.cover(two).contains(two)
    assert len(one) == la


def test_an_empty_or_negative_span_is_refused() -> None:
    """A span holds at least one code point and begins at nought or later."""
    for start, end in ((3, 3), (4, 3), (-1, 2)):
        with pytest.raises(ValueError, match="not a span"):
            Span(start, end)


@given(small, small, small, small, small, small)
def test_durations_round_trip(y: int, m: int, w: int, d: int, h: int, mi: int) -> None:
    """Every duration is read back from what it writes, units kept apart."""
    length = Duration(y, m, w, d, h, mi)
    assert parse_duration(str(length)) == length


def test_what_is_no_duration_is_refused() -> None:
    """`P`, `2M` and fractions are not lengths of ours."""
    for wrong in ("", "P", "PT", "2M", "P1.5M", "-P1D"):
        with pytest.raises(ValueError, match="not a duration"):
            parse_duration(wrong)


def test_every_error_has_its_number_and_exit_code() -> None:
    """The numbers of errors are distinct; each exit code but 0 has its error, 1 that of what a finding says."""
    kinds = HabeasError.__subclasses__()
    assert len({kind.number for kind in kinds}) == len(kinds)
    assert {kind.exit_code for kind in kinds} == set(ExitCode) - {ExitCode.DONE}


def test_an_error_says_what_happened_and_what_to_do() -> None:
    """The text of an error is its number, the sentence and the remedy."""
    assert str(WrongCall("There is no case X.", "List them with `habeas cases`.")) == (
        "H001 There is no case X. List them with `habeas cases`."
    )
    assert str(Failed("It broke.")) == "H002 It broke."
