"""What a document says of itself is proposed; what it does not say stays unknown."""

import pytest

from habeas.base.digest import digest_of
from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.evidence.sources.source import Basis, Description
from habeas.evidence.text.description import describe
from habeas.evidence.text.heading import dateline, heading_of
from habeas.evidence.text.page_facts import exact_time
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading

BODY = "Asel Muratova was taken from her flat in Kentau on Monday. Her lawyer was not let in to see her."


def described(data: bytes) -> Description:
    """The description of these bytes."""
    reading = read_copy(data, digest_of(data))
    assert isinstance(reading, Reading)
    return describe(data, reading)


def test_the_head_of_a_text_gives_title_date_author_and_address() -> None:
    """Title, byline, date line and address stand at the head and are proposed, entities read."""
    text = (
        "Muratova&#8217;s custody extended\nBy Nurlan Seitov\nMarch 16, 2031 — Kentau\n\n"
        f"{BODY}\n\nSource: https://example.org/a?b=1\n"
    )
    found = described(text.encode())
    assert found.title is not None
    assert found.title.value == "Muratova’s custody extended"
    assert found.title.basis is Basis.PROPOSED
    assert found.author is not None
    assert found.author.value == "Nurlan Seitov"
    assert found.published is not None
    assert str(found.published.value) == "2031-03-16"
    assert found.address is not None
    assert found.address.value == "https://example.org/a?b=1"
    assert found.language is not None
    assert found.language.value is Lang.EN


def test_what_is_not_said_stays_unknown() -> None:
    """A text that is only sentences proposes nothing but its language."""
    found = described(BODY.encode())
    assert (found.title, found.author, found.publisher, found.published, found.address) == (None,) * 5


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("March 16, 2031 — Kentau", "2031-03-16"),
        ("16 March 2031", "2031-03-16"),
        ("Published: 2031-03-16 10:15", "2031-03-16"),
        ("16.03.2031, 10:15", "2031-03-16"),
        ("г. Кентау, 16 марта 2031 года", "2031-03-16"),
        ("16 марта 2031 г.", "2031-03-16"),
        ("2031 жылғы 16 наурыз", "2031-03-16"),
        ("31 February 2031", None),
        ("03/04/2031", None),
        ("March 2031", None),
        ("She was arrested on March 16, 2031 by two officers", None),
        ("On March 16, 2031 the court extended her custody.", None),
        ("Article 16.03 of the code", None),
    ],
)
def test_a_date_line_is_a_date_and_little_else(line: str, day: str | None) -> None:
    """A date in a sentence, an ambiguous or an impossible one is no date line."""
    found = dateline(line)
    assert (None if found is None else str(found)) == day


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n\n{BODY}",
        "To the prosecutor of the region:\n\n" + BODY,
        "Добавить комментарий\n\n" + BODY,
        "14 March 2031\n\n" + BODY,
        "Only one line",
        "",
    ],
)
def test_a_first_line_that_is_no_heading_is_no_title(text: str) -> None:
    """A sentence, an addressee, a form, a date or a line with nothing below it is no title."""
    assert heading_of(text).title is None


PAGE = """<!doctype html><html lang="ru"><head><title>Суд продлил арест | Кентау сегодня</title>
<meta property="og:site_name" content="Кентау сегодня"><meta name="author" content="{author}">
<link rel="canonical" href="https://example.org/sud"><meta property="article:published_time"
content="2031-03-16T10:15:00+05:00">{more}</head><body><article><h1>{heading}</h1>
<p>Суд продлил срок содержания под стражей Асель Муратовой, не выслушав защиту.</p></article></body></html>"""


def page(author: str = "Нурлан Сеитов", heading: str = "Суд продлил арест", more: str = "") -> Description:
    """The description of a page with these parts."""
    return described(PAGE.format(author=author, heading=heading, more=more).encode())


def test_a_page_s_own_code_is_read() -> None:
    """Meta tags, canonical address and heading give every field, the time with its offset."""
    found = page()
    values = [
        field.value if field else None
        for field in (found.title, found.author, found.publisher, found.published, found.address, found.language)
    ]
    assert values == [
        "Суд продлил арест",
        "Нурлан Сеитов",
        "Кентау сегодня",
        parse_when("2031-03-16T10:15+05:00"),
        "https://example.org/sud",
        Lang.RU,
    ]


def test_linked_data_comes_first() -> None:
    """What schema.org says of the article is preferred, whoever it names, inside a graph or not."""
    more = """<script type="application/ld+json">{"@graph": [{"@type": "Organization", "name": "x"},
    {"@type": ["NewsArticle"], "headline": "Арест продлён", "author": [{"name": "А. Б."}, "В. Г."],
    "publisher": {"name": "Вестник"}, "datePublished": "2031-03-17"}]}</script>"""
    found = page(more=more)
    assert found.title is not None
    assert found.title.value == "Арест продлён"
    assert found.author is not None
    assert found.author.value == "А. Б., В. Г."
    assert found.publisher is not None
    assert found.publisher.value == "Вестник"
    assert found.published is not None
    assert str(found.published.value) == "2031-03-17"


@pytest.mark.parametrize(
    "more",
    [
        '<script type="application/ld+json">{not json</script>',
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<script type="application/ld+json">[1, "x", null, {"@type": 5}]</script>',
        '<script type="application/ld+json">{"@type": "Article", "headline": {"a": 1}, "author": [[["x"]]]}</script>',
    ],
)
def test_broken_linked_data_is_passed_over(more: str) -> None:
    """Whatever stands in the place of schema.org data, the other facts are read."""
    found = page(more=more)
    assert found.publisher is not None


def test_the_saver_s_remark_gives_the_address() -> None:
    """Where a browser noted the page's address when saving, that is the address."""
    data = b"<!-- saved from url=(0027)https://example.org/first/a -->\n" + PAGE.encode()
    found = described(data)
    assert found.address is not None
    assert found.address.value == "https://example.org/first/a"


@pytest.mark.parametrize("author", ["admin", "https://example.org/u/1", "Редактор"])
def test_a_system_s_name_is_no_author(author: str) -> None:
    """A login name, an address or a role is not proposed as author."""
    assert page(author=author).author is None


@pytest.mark.parametrize(
    ("stamp", "when"),
    [
        ("2031-03-16T10:15:30+0500", "2031-03-16T10:15+05:00"),
        ("2031-03-16 10:15", "2031-03-16T10:15"),
        ("2031-03-16T10:15:00.000Z", "2031-03-16T10:15Z"),
        ("2031-03-16", "2031-03-16"),
        ("2031-13-16", None),
        ("March 16", None),
    ],
)
def test_time_stamps_are_read_exactly_or_not_at_all(stamp: str, when: str | None) -> None:
    """A stamp keeps its minute and offset; one that is no date gives nothing."""
    found = exact_time(stamp)
    assert (None if found is None else str(found)) == when
