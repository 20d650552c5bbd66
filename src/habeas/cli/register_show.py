"""`habeas register show NAME NUMBER`: one entry as printed, with its history."""

import argparse

from habeas.base.errors import ExitCode
from habeas.cli.days import day_named
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.register_text import shown_text
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.register_history import show_entry
from habeas.desk.register_shape import shown_shape


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`register show NAME NUMBER [--version DATE] [--json]`."""
    parser.add_argument("register", metavar="NAME", help=words("register.name"))
    parser.add_argument("number", metavar="NUMBER", help=words("register.number"))
    parser.add_argument("--version", metavar="DATE", help=words("register.which_version"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print the entry; exit code 1 where the version has none of this number, but another version has."""
    version = None if args.version is None else day_named(args.version)
    with opened(args, shell) as session:
        shown = show_entry(session, args.register, args.number, version)
    if args.json:
        shell.json({"schema": "habeas.register.entry/1", **shown_shape(shown)})
    else:
        shell.say(shown_text(shown, shell.words, shell.columns()))
        shell.tell(shell.words("register.caution"))
    return ExitCode.DONE if shown.entries else ExitCode.NEEDS_PERSON
