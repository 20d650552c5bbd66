"""`habeas ledger CASE`: the accusation claim by claim; what carries each, what breaks it, and how it stands."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.days import as_of_argument, day
from habeas.cli.findings import tell_findings
from habeas.cli.ledger_acts import ACTS, act, act_arguments
from habeas.cli.ledger_text import history_text, ledger_text
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.ledger import chosen, ledger_lines, ledger_view, one_allegation, open_ledger
from habeas.desk.ledger_papers import write_ledger


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`ledger CASE [--allegation A] [--print FILE]`, and `ledger CASE add|tie|untie|… ` to build it."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("act", metavar="ACT", nargs="?", choices=[*ACTS, "history"], help=words("ledger.act"))
    parser.add_argument("names", metavar="WHAT", nargs="*", help=words("ledger.names"))
    parser.add_argument("--allegation", metavar="A", help=words("ledger.allegation"))
    parser.add_argument("--print", dest="paper", metavar="FILE", help=words("ledger.print"))
    act_arguments(parser, words)
    as_of_argument(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Show the ledger, write its paper, or do one act on it."""
    if args.act in ACTS:
        return act(args, shell)
    if args.act == "history":
        return _history(args, shell)
    if args.names:
        raise WrongCall("Words without an act.", "Name one allegation with --allegation.")
    as_of = day(args, shell)
    path = None if args.paper is None else _paper(args.paper)
    with opened(args, shell) as session:
        ledger = open_ledger(session, args.case, as_of)
        allegations = chosen(ledger.ledger, args.allegation)
        view = ledger_view(ledger, shell.words.lang, allegations)
        if path is not None:
            write_ledger(session, view, path)
    if path is not None:
        _tell_written(path, args.json, shell)
    elif args.json:
        for line in ledger_lines(ledger, allegations):
            shell.json(line)
    else:
        shell.say(ledger_text(view, shell.columns()))
    tell_findings(ledger.findings, shell)
    return ExitCode.DONE


def _paper(name: str) -> Path:
    path = Path(name)
    if path.suffix not in (".pdf", ".html"):
        raise WrongCall(f"{name!r} is neither .pdf nor .html.", "The end of the name says which paper it is.")
    return path


def _tell_written(path: Path, as_json: bool, shell: Shell) -> None:
    if as_json:
        shell.json({"schema": "habeas.ledger.paper/1", "clear_copies": [str(path)]})
    else:
        shell.say(str(path))
    shell.tell(shell.words("ledger.clear"))


def _history(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Everything that was done on one allegation, the first step first."""
    if len(args.names) != 1:
        raise WrongCall("Name one allegation.", "For instance: habeas ledger CASE history 3.")
    as_of = day(args, shell)
    with opened(args, shell) as session:
        ledger = open_ledger(session, args.case, as_of)
        one = one_allegation(ledger.ledger, args.names[0])
        [view] = ledger_view(ledger, shell.words.lang, [one]).allegations
    if not args.json:
        shell.say(history_text(view, shell.words, shell.columns()))
        return ExitCode.DONE
    for step in ledger.ledger.history.get(one.key, ()):
        shell.json(
            {
                "schema": "habeas.ledger.history/1",
                "allegation": one.key,
                "at": step.at.isoformat(),
                "by": step.by,
                "did": step.did,
                "statement": step.statement.id,
                "property": step.statement.prop,
                "why": step.reason,
            }
        )
    return ExitCode.DONE
