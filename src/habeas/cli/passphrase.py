"""`habeas passphrase`: set another passphrase, by the old one or by the recovery key."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode, VaultLocked
from habeas.cli.opening import new_passphrase, passphrase, secret_in, vault_arguments, vault_folder
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.opening import new_passphrase as set_passphrase
from habeas.desk.opening import new_passphrase_by_recovery


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`passphrase [--new-key-file FILE] [--recover | --recovery-key-file FILE]`."""
    vault_arguments(parser, words)
    parser.add_argument("--new-key-file", metavar="FILE", help=words("passphrase.new_key_file"))
    parser.add_argument("--recover", action="store_true", help=words("passphrase.recover"))
    parser.add_argument("--recovery-key-file", metavar="FILE", help=words("passphrase.recovery_key_file"))


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Change it and say so."""
    folder = vault_folder(args, shell)
    if args.recover or args.recovery_key_file:
        key = _recovery_key(args, shell)
        given = None if shell.ask_secret else shell.environ.get("HABEAS_PASSPHRASE")
        new_passphrase_by_recovery(folder, key, new_passphrase(args.new_key_file, given, shell))
    else:
        set_passphrase(folder, passphrase(args, shell), new_passphrase(args.new_key_file, None, shell))
    shell.say(shell.words("passphrase.done"))
    return ExitCode.DONE


def _recovery_key(args: argparse.Namespace, shell: Shell) -> str:
    if args.recovery_key_file:
        return secret_in(Path(args.recovery_key_file))
    if shell.ask_secret is None:
        raise VaultLocked("No recovery key was given.", "Use --recovery-key-file FILE, or run it in a terminal.")
    return shell.ask_secret(shell.words("ask.recovery_key"))
