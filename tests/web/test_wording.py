"""The laws of the pages' words: three languages say the same, and no template asks for what is not there."""

import re
import string
from pathlib import Path

import pytest

from habeas.base.language import Lang
from habeas.web.words import sentences

ROOM = Path(__file__).parents[2] / "src" / "habeas" / "web"
BUILT = {"source", "custody", "frame", "cases", "review", "verify", "fault", "evidence", "questions"}
"""Parts of which a page makes some keys from a code."""


def _fields(text: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", [Lang.RU, Lang.KK])
def test_all_languages_say_the_same_things(lang: Lang) -> None:
    """The same keys with the same fields, each in words of its own."""
    english, other = sentences(Lang.EN), sentences(lang)
    assert english.keys() == other.keys()
    for key, text in english.items():
        assert _fields(text) == _fields(other[key]), key
        assert other[key].strip(), key
        assert (
            not re.search("[A-Za-z]{4,}", re.sub(r"`[^`]*`|\{\w+\}|Shift|Enter|Esc", "", other[key]))
            or text == other[key]
        ), key


def test_every_word_that_a_template_asks_for_is_there() -> None:
    """What stands in quotes behind `say` is a key."""
    known = sentences(Lang.EN)
    for template in ROOM.glob("templates/*.html"):
        for key in re.findall(r'{% say "([^"]+)"', template.read_text("utf-8")):
            assert key in known, (template.name, key)


def test_no_word_is_left_that_nothing_asks_for() -> None:
    """A key stands in a template or a page, or belongs to a part whose keys are made from codes."""
    asked = "".join(path.read_text("utf-8") for path in [*ROOM.rglob("*.html"), *ROOM.rglob("*.py")])
    left = [key for key in sentences(Lang.EN) if f'"{key}"' not in asked and key.partition(".")[0] not in BUILT]
    assert [key for key in left if key.partition(".")[2] != "title"] == []
