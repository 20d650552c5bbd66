"""A place in a law: how it is cited, its official wording, and since when the wording stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.base.duration import Duration
from habeas.base.language import Lang
from habeas.law.pack.official import point_of
from habeas.law.reference import Norm

_FORM = re.compile(r"(?P<code>[a-z][a-z0-9_]*) (?P<article>[0-9]+(?:[.-][0-9]+)*)(?P<rest>(?:\([0-9a-zа-я.-]*\)){0,3})")

PUBLICATION = timedelta(days=40)
"""How long after a law's own date and delay it is surely in force: its day of publication is not in the text."""

type Texts = Mapping[Lang, str]
"""One text for people in every language of the program."""


@dataclass(frozen=True, slots=True)
class Citation:
    """An article of a code, with its part and point where they are given (`criminal_procedure 131(4)(2)`)."""

    code: str
    article: str
    part: str | None = None
    point: str | None = None

    def norm(self, country: str | None) -> Norm:
        """The same as a norm of legal references, for writing it in a person's language."""
        return Norm(country, self.code, self.article, self.part, self.point)

    def __str__(self) -> str:
        if self.point is not None:
            return f"{self.code} {self.article}({self.part or ''})({self.point})"
        return f"{self.code} {self.article}" + (f"({self.part})" if self.part else "")


def parse_citation(text: str) -> Citation:
    """Read `code article(part)(point)`; an empty part says that the article has points and no parts.

    Raises ValueError that names the text when it is no citation.
    """
    found = _FORM.fullmatch(text)
    if found is None:
        raise ValueError(f"not a citation such as 'criminal_procedure 131(4)(2)': {text!r}")
    inner = re.findall(r"\(([^)]*)\)", found["rest"])
    part = inner[0] if inner else None
    point = "".join(inner[1:2]) + (f"({inner[2]})" if len(inner) > 2 else "") if len(inner) > 1 else None
    return Citation(found["code"], found["article"], part or None, point or None)


@dataclass(frozen=True, slots=True)
class Amendment:
    """One change of an article as the notes of the official text tell it.

    `in_force` is the day the notes name; `after_publication` the delay they name instead; neither
    where they tell no time. `parts` are the parts it touched, empty where the note names none.
    """

    law: str
    of: date
    in_force: date | None = None
    after_publication: Duration | None = None
    parts: tuple[str, ...] = ()

    def touches(self, part: str | None) -> bool:
        """Whether it may have changed this part: one that names no part may have changed any."""
        return not self.parts or part is None or part in self.parts

    def surely_in_force_from(self) -> date | None:
        """The first day on which it was in force for certain; None where the notes do not prove one."""
        if self.in_force is not None:
            return self.in_force
        if self.after_publication is None:
            return None
        months = self.after_publication.months + 12 * self.after_publication.years
        days = self.after_publication.days + 7 * self.after_publication.weeks + 31 * months
        return self.of + timedelta(days=days) + PUBLICATION


@dataclass(frozen=True, slots=True)
class Provision:
    """One article: its title, official wording by part (`""` for an article without parts), and its changes.

    `notes` are readings in conflict and decisions of a constitutional court that concern it.
    """

    code: str
    article: str
    title: str
    amended: tuple[Amendment, ...]
    text: Mapping[str, str]
    notes: tuple[Texts, ...] = ()

    def wording(self, citation: Citation) -> str:
        """The official wording of what is cited: the point, the part, or the whole article; empty where it is not kept.

        A point stands behind the first line of its part, which it goes on from.
        """
        if citation.part is None and citation.point is None:
            return "\n".join(self.text.values())
        part = self.text.get(citation.part or "", "")
        point = point_of(part, citation.point) if citation.point is not None else ""
        return f"{part.partition(chr(10))[0]}\n{point}" if point else part

    def unchanged_since(self, part: str | None) -> date | None:
        """The day from which the notes prove that this part is as it is read; None where they prove none.

        `date.min` where the notes name no change at all: unchanged since the code was made.
        """
        since = date.min
        for amendment in self.amended:
            if amendment.touches(part):
                surely = amendment.surely_in_force_from()
                if surely is None:
                    return None
                since = max(since, surely)
        return since
