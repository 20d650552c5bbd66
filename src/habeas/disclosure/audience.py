"""For whom a View is made: who will read it decides what may leave."""

from enum import StrEnum

from habeas.base.errors import WrongCall


class Audience(StrEnum):
    """Who will read a View. Nobody's View is wider than its allow-list; `self` goes through one too."""

    SELF = "self"
    TEAM = "team"
    COUNSEL = "counsel"
    COURT = "court"
    UN_BODY = "un_body"
    PARTNER_ARCHIVE = "partner_archive"
    PRESS = "press"
    PUBLIC = "public"


BUILT = frozenset({Audience.SELF})
"""The audiences whose rules are decided. The others need consent, secrecy and paraphrase first."""


def require_built(audience: Audience) -> None:
    """Return when Views for this audience can be made; raise WrongCall when its rules are not built yet."""
    if audience not in BUILT:
        raise WrongCall(
            f"Views for the audience '{audience.value}' are not built yet.",
            "Only 'self' can be made now; nothing was disclosed.",
        )
