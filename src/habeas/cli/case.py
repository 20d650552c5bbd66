"""`habeas case CASE`: the case file on the terminal, or as JSON."""

import argparse

from habeas.base.errors import ExitCode
from habeas.cli.case_text import case_text
from habeas.cli.days import as_of_argument, day
from habeas.cli.findings import tell_findings
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.case_file import case_shape, open_case
from habeas.desk.custody import view_with_clock


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`case CASE [--as-of DATE] [--json]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    as_of_argument(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Fold it and print it; what is odd about its statements goes to standard error."""
    as_of = day(args, shell)
    with opened(args, shell) as session:
        answer = open_case(session, args.case, as_of)
    tell_findings(answer.findings, shell)
    if args.json:
        shell.json(case_shape(answer))
        return ExitCode.DONE
    shell.say(case_text(view_with_clock(answer, shell.words.lang), shell.columns()))
    if answer.waiting:
        shell.tell(shell.words("case.waiting", count=answer.waiting, case=args.case))
    return ExitCode.DONE
