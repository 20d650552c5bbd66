"""For whom something is made: who will read it decides what may leave."""

from enum import StrEnum

from habeas.base.errors import WrongCall


class Audience(StrEnum):
    """Who will read what is made. What each may be told stands in `audiences/<audience>.yaml`; `self` has one too."""

    SELF = "self"
    TEAM = "team"
    COUNSEL = "counsel"
    COURT = "court"
    UN_BODY = "un_body"
    PARTNER_ARCHIVE = "partner_archive"
    PRESS = "press"
    PUBLIC = "public"


def require_self(audience: Audience) -> None:
    """Raise WrongCall for anybody but whoever holds the vault: for views that have not gone through the gate."""
    if audience is not Audience.SELF:
        raise WrongCall(
            f"This view is not made for the audience '{audience.value}': it holds everything.",
            "Only 'self' can be shown it; nothing was disclosed. Make a paper for that audience instead.",
        )
