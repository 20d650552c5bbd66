"""`habeas cases`: the cases of the vault."""

import argparse

from habeas.base.errors import ExitCode
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.listing import cases


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`cases [--json]`."""
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print each with how many sources, statements and waiting proposals it has."""
    with opened(args, shell) as session:
        listed = cases(session)
    for each in listed:
        if args.json:
            shell.json({"schema": "habeas.cases/1", **each})
        else:
            shell.say(shell.words("cases.line", **each))
    if not listed and not args.json:
        shell.say(shell.words("cases.none"))
    return ExitCode.DONE
