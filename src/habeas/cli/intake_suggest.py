"""`habeas intake suggest FILE`: a mapping proposed by the heads of a list's columns, for a person to change."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.cli.findings import tell_findings
from habeas.cli.inputs import read_input, tell_clear_copy
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.intake_mappings import suggest_mapping


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`intake suggest FILE [--name NAME] [--sheet SHEET] [--json]`."""
    parser.add_argument("file", metavar="FILE", help=words("intake.file"))
    parser.add_argument("--name", default="list", metavar="NAME", help=words("intake.name"))
    parser.add_argument("--sheet", metavar="SHEET", help=words("intake.sheet"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print it as YAML, and say which columns nothing is known of."""
    found = suggest_mapping(read_input(args.file, shell), args.name, args.sheet)
    tell_findings(found.findings, shell)
    if found.text is None:
        shell.tell(shell.words("intake.no_name"))
        return ExitCode.NEEDS_PERSON
    if args.json:
        shell.json({"schema": "habeas.intake.suggest/1", "mapping": found.text, "unknown": list(found.unknown)})
    else:
        shell.say(found.text.rstrip("\n"))
    if found.unknown:
        key = "intake.unknown_kinds" if "\nfrom: " in found.text else "intake.unknown_columns"
        shell.tell(shell.words(key, columns=", ".join(map(repr, found.unknown))))
    shell.tell(shell.words("intake.look"))
    tell_clear_copy(Path(args.file).name if args.file != "-" else "-", shell)
    return ExitCode.DONE
