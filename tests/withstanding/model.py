"""A vault for acts that are cut short or meet a full disk: small, with every thing that those acts touch.

Its key is cheap to derive. Files are read in this process and not in a confined child, because a child process
is forked for each act; what is tried here is the keeping, not the reading.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from habeas.base.digest import Digest
from habeas.base.finding import Finding
from habeas.base.ids import Handle
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.desk import apart, carrying, travelling
from habeas.desk.carrying import export_case
from habeas.desk.finding import Wanted, find
from habeas.desk.opening import open_session
from habeas.desk.preserving import Circumstances
from habeas.desk.proposing import proposal_id
from habeas.desk.saying import Words, say
from habeas.desk.session import Session
from habeas.desk.taking_in import TakenIn, take_in_standard_input
from habeas.drafting.draft import Draft
from habeas.drafting.keeping import Proposal
from habeas.evidence.confinement.apart import TakenApart
from habeas.evidence.containers.inside import Inside, Room
from habeas.evidence.containers.unpacking import unpack
from habeas.evidence.sources.source import Secrecy, Source
from habeas.evidence.text.kinds import media_type
from habeas.evidence.text.readers import read_copy
from habeas.record.statements import Stance
from habeas.vault.carrying import sealed_file
from habeas.vault.keys import Argon
from habeas.vault.opening import change_passphrase, create_vault

PASSPHRASE = "seven wooden spoons in rain"
OTHER = "nine paper boats at noon"
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
CHEAP = Argon(memory_kib=8, passes=1, lanes=1)
SOURCES = 4
CASE = "baker"
NEIGHBOURS = ("neighbour 0", "neighbour 1")
RELEASED, RELEASED_PASSPHRASE = (
    Path(__file__).parents[1] / "vault" / "released" / "0.1.0" / "vault",
    ("nine quiet herons at dusk"),
)
_OPEN = Circumstances(Secrecy.PUBLIC)


class Here:
    """Reads files in this process."""

    def kind(self, data: bytes) -> str:
        """The media type of these bytes."""
        return media_type(data)

    def read(self, data: bytes, copy: Digest) -> TakenApart:
        """Kind and reading."""
        return TakenApart(media_type(data), read_copy(data, copy))

    take = read

    def unpack(self, data: bytes, room: Room) -> Iterator[Inside | Finding]:
        """What came inside."""
        return unpack(data, room)

    def close(self) -> None:
        """Nothing stands ready."""

    def findings(self) -> tuple[Finding, ...]:
        """Nothing: how safely files are read is not the question here."""
        return ()


def read_here() -> None:
    """From now on, in this process, files are read in it, and sealed files and vaults for a journey have cheap keys."""
    apart.__dict__["Confinement"] = Here
    apart.apart.cache_clear()
    really = sealed_file.sealed
    carrying.__dict__["sealed"] = partial(really, argon=CHEAP)
    travelling.__dict__["make_vault"] = _make_vault


def _make_vault(folder: Path, passphrase: str, handle: str, now: datetime, chance: Callable[[int], bytes]) -> str:
    return create_vault(folder, passphrase, Handle(handle), now=now, random=chance, argon=CHEAP).recovery_key


@dataclass(frozen=True)
class Parcel:
    """A case of another vault in a sealed file, with so many sources, and a statement and a proposal on each."""

    case: str
    sources: int
    path: Path


@dataclass(frozen=True)
class Model:
    """What every act begins from. `folder` holds `vault`, `old` (of a released version), `other`, and parcels of it."""

    folder: Path
    recovery_key: str

    def copied(self, name: str, to: Path) -> Path:
        """A fresh copy of one of the folders."""
        shutil.copytree(self.folder / name, to)
        for each in (to, *to.rglob("*")):
            each.chmod(0o700 if each.is_dir() else 0o600)
        return to

    @property
    def parcels(self) -> tuple[Parcel, ...]:
        """Each case of the other vault twice, in the order of sending: when half of it was there, and all."""
        return tuple(
            Parcel(case, sources, self.folder / f"{case} {sources}.habeas")
            for case in NEIGHBOURS
            for sources in (SOURCES // 2, SOURCES)
        )


@dataclass(frozen=True)
class Place:
    """Where one act is done: the model, and a folder of its own with `vault`, and `stick` where a backup is made."""

    model: Model
    folder: Path

    @property
    def vault(self) -> Path:
        """The vault's folder."""
        return self.folder / "vault"

    @property
    def stick(self) -> Path:
        """The backup's folder."""
        return self.folder / "stick"

    @property
    def back(self) -> Path:
        """Where a vault is restored."""
        return self.folder / "back"


