"""`habeas consent CASE [PERSON]`: what is permitted and what is lacking; with `--use` an answer is recorded."""

import argparse

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.consent_text import consents_text, recorded_text
from habeas.cli.days import as_of_argument, day
from habeas.cli.findings import tell_findings
from habeas.cli.grounds import ground, ground_arguments
from habeas.cli.inputs import STANDARD_INPUT, read_text_input, tell_history
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.consent_shape import consents_json, recorded_json
from habeas.desk.consents import Asked, consents_of_case, record_consent, record_quiet
from habeas.desk.dates import typed_when
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.answers import Said
from habeas.disclosure.gate.taking_down import Haste

OUTSIDE = tuple(one.value for one in Audience if one is not Audience.SELF)
"""The audiences that can be named."""

_ANSWER = ("procedure", "by", "capacity", "language", "how", "not_before", "until", "basis")


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`consent CASE [PERSON] [--use USE… --answer ANSWER [--for AUDIENCE…] …]`, or `--quiet-until DATE`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("person", metavar="PERSON", nargs="?", help=words("consent.person"))
    parser.add_argument("--use", metavar="USE", nargs="+", action="extend", default=[], help=words("consent.use"))
    parser.add_argument("--answer", choices=[said.value for said in Said], help=words("consent.answer"))
    parser.add_argument(
        "--for",
        dest="audiences",
        choices=OUTSIDE,
        nargs="+",
        action="extend",
        default=[],
        help=words("consent.for"),
    )
    parser.add_argument("--on", metavar="DATE", help=words("consent.on"))
    for option in _ANSWER:
        metavar = "DATE" if option in ("not_before", "until") else "TEXT"
        parser.add_argument(f"--{option.replace('_', '-')}", metavar=metavar, help=words(f"consent.{option}"))
    parser.add_argument("--note", metavar="TEXT", help=words("consent.note"))
    parser.add_argument("--quiet-until", metavar="DATE|open", help=words("consent.quiet_until"))
    ground_arguments(parser, words)
    as_of_argument(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """List, or record. Exit code 1 while something that is out has to come down, or whoever has it has to be told."""
    if args.quiet_until is not None:
        return _quiet(args, shell)
    return _record(args, shell) if args.use or args.answer else _list(args, shell)


def _list(args: argparse.Namespace, shell: Shell) -> ExitCode:
    given = [f"--{name.replace('_', '-')}" for name in (*_ANSWER, "on", "note") if getattr(args, name) is not None]
    if given:
        raise WrongCall(f"{', '.join(given)}: told of an answer.", "Add --use and --answer; nothing was recorded.")
    with opened(args, shell) as session:
        found = consents_of_case(session, args.case, day(args, shell), args.person)
    tell_findings(found.opened.findings, shell)
    if args.json:
        for one in consents_json(found):
            shell.json(one)
    else:
        shell.say(consents_text(found, shell.words, shell.columns()))
    urgent = any(one.haste is not Haste.ASK_AGAIN for one in found.due)
    return ExitCode.NEEDS_PERSON if urgent else ExitCode.DONE


def _record(args: argparse.Namespace, shell: Shell) -> ExitCode:
    if not args.use or args.answer is None or args.person is None:
        raise WrongCall("An answer has a person, a use and what was said.", "Give PERSON, --use and --answer.")
    note = _note(args, shell)
    asked = Asked(
        uses=tuple(dict.fromkeys(args.use)),
        answer=Said(args.answer),
        audiences=tuple(Audience(word) for word in dict.fromkeys(args.audiences)),
        on=typed_when(args.on),
        note=note,
        **{name: getattr(args, name) for name in _ANSWER},
    )
    stands = ground(args, shell)
    with opened(args, shell) as session:
        recorded = record_consent(session, args.case, args.person, asked, stands)
    if args.json:
        shell.json(recorded_json(args.case, recorded))
    else:
        shell.say(recorded_text(recorded, asked.answer, shell.words, shell.columns()))
    against = asked.answer is not Said.GIVEN and recorded.out
    urgent = any(one.haste is not Haste.ASK_AGAIN for one in recorded.due)
    return ExitCode.NEEDS_PERSON if against or urgent else ExitCode.DONE


def _quiet(args: argparse.Namespace, shell: Shell) -> ExitCode:
    if args.use or args.answer:
        raise WrongCall("Quiet is no answer.", "Record the two by two calls; nothing was recorded.")
    note = _note(args, shell) or ""
    until = None if args.quiet_until == "open" else args.quiet_until
    with opened(args, shell) as session:
        made = record_quiet(session, args.case, args.person, until, note, args.by)
    if args.json:
        shell.json({"schema": "habeas.say/1", "statement": made.id, "subject": made.subject})
    else:
        shell.say(shell.words("say.done", id=made.id[:10]))
    return ExitCode.DONE


def _note(args: argparse.Namespace, shell: Shell) -> str | None:
    if [args.note, args.quote, args.told].count(STANDARD_INPUT) > 1:
        raise WrongCall("Only one of them can come by standard input.", "Give the others in the call.")
    tell_history({"--note": args.note, "--by": args.by}, "input", shell)
    return None if args.note is None else read_text_input(args.note, shell)
