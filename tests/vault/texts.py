"""Texts that a vault can keep: any characters but the zero byte and halves of characters."""

from hypothesis import strategies as st

SIGNS = st.characters(codec="utf-8", exclude_characters="\0")


def texts(min_size: int = 0, max_size: int | None = None) -> st.SearchStrategy[str]:
    """Any text of this many code points."""
    return st.text(SIGNS, min_size=min_size, max_size=max_size)
