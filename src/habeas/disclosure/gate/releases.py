"""What was handed to somebody: to whom, in which form, what of each case it told, and who let it go.

A release is kept so that later changes to what it told, and what must be taken down, can be computed. It is never
changed; what happens to it afterwards is an act of its own. Erasing takes the sentences and ids of what was
erased out of it, and leaves that there was a release.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from habeas.base.digest import Digest
from habeas.base.ids import CaseId, EntityId, Handle, StatementId
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience

INSIDE = frozenset({Audience.SELF, Audience.TEAM})
"""The audiences that are no leaving: nobody else has to agree."""

SITE = "site"
"""The form of a release that is a page of a site; its title is the folder."""

_WIDTH: Mapping[Audience, int] = {
    Audience.SELF: 0,
    Audience.TEAM: 1,
    Audience.COUNSEL: 2,
    Audience.COURT: 3,
    Audience.PARTNER_ARCHIVE: 4,
    Audience.UN_BODY: 4,
    Audience.PRESS: 5,
    Audience.PUBLIC: 6,
}
"""How many may come to read it, by order; of two with one number neither holds the readers of the other."""


@dataclass(frozen=True, slots=True)
class HandedFile:
    """A file that was handed out: its name without folders, digest, media type, and size in bytes."""

    name: str
    digest: Digest
    media_type: str
    size: int


@dataclass(frozen=True, slots=True)
class ToldSentence:
    """A sentence as it was told, and the statements that carry it; none where they were erased since.

    `by_day` says that it was reckoned from the day: it reads otherwise on another though nothing new is known.
    """

    text: str
    lang: Lang
    statements: tuple[StatementId, ...]
    by_day: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What a release told of one case.

    `entities` occur in it, by name or not; `named` are those of them whose name it gives.
    """

    case: CaseId
    statements: frozenset[StatementId] = frozenset()
    entities: frozenset[EntityId] = frozenset()
    named: frozenset[EntityId] = frozenset()
    sentences: tuple[ToldSentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Release:
    """One release. `id` is 32 hexadecimal digits, `at` aware.

    `form` says what was made (`paper/summary`, `site`, `extract/ftm`), `title` what a person calls it. `key` makes the
    ids and commitments that stand in it. `view` is the digest of what it was composed from, None where the form
    has none. `why` is the reason for what it changes in an earlier one. `requests` are the acts that
    asked for a second person's word, none where it was not needed; `alone` says that nobody was there to ask.
    """

    id: str
    audience: Audience
    form: str
    title: str
    at: datetime
    by: Handle
    told: tuple[Told, ...]
    files: tuple[HandedFile, ...]
    view: Digest | None
    key: bytes = field(repr=False)
    why: str = ""
    requests: tuple[str, ...] = ()
    alone: bool = False

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("the time of a release needs a zone")
        if len(self.key) != 32:
            raise ValueError("the key of a release has 32 bytes")
        if not self.told:
            raise ValueError("a release tells of at least one case")

    @property
    def cases(self) -> tuple[CaseId, ...]:
        """The cases that it tells of."""
        return tuple(one.case for one in self.told)

    def of(self, case: CaseId) -> Told | None:
        """What it told of this case; None where it is not about it."""
        return next((one for one in self.told if one.case == case), None)


class Act(StrEnum):
    """What a person did about a release: ask another for their word, give it, refuse it, or take it down."""

    REQUEST = "request"
    APPROVE = "approve"
    REFUSE = "refuse"
    TAKE_DOWN = "take_down"


@dataclass(frozen=True, slots=True)
class ReleaseAct:
    """One act; never changed. `id` is 32 hexadecimal digits, `at` aware.

    A REQUEST names an audience and what would be told to it; the others are `about` a request, TAKE_DOWN about a
    release. `reason` may be empty only where somebody approves.
    """

    id: str
    case: CaseId
    act: Act
    by: Handle
    at: datetime
    reason: str = ""
    about: str | None = None
    audience: Audience | None = None
    statements: frozenset[StatementId] = frozenset()
    named: frozenset[EntityId] = frozenset()

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("the time of an act needs a zone")
        if (self.act is Act.REQUEST) != (self.audience is not None) or (self.act is Act.REQUEST) != (
            self.about is None
        ):
            raise ValueError("a request names an audience, every other act what it is about")
        if self.act is not Act.APPROVE and not self.reason.strip():
            raise ValueError("this act needs a reason")


def wider(audience: Audience, reached: Iterable[Audience]) -> bool:
    """Whether this audience holds readers that none of those reached before does; inside the team nothing is wider."""
    if audience in INSIDE:
        return False
    return not any(one is audience or _WIDTH[one] > _WIDTH[audience] for one in reached)


def taken_down(acts: Iterable[ReleaseAct]) -> Mapping[str, ReleaseAct]:
    """The act by which each release that was taken down was, by the release's id; the earliest where several."""
    found: dict[str, ReleaseAct] = {}
    for one in sorted(acts, key=lambda act: (act.at, act.id)):
        if one.act is Act.TAKE_DOWN and one.about is not None:
            found.setdefault(one.about, one)
    return found


def still_out(releases: Iterable[Release], acts: Iterable[ReleaseAct]) -> tuple[Release, ...]:
    """What of these releases is with somebody outside the team: not taken down, and not written over, in their order.

    The pages that one person puts into one folder take the place of those that they put there before.
    """
    gone, every = taken_down(acts), tuple(releases)
    newest = {_place(one): one.id for one in sorted(every, key=lambda one: (one.at, one.id))}
    return tuple(
        one
        for one in every
        if one.id not in gone and one.audience not in INSIDE and (one.form != SITE or newest[_place(one)] == one.id)
    )


def _place(release: Release) -> tuple[Handle, str, Audience, tuple[CaseId, ...]]:
    """Where the pages of a site stand, and for whom."""
    return release.by, release.title, release.audience, release.cases


def approval(request: ReleaseAct, acts: Iterable[ReleaseAct]) -> ReleaseAct | None:
    """The act by which somebody else approved a request; None while nobody has, or where anybody refused it."""
    said = [one for one in acts if one.about == request.id and one.by != request.by]
    if any(one.act is Act.REFUSE for one in said):
        return None
    given = (one for one in said if one.act is Act.APPROVE)
    return min(given, key=lambda act: (act.at, act.id), default=None)
