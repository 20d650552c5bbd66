"""`habeas corrections CASE`: the log of what changed in what was published, as everybody may read it."""

import argparse
from collections.abc import Iterator

from habeas.base.errors import ExitCode
from habeas.cli.consent_text import SHORT, audience_label
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.correcting import correction_json, log_of_case
from habeas.disclosure.gate.correction_log import LoggedCorrection


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`corrections CASE [--json]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print it, newest first."""
    with opened(args, shell) as session:
        found = log_of_case(session, args.case)
    if args.json:
        for one in found:
            shell.json(correction_json(args.case, one))
    else:
        shell.say("\n".join(_lines(args.case, found, shell.words, width_of(shell.columns()))))
    return ExitCode.DONE


def _lines(case: str, found: tuple[LoggedCorrection, ...], words: Words, width: int) -> Iterator[str]:
    title = words("corrections.title", case=case)
    yield from wrapped(title, width)
    yield "═" * min(width, len(title))
    if not found:
        yield from wrapped(words("corrections.none"), width)
    for one in found:
        head = words(
            "corrections.head",
            day=one.at.date(),
            audience=audience_label(one.audience, words),
            form=one.form,
            lang=one.lang.value,
            id=one.release[:SHORT],
        )
        yield from wrapped(head, width)
        for sentence in one.now:
            yield from wrapped(words("corrections.now", text=sentence), width, "  → ", "    ")
        if one.gone:
            yield from wrapped(words("corrections.gone", count=one.gone), width, "  – ", "    ")
        yield from wrapped(words("corrections.why", why=one.why or words("corrections.no_reason")), width, "  ")
