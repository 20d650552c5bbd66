"""A source: what came, from where, when, by whose hand, and who may see it.

Fields follow the collection data of the Berkeley Protocol on Digital Open Source Investigations
(OHCHR and UC Berkeley, HR/PUB/20/2).
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from habeas.base.digest import Digest
from habeas.base.ids import Handle, SourceId
from habeas.base.language import Lang
from habeas.base.when import When


class Secrecy(StrEnum):
    """Who may be shown a source at all (SAFETY 1); only the first two may ever reach the public.

    `PRIVILEGED` is between the person and counsel (SAFETY 5): it reaches nobody else, a court included.
    """

    PUBLIC = "public"
    OWN_KNOWLEDGE = "own_knowledge"
    CASE_FILE = "case_file"
    UNDERTAKING = "undertaking"
    CLOSED_HEARING = "closed_hearing"
    STATE_SECRET = "state_secret"  # noqa: S105  (a status, not a credential)
    PRIVILEGED = "privileged"


class Method(StrEnum):
    """How the bytes came in."""

    FILE = "file"
    FOLDER = "folder"
    STANDARD_INPUT = "standard_input"
    TYPED = "typed"
    PART = "part"
    CAPTURE = "capture"


class Basis(StrEnum):
    """Where a descriptive field comes from: read off the document by a program, or said by a person."""

    PROPOSED = "proposed"
    STATED = "stated"


@dataclass(frozen=True, slots=True)
class Described[T]:
    """A descriptive field and where it comes from; a person's word replaces a program's proposal."""

    value: T
    basis: Basis


@dataclass(frozen=True, slots=True)
class Description:
    """What the document says of itself, or a person says of it; None where nothing is known."""

    title: Described[str] | None = None
    author: Described[str] | None = None
    publisher: Described[str] | None = None
    published: Described[When] | None = None
    address: Described[str] | None = None
    language: Described[Lang] | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """One preserved sequence of bytes. `media_type` is what the bytes are, whatever the name says."""

    digest: Digest
    size: int
    media_type: str


@dataclass(frozen=True, slots=True)
class Source:
    """One thing taken in: the same bytes are one source, however often they come.

    `received_at` is an aware instant in UTC. `original_name` is the file's name as given, None for
    standard input. `tool` is program and version. `undertaking_on` is the day an undertaking not to
    disclose was signed; it is set if and only if `secrecy` is UNDERTAKING. `grade` is the
    reliability of the source, A to F (Admiralty code), None while nobody has judged it. `note` is
    free text on context and limits.
    """

    id: SourceId
    copy: Copy
    received_at: datetime
    received_by: Handle
    method: Method
    tool: str
    original_name: str | None
    secrecy: Secrecy
    undertaking_on: When | None
    description: Description
    grade: str | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if self.received_at.tzinfo is None:
            raise ValueError("the time of receipt needs a zone")
        if (self.secrecy is Secrecy.UNDERTAKING) != (self.undertaking_on is not None):
            raise ValueError("an undertaking has the day it was signed, nothing else has")
        if self.grade is not None and self.grade not in tuple("ABCDEF"):
            raise ValueError(f"a source is graded A to F: {self.grade!r}")


@dataclass(frozen=True, slots=True)
class Transcript:
    """A source that gives the words of another, a recording.

    `made_by` is the person, or the program with its version, who listened; `machine` says that it was a
    program. `by` is who attached it, at the aware instant `at`.
    """

    recording: SourceId
    transcript: SourceId
    made_by: str
    machine: bool
    by: Handle
    at: datetime


@dataclass(frozen=True, slots=True)
class Part:
    """A source that came inside another: an attachment, a file of a ZIP, a resource of a saved page.

    The same bytes may be a part of several containers. `path` is its name inside the container, as
    given there (never a path of this machine); `place` is its order, from 1.
    """

    container: SourceId
    part: SourceId
    path: str
    place: int
