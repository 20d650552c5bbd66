"""A law pack as it is loaded: one country's rules with everything they stand on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from habeas.base.duration import Duration
from habeas.law.pack.condition import Truth
from habeas.law.pack.provision import Citation, Provision, Texts
from habeas.law.pack.rule import Counting, Credit, Ladder, Release, Rule, Status


@dataclass(frozen=True, slots=True)
class LawText:
    """One law of a pack: its title, the language of its wording, and the day its text is amended to.

    `as_amended_to` is None where no text was read: then its rules are drafts.
    """

    code: str
    title: str
    lang: str
    number: str
    in_force: date | None
    as_amended_to: date | None
    source: str


@dataclass(frozen=True, slots=True)
class Alert:
    """A change of law that a reader must know of, from a day on, about some provisions or the whole pack."""

    id: str
    from_day: date | None
    about: tuple[Citation, ...]
    text: Texts


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Something a condition may ask of a case; `assumed` is what counts where the case does not record it."""

    name: str
    label: Texts
    assumed: Truth


@dataclass(frozen=True, slots=True)
class OffenceList:
    """A list of offences by which a law makes a difference; an article stands for all its parts."""

    name: str
    of: str
    label: Texts
    cites: tuple[Citation, ...]
    items: frozenset[str]
    status: Status


@dataclass(frozen=True, slots=True)
class Offence:
    """An article or part of the substantive law: its category and longest imprisonment, where they are sure.

    `most` is `Duration()` where the law knows no imprisonment for it; `life` says imprisonment for life.
    """

    code: str
    place: str
    category: str | None
    most: Duration | None
    life: bool
    title: Mapping[str, str]
    status: Status


@dataclass(frozen=True, slots=True)
class Category:
    """A category of offences, by id and label."""

    name: str
    label: Texts


@dataclass(slots=True)
class Known:
    """What was once found out about a pack and is the same for every case: days of plain law, parts of articles."""

    plain: dict[Citation, tuple[date, date] | None] = field(default_factory=dict)
    parts: dict[tuple[str, str], list[Offence]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that one folder of a pack says.

    `zone` and `days_off` are None where the pack has none (the international pack). `rules`, `ladders`
    and `releases` are in the order of their files; ids are unique in the pack.
    """

    id: str
    country: str
    label: Texts
    zone: str | None
    days_off: str | None
    recheck_after: date | None
    texts: Mapping[str, LawText]
    alerts: tuple[Alert, ...]
    categories: tuple[Category, ...]
    circumstances: Mapping[str, Circumstance]
    counting: Mapping[str, Counting]
    provisions: Mapping[tuple[str, str], Provision]
    lists: Mapping[str, OffenceList]
    offences: Mapping[tuple[str, str], Offence]
    rules: tuple[Rule, ...]
    ladders: tuple[Ladder, ...]
    credit: Credit | None
    releases: tuple[Release, ...]
    known: Known = field(default_factory=Known, compare=False, repr=False)

    def provision(self, citation: Citation) -> Provision | None:
        """The article that is cited, or None where its text is not in the pack."""
        return self.provisions.get((citation.code, citation.article))

    def wording(self, citation: Citation) -> str:
        """The official wording of what is cited; empty where the pack does not hold it."""
        provision = self.provision(citation)
        return provision.wording(citation) if provision is not None else ""

    def plain_on(self, citation: Citation, day: date) -> bool:
        """Whether the notes of the text prove that what is cited stood as it is read on this day."""
        if citation not in self.known.plain:
            self.known.plain[citation] = self._plain_days(citation)
        days = self.known.plain[citation]
        return days is not None and days[0] <= day <= days[1]

    def _plain_days(self, citation: Citation) -> tuple[date, date] | None:
        """The first and the last day on which what is cited surely stood as it is read; None where there is none."""
        provision = self.provision(citation)
        text = self.texts.get(citation.code)
        if provision is None or text is None or text.as_amended_to is None:
            return None
        since = provision.unchanged_since(citation.part)
        if since is None:
            return None
        return max(since, text.in_force or date.min), text.as_amended_to

    def parts_of(self, code: str, article: str) -> tuple[Offence, ...]:
        """The offences of every part of an article; none where it has no parts or is not in the pack."""
        if not self.known.parts:
            for (of, place), offence in self.offences.items():
                name, bracket, _ = place.partition("(")
                if bracket:
                    self.known.parts.setdefault((of, name), []).append(offence)
        return tuple(self.known.parts.get((code, article), ()))

    def country_of_norms(self) -> str | None:
        """The country beside a code when a rule is cited; None for treaties."""
        return None if self.country == "INT" else self.country
