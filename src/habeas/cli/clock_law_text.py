"""What a rule says besides its date: who decides, who must agree, what follows, and the wording of the law."""

from collections.abc import Iterator

from habeas.cli.words import Words
from habeas.cli.wrapping import wrapped
from habeas.desk.clock_showing import ShownRow


def deciders(row: ShownRow, words: Words) -> str:
    """Who decides (or has to act) and who must agree, in one line; empty where the rule names neither."""
    said = [words("clock.acts" if row.acts else "clock.decides", who=row.decided_by)] if row.decided_by else []
    said += [words("clock.agrees", who=row.agreed_by)] if row.agreed_by else []
    return " · ".join(said)


def law_lines(row: ShownRow, words: Words, width: int) -> Iterator[str]:
    """Everything that the rule says, in lines of at most `width` columns; the wording last, indented, as it stands."""
    decided = deciders(row, words)
    if decided:
        yield from wrapped(decided, width, "     ")
    if row.consequence:
        yield from wrapped(words("clock.consequence", what=row.consequence), width, "     ")
    if row.law:
        yield from wrapped(words("clock.wording", language=row.law_lang), width, "     ")
        yield from wrapped(row.law, width, "       ")
