"""A ledger as plain text for a terminal."""

from collections.abc import Iterator, Sequence

from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.disclosure.ledger_view import (
    AllegationView,
    LedgerView,
    OpinionView,
    PlaceView,
    StateView,
    TieView,
)
from habeas.disclosure.view import plain


def ledger_text(view: LedgerView, columns: int) -> str:
    """The whole ledger in lines no wider than the terminal."""
    return "\n".join(_Text(view, width_of(columns)).lines()).strip("\n")


def history_text(one: AllegationView, words: Words, columns: int) -> str:
    """What was done on one allegation, a step a line."""
    width = width_of(columns)
    lines = wrapped(f"{one.id} · {plain(one.claim)}", width)
    for step in one.history or (words("ledger.no_history"),):
        lines += wrapped(step, width, "  · ")
    return "\n".join(lines)


class _Text:
    """The parts of the text: head, allegations, agents, opinions, statements of the accused."""

    def __init__(self, view: LedgerView, width: int) -> None:
        self._view = view
        self._words = view.words
        self._width = width

    def lines(self) -> Iterator[str]:
        """Everything, line by line."""
        view, words = self._view, self._words
        title = f"{view.title}: {view.case}"
        yield from self._text(title)
        yield "═" * min(self._width, len(title))
        for line in (view.subtitle, view.foot, words["no_guilt"]):
            yield from self._text(line)
        if not view.allegations:
            yield from ("", *self._text(words["empty"]))
        for one in view.allegations:
            yield from self._allegation(one)
        if view.allegations:
            yield ""
            yield from self._text(self._words["by_rules"])
        yield from self._agents()
        yield from self._opinions()
        yield from self._own()

    def _allegation(self, one: AllegationView) -> Iterator[str]:
        words = self._words
        head = f"{one.number}. {one.id} · {plain(one.claim)}"
        yield ""
        yield from self._text(head)
        yield "─" * min(self._width, len(head))
        if one.about:
            yield from self._text(f"{words['against']}: {plain(one.about)}")
        for warning in one.warnings:
            yield from self._text(warning, "! ")
        yield from self._text(f"{one.headings['made']}:")
        for place in one.made:
            yield from self._place(place, "  · ")
        for key, told in (("act_date", one.dates), ("elements", one.elements)):
            yield from self._text(f"{words[key]}: {'; '.join(told) or words['not_recorded']}")
        for key, sign, ties in (
            ("carries", "+", one.carries),
            ("breaks", "−", one.breaks),
            ("qualifies", "±", one.qualifies),
        ):
            if ties or key != "qualifies":
                yield from self._column(one.headings[key], sign, ties)
        yield from self._state(words["state_proposed"], one.proposed)
        if one.if_confirmed is not None:
            yield from self._state(words["if_confirmed"], one.if_confirmed, "  ~ ")
        yield from self._decided(one)
        if one.questions:
            yield from self._text(f"{words['questions']}:")
            for place in one.questions:
                yield from self._place(place, "  ? ")

    def _column(self, heading: str, sign: str, ties: Sequence[TieView]) -> Iterator[str]:
        if not ties:
            yield from self._text(f"{heading}: {self._words['nothing']}")
            return
        yield from self._text(f"{heading}:")
        for tie in ties:
            yield from self._place(tie.place, f"  {'~' if tie.proposed else ' '}{sign} ")
            for remark in tie.remarks:
                yield from self._text(remark, "       ")

    def _state(self, heading: str, state: StateView, first: str = "") -> Iterator[str]:
        yield from self._text(f"{heading}: {state.state}. {' '.join(state.reasons)}", first)

    def _decided(self, one: AllegationView) -> Iterator[str]:
        words = self._words
        if not one.decisions:
            yield from self._text(f"{words['state_decided']}: {words['undecided']}")
        for each in one.decisions:
            yield from self._text(f"{words['state_decided']}: {each.state} ({each.author})", "✓ ")
            source = f" ({each.standard_source})" if each.standard_source else ""
            yield from self._text(f"{words['standard']}: {each.standard}{source}", "    ")
            yield from self._text(f"{words['reasons']}: {each.reasons}", "    ")
            if each.predates:
                yield from self._text(each.predates, "  ! ")

    def _place(self, place: PlaceView, first: str) -> Iterator[str]:
        inside = " " * len(first)
        yield from wrapped(f"{place.told}: «{place.quote.text}»", self._width, first, inside)
        yield from self._text(" · ".join([plain(place.source), *place.where]), f"{inside}  ")

    def _agents(self) -> Iterator[str]:
        if not self._view.agents:
            return
        yield from self._heading(self._words["agents"], self._words["agents_lead"])
        for agent in self._view.agents:
            yield from self._text(agent.name, "  · ")
            for line in (*agent.work, agent.said_in, agent.alone_in):
                yield from self._text(line, "      ")

    def _opinions(self) -> Iterator[str]:
        if not self._view.opinions:
            return
        yield from self._heading(self._words["opinions"])
        for opinion in self._view.opinions:
            yield from self._opinion(opinion)
        for pair in self._view.pairs:
            yield from self._text(f"{pair.heading}: {pair.one.id} ≠ {pair.other.id}", "  ≠ ")
            if pair.by:
                yield from self._text(pair.by, "      ")

    def _opinion(self, opinion: OpinionView) -> Iterator[str]:
        yield from self._place(opinion.place, "  · ")
        for label, line in opinion.rows:
            yield from self._text(f"{label}: {plain(line)}", "      ")
        yield from self._text(opinion.examined, "    ! " if opinion.marked else "      ")

    def _own(self) -> Iterator[str]:
        if not self._view.own:
            return
        words = self._words
        yield from self._heading(words["own"], words["own_lead"])
        for own in self._view.own:
            yield from self._place(own.place, "  · ")
            yield from self._text("; ".join(own.flags), "    ! ")
            for place in own.pressure:
                yield from self._text(f"{words['pressure']}:", "      ")
                yield from self._place(place, "      ")
        if self._view.ill_treatment:
            yield from self._text(f"{words['ill_treatment']}:", "  ")
            for place in self._view.ill_treatment:
                yield from self._place(place, "    ")

    def _heading(self, text: str, lead: str = "") -> Iterator[str]:
        yield ""
        yield from self._text(text)
        yield "─" * min(self._width, len(text))
        if lead:
            yield from self._text(lead)

    def _text(self, text: str, first: str = "") -> list[str]:
        return wrapped(text, self._width, first)