@contextmanager
def opened(folder: Path, passphrase: str = PASSPHRASE) -> Iterator[Session]:
    """The vault, with a clock that stands still."""
    with open_session(folder, passphrase, lambda: NOW, os.urandom) as session:
        yield session


def word_of(number: int) -> str:
    """A name that stands in the source of this number and nowhere else."""
    return f"Canary{number:03d}Testov"


def letter(number: int, lines: int = 0) -> bytes:
    """A letter, some long enough for several chunks, most short."""
    body = f"{word_of(number)} was seen in Tasköl. He asked for a lawyer.\n"
    return (body + f"Line of letter {number}.\n" * (lines or number * 37 % 200)).encode()


def take(session: Session, number: int, case: str = CASE) -> TakenIn:
    """Take in the letter of this number."""
    return take_in_standard_input(session, case, letter(number), _OPEN)


def mail(number: int) -> bytes:
    """A message with two letters attached, each a source of its own."""
    head = f"From: a@b.example\r\nMIME-Version: 1.0\r\nSubject: {number}\r\n"
    head += 'Content-Type: multipart/mixed; boundary="x"\r\n'
    parts = (
        f'--x\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename="{at}.txt"\r\n\r\n'
        f"{word_of(number + at)} wrote this letter from Tasköl.\r\n"
        for at in (1, 2)
    )
    return (
        head + "\r\n--x\r\nContent-Type: text/plain\r\n\r\nTwo letters.\r\n" + "".join(parts) + "--x--\r\n"
    ).encode()


def take_mail(session: Session, number: int) -> TakenIn:
    """Take in a message with its two attachments."""
    return take_in_standard_input(session, CASE, mail(number), _OPEN)


def propose_name(session: Session, case: str, source: Source) -> None:
    """A proposal that waits: that the name in the source is a person's."""
    reading = session.vault.evidence.first_reading(source.copy.digest)
    assert reading is not None
    name = reading.text.split()[0]
    value = {"name": name, "role": "witness"}
    draft = Draft(
        "person", name, value, Span(0, len(name)), name, None, Stance.ASSERTS, 0.9, Lang.EN, "tests/1"
    )  # fmt: skip
    key = session.case(case).id
    session.vault.proposals.add_proposals(
        key, [Proposal(proposal_id(key, reading.id, draft), source.id, reading.id, draft)]
    )


def fill(session: Session, case: str, numbers: range) -> None:
    """The letters of these numbers, each with a person, a statement on it, and a proposal that waits."""
    for number in numbers:
        (taken,) = take(session, number, case).taken
        assert taken.source is not None
        quote = "He asked for a lawyer"
        say(session, case, Words(word_of(number), "ill_treatment", {"claim": "He asked."}, taken.source.id, quote))
        propose_name(session, case, taken.source)


def make_model(folder: Path) -> Model:
    """Make it in a new folder."""
    folder.mkdir()
    made = create_vault(folder / "vault", PASSPHRASE, Handle("wren"), now=NOW, argon=CHEAP)
    with opened(folder / "vault") as session:
        fill(session, CASE, range(SOURCES))
        find(session, Wanted("lawyer"))
    create_vault(folder / "other", PASSPHRASE, Handle("reed"), now=NOW, argon=CHEAP)
    model = Model(folder, made.recovery_key)
    with opened(folder / "other") as session:
        first = 100
        for parcel in model.parcels:
            fill(session, parcel.case, range(first, first + SOURCES // 2))
            export_case(session, parcel.case, parcel.path, PASSPHRASE)
            first += SOURCES // 2
    shutil.copytree(RELEASED, folder / "old")
    change_passphrase(folder / "old", RELEASED_PASSPHRASE, PASSPHRASE, argon=CHEAP)
    return model
