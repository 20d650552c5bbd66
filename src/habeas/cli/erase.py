"""`habeas erase source|person|case CASE [ID|NAME]`: shown, confirmed, destroyed."""

import argparse

from habeas.base.erasure import Reason
from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.erase_text import erase_text
from habeas.cli.inputs import STANDARD_INPUT, tell_history
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.erasing import Ground, erase, tells
from habeas.desk.erasing_case import plan_case
from habeas.desk.erasing_person import plan_person
from habeas.desk.erasing_plan import Plan
from habeas.desk.erasing_shape import plan_shape
from habeas.desk.erasing_source import plan_source
from habeas.desk.session import Session

_SHOWN = 8
"""Digits of an id that a person types to confirm."""

_FOLLOWED = {"source": 2, "person": 2, "case": 1}
"""How many names each of the three is followed by."""


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`erase source|person|case CASE [ID|NAME] --why REASON [--note TEXT] [--dry-run] …`."""
    parser.add_argument("what", choices=list(_FOLLOWED), help=words("erase.what"))
    parser.add_argument("names", metavar="CASE|ID|NAME", nargs="+", help=words("erase.names"))
    parser.add_argument("--why", choices=[reason.value for reason in Reason], help=words("erase.why"))
    parser.add_argument("--note", metavar="TEXT", default="", help=words("erase.note"))
    parser.add_argument("--also", metavar="ID", action="append", default=[], help=words("erase.also"))
    parser.add_argument("--wide", action="store_true", help=words("erase.wide"))
    parser.add_argument("--case-name", metavar="NAME", help=words("erase.case_name"))
    parser.add_argument("--container", action="store_true", help=words("erase.container"))
    parser.add_argument("--forget", action="store_true", help=words("erase.forget"))
    parser.add_argument("--dry-run", action="store_true", help=words("erase.dry_run"))
    parser.add_argument("--yes", action="store_true", help=words("erase.yes"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Show what it would do; then, after the id was typed, destroy it. Exit code 0, also for a preview.

    Raises WrongCall, and destroys nothing, without a reason, where another id was typed, and for options that
    belong to another of the three.
    """
    _refuse_strangers(args)
    if args.why is None and not args.dry_run:
        reasons = ", ".join(reason.value for reason in Reason)
        raise WrongCall("An erasure needs a reason.", f"Add --why with one of: {reasons}. Nothing was erased.")
    words = shell.words
    with opened(args, shell) as session:
        plan = _planned(args, session, shell)
        shape = plan_shape(session, plan, words.lang, done=not args.dry_run)
        if not args.json:
            shell.say(erase_text(shape, words, shell.columns()))
        if args.dry_run:
            if args.json:
                shell.json({"schema": "habeas.erase/1", **shape})
            return ExitCode.DONE
        note = shell.stdin.readline().strip() if args.note == STANDARD_INPUT else args.note
        if tells(plan, note):
            shell.tell(words("erase.note_tells"))
        _demand_typed(args, shell, plan.key[:_SHOWN])
        erase(session, plan, Ground(Reason(args.why), note, args.forget))
    if args.json:
        shell.json({"schema": "habeas.erase/1", **shape})
    else:
        shell.say(words("erase.done", id=plan.key[:_SHOWN]))
    shell.tell(words("erase.remains"))
    typed = args.names[1] if args.what == "person" else None
    tell_history({"NAME": typed, "--note": args.note}, "input", shell)
    return ExitCode.DONE


def _planned(args: argparse.Namespace, session: Session, shell: Shell) -> Plan:
    name, today = args.names[0], shell.today()
    if args.what == "case":
        return plan_case(session, name)
    word = args.names[1]
    if word == STANDARD_INPUT:
        word = shell.stdin.readline().strip()
    if args.what == "source":
        return plan_source(session, name, word, today, container=args.container)
    new_name = shell.stdin.readline().strip() if args.case_name == STANDARD_INPUT else args.case_name
    return plan_person(session, name, word, today, also=args.also, wide=args.wide, case_name=new_name)


def _demand_typed(args: argparse.Namespace, shell: Shell, short: str) -> None:
    if args.yes:
        return
    shell.tell(shell.words("erase.ask", id=short))
    if shell.stdin.readline().strip().lower() != short:
        raise WrongCall(f"{short} was not typed.", "Nothing was erased.")


def _refuse_strangers(args: argparse.Namespace) -> None:
    """Raise WrongCall for a wrong number of names and for options of another of the three."""
    wanted = _FOLLOWED[args.what]
    if len(args.names) != wanted:
        told = {"source": "CASE and ID", "person": "CASE and a name or ID", "case": "CASE"}[args.what]
        raise WrongCall(f"`erase {args.what}` is followed by {told}.", "Nothing was erased.")
    if args.what != "person" and (args.also or args.wide or args.case_name):
        raise WrongCall("--also, --wide, --case-name belong to `erase person`.", "Leave them out; nothing was erased.")
    if args.what != "source" and args.container:
        raise WrongCall("--container belongs to `erase source`.", "Leave it out; nothing was erased.")
