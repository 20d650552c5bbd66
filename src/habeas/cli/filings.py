"""`habeas filings CASE`: complaints and motions, replies and silence; with add, received, due, reply it records."""

import argparse

from habeas.base.errors import ExitCode, WrongCall
from habeas.base.plain import Plain
from habeas.cli.days import as_of_argument, day
from habeas.cli.filings_text import filings_text
from habeas.cli.findings import tell_findings
from habeas.cli.grounds import ground, ground_arguments
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.dates import typed_when
from habeas.desk.filings import add_filing, add_to_filing, filings_for_self, filings_json, filings_of_case

ACTIONS = {"add": "complaint", "received": "filing_received", "due": "reply_due", "reply": "reply"}
"""What can be recorded, and the property it becomes."""

_FIELDS = {
    "add": ("to", "by", "about", "number", "filed_with"),
    "received": ("by", "number"),
    "due": ("by", "date"),
    "reply": ("by", "about", "outcome", "number"),
}


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`filings CASE [--as-of DATE] [--json]`, `filings CASE add …`, `filings CASE received|due|reply FILING …`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("action", metavar="ACTION", nargs="?", choices=ACTIONS, help=words("filings.action"))
    parser.add_argument("filing", metavar="FILING", nargs="?", help=words("filings.filing"))
    parser.add_argument("--on", metavar="DATE", help=words("filings.on"))
    for option in ("to", "by", "about", "number", "handed-in", "outcome", "person"):
        parser.add_argument(f"--{option}", metavar="TEXT", help=words(f"filings.{option.replace('-', '_')}"))
    ground_arguments(parser, words)
    as_of_argument(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Record where that was asked; otherwise print what was filed. Exit code 1 while any reply is overdue."""
    return _list(args, shell) if args.action is None else _record(args, shell)


def _list(args: argparse.Namespace, shell: Shell) -> ExitCode:
    as_of = day(args, shell)
    with opened(args, shell) as session:
        filed = filings_of_case(session, args.case, as_of)
    tell_findings(filed.opened.findings, shell)
    if args.json:
        for one in filings_json(filed):
            shell.json(one)
    else:
        view = filings_for_self(filed, shell.words.lang)
        shell.say(filings_text(view, args.case, filed.judged, shell.words, shell.columns()))
    overdue = any(one.standing.value == "overdue" for one in filed.filings.filings)
    return ExitCode.NEEDS_PERSON if overdue else ExitCode.DONE


def _record(args: argparse.Namespace, shell: Shell) -> ExitCode:
    if (args.action == "add") == (args.filing is not None):
        raise WrongCall(
            "A receipt, a due day or a reply belongs to a filing; a new filing to none.",
            "Give the beginning of the filing's id, as `habeas filings CASE` prints it; nothing was recorded.",
        )
    value, when = _value(args), None if args.action == "due" else typed_when(args.on)
    stands = ground(args, shell)
    with opened(args, shell) as session:
        if args.action == "add":
            made = add_filing(session, args.case, args.person, value, when, stands)
        else:
            made = add_to_filing(session, args.case, args.filing, ACTIONS[args.action], value, when, stands)
    if args.json:
        shell.json({"schema": "habeas.say/1", "statement": made.id, "subject": made.subject})
    else:
        shell.say(shell.words("say.done", id=made.id[:10]))
    return ExitCode.DONE


def _value(args: argparse.Namespace) -> dict[str, Plain]:
    given = {
        "to": args.to,
        "by": args.by,
        "about": args.about,
        "number": args.number,
        "filed_with": args.handed_in,
        "outcome": args.outcome,
        "date": args.on if args.action == "due" else None,
    }
    known = _FIELDS[args.action]
    odd = [name for name, told in given.items() if told is not None and name not in known]
    if odd:
        raise WrongCall(f"{', '.join(odd)}: not told of this.", f"What can be told: {', '.join(known)}.")
    if args.action == "due" and args.on is None:
        raise WrongCall("A due day needs the day.", "Add --on with the day; nothing was recorded.")
    return {name: told for name, told in given.items() if told is not None}
