"""The site in a real browser: on a phone and a desk, in three languages, with no script, from a stick, for ears."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from tests.chromium import DESK, PHONE
from tests.disclosure.site.paging import SLUG

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("browser")]

PAGES = ("{lang}/index.html", "{lang}/where.html", f"{{lang}}/case/{SLUG}.html")


@contextmanager
def opened(
    browser: Browser,
    path: Path,
    size: tuple[int, int],
    *,
    script: bool = True,
    dark: bool = False,
    trusted: bool = False,
) -> Iterator[Page]:
    """A page from a file, in a window of its own. `trusted` lets a test's own script run in it."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        java_script_enabled=script,
        bypass_csp=trusted,
    )
    page = context.new_page()
    page.goto(path.as_uri())
    yield page
    context.close()


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_axe_finds_nothing_and_nothing_runs_over_the_edge(
    browser: Browser, built: tuple[Path, dict[str, bytes]], lang: str
) -> None:
    """Every kind of page is clean for screen readers and no wider than a phone; a case on a dark desk too."""
    looks = [(where, PHONE, False) for where in PAGES]
    # What is dark and wide is so in every language.
    looks += [(PAGES[-1], DESK, True), ("index.html", PHONE, False)] if lang == "kk" else []
    for where, size, dark in looks:
        with opened(browser, built[0] / where.format(lang=lang), size, dark=dark, trusted=True) as page:
            wrong = Axe().run(page).response["violations"]
            assert [(where, each["id"], each["nodes"][0]["target"]) for each in wrong] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_at_twice_the_size_nothing_runs_over_the_edge(
    browser: Browser, built: tuple[Path, dict[str, bytes]], lang: str
) -> None:
    """At 200 % zoom a desk's window has the width of a tablet's, and a phone's half of its own."""
    for size in ((640, 450), (320, 370)):
        with opened(browser, built[0] / f"{lang}/case/{SLUG}.html", size) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_nothing_is_asked_of_any_host(browser: Browser, built: tuple[Path, dict[str, bytes]]) -> None:
    """Every request of every page goes to the folder it lies in, and none is refused by its own policy."""
    folder, files = built
    asked: list[str] = []
    said: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: said.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for path in files:
        if path.endswith(".html"):
            page.goto((folder / path).as_uri())
    context.close()
    assert [url for url in asked if not url.startswith(folder.as_uri())] == []
    assert said == []


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_everything_can_be_read_without_a_script(
    browser: Browser, built: tuple[Path, dict[str, bytes]], lang: str
) -> None:
    """With scripts off the list, the case and its footnotes are there; the search, which could do nothing, is not."""
    folder, _ = built
    with opened(browser, folder / lang / "index.html", DESK, script=False) as page:
        assert page.locator("#cards li").count() == 3
        assert not page.locator("#finder").is_visible()
        page.locator("#cards a").first.click()
        assert page.locator("h1").count() == 1
        assert page.locator(".footnotes li").count() > 10
        page.locator("sup.notes a").first.click()
        assert "#note-" in page.url


@pytest.mark.parametrize(
    ("lang", "asked"),
    [("en", "Esenov"), ("en", "esen"), ("ru", "Есенову"), ("ru", "ЕСЕНОВЫМ"), ("kk", "Есеновтың"), ("kk", "esenov")],
)
def test_the_search_finds_other_forms_of_a_name(
    browser: Browser, built: tuple[Path, dict[str, bytes]], lang: str, asked: str
) -> None:
    """From a stick, with no server, a name is found in any ending and in the other alphabet."""
    with opened(browser, built[0] / lang / "index.html", DESK) as page:
        page.fill("#asked", asked)
        expect(page.locator("#found")).not_to_be_empty()
        expect(page.locator("#cards a").first).to_be_visible()
        assert SLUG in [href.rpartition("/")[2].removesuffix(".html") for href in _hrefs(page)]


def _hrefs(page: Page) -> list[str]:
    return [each.get_attribute("href") or "" for each in page.locator("#cards a").all()]


