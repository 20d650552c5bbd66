"""A View as plain text for a terminal: the same parts, sentences and footnotes as the case sheet."""

from collections.abc import Iterable, Iterator, Sequence

from habeas.cli.wrapping import width_of, wrapped
from habeas.disclosure.picture import Mark
from habeas.disclosure.view import Footnote, Section, Sentence, SourceView, View, clock_time, plain

_SHORT = 12
"""Digits of a statement's id that are shown: enough for `withdraw` and `supersede`."""


def case_text(view: View, columns: int = 97) -> str:
    """The whole case in lines no wider than the terminal."""
    return "\n".join(_CaseText(view, width_of(columns)).lines()).strip("\n")


class _CaseText:
    """The parts of the text in the order of the sheet."""

    def __init__(self, view: View, width: int) -> None:
        self._view = view
        self._words = view.words
        self._width = width

    def lines(self) -> Iterator[str]:
        """Everything, line by line."""
        view, words = self._view, self._words
        yield from self._text(f"{view.title}: {view.case}")
        for line in (view.subtitle, *view.notices, view.foot, words["no_guilt"]):
            yield from self._text(line)
        yield from self._people()
        yield from self._timeline()
        yield from self._custody()
        for section in view.sections:
            yield from self._section(section)
        if not view.sections and not view.detainees:
            yield from ("", *self._text(words["no_facts"]))
        yield from self._conflicts()
        yield from self._listed("missing", view.missing, words["missing_lead"])
        yield from self._listed("withheld", [one.text for one in view.withheld])
        if view.footnotes:
            yield from self._heading(words["notes"], words["notes_lead"])
            for note in view.footnotes:
                yield from self._footnote(note)
        if view.sources:
            yield from self._heading(words["sources"], words["sources_lead"])
            for source in view.sources:
                yield from self._source(source)

    def _people(self) -> Iterator[str]:
        for one in self._view.detainees:
            yield from self._heading(plain(one.name))
            if one.other_names:
                names = "; ".join(plain(name) for name in one.other_names)
                yield from self._text(f"{self._words['other_names']}: {names}")
            for heading, sentences in (("custody_spells", one.spells), ("person_facts", one.facts)):
                if sentences:
                    yield from self._below(self._words[heading])
                    yield from self._sentences(sentences)

    def _timeline(self) -> Iterator[str]:
        timeline = self._view.timeline
        if not timeline.lanes and not timeline.undated:
            return
        yield from self._heading(timeline.title)
        for lane in timeline.lanes:
            yield from self._below(lane.heading)
            for mark in lane.marks:
                yield from self._text(f"{_dates(mark)}  {mark.label}{_marks(mark.notes)}", "  · ")
        if timeline.undated:
            yield from self._text(timeline.undated)

    def _custody(self) -> Iterator[str]:
        """What the clock answered, as a whole; `habeas clock` tells it limit by limit."""
        for number, one in enumerate(self._view.custody):
            if not number:
                yield from self._heading(self._words["clock"])
            if one.name:
                yield from self._below(plain(one.name))
            yield from self._text(one.lead)
            lines = (f"{plain(line.line)}{_marks(line.notes)}" for line in one.lines)
            for line in (*lines, *(group.heading for group in one.groups)):
                yield from self._text(line, "  · ")

    def _section(self, section: Section[Sentence]) -> Iterator[str]:
        yield from self._heading(section.heading, section.lead)
        for group in section.groups:
            if group.heading:
                yield from self._below(plain(group.heading))
            yield from self._sentences(group.sentences)

    def _conflicts(self) -> Iterator[str]:
        if not self._view.conflicts:
            return
        yield from self._heading(self._words["conflicts"], self._words["conflicts_lead"])
        for conflict in self._view.conflicts:
            yield from self._below(plain(conflict.heading))
            for row in conflict.rows:
                value = f"{plain(row.value)}: " if row.value else ""
                yield from self._text(f"{value}{plain(row.says)}{_marks(row.notes)}", "  ≠ ")

    def _footnote(self, note: Footnote) -> Iterator[str]:
        words, number = self._words, f"  [{note.number}] "
        inside = " " * len(number)
        quote = wrapped(" ".join(note.quote.text.split()), self._width, f"{number}> ", f"{inside}> ")
        yield from quote
        place = [f"{words['source']} {note.source}", words["characters"].format(start=note.start, end=note.end)]
        if note.page is not None:
            place.insert(1, words["page"].format(n=note.page))
        if note.speaker is not None:
            yield from self._text(f"{words['speaker']}: {note.speaker.text}", inside)
        if note.time is not None:
            place.append(words["at_time"].format(time=clock_time(note.time)))
        if note.recognised:
            place.append(words["recognised"])
        if note.machine:
            place.append(words["machine"])
        ids = ", ".join(one[:_SHORT] for one in note.statements)
        yield from self._text(f"{', '.join(place)} · {words['statements']}: {ids}", inside)

    def _source(self, source: SourceView) -> Iterator[str]:
        number = f"  {source.number}. "
        inside = " " * len(number)
        yield from self._text(plain(source.title), number)
        for row in source.rows:
            yield from self._text(f"{row.label}: {plain(row.value)}", inside)
        yield from self._text(f"{self._words['digest']}: {source.digest}", inside)

    def _listed(self, key: str, items: Sequence[str], lead: str = "") -> Iterator[str]:
        if items:
            yield from self._heading(self._words[key], lead)
            for item in items:
                yield from self._text(item, "  · ")

    def _heading(self, text: str, lead: str = "") -> Iterator[str]:
        yield ""
        yield from self._text(text)
        yield "─" * min(self._width, len(text))
        if lead:
            yield from self._text(lead)

    def _below(self, text: str) -> Iterator[str]:
        yield from self._text(f"{text.rstrip(':')}:", "  ")

    def _sentences(self, sentences: Iterable[Sentence]) -> Iterator[str]:
        for sentence in sentences:
            yield from self._text(f"{plain(sentence.line)}{_marks(sentence.notes)}", "  · ")

    def _text(self, text: str, first: str = "") -> list[str]:
        return wrapped(text, self._width, first)


def _dates(mark: Mark) -> str:
    """The dates of a mark: in words where it has them, otherwise from its first day to its last."""
    if mark.dates:
        return mark.dates
    first = min(stretch.earliest for stretch in mark.stretches)
    last = max(stretch.latest for stretch in mark.stretches)
    going_on = "…" if any(stretch.ongoing for stretch in mark.stretches) else ""
    return f"{first.isoformat()}{going_on}" if first == last else f"{first.isoformat()} – {last.isoformat()}{going_on}"


def _marks(notes: Sequence[int]) -> str:
    return "".join(f" [{number}]" for number in notes)
