"""`habeas audit [CASE] [--since DATE]`: who did what, when."""

import argparse
from datetime import date

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.auditing import entry_shape, trail

_LONG = 20
"""An object of ids longer than this is shown by its beginning; `--json` has it whole."""


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`audit [CASE] [--since DATE] [--json]`."""
    parser.add_argument("case", metavar="CASE", nargs="?", help=words("audit.case"))
    parser.add_argument("--since", metavar="DATE", help=words("audit.since"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """List the entries, oldest first; exit code 0."""
    try:
        since = None if args.since is None else date.fromisoformat(args.since)
    except ValueError:
        raise WrongCall(f"{args.since} is no day.", "Write it as 2026-03-01.") from None
    with opened(args, shell) as session:
        found = trail(session, args.case, since)
    for entry in found:
        if args.json:
            shell.json({"schema": "habeas.audit/1", **entry_shape(entry)})
        else:
            at = entry.at.strftime("%Y-%m-%d %H:%M:%S")
            detail = " ".join(f"{key}={_short(value)}" for key, value in entry.detail.items())
            shell.say(f"{at}  {entry.by}  {entry.action}  {_short(entry.obj)}  {detail}".rstrip())
    return ExitCode.DONE


def _short(word: str) -> str:
    """An id by its first ten digits, anything else as it is."""
    is_id = len(word) > _LONG and all(sign in "0123456789abcdef" for sign in word)
    return word[:10] if is_id else word
