"""`habeas people CASE`: who is in it; with --same, --different or --undo, a judgement on two of them."""

import argparse

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.inputs import read_text_input, tell_history
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.judging import JUDGEMENTS, Grouped, judge, people


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`people CASE [--same A B | --different A B | --undo A B] [--why TEXT] [--json]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    group = parser.add_mutually_exclusive_group()
    for name in JUDGEMENTS:
        group.add_argument(f"--{name}", nargs=2, metavar=("A", "B"), help=words(f"people.{name}"))
    parser.add_argument("--why", metavar="TEXT", default="", help=words("decide.why"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Judge where that was asked, then list."""
    asked = [name for name in JUDGEMENTS if getattr(args, name)]
    if args.why and not asked:
        raise WrongCall("A reason goes with a judgement.", "Add --same, --different or --undo with two names or ids.")
    why = read_text_input(args.why, shell)
    names = " ".join(one for name in asked for one in getattr(args, name) if not _is_id(one))
    tell_history({", ".join(f"--{name}" for name in asked): names}, "ids", shell)
    with opened(args, shell) as session:
        for name in asked:
            one, other = getattr(args, name)
            judge(session, args.case, one, other, JUDGEMENTS[name], why)
        listed = people(session, args.case)
    for each in listed:
        _show(each, args.json, shell)
    return ExitCode.DONE


def _is_id(word: str) -> bool:
    return len(word) >= 4 and all(sign in "0123456789abcdef" for sign in word)


def _show(each: Grouped, as_json: bool, shell: Shell) -> None:
    entity = each.entity
    if as_json:
        kind = entity.kind.value
        shell.json(
            {"schema": "habeas.people/1", "id": entity.id, "kind": kind, "name": entity.name, "goes_by": each.goes_by}
        )
        return
    same = "" if each.goes_by == entity.id else f"  = {each.goes_by[:8]}"
    shell.say(f"{entity.id[:8]}  {shell.words(f'kind.{entity.kind.value}'):<12} {entity.name}{same}")
