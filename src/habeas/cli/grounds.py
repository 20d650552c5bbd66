"""The options by which a person says what a fact stands on: a quote in a source, or words told now."""

import argparse

from habeas.base.errors import WrongCall
from habeas.cli.inputs import STANDARD_INPUT, read_text_input, tell_history
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.own_words import Ground


def ground_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """`--source SOURCE --quote TEXT [--start N]`, or `--told TEXT`."""
    parser.add_argument("--source", metavar="SOURCE", help=words("say.source"))
    parser.add_argument("--quote", metavar="TEXT", help=words("say.quote"))
    parser.add_argument("--start", type=int, metavar="N", help=words("say.start"))
    parser.add_argument("--told", metavar="TEXT", help=words("ground.told"))


def ground(args: argparse.Namespace, shell: Shell) -> Ground:
    """What was given; a hyphen reads standard input, for one of them. Says what history keeps of the others."""
    if args.quote == STANDARD_INPUT and args.told == STANDARD_INPUT:
        raise WrongCall("Only one of them can come by standard input.", "Give --quote or --told.")
    tell_history({"--quote": args.quote, "--told": args.told}, "input", shell)
    quote = None if args.quote is None else read_text_input(args.quote, shell)
    told = None if args.told is None else read_text_input(args.told, shell)
    return Ground(args.source, quote, args.start, told)
