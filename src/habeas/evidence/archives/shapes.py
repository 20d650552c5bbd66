"""Values of unknown shape, as JSON gives them: each is what it should be, or None."""

from habeas.evidence.text.decoding import normal_text


def mapping(value: object) -> dict[str, object] | None:
    """The value if it is a JSON object."""
    return value if isinstance(value, dict) else None


def sequence(value: object) -> list[object] | None:
    """The value if it is a JSON array."""
    return value if isinstance(value, list) else None


def words(value: object) -> str | None:
    """The value if it is a string, in the normal form of item texts (NFC, LF)."""
    return normal_text(value) if isinstance(value, str) else None


def mark(value: object) -> str | None:
    """An id or a name: a string that is not blank, or a whole number as a string."""
    if isinstance(value, int) and not isinstance(value, bool):
        return f"{value:d}" if abs(value) < 10**30 else None
    return value.strip() or None if isinstance(value, str) else None


def step(pointer: str, *keys: str | int) -> str:
    """The JSON Pointer (RFC 6901) that goes on from `pointer` by these keys."""
    return pointer + "".join("/" + str(key).replace("~", "~0").replace("/", "~1") for key in keys)
