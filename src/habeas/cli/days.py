"""The day an answer is for."""

import argparse
from datetime import date

from habeas.base.errors import WrongCall
from habeas.cli.shell import Shell
from habeas.cli.words import Words


def as_of_argument(parser: argparse.ArgumentParser, words: Words) -> None:
    """`--as-of DATE`."""
    parser.add_argument("--as-of", metavar="DATE", help=words("help.as_of"))


def day(args: argparse.Namespace, shell: Shell) -> date:
    """The day that was asked for, or today; raises WrongCall for what is no day."""
    if args.as_of is None:
        return shell.today()
    try:
        return date.fromisoformat(args.as_of)
    except ValueError:
        raise WrongCall(f"{args.as_of!r} is no day.", "Write it as 2022-07-28.") from None
