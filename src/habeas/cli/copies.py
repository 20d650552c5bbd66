"""`habeas copies`: the clear copies that exist, and their removal."""

import argparse

from habeas.base.errors import ExitCode
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.copies import chosen_copies, clear_copies, remove_copies


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`copies [--remove FILE… | --remove-all] [--json]`."""
    parser.add_argument("--remove", nargs="+", metavar="FILE", help=words("copies.remove"))
    parser.add_argument("--remove-all", action="store_true", help=words("copies.remove_all"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Remove what was asked, then list what is left; exit code 1 while any is left."""
    words = shell.words
    with opened(args, shell) as session:
        if args.remove or args.remove_all:
            wanted = clear_copies(session) if args.remove_all else chosen_copies(session, args.remove)
            for copy in remove_copies(session, wanted):
                shell.tell(words("copies.removed", path=copy.path))
        left = clear_copies(session)
    for copy in left:
        if args.json:
            state = copy.state.value
            shell.json({"schema": "habeas.copy/1", "path": str(copy.path), "digest": copy.digest, "state": state})
        else:
            shell.say(f"{words(f'copies.{copy.state.value}')}  {copy.path}")
    if not left and not args.json:
        shell.say(words("copies.none"))
    return ExitCode.NEEDS_PERSON if left else ExitCode.DONE
