"""`habeas accept|correct|reject ID…`: what a person decides on proposals."""

import argparse
import json

from habeas.base.errors import ExitCode, WrongCall
from habeas.base.plain import Plain
from habeas.cli.inputs import STANDARD_INPUT, read_text_input, tell_history
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.alike import accept_already_said
from habeas.desk.deciding import Decided, accept, correct, reject


def arguments(parser: argparse.ArgumentParser, words: Words, name: str) -> None:
    """`accept ID…|--same CASE`, `reject ID… [--why TEXT]`, `correct ID --value JSON`."""
    if name == "correct":
        parser.add_argument("ids", metavar="ID", nargs=1, help=words("decide.id"))
        parser.add_argument("--value", metavar="JSON", required=True, help=words("decide.value"))
    elif name == "accept":
        parser.add_argument("ids", metavar="ID", nargs="*", help=words("decide.ids"))
        parser.add_argument("--same", metavar="CASE", help=words("decide.same"))
    else:
        parser.add_argument("ids", metavar="ID", nargs="+", help=words("decide.ids"))
    parser.add_argument("--why", metavar="TEXT", default="", help=words("decide.why"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Decide and print what became of each."""
    if args.why == STANDARD_INPUT and args.command == "correct" and args.value == STANDARD_INPUT:
        raise WrongCall("Only one of them can come by standard input.", "Give the other as a word.")
    value = parse_value(read_text_input(args.value, shell)) if args.command == "correct" else {}
    why = read_text_input(args.why, shell)
    if args.command == "accept" and bool(args.ids) == (args.same is not None):
        raise WrongCall("Name proposals, or a case with --same.", "Nothing was decided.")
    if args.command == "correct":
        tell_history({"--value": args.value}, "input", shell)
    with opened(args, shell) as session:
        if args.command == "accept" and args.same is not None:
            decided = accept_already_said(session, args.same, why)
        elif args.command == "accept":
            decided = accept(session, args.ids, why)
        elif args.command == "reject":
            decided = reject(session, args.ids, why)
        else:
            decided = [correct(session, args.ids[0], value, why)]
    for each in decided:
        _show(each, args.json, shell)
    if not decided and not args.json:
        shell.say(shell.words("decide.none", case=args.same))
    return ExitCode.DONE


def parse_value(text: str) -> dict[str, Plain]:
    """A JSON object; raises WrongCall for anything else, decimal numbers included."""
    try:
        value = json.loads(text, parse_float=_refuse)
    except ValueError as error:
        raise WrongCall(f"The value is not JSON: {error}.", 'For instance: --value \'{"article": "256"}\'.') from None
    if not isinstance(value, dict):
        raise WrongCall("The value is not a JSON object.", 'For instance: --value \'{"article": "256"}\'.')
    return value


def _refuse(number: str) -> float:
    raise ValueError(f"{number} is a decimal number, and values hold whole ones")


def _show(each: Decided, as_json: bool, shell: Shell) -> None:
    if as_json:
        shell.json(
            {
                "schema": "habeas.decision/1",
                "id": each.proposal.id,
                "state": each.state.value,
                "statement": each.statement,
            }
        )
        return
    shell.say(f"{each.proposal.id[:10]} {shell.words(f'state.{each.state.value}')} · {each.proposal.draft.type}")
