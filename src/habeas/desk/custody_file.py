"""The picture of a custody as a file: written whole, remembered as a clear copy, without a name in it."""

from collections.abc import Sequence
from pathlib import Path

from habeas.base.digest import digest_of
from habeas.base.language import Lang
from habeas.desk.clocks import Clock
from habeas.desk.copies import remember_copy
from habeas.desk.custody import picture_of
from habeas.desk.session import Session
from habeas.desk.writing_clear import write_clear
from habeas.output.papers.timeline_file import timeline_file


def write_pictures(path: Path, clocks: Sequence[Clock], lang: Lang, session: Session | None) -> tuple[Path, ...]:
    """Write the picture of each clock as SVG; returns the files, none for a clock that nothing of has a day.

    One clock is written to `path`; of several the files are numbered (`FILE-1.svg`). With a session every
    file is remembered as a clear copy first. Raises CannotWrite.
    """
    written = []
    for number, clock in enumerate(clocks, 1):
        picture = picture_of(clock, lang)
        data = None if picture is None else timeline_file(picture, f"{picture.title} · {picture.today}")
        if data is None:
            continue
        file = path if len(clocks) == 1 else path.with_stem(f"{path.stem}-{number}")
        if session is not None:
            remember_copy(session, file, digest_of(data))
        write_clear(file, data)
        written.append(file)
    return tuple(written)
