"""`habeas supersede STATEMENT --value JSON --why TEXT`: a better statement in the place of one."""

import argparse

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.decide import parse_value
from habeas.cli.inputs import STANDARD_INPUT, read_text_input, tell_history
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.retracting import supersede


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`supersede STATEMENT --value JSON --why TEXT`."""
    parser.add_argument("statement", metavar="STATEMENT", help=words("retract.statement"))
    parser.add_argument("--value", metavar="JSON", required=True, help=words("decide.value"))
    parser.add_argument("--why", metavar="TEXT", required=True, help=words("decide.why"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Record the new statement; the old one stays readable."""
    if args.value == args.why == STANDARD_INPUT:
        raise WrongCall("Only one of them can come by standard input.", "Give the other as a word.")
    value, why = parse_value(read_text_input(args.value, shell)), read_text_input(args.why, shell)
    tell_history({"--value": args.value}, "input", shell)
    with opened(args, shell) as session:
        made = supersede(session, args.statement, value, why)
    if args.json:
        shell.json({"schema": "habeas.supersede/1", "statement": made.id, "supersedes": made.supersedes})
    else:
        shell.say(shell.words("supersede.done", new=made.id[:10], old=(made.supersedes or "")[:10]))
    return ExitCode.DONE
