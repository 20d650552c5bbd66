"""`habeas corrections CASE`: the log of what changed in what was published, as everybody may read it."""

import argparse
from collections.abc import Iterator

from habeas.base.errors import ExitCode
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.released import corrections_of
from habeas.disclosure.gate.corrections import Correction


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`corrections CASE [--json]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print it, oldest first."""
    with opened(args, shell) as session:
        found = corrections_of(session, args.case)
    if args.json:
        for one in found:
            shell.json(
                {
                    "schema": "habeas.correction/1",
                    "case": args.case,
                    "form": one.form,
                    "lang": one.lang.value,
                    "old": one.old,
                    "new": one.new,
                    "at": one.at.isoformat(),
                    "why": one.why,
                    "before": one.before,
                    "after": one.after,
                }
            )
    else:
        shell.say("\n".join(_lines(args.case, found, shell.words, width_of(shell.columns()))))
    return ExitCode.DONE


def _lines(case: str, found: tuple[Correction, ...], words: Words, width: int) -> Iterator[str]:
    title = words("corrections.title", case=case)
    yield from wrapped(title, width)
    yield "═" * min(width, len(title))
    if not found:
        yield from wrapped(words("corrections.none"), width)
    for one in found:
        yield from wrapped(words("corrections.head", day=one.at.date(), form=one.form, lang=one.lang.value), width)
        yield from wrapped(one.old, width, "  − ", "    ")
        yield from wrapped(words("corrections.removed") if one.new is None else one.new, width, "  + ", "    ")
        yield from wrapped(words("corrections.why", why=one.why or words("corrections.no_reason")), width, "  ")
