"""The laws of text on a terminal: it is seen and not obeyed."""

import json

from hypothesis import given
from hypothesis import strategies as st

from habeas.cli.visible import escaped, visible


@given(st.text())
def test_visible_text_is_as_long_and_holds_no_control_sign(text: str) -> None:
    """Each control sign becomes one visible sign; line ends and tabs stay."""
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any((ord(c) < 32 and c not in "\n\t") or 127 <= ord(c) < 160 or "\u202a" <= c <= "\u202e" for c in shown)


@given(st.text())
def test_escaped_json_says_the_same(text: str) -> None:
    """What another program reads is the same text, whatever signs it has."""
    document = escaped(json.dumps({"quote": text}, ensure_ascii=False))
    assert json.loads(document) == {"quote": text}
    assert "\x9b" not in document


def test_ordinary_words_stay_as_they_are() -> None:
    """Letters of any script, with their accents, are printed as they are."""
    text = "Әділет, правда, Gerechtigkeit — «слово»\n\tстрока"
    assert visible(text) == text
