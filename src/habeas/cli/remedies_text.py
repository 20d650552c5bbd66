"""Remedies for a terminal: what is open first, each with what it lacks and the next step."""

from collections.abc import Iterator

from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.remedy_view import ReasonView, RemediesView, RemedyView, StepView

_GROUPS = ("open", "cannot_tell", "closed", "not_for_this_country")
"""States in the order in which they are printed; of the last two only the reason is told."""

_SHORT = 10
"""Signs of a statement's id that are shown; ids of events in a facts file are shorter."""


def remedies_text(view: RemediesView, words: Words, columns: int, *, whole: bool = False) -> str:
    """All rows in lines no wider than the terminal; `whole` tells everything of closed doors too."""
    return "\n".join(_Text(view, words, width_of(columns), whole).lines())


class _Text:
    """The rows of one person."""

    def __init__(self, view: RemediesView, words: Words, width: int, whole: bool) -> None:
        self._view = view
        self._words = words
        self._width = width
        self._whole = whole

    def lines(self) -> Iterator[str]:
        """Everything, line by line."""
        view, words = self._view, self._words
        who = view.person or view.case or words("remedies.somebody")
        country = view.country_name or words("remedies.country_unknown")
        yield from self._text(words("remedies.title", who=who, day=view.as_of_words, country=country))
        yield from self._text(words("remedies.nothing_sent"))
        at_home = [row for row in view.rows if row.kind == "domestic"]
        if at_home:
            yield from ("", words("remedies.home").upper())
            yield from self._at_home(at_home)
        for state in _GROUPS:
            rows = [row for row in view.rows if row.state == state and row.kind != "domestic"]
            if not rows:
                continue
            yield ""
            yield words(f"remedies.state.{state}").upper()
            for row in rows:
                if self._whole:
                    yield from self._row(row)
                else:
                    yield from self._short(row) if state in _GROUPS[2:] else self._brief(row)
        if not self._whole and view.rows:
            yield ""
            yield from self._text(words("remedies.more"))

    def _at_home(self, rows: list[RemedyView]) -> Iterator[str]:
        """The rights whose time runs or ran, then those whose time has not begun by the record."""
        waiting = [row for row in rows if row.reason.code == "right_not_begun"]
        for row in rows:
            if row not in waiting:
                yield from self._right(row)
        if waiting:
            yield from self._text(self._words("remedies.not_begun"), "  ")
            for row in waiting:
                yield from self._text(f"{row.label} ({row.citation}) [{row.procedure}]", "  · ")

    def _right(self, row: RemedyView) -> Iterator[str]:
        """A right at home in a few lines: what, by which article, until when, and what to do."""
        said = [self._reason(row.reason)]
        if row.until_words is not None:
            said.append(self._words("remedies.ends", until=row.until_words))
        said += [self._reason(warning) for warning in row.warnings]
        if row.reason.code != "right_no_number":
            said.append(self._words(f"remedies.next.{row.next_step}", until=row.file_by or "?"))
        yield from self._text(
            f"{row.label} ({row.citation}) [{row.procedure}]{self._which(row)}: {' '.join(said)}", "  · "
        )

    def _which(self, row: RemedyView) -> str:
        """Which event begins it, and by which source, where one right stands here several times."""
        several = sum(one.procedure == row.procedure for one in self._view.rows) > 1
        said = [row.begun_by] if several and row.begun_by is not None else []
        said += [self._words("clock.version", source=row.version)] if row.version is not None else []
        return f" ({'; '.join(said)})" if said else ""

    def _short(self, row: RemedyView) -> Iterator[str]:
        yield from self._text(f"{self._name(row)}: {self._reason(row.reason)}", "  · ")

    def _brief(self, row: RemedyView) -> Iterator[str]:
        """What decides whether to go there; the rest is told by `--procedure`."""
        yield from self._head(row)
        yield from self._text(row.purpose, "    ") if row.purpose else ()
        if row.state != "open":
            yield from self._told("why", self._reason(row.reason))
        yield from self._told("until", self._until(row))
        yield from self._exhaustion(row)
        yield from self._consent(row)
        yield from self._told("public", row.publicity)
        yield from self._told("note", row.note)
        yield from self._closes(row)
        lacks = row.lacks()
        if row.fields:
            count = self._words("remedies.lacks", lacking=len(lacks), of=sum(field.required for field in row.fields))
            yield from self._told("lacks", f"{count}: {'; '.join(field.label for field in lacks)}" if lacks else count)
        yield from self._after(row) if row.filed else ()
        yield from self._warnings(row, ("remembered", "door_remembered", "consent_not_recorded", "recheck"))
        yield from self._next(row)

    def _row(self, row: RemedyView) -> Iterator[str]:
        yield from self._head(row)
        for text in (row.body, row.purpose):
            if text:
                yield from self._text(text, "    ")
        yield from self._told("why", self._reason(row.reason))
        yield from self._told("until", self._until(row))
        yield from self._exhaustion(row)
        yield from self._consent(row)
        yield from self._told("who", row.who)
        yield from self._told("languages", row.language_names)
        yield from self._told("public", row.publicity)
        yield from self._told("interim", row.interim)
        yield from self._told("note", row.note)
        yield from self._closes(row)
        yield from self._lacking(row)
        yield from self._after(row)
        if row.address is not None:
            yield from self._told("address", f"{row.address} {self._words('remedies.check_address')}")
        yield from self._warnings(row, ("consent_not_recorded", "remembered"))
        yield from self._remembered(row)
        yield from self._next(row)

    def _head(self, row: RemedyView) -> Iterator[str]:
        draft = f" · {self._words('remedies.draft')}" if row.status == "draft" else ""
        yield ""
        yield from self._text(f"{self._name(row)}{draft}", "  ")

    def _exhaustion(self, row: RemedyView) -> Iterator[str]:
        if row.exhaustion is None or row.exhaustion_text is None:
            return
        said = self._words(f"remedies.exhaustion.{row.exhaustion}", ids=self._ids(row.exhaustion_ids))
        needed = row.exhaustion != "not_needed"
        yield from self._told("at_home", f"{row.exhaustion_text} {said}" if needed else row.exhaustion_text)

    def _consent(self, row: RemedyView) -> Iterator[str]:
        if row.consent is not None:
            said = self._words(f"remedies.consent.{row.consent}", ids=self._ids(row.consent_ids))
            yield from self._told("consent", said)

    def _warnings(self, row: RemedyView, without: tuple[str, ...]) -> Iterator[str]:
        for warning in row.warnings:
            if warning.code not in without:
                yield from self._text(self._reason(warning), "    ! ")

    def _remembered(self, row: RemedyView) -> Iterator[str]:
        words = self._words
        if row.remembered:
            parts = list(dict.fromkeys(words(f"remedies.section.{part.split('.')[0]}") for part in row.remembered))
            day = row.checked_on_words or "?"
            yield from self._text(words("remedies.remembered", parts="; ".join(parts), day=day), "    ! ")

    def _next(self, row: RemedyView) -> Iterator[str]:
        yield from self._text(self._words(f"remedies.next.{row.next_step}", until=row.file_by or "?"), "    → ")

    def _closes(self, row: RemedyView) -> Iterator[str]:
        for how in ("good", "pending", "may"):
            labels = [one.label for one in row.closes if one.how == how]
            if labels:
                yield from self._told("closes", self._words(f"remedies.closes.{how}", what="; ".join(labels)))

    def _lacking(self, row: RemedyView) -> Iterator[str]:
        words, lacks = self._words, row.lacks()
        if not row.fields:
            return
        count = sum(field.required for field in row.fields)
        yield from self._told("lacks", words("remedies.lacks", lacking=len(lacks), of=count))
        for field in lacks:
            held = "" if field.held != "unknown" else f" {words('remedies.said_unknown')}"
            yield from self._text(f"{field.label}{held} — {field.ask}", "      · ")
        useful = [field.label for field in row.lacks_useful()]
        if useful:
            yield from self._text(words("remedies.useful", what="; ".join(useful)), "      ")
        disputed = [field.label for field in row.fields if field.disputed]
        if disputed:
            yield from self._text(words("remedies.disputed", what="; ".join(disputed)), "      ")

    def _after(self, row: RemedyView) -> Iterator[str]:
        for filing in row.filed:
            when = filing.when_words or "?"
            yield from self._told("filed", self._words("remedies.filed_as", id=filing.id[:_SHORT], when=when))
        if row.steps:
            yield from self._told("after", "")
        for step in row.steps:
            yield from self._text(self._step(step), "      · ")

    def _step(self, step: StepView) -> str:
        words = self._words
        text = step.text
        if step.length_words is not None:
            start = step.begins if words.has(f"remedies.from.{step.begins}") else "step"
            text = words("remedies.step", text=text, length=step.length_words, start=words(f"remedies.from.{start}"))
        if step.runs in ("done", "over"):
            text += f" ({words(f'remedies.runs.{step.runs}')})"
        if step.first is not None and step.last is None:
            return f"{text}. {words('remedies.due.not_before', day=step.first)}"
        if step.first is not None and step.first == step.last:
            return f"{text}. {words('remedies.due.on', day=step.first)}"
        if step.first is not None:
            return f"{text}. {words('remedies.due.between', first=step.first, last=step.last)}"
        return text

    def _until(self, row: RemedyView) -> str:
        return " ".join(part for part in (row.until_words and f"{row.until_words}.", row.time_limit) if part)

    def _name(self, row: RemedyView) -> str:
        return f"{row.label} [{row.procedure}]"

    def _reason(self, reason: ReasonView) -> str:
        return reason.text or self._words(f"remedies.reason.{reason.code}", **reason.shown)

    def _ids(self, ids: tuple[str, ...]) -> str:
        return ", ".join(one[:_SHORT] for one in ids)

    def _told(self, key: str, text: str | None) -> Iterator[str]:
        if text is None or (not text and key != "after"):
            return
        label = self._words(f"remedies.label.{key}")
        yield from wrapped(f"{label}: {text}".rstrip(), self._width, "    ", "      ")

    def _text(self, text: str, first: str = "") -> list[str]:
        return wrapped(text, self._width, first)
