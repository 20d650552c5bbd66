"""Nothing that is held back is in any byte of what is made for somebody outside; without the gate it is found."""

import pytest
from tests.disclosure.gate.canaries import canaries, found
from tests.disclosure.gate.full import told

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.extracting import extract_case
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.sheet import view_case
from habeas.output.exports.csv_zip import csv_zip
from habeas.output.papers.case_sheet_html import case_sheet_html
from habeas.output.papers.case_sheet_pdf import case_sheet_pdf

OUTSIDE = (Audience.UN_BODY, Audience.PARTNER_ARCHIVE, Audience.PRESS, Audience.PUBLIC)
IDS = ReleaseIds(b"k" * 32)
GROUPS = 20
EACH = 10


@pytest.mark.parametrize("group", range(GROUPS))
def test_nothing_is_found_in_pages_and_data(group: int) -> None:
    """In the sheet as HTML and in the tables of hundreds of generated cases no canary is found, in no form."""
    for seed in range(group * EACH, group * EACH + EACH):
        case = canaries(seed)
        admitted = told(case.made, OUTSIDE[seed % len(OUTSIDE)], list(Lang)[seed % 3])
        assert found(case_sheet_html(view_case(admitted)), _withheld(case.words, admitted.audience)) == set()
        assert (
            found(csv_zip(extract_case(admitted, IDS), admitted.lang), _withheld(case.words, admitted.audience))
            == set()
        )


@pytest.mark.parametrize("seed", range(4))
def test_nothing_is_found_in_pdf(seed: int) -> None:
    """Nor in text, streams and metadata of the PDF."""
    case = canaries(seed)
    admitted = told(case.made, OUTSIDE[seed], list(Lang)[seed % 3])
    assert found(case_sheet_pdf(view_case(admitted)), _withheld(case.words, admitted.audience)) == set()


@pytest.mark.parametrize("seed", range(3))
def test_without_the_gate_it_is_found(seed: int) -> None:
    """The same search finds every canary in what is made for oneself: in HTML, tables and PDF."""
    case = canaries(seed)
    admitted = told(case.made, Audience.SELF)
    whole = case_sheet_html(view_case(admitted))
    assert found(whole, case.words) == set(case.words)
    assert len(found(csv_zip(extract_case(admitted, IDS), Lang.EN), case.words)) > len(case.words) - 4
    assert len(found(case_sheet_pdf(view_case(admitted)), case.words)) > len(case.words) // 2


def _withheld(words: tuple[str, ...], audience: Audience) -> tuple[str, ...]:
    """What this audience may not find: a UN body is told the words that are called criminal."""
    return tuple(word for word in words if " " not in word or audience is not Audience.UN_BODY)
