"""`habeas quote CASE --erase SOURCE`: a kept search record destroyed, after its id was typed."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.opening import opened
from habeas.cli.shell import Shell
from habeas.desk.quote_erasing import erase_record, record_named

_SHOWN = 8
"""Digits of an id that a person types to confirm."""


def erase_kept(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Ask for the id, destroy the record, and say what that did not reach; exit code 0.

    Raises WrongCall, and destroys nothing, where another id was typed or statements stand on the record.
    """
    if args.case is None:
        raise WrongCall("Only a record that is kept in a case is erased here.", "Name the case before --erase.")
    others = (args.text, args.archive, args.own, args.by, args.since, args.until, args.max_distance)
    if any(others) or args.record or args.paper or args.keep or args.verify is not None:
        raise WrongCall("--erase is asked alone.", "Give CASE --erase SOURCE, with --why if there is a reason.")
    words = shell.words
    with opened(args, shell) as session:
        kept = record_named(session, args.case, args.erase)
        short = kept.source.id[:_SHOWN]
        shell.tell(words("quote.erase_ask", id=short))
        if shell.stdin.readline().strip().lower() != short:
            raise WrongCall(f"{short} was not typed.", "Nothing was erased.")
        copies = erase_record(session, args.case, kept, args.why or "")
    if args.json:
        shell.json({"schema": "habeas.quote.erase/1", "source": kept.source.id})
    else:
        shell.say(words("quote.erased", id=short))
    tell_copies_left(copies, shell)
    shell.tell(words("quote.erase_remains"))
    return ExitCode.DONE


def tell_copies_left(copies: Iterable[Path], shell: Shell) -> None:
    """Say where files of an erased record still lie in clear."""
    for path in copies:
        shell.tell(shell.words("quote.copy_left", path=path))
