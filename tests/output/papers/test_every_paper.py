"""Every kind of paper in each of its languages, set and opened: in a real browser, on a phone, and as pages of print.

What is looked at is structure and not pixels: nothing runs over its edge or over other words, every mark has its
footnote, every stretch of another language says which.
"""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page
from tests.chromium import PHONE, chromium
from tests.disclosure.invented import Making, example
from tests.disclosure.papers.making import paper_of, sentences_of

from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.paper import Paper, PaperKind
from habeas.disclosure.papers.registry import PAPERS
from habeas.disclosure.view import plain
from habeas.output.papers.paper_html import paper_html
from habeas.output.papers.paper_pdf import paper_pdf
from habeas.output.papers.paper_words import ready

pytestmark = pytest.mark.xdist_group("every paper")

EVERY = [(kind, lang) for kind, paper in PAPERS.items() for lang in paper.langs]

_STAMP = 40.0
"""Signs taller than this, in points, are of the stamp across the page, over which words may run."""

_MARGINS = (60.0, 535.4)
"""Where the text of a page may begin and end, in points from the left: 22 mm of 210, less a hair."""

_STRUCTURE = """() => {
    const all = selector => [...document.querySelectorAll(selector)];
    const levels = all('h1, h2, h3, h4, h5, h6').map(one => Number(one.tagName[1]));
    const target = link => document.getElementById(decodeURIComponent(link.getAttribute('href').slice(1)));
    return {
        lang: document.documentElement.lang,
        first: levels[0],
        skips: levels.filter((level, at) => at > 0 && level - levels[at - 1] > 1).length,
        empty: all('h1, h2, h3, h4, th, caption, dt').filter(one => !one.textContent.trim()).length,
        wide: document.documentElement.scrollWidth,
        tables: all('table').filter(one => one.parentElement.clientWidth + 1 < one.offsetWidth
            && getComputedStyle(one.parentElement).overflowX === 'visible').length,
        lost: all('a[href^="#"]').filter(one => !target(one)).length,
        marks: new Set(all('a[role=doc-noteref]').map(one => one.getAttribute('href'))).size,
        notes: all('[role=doc-endnote], [id^=note-]').length,
        unnamed: all('[lang]').filter(one => !one.lang).length,
        doubled: document.body.innerText.match(/\\S  +\\S/g) || [],
    };
}"""


@cache
def _case() -> Making:
    """The invented case, with filings of long names and a person who is named under a code name."""
    made = example()
    long = "Department of the investigation of especially important cases of the prosecutor's office of the city"
    for at, day in enumerate(("2023-04-03", "2023-04-19", "2023-05-02")):
        value = {"to": long, "about": "the refusal to question the eleven witnesses at all"}
        made.say(at, "complaint", value, "подала жалобу", when=day)
    made.say(0, "reply", {"by": long, "outcome": "refused"}, "отказано", when="2023-05-11")
    made.say(0, "ill_treatment", {"claim": "двое суток держали\nбез сна"}, "двое суток держали\nбез сна")
    return made


@cache
def _paper(kind: PaperKind, lang: PaperLang) -> Paper:
    return paper_of(_case(), kind, lang)


@pytest.fixture(scope="module")
def page() -> Iterator[Page]:
    """A phone's page in the system's Chromium, one for all papers."""
    with chromium() as started:
        yield _page(started)


def _page(browser: Browser) -> Page:
    return browser.new_page(viewport={"width": PHONE[0], "height": PHONE[1]}, bypass_csp=True)


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_it_is_right_on_a_phone(page: Page, kind: PaperKind, lang: PaperLang) -> None:
    """Nothing is wider than the phone, no heading is empty or skips a level, every mark leads to its footnote."""
    paper = ready(_paper(kind, lang))
    page.set_content(paper_html(paper).decode())
    found = page.evaluate(_STRUCTURE)
    assert found.pop("wide") <= PHONE[0]
    assert found.pop("notes") == found.pop("marks") == len(paper.footnotes)
    assert found == {
        "lang": lang.value, "first": 1, "skips": 0, "empty": 0, "tables": 0, "lost": 0, "unnamed": 0, "doubled": [],
    }  # fmt: skip


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_in_print_no_word_runs_over_an_edge_or_another(kind: PaperKind, lang: PaperLang) -> None:
    """On every page each sign stands between the margins, and none stands on another: no cell runs into the next."""
    document = pypdfium2.PdfDocument(paper_pdf(_paper(kind, lang)))
    try:
        for number, sheet in enumerate(document, 1):
            text = sheet.get_textpage()
            boxes = list(_boxes(text))
            over = [sign for left, _, right, _, sign in boxes if left < _MARGINS[0] or right > _MARGINS[1]]
            assert not over, f"page {number}: {''.join(over)} beyond the margins"
            assert not _on_another(boxes), f"page {number}: {_on_another(boxes)}"
    finally:
        document.close()


type _Box = tuple[float, float, float, float, str]


def _boxes(text: pypdfium2.PdfTextPage) -> Iterator[_Box]:
    """Left, bottom, right, top and sign of every sign that is drawn, the stamp left out."""
    for at, sign in enumerate(text.get_text_range()):
        if sign.isspace() or at >= text.count_chars():
            continue
        left, bottom, right, top = text.get_charbox(at, loose=True)
        if 0 < top - bottom < _STAMP:
            yield left, bottom, right, top, sign


def _on_another(boxes: list[_Box]) -> list[tuple[str, str]]:
    """Pairs of signs of one line of print of which the second begins well before the first ends.

    The letters of a ligature have one box, or a share of it, and are read as one sign.
    """
    lines: dict[int, list[_Box]] = {}
    for box in boxes:
        lines.setdefault(round(box[1] * 2), []).append(box)
    found = []
    for line in lines.values():
        line.sort()
        found += [
            (one[4], two[4])
            for one, two in pairwise(line)
            if one[:4] != two[:4] and two[0] < (one[0] + one[2]) / 2 - 0.5
        ]
    return found


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_no_sentence_is_put_together_badly(kind: PaperKind, lang: PaperLang) -> None:
    """No sentence has a field that was not filled, two spaces, a space before a stop, or two stops at its end."""
    for text in (plain(one.line) for one in sentences_of(_paper(kind, lang))):
        assert "{" not in text
        assert "  " not in text, text
        assert " ," not in text, text
        assert " ." not in text, text
        assert not text.endswith(".."), text
