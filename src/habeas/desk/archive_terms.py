"""What a person typed of an export, as terms; with a clear word for what is missing."""

from collections.abc import Sequence

from habeas.base.errors import WrongCall
from habeas.desk.archive_reading import Terms
from habeas.desk.dates import typed_when
from habeas.evidence.archives.archive import Arrest, Authority, Given, OthersWords


def terms_of(
    *,
    authority: str | None,
    given_by: str | None,
    made_at: str | None,
    how: str | None,
    arrest: str | None,
    own: Sequence[str],
    chats: Sequence[str],
    all_chats: bool,
    others: str | None,
) -> Terms:
    """The terms; others' words are pseudonymised where nothing is said, and nothing else has a default.

    Raises WrongCall without an authority, for a date that is none, and where single chats and all of
    them are asked for at once.
    """
    if authority is None:
        raise WrongCall(
            "Nobody said by whose authority this export may be read.",
            "Say --authority owner, or --authority defence, and with --given-by who gave it.",
        )
    if chats and all_chats:
        raise WrongCall("Single chats and all of them were asked for.", "Leave --chat or --all-chats out.")
    return Terms(
        given=Given(
            authority=Authority(authority),
            by=given_by,
            made_at=typed_when(made_at),
            how=how,
            arrest=Arrest.UNKNOWN if arrest is None else Arrest(arrest),
        ),
        owners=tuple(dict.fromkeys(own)),
        chats=tuple(dict.fromkeys(chats)),
        all_chats=all_chats,
        others=OthersWords.PSEUDONYMISE if others is None else OthersWords(others),
    )
