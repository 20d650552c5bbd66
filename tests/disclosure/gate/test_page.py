"""The reference page of disclosure is what the lists say."""

from pathlib import Path

from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.audiences import rules_of
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.gate.page import disclosure_page
from habeas.record.vocabulary.loading import vocabulary

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "disclosure.md"


def test_the_committed_page_is_the_generated_one() -> None:
    """Whoever changes a list renews the page, byte for byte."""
    renew = "run: python -m habeas.disclosure.gate.page > docs/reference/disclosure.md"
    assert PAGE.read_text("utf-8") == disclosure_page(), renew


def test_every_property_audience_and_protection_is_on_the_page() -> None:
    """Nothing of the lists is left out, and each property is told to as many as its row says."""
    page = disclosure_page()
    rows = {line.split(" | ")[0].removeprefix("| ").strip("`"): line for line in page.splitlines() if line[:1] == "|"}
    assert {one.value for one in (*Audience, *Protection)} <= rows.keys()
    for prop in vocabulary().properties:
        told = sum(prop in rules_of(audience).told for audience in Audience)
        assert rows[prop].count("told") == told
    assert "\n\n\n" not in page
    assert "<!--" not in page
