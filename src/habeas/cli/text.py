"""`habeas text FILE`: exactly the text that spans count in."""

import argparse

from habeas.base.errors import ExitCode
from habeas.cli.findings import code_for, tell_findings
from habeas.cli.inputs import read_input, tell_clear_copy
from habeas.cli.shell import Shell
from habeas.cli.visible import visible
from habeas.cli.words import Words
from habeas.desk.file_text import text_of


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`text FILE`; a single hyphen reads standard input."""
    parser.add_argument("file", metavar="FILE", help=words("text.file"))


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print the text and nothing else, not even a line end that it does not have.

    On a terminal each control sign in it is shown as one visible sign, so that places stay the same.
    """
    answer = text_of(read_input(args.file, shell))
    tell_findings(answer.findings, shell)
    tell_clear_copy(args.file, shell)
    if answer.text is None:
        return ExitCode.NEEDS_PERSON
    shell.out.write(visible(answer.text) if shell.out.isatty() else answer.text)
    return code_for(answer.findings)
