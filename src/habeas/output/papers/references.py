"""Footnote marks in HTML, each linked to its footnote, and every footnote back to where it was used."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Protocol

from habeas.disclosure.view import Line, Run, Sentence
from habeas.output.papers.markup import Markup, element, join, text


class Worded(Protocol):
    """What has labels by id: a View, or a paper."""

    @property
    def words(self) -> Mapping[str, str]:
        """The labels; `note` is what a footnote is called."""
        ...


class References:
    """Makes sentences with their marks, and remembers where each footnote was used."""

    def __init__(self, view: Worded) -> None:
        self._word = view.words["note"]
        self._uses: dict[int, int] = defaultdict(int)

    def sentence(self, sentence: Sentence) -> Markup:
        """A sentence as an item of a list, with its marks."""
        return element("li", self.line(sentence.line), self.notes(sentence.notes))

    def line(self, line: Line) -> Markup:
        """Text of one or several languages; another language than the page's is marked as such."""
        return join([self.run(run) for run in line])

    def run(self, run: Run) -> Markup:
        """One stretch of text."""
        if run.lang is None:
            return text(run.text)
        return element("span", text(run.text), lang=run.lang.value, class_="foreign")

    def notes(self, numbers: tuple[int, ...]) -> Markup | None:
        """The marks of these footnotes, None where there are none."""
        return (
            element("sup", join([self._mark(number) for number in numbers], " "), class_="notes") if numbers else None
        )

    def uses(self, number: int) -> tuple[str, ...]:
        """The ids of the marks that were made for a footnote so far."""
        return tuple(f"ref-{number}-{use}" for use in range(1, self._uses[number] + 1))

    def _mark(self, number: int) -> Markup:
        self._uses[number] += 1
        return element(
            "a",
            text(str(number)),
            href=f"#note-{number}",
            id=f"ref-{number}-{self._uses[number]}",
            aria_label=f"{self._word} {number}",
            role="doc-noteref",
        )
