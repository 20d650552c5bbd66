"""`habeas register lookup TEXT|- --register FILE_OR_NAME --on DATE`: is one work in a register, and was it then?"""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from habeas.base.errors import ExitCode, WrongCall
from habeas.base.finding import Severity
from habeas.base.when import When, parse_when
from habeas.cli.findings import code_for_errors, tell_findings
from habeas.cli.inputs import read_input, read_text_input, tell_clear_copy, tell_history, text_in
from habeas.cli.register_lookup_text import lookup_text
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.register_lookup import KeptFinding, Lookup, act_on, lookup_in_file, question_of
from habeas.desk.register_lookup_view import lookup_json, lookup_view

if TYPE_CHECKING:
    from habeas.desk.session import Session


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`register lookup TEXT|- --register FILE|NAME (--on DATE | --case CASE) [--case CASE --keep] [--json]`."""
    parser.add_argument("text", metavar="TEXT", help=words("register.lookup.text"))
    parser.add_argument("--register", metavar="FILE|NAME", required=True, help=words("register.lookup.register"))
    parser.add_argument("--on", metavar="DATE", help=words("register.lookup.on"))
    parser.add_argument("--case", metavar="CASE", help=words("register.lookup.case"))
    parser.add_argument("--keep", action="store_true", help=words("register.lookup.keep"))
    parser.add_argument("--entry", metavar="NUMBER", help=words("register.lookup.which"))
    parser.add_argument("--version", metavar="DATE", help=words("register.lookup.version"))
    parser.add_argument("--mapping", metavar="FILE", help=words("register.lookup.mapping"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    parser.add_argument("--vault", metavar="DIR", help=words("help.vault"))
    parser.add_argument("--key-file", metavar="FILE", help=words("help.key_file"))


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print the entries that may mean the work, best first; only --keep writes, and no network is used."""
    if args.on is None and args.case is None:
        raise WrongCall("Which day is asked about?", "Say it with --on DATE, or name the case with --case.")
    if args.keep and args.case is None:
        raise WrongCall("In which case is it to be kept?", "Name it with --case CASE.")
    if args.entry is not None and not args.keep:
        raise WrongCall("--entry says which entry's findings are kept.", "Add --keep, or leave it out.")
    text = read_text_input(args.text, shell)
    tell_history({"TEXT": args.text}, "input", shell)
    if args.on is not None and not args.keep and Path(args.register).is_file():
        return _print(_look(args, shell, text, None), (), args, shell)
    from habeas.cli.opening import opened  # slow to load, and not needed where a file and a day are named
    from habeas.desk.register_lookup_keep import keep_findings

    with opened(args, shell) as session:
        lookup = _look(args, shell, text, session)
        kept = keep_findings(session, args.case, lookup, shell.words.lang, args.entry) if args.keep else ()
    return _print(lookup, kept, args, shell)


def _look(args: argparse.Namespace, shell: Shell, text: str, session: "Session | None") -> Lookup:
    """The look-up, in a file or in the vault, for the day that was typed or the one that the case tells."""
    question = question_of(text)
    version = None if args.version is None else _day(args.version)
    act = None if args.on is None else act_on(_when(args.on))
    if act is None and session is not None:
        from habeas.desk.register_lookup_kept import act_date_of_case

        act = act_date_of_case(session, args.case, shell.today())
    if act is None:
        raise WrongCall("Which day is asked about?", "Say it with --on DATE.")
    if not Path(args.register).is_file() and session is not None:
        from habeas.desk.register_lookup_kept import lookup_in_vault

        return lookup_in_vault(session, args.register, question, act, version)
    data = (Path(args.register).name, read_input(args.register, shell))
    mapping = None if args.mapping is None else text_in(args.mapping, shell)
    lookup = lookup_in_file(data, question, act, version, mapping)
    tell_clear_copy(args.register, shell)
    return lookup


def _print(lookup: Lookup, kept: Sequence[KeptFinding], args: argparse.Namespace, shell: Shell) -> ExitCode:
    if args.json:
        for line in lookup_json(lookup, shell.words.lang, kept):
            shell.json(line)
    else:
        shell.say(lookup_text(lookup_view(lookup, shell.words.lang), shell.words, shell.columns()))
    for one in kept:
        told = shell.words("register.lookup.kept", finding=one.sentence, source=one.source[:8])
        shell.tell("\n".join(wrapped(told, width_of(shell.columns()), "", "  ")))
    if kept:
        shell.tell(shell.words("register.lookup.tie", case=args.case, source=kept[-1].source[:8]))
    tell_findings([one for one in lookup.findings if one.severity is not Severity.NOTE], shell)
    if lookup.rows:
        shell.tell(shell.words("register.lookup.words"))
    return code_for_errors(lookup.findings)


def _when(text: str) -> When:
    try:
        return parse_when(text)
    except ValueError:
        raise WrongCall(f"{text!r} is no date.", "Write it as 2017-09-12, 2017-09 or 2017.") from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise WrongCall(f"{text!r} is no day.", "Write it as 2022-07-28.") from None
