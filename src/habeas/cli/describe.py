"""`habeas describe CASE SOURCE --title …`: what a person says of a source."""

import argparse

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.describing import FIELDS, describe_source, secrecy_choices

_OPTIONS = {field: "signed" if field == "undertaking_on" else field for field in FIELDS}


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`describe CASE SOURCE [--title TEXT] … [--secrecy STATUS] [--grade A-F]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("source", metavar="SOURCE", help=words("say.source"))
    for field, option in _OPTIONS.items():
        if field == "secrecy":
            parser.add_argument("--secrecy", choices=secrecy_choices(), help=words("sources.secrecy"))
        else:
            parser.add_argument(f"--{option}", dest=field, metavar="TEXT", help=words(f"sources.{field}"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Record it in the source and in its custody log."""
    told = {field: getattr(args, field) for field in FIELDS if getattr(args, field) is not None}
    if not told:
        raise WrongCall("Nothing was said of the source.", "Add --title, --author, --secrecy or another.")
    with opened(args, shell) as session:
        source = describe_source(session, args.case, args.source, told)
    shell.say(shell.words("describe.done", id=source.id[:8]))
    return ExitCode.DONE
