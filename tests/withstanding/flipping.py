"""A vault with a thing of every kind, and what is said when a single byte of its folder is another one."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.authority import make_authority, served
from tests.desk.kept import everything_kept
from tests.withstanding.acts import DAY
from tests.withstanding.model import CASE, PASSPHRASE, make_model, opened, propose_name, take, take_mail

from habeas.base.erasure import Reason
from habeas.base.errors import HabeasError, IntegrityFailure
from habeas.base.finding import Severity
from habeas.desk.backups import back_up
from habeas.desk.carrying import export_case, merge_file
from habeas.desk.deciding import accept
from habeas.desk.erasing import Ground, erase
from habeas.desk.erasing_source import plan_source
from habeas.desk.finding import Wanted, find
from habeas.desk.paging import bind
from habeas.desk.preserving import Circumstances
from habeas.desk.session import Session
from habeas.desk.stamping import stamp_log
from habeas.desk.taking_in import take_in_standard_input
from habeas.desk.transcripts import attach_transcript
from habeas.evidence.sources.source import Secrecy

_WORDS = b"1\n00:00:01,000 --> 00:00:03,000\nGood evening.\n"


@dataclass(frozen=True)
class Said:
    """What was said of one flipped byte in a file of this group. `missed` where something reads otherwise unsaid."""

    group: str
    what: str
    missed: bool


def full_vault(folder: Path) -> Path:
    """A closed vault with a thing of every kind, in a new folder.

    It comes from the released version, so that it has an archive, registers and decisions of that time.
    """
    work = folder.with_name("work")
    work.mkdir()
    model = make_model(work / "model")
    model.copied("old", folder)
    with opened(folder) as session:
        taken = [take(session, number).taken[0].source for number in range(400, 404)]
        sources = [source for source in taken if source is not None]
        take_mail(session, 410)
        note = take_in_standard_input(session, CASE, b"OggS" + bytes(60), Circumstances(Secrecy.PUBLIC)).taken[0].source
        assert note is not None
        attach_transcript(session, CASE, note.id, _WORDS, "note.srt", "listener 2.1", machine=True, note="")
        bind(session, CASE, [sources[0].id, sources[1].id], "Two letters")
        for source in sources:
            propose_name(session, CASE, source)
        for proposal in session.vault.proposals.proposals(session.case(CASE).id)[-3:]:
            accept(session, [proposal.id])
        merge_file(session, model.parcels[-1].path, PASSPHRASE)
        erase(session, plan_source(session, CASE, sources[3].id, DAY), Ground(Reason.ASKED))
        authority = make_authority(work)
        with served(lambda request: (200, authority.answer(request))) as address:
            stamp_log(session, address, authority.root)
        back_up(session, work / "stick")
        export_case(session, CASE, work / "sent.habeas", PASSPHRASE)
        find(session, Wanted("lawyer"))
    shutil.rmtree(work)
    return folder


def crashed(vault: Path, folder: Path) -> Path:
    """A copy as a crash leaves it: the last writes stand in the journal, and the mark of one that wrote an original."""
    open_one = folder.with_name("open")
    shutil.copytree(vault, open_one)
    with opened(open_one) as session:
        for number in range(500, 503):
            take(session, number)
        shutil.copytree(open_one, folder)
    shutil.rmtree(open_one)
    return folder


def everything(session: Session) -> str:
    """All that is kept, every row and every original; raises IntegrityFailure where it cannot be read."""
    return everything_kept(session, files=True)


def places(folder: Path, count: int, chance: random.Random) -> Iterator[tuple[Path, int]]:
    """Places of bytes: half of them drawn from all bytes alike, half from the files in turn."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)
    sizes = [path.stat().st_size for path in files]
    for number in range(count):
        if number % 2:
            path = files[number // 2 % len(files)]
            yield path, chance.randrange(path.stat().st_size)
        else:
            (path,) = chance.choices(files, weights=sizes)
            yield path, chance.randrange(path.stat().st_size)


class Flipping:
    """A folder in which one byte after the other is changed and put back. `expected` is all that is kept in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._before = {each: each.read_bytes() for each in folder.rglob("*") if each.is_file()}
        with opened(folder) as session:
            self.expected = everything(session)
        self._times: dict[Path, int] = {}
        self._put_back()

    def flip(self, path: Path, at: int, by: int) -> Said:
        """Change one byte, open and check, and put everything back as it was."""
        altered = bytearray(self._before[path])
        altered[at] ^= by
        path.write_bytes(altered)
        try:
            what, missed = said_of(self.folder, self.expected)
        finally:
            self._put_back()
        return Said(group_of(self.folder, path, at), what, missed)

    def _put_back(self) -> None:
        for each in [each for each in self.folder.rglob("*") if each.is_file() and each not in self._before]:
            each.unlink()
        for each, data in self._before.items():
            if not each.exists() or each.stat().st_mtime_ns != self._times.get(each):
                each.parent.mkdir(parents=True, exist_ok=True)
                each.write_bytes(data)
                each.chmod(0o600)
                self._times[each] = each.stat().st_mtime_ns


def said_of(folder: Path, expected: str) -> tuple[str, bool]:
    """What opening and checking say, and whether they say nothing though something reads otherwise."""
    try:
        with opened(folder) as session:
            found = [each.code for each in session.vault.check() if each.severity is not Severity.NOTE]
            if found:
                return f"found: {found[0]}", False
            whole = everything(session) == expected
    except IntegrityFailure as failure:
        return f"found: {failure.message}"[:60], False
    except HabeasError as failure:
        return f"MISLED: {type(failure).__name__}: {failure.message}"[:60], True
    return ("harmless: all reads as before", False) if whole else ("MISSED", True)


def group_of(folder: Path, path: Path, at: int) -> str:
    """What the byte belongs to."""
    name = path.relative_to(folder).parts[0]
    if name == "vault.db-shm":
        return "index of the journal"
    if name == "vault.db-wal":
        return "journal, head" if at < 32 else "journal"
    return {"blobs": "an original", "vault.db": "database", "vault.json": "key file"}.get(name, name)
