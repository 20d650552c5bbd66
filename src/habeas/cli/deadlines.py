"""`habeas deadlines`: what is due in all cases of the vault, soonest first."""

import argparse
from collections.abc import Iterable, Sequence

from habeas.base.errors import ExitCode, WrongCall
from habeas.base.when import When
from habeas.cli.consent_text import due_lines
from habeas.cli.days import moment, moment_argument
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.deadlines import AllDeadlines, DueLine, all_deadlines, entries, published_shape
from habeas.disclosure.dates import count_in_words, when_in_words
from habeas.disclosure.wording import wording

type Limit = tuple[DueLine, ...]
"""One limit by every version of the record."""


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`deadlines [--as-of DATE] [--within DAYS] [--json]`."""
    moment_argument(parser, words)
    parser.add_argument("--within", type=int, metavar="DAYS", help=words("deadlines.within"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print what has to come down, what is ahead, and apart from it what is overdue without a record.

    Exit code 1 while anything is overdue or has to come down.
    """
    if args.within is not None and args.within < 0:
        raise WrongCall("--within is a number of days from now on.", "For instance: --within 14.")
    as_of = moment(args, shell)
    with opened(args, shell) as session:
        found = all_deadlines(session, as_of, shell.words.lang, args.within)
    if args.json:
        for shape in (each for case in found.out for each in published_shape(case, found.now)):
            shell.json(shape)
        for line in found.lines:
            shell.json(line.shape())
    else:
        # An entry is overdue only where it is by every version of the record.
        limits = entries(found.lines)
        ahead = [limit for limit in limits if not all(line.overdue for line in limit)]
        overdue = [limit for limit in limits if all(line.overdue for line in limit)]
        shell.say("\n".join((*_out(found, shell), *_page(ahead, overdue, as_of, shell))))
    for case in found.unjudged:
        shell.tell(shell.words("deadlines.unjudged", case=case))
    return ExitCode.NEEDS_PERSON if found.down or any(line.overdue for line in found.lines) else ExitCode.DONE


def _out(found: AllDeadlines, shell: Shell) -> Iterable[str]:
    """What was published and has to come down comes before every limit of the law."""
    for case in found.out:
        yield from due_lines(case.due, case.names, found.now, shell.words, width_of(shell.columns()))
    if found.out:
        yield ""


def _page(ahead: Sequence[Limit], overdue: Sequence[Limit], as_of: When, shell: Shell) -> Iterable[str]:
    words, width = shell.words, width_of(shell.columns())
    day = when_in_words(as_of, "plain", wording(words.lang).dates)
    yield from wrapped(words("deadlines.title", day=day, count=len(ahead)), width)
    for limit in ahead:
        yield from _limit(limit, words, width)
    if not ahead:
        yield from wrapped(words("deadlines.none"), width)
    if overdue:
        heading = words("deadlines.overdue", count=len(overdue))
        yield from ("", *wrapped(heading, width), "─" * min(width, len(heading)))
        yield from wrapped(words("clock.lead.no_record"), width)
        for limit in overdue:
            yield from _limit(limit, words, width)


def _limit(limit: Limit, words: Words, width: int) -> Iterable[str]:
    """One limit: its end, by each version of the record; then what and whose it is."""
    line = limit[0]
    yield ""
    for version in limit:
        yield from _end(version, words, width)
    own = f"{words('clock.own')} " if line.right else ""
    yield from wrapped(f"{own}{line.label}", width, "  ")
    parts = [
        f"{line.person} ({line.case})",
        line.citation,
        words("clock.conditional_short") if any(version.conditional for version in limit) else "",
    ]
    yield from wrapped(" · ".join(part for part in parts if part), width, "  ")
    if line.draft:
        yield from wrapped(words("clock.draft"), width, "  ! ")


def _end(line: DueLine, words: Words, width: int) -> Iterable[str]:
    """When it ends or opens, how far off that is, and by which source where the sources disagree."""
    dates = wording(words.lang).dates
    if line.days_left < 0 or line.overdue:
        left = words("deadlines.past", days=count_in_words(max(0, -line.days_left), "days", dates))
    elif line.days_left == 0:
        left = words("deadlines.today")
    else:
        left = words("deadlines.left", days=count_in_words(line.days_left, "days", dates))
    due = words("clock.opens", earliest=line.due) if line.opens else line.due
    source = f" · {words('clock.version', source=line.version)}" if line.version is not None else ""
    yield from wrapped(f"{due} · {left}{source}", width, "→ " if not line.overdue else "? ")
    if line.days_left < 0 and not line.overdue and not line.opens:
        yield from wrapped(words("deadlines.strict_past", latest=line.latest), width, "  ")
