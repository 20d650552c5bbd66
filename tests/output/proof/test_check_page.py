"""The page in a pack checks the pack in a real browser, from a file, without a request."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from tests.authority import make_authority
from tests.chromium import DESK, PHONE, chromium, opened
from tests.disclosure.proof.invented_proof import CHECKED, PAGE, PATH, REPORT, TOLD, proof, stamped_time

from habeas.base.digest import digest_of
from habeas.base.language import Lang
from habeas.disclosure.proof.proof import Proof, proof_form
from habeas.output.proof.check_page import check_page
from habeas.output.proof.pack import manifest_digest, pack_bytes

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all of them."""
    with chromium() as one:
        yield one


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Proof:
    """A proof with a time stamp."""
    authority = make_authority(tmp_path_factory.mktemp("authority"))
    time = stamped_time(authority.answer, authority.root.read_bytes(), digest_of(REPORT.encode()))
    return proof(times=(time,))


def told(page: Page, pack: bytes, folder: Path, lines: int) -> list[tuple[str, str]]:
    """What the page says of a pack, each line with whether it holds."""
    (folder / "pack.zip").write_bytes(pack)
    page.set_input_files("#pack", folder / "pack.zip")
    page.locator("#results li").nth(lines - 1).wait_for()
    found = page.locator("#results li")
    return [(found.nth(at).get_attribute("class") or "", found.nth(at).inner_text()) for at in range(found.count())]


@pytest.mark.parametrize("lang", list(Lang))
def test_a_whole_pack_holds(lang: Lang, browser: Browser, whole: Proof, tmp_path: Path) -> None:
    """Files, sentences and the road to the stamp hold; the digest is that of the manifest; nothing is asked for."""
    (tmp_path / "check.html").write_bytes(check_page(lang, "a-case", CHECKED))
    pack = pack_bytes(proof_form(whole), {whole.pages[0].path: PAGE.encode()})
    with opened(browser, tmp_path / "check.html") as (page, asked):
        lines = told(page, pack, tmp_path, 4)
        assert [kind for kind, _ in lines] == ["held"] * 4
        assert page.locator("#digest").inner_text() == manifest_digest(pack)
        assert page.evaluate("document.documentElement.lang") == lang.value
        (tmp_path / "report.txt").write_text(REPORT)
        page.set_input_files("#source", tmp_path / "report.txt")
        page.locator("#brought li.held").wait_for()
        page.set_input_files("#source", tmp_path / "pack.zip")
        page.locator("#brought li.wrong").wait_for()
        assert asked == []


def test_what_was_altered_is_told(browser: Browser, whole: Proof, tmp_path: Path) -> None:
    """A sentence that the page says otherwise, and what is no pack at all, are told as wrong."""
    (tmp_path / "check.html").write_bytes(check_page(Lang.EN, "a-case", CHECKED))
    other = pack_bytes(proof_form(whole), {whole.pages[0].path: PAGE.replace("3 May", "4 May").encode()})
    cut = pack_bytes(proof_form(whole), {whole.pages[0].path: PAGE.encode()}).replace(b"a-case.html", b"b-case.html")
    for pack, lines, wrong in (
        (other, 5, f"{PATH}#{TOLD}: The page says it in other words than the proof."),
        (cut, 5, "proof.json: The file is not what the manifest says."),
        (b"no pack", 2, "This is no proof pack that can be read."),
    ):
        with opened(browser, tmp_path / "check.html") as (page, _):
            found = [text for kind, text in told(page, pack, tmp_path, lines) if kind == "wrong"]
            assert found
            assert found[0].endswith(wrong)


@pytest.mark.parametrize(
    ("lang", "dark", "size"),
    [
        (Lang.EN, False, PHONE),
        (Lang.EN, True, DESK),
        (Lang.RU, True, PHONE),
        (Lang.RU, False, DESK),
        (Lang.KK, False, PHONE),
        (Lang.KK, True, DESK),
    ],
)
def test_everybody_can_read_it(
    lang: Lang, dark: bool, size: tuple[int, int], browser: Browser, whole: Proof, tmp_path: Path
) -> None:
    """Axe finds nothing, and no line is wider than the window, on a phone too, with results shown."""
    (tmp_path / "check.html").write_bytes(check_page(lang, "a-case", CHECKED))
    pack = pack_bytes(proof_form(whole), {whole.pages[0].path: PAGE.replace("3 May", "4 May").encode()})
    with opened(browser, tmp_path / "check.html", size, dark=dark) as (page, _):
        told(page, pack, tmp_path, 5)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_without_scripts_it_says_so(browser: Browser, tmp_path: Path) -> None:
    """Where scripts are off, the page says that it cannot check."""
    (tmp_path / "check.html").write_bytes(check_page(Lang.EN, "a-case", CHECKED))
    with opened(browser, tmp_path / "check.html", scripts=False) as (page, _):
        assert "scripts are off" in page.locator("noscript").inner_text()
