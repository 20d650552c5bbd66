"""The reference page says what the code does: every finding and every limit."""

import re
from pathlib import Path

from habeas.evidence.containers import inside
from habeas.evidence.sources.source import Secrecy
from habeas.evidence.text import finding_again, paged, web_page
from habeas.evidence.text.mail import anatomy

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/reference/evidence.md").read_text(encoding="utf-8")
PAGES = PAGE + "".join(
    (ROOT / "docs/reference" / name).read_text(encoding="utf-8")
    for name in (
        "archives.md",
        "confinement.md",
        "intake.md",
        "online.md",
        "pictures.md",
        "registers.md",
        "register-lookup.md",
        "reprints.md",
        "transcripts.md",
    )
)
CODES = {
    code
    for module in (ROOT / "src/habeas/evidence").rglob("*.py")
    for code in re.findall(r"Finding\(\s*\"([a-z0-9-]+)\"", module.read_text(encoding="utf-8"))
}


def test_every_finding_is_explained() -> None:
    """Each code that the room can give stands in one of its reference pages."""
    assert len(CODES) > 20
    assert {code for code in CODES if f"`{code}`" not in PAGES} == set()


def test_every_secrecy_status_is_explained() -> None:
    """Each status has its line, and only the first two may reach the public."""
    rows = {row[0]: row[2] for row in re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", PAGE, re.MULTILINE)}
    assert set(rows) == {status.value for status in Secrecy}
    assert {name for name, may in rows.items() if may != "never"} == {"public", "own_knowledge"}


def test_the_limits_are_those_of_the_code() -> None:
    """Numbers in the page are the numbers in the readers."""
    limits: tuple[int, ...] = (web_page.MOST_DEPTH, paged.MOST_PAGES, paged.MOST_CHARACTERS, paged.MOST_ON_A_PAGE)
    limits += (inside.MOST_PARTS, inside.MOST_DEEP, anatomy.MOST_NESTED)
    for limit in limits:
        assert f"{limit:,}" in PAGE
    for size in (web_page.MOST_BYTES, inside.LARGEST_PART):
        assert f"{size >> 20} MiB" in PAGE
    assert f"{inside.MOST_BYTES >> 30} GiB" in PAGE
    assert f"up to {finding_again.MOST_EDITS:.0%}".replace("%", " %") in PAGE
