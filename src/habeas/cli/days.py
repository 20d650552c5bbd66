"""The day, or the time of day, an answer is for."""

import argparse
from datetime import UTC, date

from habeas.base.errors import WrongCall
from habeas.base.when import When, parse_when
from habeas.cli.shell import Shell
from habeas.cli.words import Words


def as_of_argument(parser: argparse.ArgumentParser, words: Words) -> None:
    """`--as-of DATE`."""
    parser.add_argument("--as-of", metavar="DATE", help=words("help.as_of"))


def day(args: argparse.Namespace, shell: Shell) -> date:
    """The day that was asked for, or today; raises WrongCall for what is no day."""
    return shell.today() if args.as_of is None else day_named(args.as_of)


def day_named(words: str) -> date:
    """The day that these words name; raises WrongCall for what is no day."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise WrongCall(f"{words!r} is no day.", "Write it as 2022-07-28.") from None


def moment_argument(parser: argparse.ArgumentParser, words: Words) -> None:
    """`--as-of DATE`, where a time of day may follow the day."""
    parser.add_argument("--as-of", metavar="DATE", help=words("help.as_of_time"))


def moment(args: argparse.Namespace, shell: Shell) -> When:
    """The day or the time that was asked for, or this minute; raises WrongCall for what is neither."""
    if args.as_of is None:
        return parse_when(shell.now().astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ"))
    try:
        return parse_when(args.as_of)
    except ValueError:
        raise WrongCall(
            f"{args.as_of!r} is neither a day nor a time.", "Write it as 2022-07-28 or 2022-07-28T15:00+06:00."
        ) from None
