"""`habeas register compare NAME OLD NEW`: what was added, struck, reworded or renumbered."""

import argparse

from habeas.base.errors import ExitCode
from habeas.cli.days import day_named
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.register_changes_text import comparison_text
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.register_history import compare_versions
from habeas.desk.register_shape import change_shape


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`register compare NAME OLD NEW [--json]`."""
    parser.add_argument("register", metavar="NAME", help=words("register.name"))
    parser.add_argument("old", metavar="OLD", help=words("register.old"))
    parser.add_argument("new", metavar="NEW", help=words("register.new"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print every change; nothing is written."""
    old, new = day_named(args.old), day_named(args.new)
    with opened(args, shell) as session:
        compared = compare_versions(session, args.register, old, new)
    if args.json:
        for change in compared.comparison.changes:
            shell.json({"schema": "habeas.register.change/1", **change_shape(change, compared)})
    else:
        shell.say(comparison_text(compared, shell.words, shell.columns()))
    return ExitCode.DONE
