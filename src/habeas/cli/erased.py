"""`habeas erased [CASE]`: the tombstones of what was erased."""

import argparse
from typing import cast

from habeas.base.errors import ExitCode
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.erased import erased_in

_ID = 8

_KINDS = {
    "case": "erased.case_kind",
    "source": "erased.source",
    "statement": "erased.statement",
    "entity": "erased.entity",
    "archive": "erased.archive",
    "proposal": "erased.proposal",
    "event": "erased.event",
}


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`erased [CASE] [--json]`."""
    parser.add_argument("case", metavar="CASE", nargs="?", help=words("erased.case"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """List them, what went by one decision together; exit code 0."""
    words = shell.words
    with opened(args, shell) as session:
        found = erased_in(session, args.case)
    if args.json:
        for shape in found:
            shell.json({"schema": "habeas.erased/1", **shape})
        return ExitCode.DONE
    act = None
    for shape in found:
        if shape["act"] != act:
            act = shape["act"]
            reason = words(f"reason.{shape['reason']}")
            head = words(
                "erased.act", day=str(shape["at"])[:10], by=shape["by"], reason=reason, case=shape["case"] or ""
            )
            shell.say(head + (f" · {shape['note']}" if shape["note"] else ""))
        shell.say(f"  {str(shape['id'])[:_ID]}  {words(_KINDS[str(shape['kind'])])}")
    older = dict.fromkeys(key for shape in found for key in cast("list[str]", shape["backups"]))
    if older:
        shell.say(words("erased.backups", ids=", ".join(key[:_ID] for key in older)))
    if not found:
        shell.say(words("erased.none"))
    return ExitCode.DONE
