"""`habeas new CASE`: open a case from a telephone call, before any paper exists."""

import argparse

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.findings import tell_findings
from habeas.cli.inputs import tell_history
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.telephone import FIELDS, Call, new_case, refuse_known_case

_OPTIONS = {field: field.replace("_", "-") for field in FIELDS}


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`new CASE [--who NAME --when DATE --where PLACE --by ORGAN --under ARTICLE --held-at PLACE --told-by WHO]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    for field, option in _OPTIONS.items():
        parser.add_argument(f"--{option}", dest=field, metavar="TEXT", help=words(f"new.{field}"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Ask for what the words did not give, keep the note, and say what was recorded from it."""
    tell_history({f"--{option}": getattr(args, field) for field, option in _OPTIONS.items()}, "ask", shell)
    labels = {field: shell.words(f"note.{field}") for field in ("title", *FIELDS)}
    with opened(args, shell) as session:
        # Asked only now: no answer is lost to a wrong passphrase or a name that is taken.
        refuse_known_case(session, args.case)
        call = Call(**{field: _told(args, field, shell) for field in FIELDS})
        answer = new_case(session, args.case, call, labels, shell.words.lang)
    tell_findings(answer.findings, shell)
    if args.json:
        source = answer.note.source
        shell.json(
            {
                "schema": "habeas.new/1",
                "case": answer.case.name,
                "source": source.id if source else None,
                "digest": source.copy.digest if source else None,
                "statements": [statement.id for statement in answer.statements],
            }
        )
    else:
        shell.say(shell.words("new.done", case=answer.case.name, count=len(answer.statements)))
    return ExitCode.NEEDS_PERSON if answer.findings else ExitCode.DONE


def _told(args: argparse.Namespace, field: str, shell: Shell) -> str:
    given = getattr(args, field)
    if given is not None:
        return str(given)
    if not shell.stdin.isatty():
        return ""
    shell.err.write(f"{shell.words(f'new.ask.{field}')} ")
    shell.err.flush()
    line = shell.stdin.readline()
    if not line:
        raise WrongCall("The input ended.", "Nothing was made.")
    return line.strip()
