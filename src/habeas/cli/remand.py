"""`habeas remand CASE` and `habeas remand --facts FILE`: what a custody order had to weigh, and what it says."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.days import as_of_argument, day
from habeas.cli.findings import code_for_errors, tell_findings
from habeas.cli.inputs import STANDARD_INPUT, read_input, tell_clear_copy
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.remand_text import remand_text
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.remand import Remand, remand_of_case, remand_of_file
from habeas.desk.remand_view import remand_json, view_remand


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`remand CASE | --facts FILE [--order SOURCE|FILE] [--person WHO] [--as-of DATE] [--json]`."""
    parser.add_argument("case", metavar="CASE", nargs="?", help=words("help.case"))
    parser.add_argument("--facts", metavar="FILE", help=words("remand.facts"))
    parser.add_argument("--order", metavar="SOURCE|FILE", help=words("remand.order"))
    parser.add_argument("--person", metavar="WHO", help=words("remand.person"))
    parser.add_argument("--jurisdiction", metavar="PACK", help=words("remand.jurisdiction"))
    as_of_argument(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print the check of each person; nothing is written."""
    if (args.case is None) == (args.facts is None):
        raise WrongCall("Name a case, or a facts file with --facts; one of them.", "`habeas cases` lists the cases.")
    answer = _of_file(args, shell) if args.facts is not None else _of_case(args, shell)
    for person in answer.people:
        if args.json:
            for one in remand_json(person):
                shell.json(one)
        else:
            shell.say(remand_text(view_remand(person, shell.words.lang), shell.words, shell.columns()))
    tell_findings(answer.findings, shell)
    for name in (args.facts, args.order if args.facts is not None else None):
        if name is not None:
            tell_clear_copy(name, shell)
    return code_for_errors(answer.findings)


def _of_file(args: argparse.Namespace, shell: Shell) -> Remand:
    if args.person is not None or args.jurisdiction is not None:
        raise WrongCall("A facts file is of one person, and names its jurisdiction itself.", "Leave the option out.")
    if args.facts == args.order == STANDARD_INPUT:
        raise WrongCall("Only one of them can come by standard input.", "Name a file for the other.")
    order = None if args.order is None else (Path(args.order).name, read_input(args.order, shell))
    return remand_of_file(read_input(args.facts, shell), order, day(args, shell))


def _of_case(args: argparse.Namespace, shell: Shell) -> Remand:
    as_of = day(args, shell)
    with opened(args, shell) as session:
        return remand_of_case(session, args.case, as_of, args.order, args.jurisdiction, args.person)
