"""Clear copies: what Habeas wrote outside the vault, what of it is still there, and its removal (SAFETY 4)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from habeas.base.digest import Digest, digest_of
from habeas.base.errors import CannotWrite, WrongCall
from habeas.base.keeping import AuditEntry
from habeas.desk.recording import audit
from habeas.desk.session import Session

_WROTE, _REMOVED = "write clear copy", "remove clear copy"


class CopyState(StrEnum):
    """What became of a clear copy: as it was written, changed since, or gone from its place."""

    THERE = "there"
    CHANGED = "changed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class ClearCopy:
    """A file that was written in clear: where, with which digest, and what became of it."""

    path: Path
    digest: Digest
    state: CopyState


def remember_copy(session: Session, path: Path, digest: Digest) -> None:
    """Remember in the vault that this file now exists in clear."""
    with session.vault.transaction():
        audit(session, _WROTE, str(path.resolve()), {"digest": digest})


def remember_copies(session: Session, copies: Mapping[Path, Digest], gone: Iterable[Path] = ()) -> None:
    """Remember many at once, such as the files of a site, and forget those that are no longer there."""
    now = session.now()
    written = [(_WROTE, path, digest) for path, digest in copies.items()]
    entries = [
        AuditEntry(now, session.who, action, str(path.resolve()), {"digest": digest})
        for action, path, digest in (*written, *((_REMOVED, path, "") for path in gone))
    ]
    with session.vault.transaction():
        session.vault.audit.append_all(entries)


def clear_copies(session: Session) -> tuple[ClearCopy, ...]:
    """Every clear copy that was written and not removed since, in the order of writing."""
    held: dict[str, Digest] = {}
    for entry in session.vault.audit.entries():
        if entry.action == _WROTE:
            held.pop(entry.obj, None)
            held[entry.obj] = Digest(entry.detail["digest"])
        elif entry.action == _REMOVED:
            held.pop(entry.obj, None)
    return tuple(ClearCopy(Path(path), digest, _state(Path(path), digest)) for path, digest in held.items())


def remove_copies(session: Session, copies: Sequence[ClearCopy]) -> tuple[ClearCopy, ...]:
    """Overwrite and delete these files and forget them; returns those that were removed or gone.

    A file that was changed since is left alone. Overwriting helps on a plain disk only: on flash memory,
    in snapshots and in backups the words may live on; docs/threat-model.md says so. Raises CannotWrite
    when a file can't be deleted.
    """
    done = []
    for copy in copies:
        if copy.state is CopyState.CHANGED:
            continue
        if copy.state is CopyState.THERE:
            _overwrite_and_delete(copy.path)
        with session.vault.transaction():
            audit(session, _REMOVED, str(copy.path), {"digest": copy.digest})
        done.append(copy)
    return tuple(done)


def chosen_copies(session: Session, names: Sequence[str]) -> tuple[ClearCopy, ...]:
    """The clear copies at these paths; raises WrongCall for a path that is none."""
    known = {str(copy.path): copy for copy in clear_copies(session)}
    chosen = []
    for name in names:
        path = str(Path(name).resolve())
        if path not in known:
            raise WrongCall(f"{name} is no clear copy that this vault wrote.", "See `habeas copies`.")
        chosen.append(known[path])
    return tuple(chosen)


def _state(path: Path, digest: Digest) -> CopyState:
    try:
        return CopyState.THERE if digest_of(path.read_bytes()) == digest else CopyState.CHANGED
    except FileNotFoundError:
        return CopyState.GONE
    except OSError:
        return CopyState.CHANGED


def _overwrite_and_delete(path: Path) -> None:
    try:
        with path.open("r+b") as file:
            size = path.stat().st_size
            file.write(bytes(size))
            file.flush()
        path.unlink()
    except OSError as error:
        raise CannotWrite(f"{path} could not be removed: {error.strerror or error}.", "Remove it by hand.") from None
