"""`habeas register list`: the registers of the vault, their versions and figures."""

import argparse

from habeas.base.errors import ExitCode
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.register_text import version_text
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.register import all_registers
from habeas.desk.register_shape import version_shape


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`register list [--json]`."""
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print every version of every register; nothing is written."""
    with opened(args, shell) as session:
        kept = all_registers(session)
    for one in kept:
        if args.json:
            shell.json({"schema": "habeas.register/1", **version_shape(one)})
        else:
            shell.say(version_text(one, shell.words, shell.columns()))
            shell.say()
    if not kept:
        shell.tell(shell.words("register.none"))
    return ExitCode.DONE
