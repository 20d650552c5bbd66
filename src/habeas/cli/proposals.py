"""`habeas proposals CASE`: what the machine proposes, and what was decided on it."""

import argparse

from habeas.base.errors import ExitCode
from habeas.cli.draft import line_of
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.reviewing import STATES, listed
from habeas.desk.shapes import proposal_shape


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`proposals CASE [--state STATE] [--json]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("--state", choices=STATES, help=words("proposals.state"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print them, one after the other, in the order of the sources."""
    with opened(args, shell) as session:
        found = listed(session, args.case, args.state)
    for each in found:
        shape = proposal_shape(each.proposal, each.recognised)
        if args.json:
            shell.json({"schema": "habeas.proposal/1", **shape})
        else:
            state = shell.words(f"state.{shape['state']}")
            shell.say(f"{shape['id'][:10]} {state} · {line_of(shape, shell.words)}")
    if not found and not args.json:
        shell.say(shell.words("proposals.none", case=args.case))
    return ExitCode.DONE
