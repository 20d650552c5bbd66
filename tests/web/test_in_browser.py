"""The desk in a real browser: by mouse, by keyboard, without scripts, at every width, and with a hostile document."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import Browser, BrowserContext, Page, expect
from tests.chromium import DESK, PHONE
from tests.conftest import DESK_PASSPHRASE
from tests.web.conftest import REPORT, WAITING, Made
from tests.web.running import Clock, beside, running

from habeas.base.language import Lang
from habeas.web.serving import Serving
from habeas.web.words import say

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("browser")]


@contextmanager
def window(
    browser: Browser, served: Serving, size: tuple[int, int] = DESK, *, scripts: bool = True, **more: bool
) -> Iterator[Page]:
    """A window that came in by the door and unlocked; `dark` colours, or `trusted` for a test's own script."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if more.get("dark") else "light",
        java_script_enabled=scripts,
        bypass_csp=more.get("trusted", False),
    )
    with context:
        page = context.new_page()
        enter(context, page, served)
        yield page


def enter(context: BrowserContext, page: Page, served: Serving) -> None:
    """Come in by the address, or with the cookie of whoever did."""
    if served.room.door.token is None:
        context.add_cookies(COOKIES[served.room.door.host])
        page.goto(served.address + "cases")
    else:
        page.goto(served.address)
        page.wait_for_url(re.compile("/(cases|locked)"))
        COOKIES[served.room.door.host] = [
            SetCookieParam(name=one["name"], value=one["value"], url=f"http://{served.room.door.host}")
            for one in context.cookies()
            if one["name"] == served.room.door.cookie
        ]
    if served.room.locked:
        page.fill("#passphrase", DESK_PASSPHRASE)
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile("/(cases|unlock)$"))
        assert not served.room.locked, page.locator("main").inner_text()


COOKIES: dict[str, list[SetCookieParam]] = {}


def clean(page: Page, where: str, width: int) -> None:
    """Axe finds nothing, and nothing runs over the edge."""
    wrong = Axe().run(page).response["violations"]
    assert [(where, one["id"], one["nodes"][0]["html"]) for one in wrong] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width, where


def press(page: Page, key: str) -> None:
    """Press a key once the page listens."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def pages_of(own: Made) -> list[str]:
    """Every kind of page."""
    done, waiting = f"/case/{own.done}", f"/case/{own.waiting}"
    return [
        "/cases",
        "/keys",
        "/nope",
        done,
        f"{done}/ledger",
        f"{done}/clock",
        f"{done}/questions",
        f"{done}/evidence",
        f"{done}/review",
        f"{waiting}/review",
    ]


@pytest.mark.parametrize("lang", list(Lang))
def test_every_page_is_clean_and_no_wider_than_its_window(
    browser: Browser, served: Serving, own: Made, lang: Lang
) -> None:
    """On a phone and on a desk, light and dark; a document, a proposal with its form open, and the locked page too."""
    for size, dark in ((PHONE, lang is Lang.RU), (DESK, lang is Lang.EN))[: 2 if lang is not Lang.RU else 1]:
        with window(browser, served, size, trusted=True, dark=dark) as page:
            page.goto(served.address + f"language/{lang.value}")
            for path in pages_of(own):
                page.goto(served.address.rstrip("/") + path)
                if path.endswith(f"{own.waiting}/review"):
                    page.keyboard.press("c")
                clean(page, path, size[0])
            page.goto(served.address + f"case/{own.done}")
            page.locator("sup.notes a").first.click()
            clean(page, "a place", size[0])
            page.get_by_role("searchbox").fill("tasköl")
            page.get_by_role("searchbox").press("Enter")
            clean(page, "what was found", size[0])
            assert page.locator("html").get_attribute("lang") == lang.value
    beside(served.room.lock)
    with browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]}, bypass_csp=True) as context:
        page = context.new_page()
        context.add_cookies(COOKIES[served.room.door.host])
        page.goto(served.address + "cases")
        assert "/locked?next=" in page.url
        clean(page, "locked", PHONE[0])


def test_at_twice_the_size_nothing_runs_over_the_edge(browser: Browser, served: Serving, own: Made) -> None:
    """At 200 % zoom a desk's window has the width of a tablet's, and a phone's half of its own."""
    for size in ((640, 450), (320, 370)):
        with window(browser, served, size) as page:
            for path in pages_of(own):
                page.goto(served.address.rstrip("/") + path)
                assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path


