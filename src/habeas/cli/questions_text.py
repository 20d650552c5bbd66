"""Questions for a terminal: those put and open first, then what the record leaves open, then the rest if asked."""

from collections.abc import Iterator, Sequence

from habeas.cli.sides_text import SHORT, side_lines
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.disclosure.questions import ProposedView, PutView, QuestionsView
from habeas.disclosure.view import plain

_INSIDE = "     "
_LONGEST = 3
"""How many facts are shown under a proposed question; of more the number is told."""


def questions_text(view: QuestionsView, case: str, everything: bool, words: Words, columns: int) -> str:
    """All questions in lines no wider than the terminal; without `everything` the answered and dropped are counted."""
    return "\n".join(_lines(view, case, everything, words, width_of(columns)))


def _lines(view: QuestionsView, case: str, everything: bool, words: Words, width: int) -> Iterator[str]:
    title = words("questions.title", case=case, day=view.as_of)
    yield from wrapped(title, width)
    yield "═" * min(width, len(title))
    yield from wrapped(words("questions.lead"), width)
    shown = [one for one in view.put if everything or one.state == "open"]
    if shown:
        yield from _heading(words("questions.put"), width)
    for number, one in enumerate(shown, 1):
        yield from _put(number, one, words, width)
    if view.proposed:
        yield from _heading(words("questions.proposed"), width)
        yield from wrapped(words("questions.proposed_lead"), width)
    yield from _listed(view.proposed, words, width)
    if everything and view.let_go:
        yield from _heading(words("questions.let_go"), width)
        yield from _listed(view.let_go, words, width)
    if not shown and not view.proposed:
        yield from ("", *wrapped(words("questions.none"), width))
    hidden = len(view.put) - len(shown) + (0 if everything else len(view.let_go))
    if hidden:
        yield from ("", *wrapped(words("questions.hidden", count=hidden), width))


def _put(number: int, one: PutView, words: Words, width: int) -> Iterator[str]:
    state = words(f"questions.state.{one.state}")
    if one.standing:
        state = f"{state} {words('questions.in_filing', standing=words(f'filings.standing.{one.standing}'))}"
    yield ""
    yield from wrapped(f"{state} [{one.id[:SHORT]}]", width, f"{number:>3}. ", _INSIDE)
    yield from side_lines(one.what, words, width, _INSIDE, "? ")
    for side in one.answers:
        yield from side_lines(side, words, width, _INSIDE, "← ")
    for side in one.dropped:
        yield from side_lines(side, words, width, _INSIDE, "× ")


def _listed(found: Sequence[ProposedView], words: Words, width: int) -> Iterator[str]:
    for one in found:
        yield ""
        yield from wrapped(one.text, width, f"{one.id}  ", "  ")
        yield from wrapped(words("questions.to", office=one.to), width, "  ")
        for side in one.why[:_LONGEST]:
            ids = ", ".join(key[:SHORT] for note in side.notes for key in note.statements)
            yield from wrapped(f"{plain(side.sentence)} [{ids}]", width, "  · ", "    ")
        if len(one.why) > _LONGEST:
            yield from wrapped(words("questions.more", count=len(one.why) - _LONGEST), width, "  ")


def _heading(text: str, width: int) -> Iterator[str]:
    yield from ("", *wrapped(text, width), "─" * min(width, len(text)))
