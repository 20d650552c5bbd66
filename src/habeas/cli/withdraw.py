"""`habeas withdraw STATEMENT --why TEXT`: take a statement back."""

import argparse

from habeas.base.errors import ExitCode
from habeas.cli.inputs import read_text_input
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.retracting import withdraw


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`withdraw STATEMENT --why TEXT`."""
    parser.add_argument("statement", metavar="STATEMENT", help=words("retract.statement"))
    parser.add_argument("--why", metavar="TEXT", required=True, help=words("decide.why"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Withdraw it; it stays in the record and no longer counts."""
    why = read_text_input(args.why, shell)
    with opened(args, shell) as session:
        taken = withdraw(session, args.statement, why)
    if args.json:
        shell.json({"schema": "habeas.withdraw/1", "statement": taken.statement})
    else:
        shell.say(shell.words("withdraw.done", id=taken.statement[:10]))
    return ExitCode.DONE
