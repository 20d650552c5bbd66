"""`habeas names compare A B`: are these one name, and why."""

import argparse

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.inputs import STANDARD_INPUT, tell_history, text_in
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.naming import compare_names


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`names compare A B [--json]`; a single hyphen reads two lines."""
    parser.add_argument("what", choices=["compare"], help=words("names.what"))
    parser.add_argument("one", metavar="A", help=words("names.one"))
    parser.add_argument("other", metavar="B", nargs="?", help=words("names.other"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print the score, the answer, and what met what."""
    if args.one == STANDARD_INPUT and args.other is None:
        one, _, other = text_in(STANDARD_INPUT, shell).partition("\n")
    else:
        one, other = args.one, args.other or ""
    if not (one.strip() and other.strip()):
        raise WrongCall("Two names are needed.", "Give both, each in quotation marks, or two lines with a hyphen.")
    if args.one != STANDARD_INPUT:
        tell_history({"A, B": one}, "names", shell)
    answer = compare_names(one.strip(), other.strip())
    if args.json:
        shell.json(answer)
        return ExitCode.DONE
    words = shell.words
    shell.say(words("names.answer", same=words(f"names.{answer['same']}"), score=f"{answer['score']:.2f}"))
    for part in answer["parts"]:
        shell.say(words("names.part", a=part["a"] or "·", b=part["b"] or "·", how=words(f"names.how.{part['how']}")))
    return ExitCode.DONE
