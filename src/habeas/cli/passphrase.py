"""`habeas passphrase`: set another passphrase, by the old one or by the recovery key."""

import argparse

from habeas.base.errors import ExitCode
from habeas.cli.opening import (
    new_passphrase,
    passphrase,
    recovery_arguments,
    recovery_key,
    vault_arguments,
    vault_folder,
)
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.opening import new_passphrase as set_passphrase
from habeas.desk.opening import new_passphrase_by_recovery


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`passphrase [--new-key-file FILE] [--recover | --recovery-key-file FILE]`."""
    vault_arguments(parser, words)
    parser.add_argument("--new-key-file", metavar="FILE", help=words("passphrase.new_key_file"))
    recovery_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Change it and say so."""
    folder = vault_folder(args, shell)
    if args.recover or args.recovery_key_file:
        key = recovery_key(args, shell)
        given = None if shell.ask_secret else shell.environ.get("HABEAS_PASSPHRASE")
        new_passphrase_by_recovery(folder, key, new_passphrase(args.new_key_file, given, shell))
    else:
        set_passphrase(folder, passphrase(args, shell), new_passphrase(args.new_key_file, None, shell))
    shell.say(shell.words("passphrase.done"))
    return ExitCode.DONE
