"""The labels of papers: complete and alike in all five languages."""

import re

import pytest

from habeas.base.errors import Failed
from habeas.disclosure.papers.labels import LANGUAGES, labels


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_label_with_the_same_gaps(language: str) -> None:
    """No label is missing or empty in any language, and each has the gaps that the English one has."""
    theirs, ours = labels(language), labels("en")
    assert theirs.keys() == ours.keys()
    for key, label in theirs.items():
        assert label.strip()
        assert set(re.findall(r"\{\w+\}", label)) == set(re.findall(r"\{\w+\}", ours[key])), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_papers_has_a_name(language: str) -> None:
    """Each language says how it and the others are called, for the heads of quotations."""
    assert {f"language_{one}" for one in LANGUAGES} <= labels(language).keys()


def test_another_language_is_refused() -> None:
    """A language that no paper is written in is refused by name."""
    with pytest.raises(Failed, match="'xx'"):
        labels("xx")
