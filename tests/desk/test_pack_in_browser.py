"""Whoever checks a pack in a browser and whoever checks it by command come to one answer, however it was altered."""

import re
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.authority import make_authority
from tests.chromium import chromium, opened
from tests.disclosure.proof.invented_proof import CHECKED, PAGE, PATH, REPORT, proof, stamped_time
from tests.output.proof.tampering import Form, tamperings

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.desk.pack_checking import check_pack
from habeas.disclosure.proof.proof import proof_form
from habeas.output.proof.check_page import check_page
from habeas.output.proof.pack import pack_bytes

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("browser")]


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    """A proof with a time stamp, as JSON."""
    authority = make_authority(tmp_path_factory.mktemp("authority"))
    time = stamped_time(authority.answer, authority.root.read_bytes(), digest_of(REPORT.encode()))
    made = proof(times=(time,))
    told = proof_form(made)
    assert isinstance(told, dict)
    return told


def by_command(pack: bytes) -> Counter[str]:
    """What the command finds, by code."""
    try:
        return Counter(finding.code for finding in check_pack(pack, ()).findings)
    except WrongCall:
        return Counter(["no-pack"])


def in_browser(page: Page, pack: bytes) -> Counter[str]:
    """What the page finds, by code; what else it says has none."""
    page.set_input_files("#pack", {"name": "pack.zip", "mimeType": "application/zip", "buffer": pack})
    page.locator("#results[data-state=held], #results[data-state=wrong]").wait_for(state="attached")
    found = page.evaluate("[...document.querySelectorAll('#results li')].map((one) => one.dataset.code)")
    state = page.evaluate("document.getElementById('results').dataset.state")
    page.evaluate("document.getElementById('results').dataset.state = ''")
    codes = Counter(code for code in found if code)
    assert (state == "wrong") is bool(codes)
    return codes


def test_the_page_says_wrong_where_the_command_does(form: Form, tmp_path: Path) -> None:
    """Over more than a hundred altered packs both find the same, by code; and nothing where nothing was altered."""
    (tmp_path / "check.html").write_bytes(check_page(Lang.EN, "a-case", CHECKED))
    packs = dict(tamperings(form))
    assert len(packs) > 100
    with chromium() as browser, opened(browser, tmp_path / "check.html") as (page, asked):
        whole = pack_bytes(form, {PATH: PAGE.encode()})
        assert by_command(whole) == in_browser(page, whole) == Counter()
        told = {name: by_command(pack) for name, pack in packs.items()}
        seen = {name: in_browser(page, pack) for name, pack in packs.items()}
        assert {name: (told[name], seen[name]) for name in packs if told[name] != seen[name]} == {}
        # A byte of the ZIP that no reader looks at (a time, a version) alters nothing that the pack says.
        assert [name for name in packs if not told[name] and not re.match(r"byte \d", name)] == []
        assert asked == []
