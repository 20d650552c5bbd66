"""Shares of a recovery key on paper, a page for each holder: written in clear because a person asked for it."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from habeas.base.digest import digest_of
from habeas.base.language import Lang
from habeas.desk.copies import remember_copy
from habeas.desk.recovery import OneShare
from habeas.desk.session import Session
from habeas.desk.writing_clear import write_clear
from habeas.disclosure.share_view import share_view
from habeas.output.papers.share_paper import share_html, share_pdf
from habeas.vault.opening import open_vault


def write_shares(session: Session, shares: Sequence[OneShare], folder: Path, lang: Lang, day: date) -> tuple[Path, ...]:
    """A PDF and an HTML page for each share, remembered as clear copies; the files. Raises CannotWrite."""
    written = []
    for share in shares:
        view = share_view(share.words, share.splitting, share.number, len(shares), share.needed, lang, day)
        for ending, data in ((".pdf", share_pdf(view)), (".html", share_html(view))):
            path = folder / f"{share.number}{ending}"
            remember_copy(session, path, digest_of(data))
            write_clear(path, data)
            written.append(path)
    return tuple(written)


def print_shares(
    folder: Path,
    recovery_key: str,
    shares: Sequence[OneShare],
    to: Path,
    lang: Lang,
    now: Callable[[], datetime],
    chance: Callable[[int], bytes],
) -> tuple[Path, ...]:
    """As :func:`write_shares`, into the folder `to`, for the vault in `folder`, which the recovery key opens."""
    with open_vault(folder, None, recovery_key, random=chance) as vault:
        session = Session(vault, vault.owner, now, chance)
        return write_shares(session, shares, to, lang, now().date())
