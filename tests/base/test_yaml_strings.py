"""What people write into lists stays as they write it."""

import pytest
import yaml

from habeas.base.yaml_strings import strings_in


def test_every_value_is_text() -> None:
    """Numbers, dates, truths and nothing at all stay the letters that were written."""
    assert strings_in("a: no\nb: 1.10\nc: 2023-05-03\nd: ~\ne: [1, {f: null}]\ng:\n") == {
        "a": "no",
        "b": "1.10",
        "c": "2023-05-03",
        "d": "~",
        "e": ["1", {"f": "null"}],
        "g": "",
    }
    assert strings_in("") is None


def test_a_tag_makes_nothing() -> None:
    """A tag that would call something in other loaders is the text behind it."""
    assert strings_in("a: !!python/object/apply:os.getcwd []") == {"a": []}


def test_what_is_no_yaml_is_refused_with_its_place() -> None:
    """The error says the line."""
    with pytest.raises(yaml.YAMLError, match=r"line \d"):
        strings_in("a: 1\nb: [")
