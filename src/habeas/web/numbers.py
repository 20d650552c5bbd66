"""Numbers that come in addresses and forms."""


def number_of(told: str | None) -> int | None:
    """A whole number of at most nine digits; None where there is none, or what is told is none."""
    return int(told) if told and told.isascii() and told.isdecimal() and len(told) < 10 else None
