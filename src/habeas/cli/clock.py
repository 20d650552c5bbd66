"""`habeas clock`: what the law required of a custody and when, from a case of the vault or from a facts file."""

import argparse
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.clock_text import ClockText
from habeas.cli.custody_picture_text import picture_text, signs_for
from habeas.cli.days import moment, moment_argument
from habeas.cli.findings import code_for_errors, tell_findings
from habeas.cli.inputs import read_input, tell_clear_copy
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.clock import reckon_case, reckon_file
from habeas.desk.clock_showing import rows_json, shown, summary_line
from habeas.desk.clocks import Clocks
from habeas.desk.custody import picture_of
from habeas.desk.session import Session

if TYPE_CHECKING:
    from habeas.desk.calendar import DeadlineCalendar


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`clock [CASE] [--facts FILE] [--as-of DATE] [--jurisdiction PACK] [--ics FILE] [--picture FILE] …`."""
    parser.add_argument("case", metavar="CASE", nargs="?", help=words("help.case"))
    parser.add_argument("--facts", metavar="FILE", help=words("clock.help.facts"))
    moment_argument(parser, words)
    parser.add_argument("--jurisdiction", metavar="PACK", help=words("clock.help.jurisdiction"))
    parser.add_argument("--steps", action="store_true", help=words("clock.help.steps"))
    parser.add_argument("--all", dest="everything", action="store_true", help=words("clock.help.all"))
    parser.add_argument("--ics", metavar="FILE", help=words("clock.help.ics"))
    parser.add_argument("--picture", metavar="FILE", help=words("clock.help.picture"))
    parser.add_argument("--all-limits", action="store_true", help=words("clock.help.all_limits"))
    parser.add_argument("--names", action="store_true", help=words("clock.help.names"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Reckon, print, and write the calendar where one is asked for; say what then lies in clear."""
    if (args.case is None) == (args.facts is None):
        raise WrongCall(
            "A clock needs either a case or --facts FILE.", "For instance: habeas clock --facts facts.yaml."
        )
    if (args.names or args.all_limits) and not args.ics:
        raise WrongCall("--names and --all-limits say what goes into a calendar.", "Add --ics FILE.")
    as_of = moment(args, shell)
    with ExitStack() as stack:
        session: Session | None = None
        if args.facts is None:
            session = stack.enter_context(opened(args, shell))
            clocks = reckon_case(session, args.case, as_of, args.jurisdiction)
        else:
            if args.jurisdiction:
                raise WrongCall("--jurisdiction goes with a case.", "Write `jurisdiction:` into the facts file.")
            clocks = reckon_file(read_input(args.facts, shell), as_of)
        tell_findings(clocks.findings, shell)
        _show(args, shell, clocks, session)
    if args.facts is not None:
        tell_clear_copy(args.facts, shell)
    return code_for_errors(clocks.findings)


def _show(args: argparse.Namespace, shell: Shell, clocks: Clocks, session: Session | None) -> None:
    """Print every clock; write the calendar and print the key to its codes, where one is asked for."""
    lang = shell.words.lang
    calendar = _calendar(args, shell, clocks, session) if args.ics else None
    if args.picture:
        # Written first: whoever reads what is printed may stop reading.
        _picture(args, shell, clocks, session)
    text = ClockText(shell.words, shell.columns(), args.everything, args.steps)
    signs = signs_for(shell.environ, shell.out.encoding)
    for number, clock in enumerate(clocks.clocks):
        if args.json:
            for row in rows_json(clock, lang, calendar.code_of if calendar is not None else _no_code):
                shell.json(row)
            shell.json(summary_line(clock, lang))
        else:
            picture = picture_of(clock, lang)
            drawn = "" if picture is None else picture_text(picture, shell.columns(), signs, shell.words)
            shell.say(("\n" if number else "") + text.text(shown(clock, lang), drawn))
    if not clocks.clocks:
        shell.tell(shell.words("clock.nobody"))
    if calendar is not None and calendar.keys and not args.json:
        shell.say("\n" + shell.words("clock.ics_key", file=args.ics, count=len(calendar.keys)))
        for key in calendar.keys:
            whose = f"{key.person}: " if key.person else ""
            line = f"{key.code}  {key.due} · {whose}{key.label} ({key.citation})"
            for part in wrapped(line, width_of(shell.columns()), "", " " * (len(key.code) + 2)):
                shell.say(part)


def _calendar(args: argparse.Namespace, shell: Shell, clocks: Clocks, session: Session | None) -> "DeadlineCalendar":
    # Slow to load, and seldom needed.
    from habeas.desk.calendar import calendar_of, write_calendar

    calendar = calendar_of(clocks.clocks, shell.words.lang, all_limits=args.all_limits, names=args.names)
    if not calendar.keys:
        shell.tell(shell.words("clock.ics_none" if args.all_limits else "clock.ics_none_own", file=args.ics))
        return calendar
    write_calendar(Path(args.ics), calendar.data, session)
    shell.tell(shell.words("clock.ics_named" if args.names else "clock.ics_coded", file=args.ics))
    if session is not None:
        shell.tell(shell.words("sheet.clear", count=1))
    return calendar


def _picture(args: argparse.Namespace, shell: Shell, clocks: Clocks, session: Session | None) -> None:
    """Write the pictures and say which clear copies now exist."""
    # Slow to load, and seldom needed.
    from habeas.desk.custody_file import write_pictures

    written = write_pictures(Path(args.picture), clocks.clocks, shell.words.lang, session)
    for file in written:
        shell.tell(shell.words("clock.picture_written", file=file))
    if not written:
        shell.tell(shell.words("clock.picture_none", file=args.picture))
    elif session is not None:
        shell.tell(shell.words("sheet.clear", count=len(written)))


def _no_code(_row: object) -> None:
    """The code of a row in a calendar that nobody asked for."""
