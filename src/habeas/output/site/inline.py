"""Sentences of a page: languages marked, footnotes linked there and back, and a link to each sentence itself."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from habeas.disclosure.site.page import Told
from habeas.disclosure.view import Line, Run
from habeas.output.papers.markup import Markup, element, join, text

NO_WORDS = {"data_proof_skip": ""}
"""The attribute of references inside a sentence's element, which are none of its words; a proof leaves them out."""


class Inline:
    """Makes the sentences of one case, and remembers where each footnote was used.

    A case may take several files. `at` is the one that is being written now, `notes_at` the one that has the
    footnotes; both are names without a folder.
    """

    def __init__(self, words: Mapping[str, str], at: str = "", notes_at: str = "") -> None:
        self._words = words
        self.at = at
        self.notes_at = notes_at
        self._uses: dict[int, list[tuple[str, str]]] = defaultdict(list)

    def line(self, line: Line) -> Markup:
        """Text of one or several languages; another language than the page's is marked as such."""
        return join([self.run(run) for run in line])

    def run(self, run: Run) -> Markup:
        """One stretch of text."""
        if run.lang is None:
            return text(run.text)
        return element("span", text(run.text), lang=run.lang.value)

    def told(self, told: Told, *, name: str = "li", day: bool = False) -> Markup:
        """A sentence with its marks, the link to itself, and as of when it is said.

        `day`: its date stands before it, as in a chronology.
        """
        return element(
            name,
            join([element("span", text(told.day), class_="day"), text(" ")]) if day else None,
            element("span", *self._said(told), class_="said"),
            id=told.anchor or None,
            class_="told dated" if day else "told",
        )

    def _said(self, told: Told) -> list[Markup | None]:
        fresh = join([text(" "), element("span", self.line(told.fresh), class_="fresh")]) if told.fresh else None
        former = join([element("span", Markup(""), id=each) for each in told.former])
        return [former, self.line(told.line), self.notes(told.notes), self.link(told.anchor), fresh]

    def plain(self, told: Told, *, name: str = "p", kind: str | None = None) -> Markup:
        """A sentence alone, with its marks: one that is reckoned, and no fact to be pointed to."""
        return element(name, self.line(told.line), self.notes(told.notes), id=told.anchor or None, class_=kind)

    def link(self, anchor: str) -> Markup | None:
        """The link of a sentence to itself, so that it can be pointed to; None where it has no anchor."""
        if not anchor:
            return None
        return element("a", text("#"), href=f"#{anchor}", class_="here", aria_label=self._words["link"], **NO_WORDS)

    def many(self, told: Sequence[Told], *, day: bool = False, kind: str = "facts") -> Markup:
        """Sentences as a list."""
        return element("ul", join([self.told(each, day=day) for each in told]), class_=kind)

    def notes(self, numbers: tuple[int, ...]) -> Markup | None:
        """The marks of these footnotes, None where there are none."""
        if not numbers:
            return None
        return element("sup", join([self._mark(number) for number in numbers], " "), class_="notes", **NO_WORDS)

    def uses(self, number: int) -> tuple[str, ...]:
        """What leads back to the marks that were made for a footnote so far."""
        return tuple(self.to(at, anchor) for at, anchor in self._uses[number])

    def to(self, at: str, anchor: str) -> str:
        """What leads from the file that is being written to an id in another, or in the same."""
        return f"#{anchor}" if at == self.at else f"{at}#{anchor}"

    def _mark(self, number: int) -> Markup:
        anchor = f"ref-{number}-{len(self._uses[number]) + 1}"
        self._uses[number].append((self.at, anchor))
        href = self.to(self.notes_at, f"note-{number}")
        label = f"{self._words['note']} {number}"
        return element("a", text(str(number)), href=href, id=anchor, aria_label=label)
