"""Dates as people type them, with a clear word when they are none."""

from habeas.base.errors import WrongCall
from habeas.base.plain import Plain
from habeas.base.when import When, parse_when
from habeas.desk.values import DATES


def typed_when(text: Plain) -> When | None:
    """The time that was typed, None for None; raises WrongCall that shows how dates are written."""
    if text is None:
        return None
    try:
        return parse_when(str(text))
    except ValueError as error:
        raise WrongCall(f"{error}.", DATES) from None
