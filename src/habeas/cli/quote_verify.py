"""`habeas quote --verify RECORD`: the same search run again, and what differs, each sort said apart."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.inputs import read_input, tell_clear_copy
from habeas.cli.opening import opened
from habeas.cli.shell import Shell
from habeas.desk.quote import verify_in_case, verify_in_export
from habeas.desk.quote_shape import verification_json

_ASPECTS = ("archive", "reading", "versions", "answer")
_MOST = 12
_LONGEST = 60


def verify_record(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print what differs.

    Ends with 0 where the answer is the same, with 5 where the archive is another one or the record or
    archive was altered, with 1 where only a newer version answers otherwise.
    """
    if args.text or args.by or args.since or args.until or args.max_distance or args.own:
        raise WrongCall("The record holds the question itself.", "Give --verify RECORD with the archive, nothing else.")
    if args.case is not None and args.archive is not None:
        raise WrongCall("Name the case or the export, not both.", "The record says which archives it is of.")
    if args.record or args.paper or args.keep:
        raise WrongCall("Checking a record writes nothing.", "Ask the question again for a new record.")
    data = read_input(args.verify, shell)
    if args.case is not None:
        with opened(args, shell) as session:
            checked = verify_in_case(session, args.case, data)
    else:
        checked = verify_in_export(data, Path(args.archive), shell.now)
    shape = verification_json(checked)
    if args.json:
        shell.json(shape)
    else:
        _say(shape, shell)
    if args.case is None:
        tell_clear_copy(args.archive, shell)
    if checked.altered:
        return ExitCode.INTEGRITY
    return ExitCode.NEEDS_PERSON if not (shape["answer_same"] and shape["reading_same"]) else ExitCode.DONE


def _say(shape: dict[str, object], shell: Shell) -> None:
    words = shell.words
    shell.say(words("quote.verify.record", digest=shape["record"]))
    for aspect in _ASPECTS:
        same = "same" if shape[f"{aspect}_same"] else "differs"
        shell.say(f"  {words(f'quote.verify.{aspect}.{same}')}")
    found = shape["differences"]
    told = found if isinstance(found, list) else []
    for one in told[:_MOST]:
        shell.say(f"    {one['where']}: {_short(one['recorded'])} → {_short(one['now'])}")
    if len(told) > _MOST:
        shell.say(f"    {words('quote.verify.more', n=len(told) - _MOST)}")
    verdict = "altered" if shape["altered"] else "same" if shape["answer_same"] else "newer"
    shell.say(words(f"quote.verify.{verdict}"))


def _short(value: object) -> str:
    text = "–" if value is None else str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
