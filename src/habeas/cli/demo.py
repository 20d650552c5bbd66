"""`habeas demo`: a throw-away case from three reports, and its case sheet to open."""

import argparse
import time
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.base.language import Lang
from habeas.cli.shell import Shell
from habeas.cli.words import Words, load_words
from habeas.desk.demonstration import demonstrate


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`demo [--out DIR] [--keep DIR] [--json]`."""
    parser.add_argument("--out", metavar="DIR", default="habeas-demo", help=words("demo.out"))
    parser.add_argument("--keep", metavar="DIR", help=words("demo.keep"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Make it, and say what there is to open."""
    began = time.monotonic()
    secret = shell.chance(16).hex()
    made = demonstrate(Path(args.out), Path(args.keep) if args.keep else None, notices, shell.now, shell.chance, secret)
    lang = shell.words.lang.value
    sheet = next(path for path in made.sheets if path.name.endswith(f"-{lang}.html"))
    if args.json:
        counts = {"sources": made.sources, "statements": made.statements, "facts": made.facts}
        paths = [str(path) for path in made.sheets]
        shell.json(
            {
                "schema": "habeas.demo/1",
                "clear_copies": paths,
                "conflicts": made.conflicts,
                "refused": made.refused,
                **counts,
            }
        )
    else:
        shell.say(
            shell.words(
                "demo.done",
                seconds=time.monotonic() - began,
                sources=made.sources,
                statements=made.statements,
                facts=made.facts,
                conflicts=made.conflicts,
                sheet=sheet,
            )
        )
    shell.tell(shell.words("demo.clear", folder=args.out))
    if made.kept is not None:
        shell.tell(shell.words("demo.kept", folder=made.kept, passphrase=secret))
    return ExitCode.DONE


def notices(lang: Lang, accepted: int) -> tuple[str, ...]:
    """What every page of the demonstration says, in its language."""
    words = load_words(lang)
    return (words("demo.accepted", count=accepted), words("demo.person"))
