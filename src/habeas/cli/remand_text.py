"""The remand check for a terminal: grounds first, then what had to be weighed and said, then the quotes."""

from collections import Counter
from collections.abc import Iterator, Sequence

from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.remand_view import CheckView, HeldView, PassageView, RemandView, RowView

_KINDS = ("ground", "circumstance", "statement", "condition")
"""The groups in the order in which they are printed."""

_MARKS = {"addressed": "+", "only_named": "~", "not_addressed": "−", "no_text": "·"}
_UNPROVEN = {True: "*", False: "†"}
"""Beside a norm whose wording is not proven for the day: read in a later text, or not read at all."""

_DIRECTIONS = ("against", "for", "touches")

_LONG, _SHORT = 32, 10
"""Signs of a long id, a statement's, and how many of them are shown; ids of a facts file are shown whole."""


def remand_text(view: RemandView, words: Words, columns: int) -> str:
    """All checks of one person in lines no wider than the terminal."""
    return "\n".join(line for check in view.checks for line in _Text(view, check, words, width_of(columns)).lines())


class _Text:
    """One pack's check. Each passage of the order has a number, and its words stand once, at the end."""

    def __init__(self, view: RemandView, check: CheckView, words: Words, width: int) -> None:
        self._view = view
        self._check = check
        self._words = words
        self._width = width
        self._numbers: dict[tuple[int, int], int] = {}
        self._quotes: dict[int, PassageView] = {}
        self._number()

    def lines(self) -> Iterator[str]:
        """Everything, line by line."""
        view, check, words = self._view, self._check, self._words
        who = view.person or view.case or words("remand.somebody")
        yield from self._text(words("remand.title", who=who, pack=check.pack))
        yield "═" * min(self._width, len(words("remand.title", who=who, pack=check.pack)))
        chosen = words("remand.law_from", event=view.law_from) if view.law_from else words("remand.law_as_of")
        yield from self._text(f"{words('remand.law', day=check.day)} {chosen}")
        yield from self._text(words("remand.lead"))
        yield from self._summary()
        for kind in _KINDS:
            if check.rows[kind]:
                yield from self._group(kind, check.rows[kind])
        yield from self._passages()
        yield from self._foot()

    def _summary(self) -> Iterator[str]:
        check, words = self._check, self._words
        if not check.with_order:
            yield from self._text(words(f"remand.without_order.{self._view.order}"))
            return
        counts = [
            words(f"remand.count.{kind}", count=words("remand.of", n=done, all=among))
            for kind, (done, among) in check.counts.items()
            if among
        ]
        yield from self._text(words("remand.summary", counts=", ".join(counts)))
        if check.rows["ground"] and not check.grounds_shown:
            yield from self._text(words("remand.no_ground_shown"), "! ")

    def _group(self, kind: str, rows: Sequence[RowView]) -> Iterator[str]:
        heading = self._words(f"remand.kind.{kind}")
        yield ""
        yield from self._text(heading)
        yield "─" * min(self._width, len(heading))
        usual = Counter(row.standard for row in rows).most_common(1)[0][0]
        yield from self._text(self._words("remand.standard", what=usual))
        shared = _shared(rows)
        for sentence in shared:
            yield from self._text(sentence)
        for row in rows:
            yield from self._row(row, shared, usual)

    def _row(self, row: RowView, shared: Sequence[str], usual: str) -> Iterator[str]:
        words = self._words
        yield ""
        if row.answer is not None:
            yield from self._text(f"{row.label}: {words(f'remand.answer.{row.answer}')}", "? ")
        else:
            told = "rejected" if row.rejected else row.order
            state = "" if row.order == "no_text" else f": {words(f'remand.state.{told}')}"
            yield from self._text(f"{row.label}{state}", f"{_MARKS[row.order]} ")
        cited = "; ".join(one.text + ("" if one.plain else f" {_UNPROVEN[one.read]}") for one in row.citations)
        yield from self._text(f"{cited} [{row.item}]", "    ")
        if row.standard != usual:
            yield from self._text(words("remand.standard", what=row.standard), "    ")
        for sentence in row.follows:
            if sentence not in shared:
                yield from self._text(sentence, "  → ")
        if row.passages:
            said = ", ".join(self._role(row, passage) for passage in row.passages)
            yield from self._text(f"{words('remand.in_order')}: {said}", "    ")
        for direction in _DIRECTIONS:
            for held in row.held:
                if held.speaks == direction:
                    yield from self._text(self._held(held), "    ")
        for note in row.notes:
            yield from self._text(note, "    ")
        if row.draft is not None:
            key = "remand.draft_memory" if row.draft == "memory" else "remand.draft"
            yield from self._text(words(key, source=row.draft), "  ! ")

    def _role(self, row: RowView, passage: PassageView) -> str:
        plain = row.named_is_enough and passage.role in ("weighed", "formula", "identity")
        number = f"[{self._at(passage)}]"
        return number if plain else f"{number} {self._words(f'remand.role.{passage.role}')}"

    def _held(self, held: HeldView) -> str:
        words = self._words
        told = f"{words('remand.none')} {held.text}".rstrip() if held.absent else held.text
        says = "" if held.says is None else f" – {words('draft.says', who=held.says)}"
        denied = f" ({words('draft.denies')})" if held.denied else ""
        ids = ", ".join(one if len(one) < _LONG else one[:_SHORT] for one in held.ids)
        what = f"{held.label}: {told}" if told else held.label
        known_by = f" ({ids})" if ids else ""
        return f"{words(f'remand.speaks.{held.speaks}')}: {what}{denied}{says}{known_by}"

    def _passages(self) -> Iterator[str]:
        if not self._quotes:
            return
        heading = self._words("remand.passages")
        yield ""
        yield from self._text(heading)
        yield "─" * min(self._width, len(heading))
        for number, passage in self._quotes.items():
            quote = " ".join(passage.quote.split())
            mark = f" · {self._words('draft.recognised')}" if passage.recognised else ""
            yield from self._text(f"«{quote}» ({passage.start}–{passage.end}){mark}", f"[{number}] ")

    def _foot(self) -> Iterator[str]:
        words = self._words
        rows = [row for kind in _KINDS for row in self._check.rows[kind]]
        yield ""
        unproven = {one.read for row in rows for one in row.citations if not one.plain}
        if True in unproven:
            yield from self._text(words("remand.not_plain", day=", ".join(self._check.text_of)), "* ")
        if False in unproven:
            yield from self._text(words("remand.no_text_read"), "† ")
        for alert in self._check.alerts:
            yield from self._text(alert, "! ")
        if self._check.drafts:
            yield from self._text(words("remand.drafts", n=self._check.drafts), "! ")
        if self._check.with_order:
            yield from self._text(words("remand.read_it"))

    def _number(self) -> None:
        passages = [p for kind in _KINDS for row in self._check.rows[kind] for p in row.passages]
        for passage in sorted(passages, key=lambda p: (p.start, p.end)):
            number = self._numbers.setdefault((passage.start, passage.end), len(self._numbers) + 1)
            self._quotes.setdefault(number, passage)

    def _at(self, passage: PassageView) -> int:
        return self._numbers[passage.start, passage.end]

    def _text(self, text: str, first: str = "") -> list[str]:
        return wrapped(text, self._width, first)


def _shared(rows: Sequence[RowView]) -> tuple[str, ...]:
    """The sentences that every row of a group has: they are said once."""
    if len(rows) < 3:
        return ()
    return tuple(one for one in rows[0].follows if all(one in row.follows for row in rows))
