"""`habeas conflicts CASE`: what two people said or decided differently, and letting one of it stand."""

import argparse
import json
from collections.abc import Sequence
from typing import Any

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.inputs import read_text_input
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.disagreements import ConflictShape, conflicts_of, settle

_SHOWN = 8


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`conflicts CASE [--settle ID --keep N --why TEXT] [--json]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("--settle", metavar="ID", help=words("conflicts.settle"))
    parser.add_argument("--keep", metavar="N", type=int, help=words("conflicts.keep"))
    parser.add_argument("--why", metavar="TEXT", default="", help=words("decide.why"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Settle one where that was asked, and list what is left; exit code 1 while any is left."""
    if (args.settle is None) != (args.keep is None):
        raise WrongCall(
            "--settle and --keep go together.", "Give the conflict and the number of the value that stands."
        )
    why = read_text_input(args.why, shell) if args.why else ""
    with opened(args, shell) as session:
        if args.settle is not None:
            settled = settle(session, args.case, args.settle, args.keep, why)
            shell.tell(shell.words("conflicts.settled", id=settled.shape["id"][:_SHOWN]))
            if settled.withdrawn:
                shell.tell(shell.words("conflicts.withdrawn", count=settled.withdrawn))
        left = conflicts_of(session, args.case)
    if args.json:
        shell.json({"schema": "habeas.conflicts/1", "case": args.case, "conflicts": list(left)})
    elif left:
        say_conflicts(left, shell)
    else:
        shell.say(shell.words("conflicts.none"))
    return ExitCode.NEEDS_PERSON if left else ExitCode.DONE


def say_conflicts(conflicts: Sequence[ConflictShape], shell: Shell) -> None:
    """Each conflict with its values, the one that is used until a person decides marked."""
    words = shell.words
    shell.say(words("conflicts.head", count=len(conflicts)))
    for one in conflicts:
        shell.say(f"{one['id'][:_SHOWN]}  {one['name']} · {words(f'conflicts.field.{one["field"]}')}")
        for number, value in enumerate(one["values"], 1):
            mark = f"  ← {words('conflicts.used')}" if value["used"] else ""
            at = value["at"][:16].replace("T", " ") + "Z"
            shell.say(f"    {number}. {_text(value['value'], words)} ({value['by']}, {at}){mark}")
    shell.say(words("conflicts.how"))


def _text(value: Any, words: Words) -> str:
    if value is None or value == "":
        return words("conflicts.nothing")
    if isinstance(value, dict) and "state" in value:
        state = words(f"conflicts.state.{value['state']}")
        return state if value["corrected"] is None else f"{state}: {json.dumps(value['corrected'], ensure_ascii=False)}"
    return str(value)
