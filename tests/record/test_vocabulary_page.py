"""The reference page is what the vocabulary says."""

import re
from pathlib import Path

from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.page import vocabulary_page

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "vocabulary.md"


def test_the_committed_page_is_the_generated_one() -> None:
    """Whoever changes the vocabulary renews the page: it is the output of `vocabulary_page`, byte for byte."""
    assert PAGE.read_text("utf-8") == vocabulary_page(vocabulary())


def test_every_id_is_on_the_page() -> None:
    """Nothing of the vocabulary is left out."""
    words, page = vocabulary(), vocabulary_page(vocabulary())
    ids = [
        *words.entities,
        *words.properties,
        *words.gaps,
        *(code for each in words.lists.values() for code in each.codes),
    ]
    assert all(f"`{key}`" in page for key in ids)
    assert "\n\n\n" not in page
    assert page.endswith("|\n")


def test_the_page_of_the_record_names_every_finding() -> None:
    """Every code that the record can find stands in its reference page."""
    root = PAGE.parents[2]
    code = "".join(path.read_text("utf-8") for path in sorted((root / "src/habeas/record").rglob("*.py")))
    made = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', code)) - set(vocabulary().gaps)
    page = (PAGE.parent / "record.md").read_text("utf-8")
    assert "different-yet-same" in made
    assert {each for each in made if f"`{each}`" not in page} == set()
