"""Strategies that harm a document: any JSON value in any place, any byte altered, any end cut off."""

from typing import Any

from hypothesis import strategies as st

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
"""Any JSON value."""

TEXTS = st.text(min_size=1, max_size=40).filter(lambda text: bool(text.strip()))
"""Words: anything that is not only space."""


def places_of(value: Any) -> list[tuple[Any, Any]]:
    """Every container of a document with every key or index in it."""
    found: list[tuple[Any, Any]] = []
    keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        found.append((value, key))
        found += places_of(value[key])
    return found


def put_anywhere(document: Any, data: st.DataObject, times: int = 2) -> None:
    """Put any JSON value in some places of a document, or take something away."""
    for _ in range(times):
        places = places_of(document)
        if not places:
            return
        container, key = data.draw(st.sampled_from(places))
        if data.draw(st.integers(0, 3)):
            container[key] = data.draw(JSON)
        else:
            del container[key]


def harm_bytes(raw: bytes, data: st.DataObject) -> bytes:
    """Cut, alter, insert or remove some bytes."""
    at = data.draw(st.integers(0, max(len(raw) - 1, 0)))
    length = data.draw(st.integers(0, 40))
    return data.draw(
        st.sampled_from([raw[:at], raw[:at] + raw[at + length :], raw[:at] + b"\xff\x00" + raw[at:], raw[:at] + raw])
    )
