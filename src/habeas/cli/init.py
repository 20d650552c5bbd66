"""`habeas init DIR --as HANDLE`: make a vault."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.cli.opening import new_passphrase
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.opening import make_vault

WEAK = 16
"""A passphrase of fewer characters is taken, and advised against."""


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`init DIR --as HANDLE [--key-file FILE]`."""
    parser.add_argument("folder", metavar="DIR", help=words("init.folder"))
    parser.add_argument("--as", dest="handle", metavar="HANDLE", required=True, help=words("init.handle"))
    parser.add_argument("--key-file", metavar="FILE", help=words("help.key_file"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Make the vault and print the recovery key, once."""
    secret = new_passphrase(args.key_file, shell.environ.get("HABEAS_PASSPHRASE"), shell)
    if len(secret) < WEAK:
        shell.tell(shell.words("init.weak"))
    key = make_vault(Path(args.folder), secret, args.handle, shell.now(), shell.chance)
    if args.json:
        shell.json({"schema": "habeas.init/1", "vault": str(Path(args.folder).resolve()), "recovery_key": key})
        return ExitCode.DONE
    shell.say(shell.words("init.done", folder=args.folder, key=key))
    return ExitCode.DONE