def test_nothing_is_asked_of_any_host_and_no_policy_is_broken(browser: Browser, served: Serving, own: Made) -> None:
    """Every request goes to this desk, and the console stays silent."""
    with window(browser, served) as page:
        asked: list[str] = []
        said: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        for path in pages_of(own):
            if path != "/nope":
                page.goto(served.address.rstrip("/") + path)
        assert [url for url in asked if not url.startswith(served.address)] == []
        assert said == []


@pytest.mark.parametrize("lang", list(Lang))
def test_a_first_case_by_mouse_alone(browser: Browser, vault_folder: Path, tmp_path: Path, lang: Lang) -> None:
    """From the empty vault to an accepted fact in the case file, with clicks, one file and one name."""
    report = tmp_path / "report.txt"
    report.write_text(REPORT, "utf-8")
    with running(vault_folder, lang=lang) as served, window(browser, served) as page:
        expect(page.locator(".teach li")).to_have_count(3)
        page.locator("#name").fill("Baker")
        page.get_by_role("button", name=say(lang, "cases.make")).click()
        page.locator("#files").set_input_files(report)
        page.locator("#secrecy").select_option("public")
        page.get_by_role("button", name=say(lang, "evidence.take_in"), exact=True).click()
        page.get_by_role("button", name=say(lang, "evidence.draft")).click()
        page.get_by_role("link", name=say(lang, "review.begin")).click()
        before = int(page.locator(".rail .count").inner_text())
        for _ in range(3):
            page.locator("#decide button[value=accept]").click()
            expect(page.locator(".done")).to_contain_text(say(lang, "review.done_accepted"))
        assert int(page.locator(".rail .count").inner_text()) == before - 3
        page.get_by_role("link", name=say(lang, "file.title"), exact=True).click()
        page.locator("sup.notes a").first.click()
        expect(page.locator("mark.here").first).to_be_visible()
        expect(page.locator("#fact-h")).to_be_visible()


@pytest.mark.parametrize("lang", list(Lang))
def test_review_by_keyboard_alone(browser: Browser, served: Serving, own: Made, lang: Lang) -> None:
    """Accept, take back, next, previous, reject, and a correction on words marked with arrows; no mouse."""
    with window(browser, served) as page:
        page.goto(served.address + f"language/{lang.value}")
        page.goto(served.address + f"case/{own.waiting}")
        press(page, "g")
        press(page, "r")
        page.wait_for_url("**/review")
        press(page, "a")
        expect(page.locator(".done")).to_contain_text(say(lang, "review.done_accepted"))
        press(page, "u")
        expect(page.locator(".done")).to_contain_text(say(lang, "review.done_withdrawn"))
        first = page.locator(".quoted").inner_text()
        press(page, "n")
        page.wait_for_url(re.compile("/review/[0-9a-f]+$"))
        press(page, "p")
        expect(page.locator(".quoted")).to_have_text(first)
        press(page, "r")
        expect(page.locator(".done")).to_contain_text(say(lang, "review.done_rejected"))
        shown = page.locator(".quoted").inner_text()
        press(page, "c")
        page.keyboard.press("Escape")
        page.evaluate("document.activeElement.blur()")
        press(page, "m")
        expect(page.locator("#marking")).not_to_be_empty()
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("Enter")
        marked = page.locator("#marked-words").inner_text()
        assert marked
        assert shown.startswith(marked)
        assert len(marked) < len(shown)
        page.locator("#correcting button[value=correct]").press("Enter")
        expect(page.locator(".done")).to_contain_text(say(lang, "review.done_corrected"))
        page.get_by_role("link", name=say(lang, "review.see")).press("Enter")
        assert "".join(page.locator("mark.here").all_inner_texts()) == marked


