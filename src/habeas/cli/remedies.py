"""`habeas remedies CASE` and `habeas remedies --facts FILE`: which doors are open, and what each still lacks."""

import argparse

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.days import as_of_argument, day
from habeas.cli.findings import code_for_errors, tell_findings
from habeas.cli.inputs import read_input, tell_clear_copy
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.remedies_text import remedies_text
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.remedies import RemediesAnswer, chosen, remedies_of_case, remedies_of_file
from habeas.desk.remedy_shape import remedies_json


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`remedies CASE | --facts FILE [--procedure ID…] [--country CC] [--as-of DATE] [--json]`."""
    parser.add_argument("case", metavar="CASE", nargs="?", help=words("help.case"))
    parser.add_argument("--facts", metavar="FILE", help=words("remedies.facts"))
    parser.add_argument("--procedure", metavar="ID", nargs="+", default=[], help=words("remedies.procedure"))
    parser.add_argument("--country", metavar="CC", help=words("remedies.country"))
    as_of_argument(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print the rows of each person; nothing is sent, and nothing is written."""
    if (args.case is None) == (args.facts is None):
        raise WrongCall("Name a case, or a facts file with --facts; one of them.", "`habeas cases` lists the cases.")
    answer = chosen(_answer(args, shell), args.procedure)
    tell_findings(answer.findings, shell)
    for view in answer.people:
        if args.json:
            for line in remedies_json(view):
                shell.json(line)
        else:
            shell.say(remedies_text(view, shell.words, shell.columns(), whole=bool(args.procedure)))
        if not view.domestic:
            told = "remedies.no_country" if view.country_name is None else "remedies.no_domestic"
            shell.tell(shell.words(told, country=view.country_name))
    if args.facts is not None:
        tell_clear_copy(args.facts, shell)
    return code_for_errors(answer.findings)


def _answer(args: argparse.Namespace, shell: Shell) -> RemediesAnswer:
    as_of, lang = day(args, shell), shell.words.lang
    if args.facts is not None:
        if args.country is not None:
            raise WrongCall("The country of a facts file stands in it.", "Write `jurisdiction: KZ` there.")
        return remedies_of_file(read_input(args.facts, shell), as_of, lang)
    with opened(args, shell) as session:
        return remedies_of_case(session, args.case, as_of, lang, args.country)
