"""`habeas contradictions CASE`: what cannot both be true, in pairs with both quotes."""

import argparse

from habeas.base.errors import ExitCode
from habeas.cli.contradictions_text import contradictions_text
from habeas.cli.days import as_of_argument, day
from habeas.cli.findings import tell_findings
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.contradictions import contradictions_for_self, contradictions_json, find_contradictions


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`contradictions CASE [--as-of DATE] [--json]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    as_of_argument(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print every pair; nothing is written, and nothing is resolved."""
    as_of = day(args, shell)
    with opened(args, shell) as session:
        answer = find_contradictions(session, args.case, as_of)
    tell_findings(answer.opened.findings, shell)
    if args.json:
        for one in contradictions_json(answer):
            shell.json(one)
        return ExitCode.DONE
    view = contradictions_for_self(answer, shell.words.lang)
    shell.say(contradictions_text(view, args.case, shell.words, shell.columns()))
    return ExitCode.DONE
