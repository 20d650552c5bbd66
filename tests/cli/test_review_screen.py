"""The laws of the review screen: nothing wider than the terminal, and the quote always in sight."""

import pytest

from habeas.base.ids import ProposalId, ReadingId, SourceId
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.cli.keys import key_of
from habeas.cli.review_screen import CLOSES, OPENS, quoted, screen
from habeas.cli.words import load_words
from habeas.desk.reviewing import InContext
from habeas.drafting.draft import Draft
from habeas.drafting.keeping import Proposal
from habeas.record.statements import Stance


def shown(quote: str, before: str = "Сообщается: ", after: str = " Подробности ниже.") -> InContext:
    """A proposal with this quote, long values and a long source title."""
    value: dict[str, Plain] = {"court": quote, "when": "2023-05-03", "term": "P2M"}
    draft = Draft(
        "custody_order",
        "Ильяс Карабулак",
        value,
        Span(0, len(quote)),
        quote,
        "защита",
        Stance.DENIES,
        0.9,
        Lang.RU,
        "x/1",
    )
    proposal = Proposal(ProposalId("p"), SourceId("s"), ReadingId("r"), draft)
    return InContext(proposal, before, after, "Очень длинное название источника, " * 5, 3)


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("columns", [40, 80, 120, 300])
def test_no_line_is_wider_than_the_terminal(lang: Lang, columns: int) -> None:
    """Quotes, titles, values and keys are wrapped, in every language and width."""
    text = screen(shown("«Слово» и дело, " * 40), 0, 9, load_words(lang), columns)
    assert max(map(len, text.split("\n"))) <= columns


@pytest.mark.parametrize("quote", ["one word", "several\nlines\n\nof quote", "длинная цитата " * 140, "x" * 2000])
def test_the_quote_is_whole_and_marked_at_each_of_its_lines(quote: str) -> None:
    """Every word of the quote stands between the marks, and no line of it without the sign in the margin."""
    lines = quoted("What stands before. " * 5, quote, " What stands after." * 5, 79)
    marked = [line[2:] for line in lines if line.startswith("│")]
    joined = " ".join(marked)
    inside = joined[joined.index(OPENS) + len(OPENS) : joined.index(CLOSES)]
    assert "".join(inside.split()) == "".join(quote.split())
    unmarked = " ".join(line for line in lines if not line.startswith("│"))
    assert OPENS not in unmarked
    assert CLOSES not in unmarked


def test_a_proposal_is_told_in_the_persons_words() -> None:
    """Property and fields stand under the vocabulary's labels, dates and lengths in words, with their ids beside."""
    text = screen(shown("цитата"), 0, 1, load_words(Lang.RU), 80)
    assert "(custody_order)" in text
    assert "3 мая 2023" in text
    assert "(P2M)" in text


@pytest.mark.parametrize(
    ("pressed", "key"),
    [
        (b"A", "a"),
        ("ф".encode(), "ф"),
        ("Ы".encode(), "ы"),
        (b"\x1b[A", ""),
        (b"\x1bOR", ""),
        (b"\x1b", "\x1b"),
        (b"arrest", ""),
        ("аа".encode(), ""),
        (b"\x04", "q"),
        (b"", "q"),
        (b"\xff", "\ufffd"),
    ],
)
def test_only_a_single_letter_is_a_key(pressed: bytes, key: str) -> None:
    """An arrow, a function key and pasted text decide nothing; the end of the input leaves."""
    assert key_of(pressed) == key
