"""Take in what came: files, folders and standard input, each preserved byte for byte, read, and linked to its case."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from habeas.base.digest import digest_of
from habeas.base.errors import HabeasError, WrongCall
from habeas.base.finding import Finding, Severity
from habeas.desk.apart import apart
from habeas.desk.files import bytes_of
from habeas.desk.naming_case import case_or_new
from habeas.desk.preserving import Came, Circumstances, Taken, worth_reading
from habeas.desk.reading_ahead import read_ahead
from habeas.desk.reprints import repeats_of
from habeas.desk.session import Session
from habeas.desk.taking_out import keep_whole
from habeas.evidence.confinement.apart import TakenApart
from habeas.evidence.sources.source import Method
from habeas.record.keeping import Case


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What one call took in, whether the case was made by it, and what is less safe here than it should be."""

    case: Case
    made: bool
    taken: tuple[Taken, ...]
    findings: tuple[Finding, ...] = ()


def take_in_files(session: Session, name: str, paths: Iterable[Path], circumstances: Circumstances) -> TakenIn:
    """Take in files, and everything in folders, each in a transaction of its own.

    A file that cannot be read from the disk, or a link in a folder, is refused with a finding and the
    rest goes on. Raises
    WrongCall, before the case is made, when a named path does not exist or nothing is in it.
    """
    wanted = list(_expanded(paths))
    case, made = case_or_new(session, name)
    files = ((path, method, _file_at(path, method)) for path, method in wanted)
    taken: list[Taken] = []
    session.progress.begin("taking in", len(wanted))
    for (path, method, file), read in read_ahead(
        files, _read_file, lambda each: worth_reading(session, each[2], circumstances), apart().close
    ):
        if isinstance(file, Finding):
            taken += _refused(path, file)
        else:
            taken += keep_whole(session, case, file, path.name, method, circumstances, read)
        session.progress.step(path.name)
    session.progress.end()
    return TakenIn(case, made, with_repeats(session, name, tuple(taken)), apart().findings())


def take_in_standard_input(session: Session, name: str, data: bytes, circumstances: Circumstances) -> TakenIn:
    """Take in bytes that have no file; raises WrongCall, before the case is made, when there are none."""
    if not data:
        raise WrongCall("There is nothing in it.", "Nothing was kept.")
    case, made = case_or_new(session, name)
    taken = keep_whole(session, case, data, None, Method.STANDARD_INPUT, circumstances)
    return TakenIn(case, made, with_repeats(session, name, taken), apart().findings())


def take_in_bytes(
    session: Session, name: str, files: Sequence[tuple[str, bytes]], circumstances: Circumstances
) -> TakenIn:
    """Take in files that came with their names but lie on no disk, each in a transaction of its own.

    An empty one is refused with a finding and the rest goes on. Raises WrongCall, before the case is made,
    when there is none.
    """
    if not files:
        raise WrongCall("No file came.", "Choose one or several files; nothing was kept.")
    case, made = case_or_new(session, name)
    taken: list[Taken] = []
    for called, data in files:
        if data:
            taken += keep_whole(session, case, data, called, Method.FILE, circumstances)
        else:
            taken += _refused(Path(called), _empty(called))
    return TakenIn(case, made, with_repeats(session, name, tuple(taken)), apart().findings())


def with_repeats(session: Session, name: str, taken: Sequence[Taken]) -> tuple[Taken, ...]:
    """What was taken in, each new source with a note where it repeats another of the case."""
    fresh = {each.source.id for each in taken if each.source is not None and each.came is Came.NEW}
    notes = repeats_of(session, name, fresh) if any(each.characters for each in taken) else {}
    return tuple(
        replace(each, findings=(*each.findings, replace(note, place=f"{each.name}: {note.place}")))
        if each.source is not None and (note := notes.get(each.source.id)) is not None
        else each
        for each in taken
    )


def _read_file(file: tuple[Path, Method, bytes | Finding]) -> TakenApart:
    assert isinstance(file[2], bytes)
    return apart().take(file[2], digest_of(file[2]))


def _file_at(path: Path, method: Method) -> bytes | Finding:
    """The bytes of a file, or why it is refused."""
    if method is Method.FOLDER and (path.is_symlink() or not path.is_file()):
        message = "It is a link, or no ordinary file, and was not followed. Name it by itself to take it in."
        return Finding("not-followed", path.name, Severity.WARNING, message)
    try:
        path.name.encode()
        data = bytes_of(path)
    except UnicodeEncodeError:
        message = "Its name holds bytes that are no letters. Rename it, then take it in."
        return Finding("name-unreadable", path.name, Severity.ERROR, message)
    except HabeasError as error:
        return Finding("file-refused", path.name, Severity.ERROR, f"{error.message} {error.remedy}".strip())
    if not data:
        return _empty(path.name)
    return data


def _empty(name: str) -> Finding:
    return Finding("file-empty", name, Severity.ERROR, "The file is empty; nothing of it was kept.")


def _refused(path: Path, finding: Finding) -> tuple[Taken, ...]:
    return (Taken(path.name, Came.REFUSED, None, None, (finding,)),)


def _expanded(paths: Iterable[Path]) -> Iterator[tuple[Path, Method]]:
    """Each file with how it came; a folder stands for all files below it, in the order of their names."""
    for path in paths:
        if not path.exists():
            raise WrongCall(f"There is no file or folder {path}.", "Check the name; nothing was taken in.")
        if not path.is_dir():
            yield path, Method.FILE
            continue
        inside = sorted(Path(folder) / name for folder, _, names in os.walk(path, followlinks=False) for name in names)
        if not any(each.is_file() and not each.is_symlink() for each in inside):
            raise WrongCall(f"There is no file in the folder {path}.", "Nothing was taken in.")
        yield from ((each, Method.FOLDER) for each in inside)