def test_words_are_marked_with_the_mouse(browser: Browser, served: Serving, own: Made) -> None:
    """What is selected in the text opens the correction, stands in it letter by letter, and goes into a field."""
    with window(browser, served) as page:
        page.goto(served.address + f"case/{own.waiting}/review")
        page.locator("mark.here").first.dblclick(position={"x": 12, "y": 9})
        chosen = page.evaluate("getSelection().toString().trim()")
        assert chosen
        expect(page.locator("#marked-words")).to_have_text(chosen)
        page.locator(".take-marked").first.click()
        into = page.locator(".take-marked").first.get_attribute("data-into")
        assert page.locator(f"#{into}").input_value() == chosen


def test_without_scripts_everything_is_read_and_decided(browser: Browser, served: Serving, own: Made) -> None:
    """With scripts off the pages hold their content, a form decides, and nothing that needs a script is shown."""
    with window(browser, served, scripts=False) as page:
        expect(page.locator(".case-rows li")).to_have_count(2)
        page.get_by_role("link", name=WAITING).click()
        page.locator(".rail a", has_text="Review").click()
        assert not page.locator("#mark").is_visible()
        page.locator("#decide button[value=reject]").click()
        expect(page.locator(".done")).to_contain_text("Rejected")
        page.locator("#correct summary").click()
        page.locator("#correcting button[value=correct]").click()
        expect(page.locator(".done")).to_contain_text("Accepted as corrected")
        page.goto(served.address + f"case/{own.done}")
        assert page.locator(".footnotes li").count() > 3
        page.locator("sup.notes a").first.click()
        expect(page.locator("mark.here").first).to_be_visible()


def test_a_hostile_document_is_only_words(browser: Browser, served: Serving, own: Made) -> None:
    """Markup in a document, in its names and in a quote is shown as letters and does nothing."""
    with window(browser, served) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(served.address + f"case/{own.waiting}/evidence")
        page.get_by_role("link", name="hostile.txt").or_(page.locator(".sources h3 a").nth(1)).first.click()
        expect(page.locator(".reading")).to_contain_text('<img src=x onerror="document.title=')
        page.goto(served.address + f"case/{own.waiting}/review")
        assert page.title() == "Review · Habeas"
        assert page.locator("main img[src=x]").count() == 0
        assert all(url.startswith(served.address) for url in asked)


def test_escape_twice_locks_every_tab(browser: Browser, served: Serving, own: Made) -> None:
    """The page is gone at once, the vault is closed, and another tab goes away when it looks."""
    with window(browser, served) as page:
        other = page.context.new_page()
        other.goto(served.address + f"case/{own.done}")
        page.bring_to_front()
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.wait_for_url("**/locked")
        assert served.room.locked
        other.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
        other.wait_for_url("**/locked?next=*")
        assert "Qarabulaq" not in other.content()
        page.go_back()
        page.wait_for_url(re.compile("/locked"))


def test_several_files_go_one_after_the_other_with_their_progress(
    browser: Browser, served: Serving, own: Made, tmp_path: Path
) -> None:
    """Each file's line says what became of it, and the list is one step away."""
    paths = [tmp_path / f"letter-{n}.txt" for n in range(3)]
    for n, path in enumerate(paths):
        path.write_text(f"Letter {n} of May 2023.", "utf-8")
    with window(browser, served) as page:
        page.goto(served.address + f"case/{own.done}/evidence")
        page.locator("#files").set_input_files(paths)
        page.get_by_role("button", name="Put in", exact=True).click()
        expect(page.locator(".progress p")).to_have_count(3)
        for n in range(3):
            expect(page.locator(".progress p").nth(n)).to_contain_text(f"letter-{n}.txt: kept")
        page.locator(".progress > a").click()
        expect(page.locator(".sources li")).to_have_count(5)


def test_typing_keeps_the_desk_open(browser: Browser, own: Made) -> None:
    """A person who types is not idle: the page says so to the desk."""
    clock = Clock()
    with running(own.folder, clock, idle=100) as served, window(browser, served) as page:
        clock.at += 90
        page.wait_for_timeout(100)
        with page.expect_request("**/touch"):
            page.clock.install()
            page.clock.fast_forward(60_000)
            page.locator("#name").press("x")
        page.wait_for_timeout(200)
        clock.at += 90
        assert not beside(served.room.lock_when_idle)