def test_the_search_says_when_it_finds_nothing_and_gives_the_list_back(
    browser: Browser, built: tuple[Path, dict[str, bytes]]
) -> None:
    """A word that no case has empties the list and says so; taking it away brings the list back."""
    with opened(browser, built[0] / "en/index.html", DESK) as page:
        page.fill("#asked", "zzzzqqq")
        expect(page.locator("#found")).to_have_text("Nothing was found.")
        assert page.locator("#cards li").count() == 0
        page.fill("#asked", "")
        expect(page.locator("#cards li")).to_have_count(3)


def test_filters_leave_only_what_they_name(browser: Browser, built: tuple[Path, dict[str, bytes]]) -> None:
    """A country and a year together leave the cases that have both."""
    with opened(browser, built[0] / "en/index.html", DESK) as page:
        page.select_option("#by-country", "KZ")
        expect(page.locator("#cards li")).to_have_count(2)
        page.select_option("#by-year", "2019")
        expect(page.locator("#cards li")).to_have_count(1)
        assert page.locator("#cards h3").inner_text() == "Ерлан Оразов"


def test_the_language_switch_stays_at_the_page(browser: Browser, built: tuple[Path, dict[str, bytes]]) -> None:
    """From a case in one language one comes to the same case in another."""
    with opened(browser, built[0] / f"en/case/{SLUG}.html", PHONE) as page:
        page.get_by_role("link", name="Қазақша").click()
        assert page.url.endswith(f"kk/case/{SLUG}.html")
        assert page.locator("html").get_attribute("lang") == "kk"


@pytest.mark.parametrize(
    ("lang", "asked"),
    [("en", "beketov"), ("ru", "Бекетовым"), ("kk", "Бекетовтің"), ("kk", "ABISHEV"), ("ru", "абишеву")],
)
def test_of_many_found_the_first_are_shown_and_the_next_when_asked_for(
    browser: Browser, large: tuple[Path, dict[str, bytes]], lang: str, asked: str
) -> None:
    """The count is of all; cards come by two dozen, each once, and the first new one takes the focus."""
    family = "Бекетов" if asked[0] in "bБ" else "Әбішев"
    with opened(browser, large[0] / lang / "index.html", PHONE) as page:
        page.fill("#asked", asked)
        expect(page.locator("#cards li")).to_have_count(23)
        assert {name.split()[1] for name in page.locator("#cards h3").all_inner_texts()} == {family}
        page.fill("#asked", "")
        page.select_option("#by-country", "RU")
        expect(page.locator("#cards li")).to_have_count(24)
        assert "53" in page.locator("#found").inner_text()
        page.locator("#more").click()
        expect(page.locator("#cards li")).to_have_count(48)
        page.locator("#more").click()
        expect(page.locator("#cards li")).to_have_count(53)
        expect(page.locator("#more")).to_be_hidden()
        assert len(set(_hrefs(page))) == 53
        assert page.evaluate("document.activeElement.href") in [
            page.evaluate("each => each.href", each.element_handle()) for each in page.locator("#cards a").all()[48:]
        ]


@pytest.mark.parametrize("dark", [False, True])
def test_a_long_index_is_clean_for_screen_readers_with_and_without_what_was_found(
    browser: Browser, large: tuple[Path, dict[str, bytes]], dark: bool
) -> None:
    """The steps from page to page, the button for more and the pages of counts; light and dark, phone and desk."""
    for where, size in (("ru/index.html", PHONE), ("kk/page-2.html", PHONE), ("en/where-2.html", DESK)):
        with opened(browser, large[0] / where, size, dark=dark, trusted=True) as page:
            if where.endswith("index.html"):
                page.select_option("#by-country", "RU")
                expect(page.locator("#more")).to_be_visible()
            assert [(where, each["id"]) for each in Axe().run(page).response["violations"]] == []
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_without_a_script_every_page_of_the_index_can_be_reached(
    browser: Browser, large: tuple[Path, dict[str, bytes]]
) -> None:
    """The last page is one step from the first, and nothing that needs a script is shown."""
    with opened(browser, large[0] / "en/index.html", PHONE, script=False) as page:
        assert not page.locator("#more").is_visible()
        page.locator(".steps .far a").last.click()
        assert page.url.endswith("en/page-4.html")
        assert page.locator("#cards li").count() == 160 - 3 * 48
