"""Years of dates without one."""

import pytest

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.document import Sentence
from habeas.drafting.times.dates import find_times
from habeas.drafting.years import Calendar


def _whens(*texts: str) -> list[str]:
    sentences = [Sentence(i, Span(i * 1000, i * 1000 + len(t)), t, Lang.EN, i) for i, t in enumerate(texts)]
    calendar = Calendar(sentences, {s.index: find_times(s.text, Lang.EN) for s in sentences})
    return [str(time.when) for s in sentences for time in calendar.times(s.index)]


@pytest.mark.parametrize(
    ("line", "told", "when"),
    [
        ("January 27, 2016 — Torvik", "On January 27 a court prolonged his detention by two months.", "2016-01-27"),
        ("January 5, 2016 — Torvik", "On December 28 a court prolonged his detention by two months.", "2015-12-28"),
        ("January 27, 2016 — Torvik", "He was arrested on December 5 in the street by two policemen.", "XXXX-12-05"),
        ("January 27, 2016 — Torvik", "A court prolonged his detention until May 5 at a closed session.", "2016-05-05"),
    ],
)
def test_the_date_line_settles_only_what_is_near_it(line: str, told: str, when: str) -> None:
    """A day within a month of the date line has its year, an end within half a year too, others have none."""
    assert _whens(line, told)[-1] == when


def test_a_story_goes_on_from_date_to_date() -> None:
    """Each day takes its year from the date before it, over the turn of the year, and hands it on."""
    told = "He was arrested on 17 October 2022 at home.", "On 11 January he was charged.", "On 25 May he was tried."
    assert _whens(*told) == ["2022-10-17", "2023-01-11", "2023-05-25"]


def test_a_birth_date_begins_no_story() -> None:
    """A date long before the others of the text gives its year to nobody."""
    told = (
        "He was born on 4 September 1990.",
        "He was arrested on 7 October.",
        "He was tried on 2 May 2024 in the city.",
    )
    assert _whens(*told)[1] == "XXXX-10-07"


def test_an_interval_is_settled_with_its_end() -> None:
    """The end of an interval without a year is in the year of its beginning."""
    told = "He was arrested on 10 February 2023 at home.", "On 12-13 February his flat was searched for hours."
    assert _whens(*told)[1] == "2023-02-12/2023-02-13"
