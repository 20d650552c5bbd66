"""A finding of another room as a source of the case."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.digest import digest_of
from habeas.base.ids import SourceId
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.findings.ledger.case_finding import CaseFinding, StandsOn, finding_in, finding_text

LINE = st.text(st.characters(blacklist_categories=["C", "Z"]), min_size=1, max_size=30)
SOURCES = st.builds(
    StandsOn,
    st.sampled_from([SourceId("a" * 32), SourceId("b" * 32)]),
    st.binary(max_size=4).map(digest_of),
    st.none() | st.builds(lambda start, more: Span(start, start + more), st.integers(0, 99), st.integers(1, 99)),
)
FINDINGS = st.builds(
    CaseFinding,
    LINE,
    LINE,
    st.sampled_from(Lang),
    st.lists(SOURCES, max_size=3).map(tuple),
    LINE,
    st.dates(),
    st.lists(LINE, max_size=3).map(tuple),
)


@given(finding=FINDINGS)
def test_what_was_written_is_read_back(finding: CaseFinding) -> None:
    """The record loses nothing, and its sentence stands in it to be quoted."""
    text = finding_text(finding)
    assert finding_in(text) == finding
    assert finding.sentence in text


@pytest.mark.parametrize("text", ["", "A letter.\n", "Habeas: record of a finding\ncode: x\n"])
def test_another_text_is_no_record(text: str) -> None:
    """What is no record, or is cut short, is not taken for one."""
    assert finding_in(text) is None


def test_a_sentence_of_two_lines_is_refused() -> None:
    """A field that would break the record is refused before anything is kept."""
    made = CaseFinding("c", "one\ntwo", Lang.EN, (), "habeas/1", date(2022, 8, 1))
    with pytest.raises(ValueError, match="one line"):
        finding_text(made)
