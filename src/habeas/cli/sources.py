"""`habeas sources CASE`: what is kept, and its custody log."""

import argparse

from habeas.base.errors import ExitCode
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.describing import SourceShape, source_shape, sources_of


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`sources CASE [--json]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print each source with its description and what was done with it."""
    with opened(args, shell) as session:
        shapes = [source_shape(each) for each in sources_of(session, args.case)]
    for shape in shapes:
        if args.json:
            shell.json({"schema": "habeas.source/1", **shape})
        else:
            _show(shape, shell)
    return ExitCode.DONE


def _show(shape: SourceShape, shell: Shell) -> None:
    words = shell.words
    shell.say(f"{shape['id'][:8]}  {shape['title'] or shape['original_name'] or '—'}")
    shell.say(f"    {shape['digest']}  {shape['size']} B  {shape['media_type']}")
    shell.say(f"    {words('sources.secrecy')}: {words('secrecy.' + shape['secrecy'])}")
    for field in ("author", "publisher", "published", "address", "language", "grade", "note"):
        told = shape["description"].get(field)
        if told:
            basis = f" ({words(f'basis.{told["basis"]}')})" if told["basis"] else ""
            shell.say(f"    {words('sources.' + field)}: {told['value']}{basis}")
    for event in shape["custody"]:
        done = f"custody.{event['action']}"
        action = words(done) if words.has(done) else event["action"]
        shell.say(f"    {event['at'][:16].replace('T', ' ')}Z  {event['actor']}  {action}")
    shell.say()
