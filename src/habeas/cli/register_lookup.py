"""`habeas register lookup TEXT|- --register FILE_OR_NAME --on DATE`: is one work in a register, and was it then?"""

import argparse
from datetime import date
from pathlib import Path

from habeas.base.errors import ExitCode, WrongCall
from habeas.base.finding import Severity
from habeas.base.when import When, parse_when
from habeas.cli.findings import code_for_errors, tell_findings
from habeas.cli.inputs import read_input, read_text_input, tell_clear_copy, tell_history, text_in
from habeas.cli.register_lookup_text import lookup_text
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.register_lookup import Lookup, act_on, lookup_in_file, question_of
from habeas.desk.register_lookup_view import lookup_json, lookup_view


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`register lookup TEXT|- --register FILE|NAME (--on DATE | --case CASE) [--version DATE] [--json]`."""
    parser.add_argument("text", metavar="TEXT", help=words("register.lookup.text"))
    parser.add_argument("--register", metavar="FILE|NAME", required=True, help=words("register.lookup.register"))
    parser.add_argument("--on", metavar="DATE", help=words("register.lookup.on"))
    parser.add_argument("--case", metavar="CASE", help=words("register.lookup.case"))
    parser.add_argument("--version", metavar="DATE", help=words("register.lookup.version"))
    parser.add_argument("--mapping", metavar="FILE", help=words("register.lookup.mapping"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    parser.add_argument("--vault", metavar="DIR", help=words("help.vault"))
    parser.add_argument("--key-file", metavar="FILE", help=words("help.key_file"))


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print the entries that may mean the work, best first; nothing is written and no network is used."""
    if args.on is None and args.case is None:
        raise WrongCall("Which day is asked about?", "Say it with --on DATE, or name the case with --case.")
    text = read_text_input(args.text, shell)
    tell_history({"TEXT": args.text}, "input", shell)
    question = question_of(text)
    version = None if args.version is None else _day(args.version)
    if not Path(args.register).is_file():
        return _print(_kept(args, shell, text, version), args, shell)
    data = (Path(args.register).name, read_input(args.register, shell))
    mapping = None if args.mapping is None else text_in(args.mapping, shell)
    typed = None if args.on is None else act_on(_when(args.on))
    if typed is None:
        from habeas.cli.opening import opened  # slow to load, and not needed where the day is typed
        from habeas.desk.register_lookup_kept import act_date_of_case

        with opened(args, shell) as session:
            typed = act_date_of_case(session, args.case, shell.today())
    lookup = lookup_in_file(data, question, typed, version, mapping)
    tell_clear_copy(args.register, shell)
    return _print(lookup, args, shell)


def _kept(args: argparse.Namespace, shell: Shell, text: str, version: date | None) -> Lookup:
    """The look-up in a register of the vault."""
    from habeas.cli.opening import opened  # slow to load, and not needed for a file
    from habeas.desk.register_lookup_kept import act_date_of_case, lookup_in_vault

    with opened(args, shell) as session:
        typed = None if args.on is None else act_on(_when(args.on))
        act = typed or act_date_of_case(session, args.case, shell.today())
        return lookup_in_vault(session, args.register, question_of(text), act, version)


def _print(lookup: Lookup, args: argparse.Namespace, shell: Shell) -> ExitCode:
    if args.json:
        for line in lookup_json(lookup, shell.words.lang):
            shell.json(line)
    else:
        shell.say(lookup_text(lookup_view(lookup, shell.words.lang), shell.words, shell.columns()))
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
