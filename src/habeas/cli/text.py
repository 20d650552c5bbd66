"""`habeas text FILE`: exactly the text that spans count in, and its repair with every change."""

import argparse

from habeas.base.errors import ExitCode
from habeas.cli.findings import code_for, finding_json, tell_findings
from habeas.cli.inputs import read_input, tell_clear_copy
from habeas.cli.shell import Shell
from habeas.cli.visible import visible
from habeas.cli.words import Words
from habeas.desk.file_text import RepairedText, text_of, text_shape

_SHOWN = str.maketrans({"\n": "⏎", "\t": "⇥", " ": "␣", "\xa0": "⍽", "\xad": "‧", "\u200b": "·", "\u2060": "·"})
"""White space and what nobody sees, as a person can see it."""


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`text FILE [--repaired] [--json]`; a single hyphen reads standard input."""
    parser.add_argument("file", metavar="FILE", help=words("text.file"))
    parser.add_argument("--repaired", action="store_true", help=words("text.repaired"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print the text and nothing else, not even a line end that it does not have; or its repair and the changes.

    On a terminal each control sign in it is shown as one visible sign, so that places stay the same.
    """
    answer = text_of(read_input(args.file, shell), repaired=args.repaired)
    tell_findings(answer.findings, shell)
    tell_clear_copy(args.file, shell)
    if args.json:
        shape = text_shape(answer)
        findings = [finding_json(finding) for finding in answer.findings]
        shell.json({"schema": "habeas.text/1", **(shape if isinstance(shape, dict) else {}), "findings": findings})
    if answer.text is None:
        return ExitCode.NEEDS_PERSON
    if args.json:
        return code_for(answer.findings)
    if answer.repaired is not None:
        _show(answer.repaired, shell)
    else:
        shell.out.write(visible(answer.text) if shell.out.isatty() else answer.text)
    return code_for(answer.findings)


def _show(repaired: RepairedText, shell: Shell) -> None:
    """The repaired text, a rule, and one line for each change: its place, what stood there, what it became, why."""
    words = shell.words
    shell.say(visible(repaired.text) if shell.out.isatty() else repaired.text)
    shell.say("")
    shell.say(words("text.changes", count=len(repaired.changes)) if repaired.changes else words("text.sound"))
    for each in repaired.changes:
        place = f"{each.start}–{each.end}" if each.end > each.start else f"{each.start}"
        was, became = (visible(part.translate(_SHOWN)) if part else "∅" for part in (each.was, each.became))
        shell.say(f"  {place:>12}  {was} → {became}  ({words(f'text.why.{each.why}')})")
