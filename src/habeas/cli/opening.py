"""Opening the vault that the words or the environment name, with the passphrase from where it may come."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from habeas.base.errors import VaultLocked, WrongCall
from habeas.cli.progress import progress_for
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.opening import guard_process, is_vault, open_session
from habeas.desk.session import Session


def vault_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """`--vault DIR --key-file FILE`."""
    parser.add_argument("--vault", metavar="DIR", help=words("help.vault"))
    parser.add_argument("--key-file", metavar="FILE", help=words("help.key_file"))


def vault_folder(args: argparse.Namespace, shell: Shell) -> Path:
    """The folder of the vault; raises WrongCall when none is named or there is none."""
    named = args.vault or shell.environ.get("HABEAS_VAULT")
    if not named:
        raise WrongCall("No vault is named.", "Add --vault DIR, or set HABEAS_VAULT. Make one with `habeas init DIR`.")
    folder = Path(named)
    if not is_vault(folder):
        raise WrongCall(f"There is no vault in {folder}.", "Make one with `habeas init DIR --as HANDLE`.")
    return folder


def passphrase(args: argparse.Namespace, shell: Shell, key: str = "ask.passphrase") -> str:
    """The passphrase: from the key file, the environment, or the person, in this order.

    Raises WrongCall for a key file that cannot be read, VaultLocked where nobody can be asked.
    """
    guard_process()
    if args.key_file:
        return secret_in(Path(args.key_file))
    given = shell.environ.get("HABEAS_PASSPHRASE")
    if given is not None:
        return given
    if shell.ask_secret is None:
        raise VaultLocked(
            "No passphrase was given.", "Use --key-file FILE or HABEAS_PASSPHRASE, or run it in a terminal."
        )
    return shell.ask_secret(shell.words(key))


def new_passphrase(key_file: str | None, given: str | None, shell: Shell) -> str:
    """A passphrase that is being set: from a key file, else as `given`, else asked of a person twice."""
    guard_process()
    if key_file:
        return secret_in(Path(key_file))
    if given is not None:
        return given
    if shell.ask_secret is None:
        raise VaultLocked("No new passphrase was given.", "Name a key file with it, or run it in a terminal.")
    first = shell.ask_secret(shell.words("ask.new_passphrase"))
    if shell.ask_secret(shell.words("ask.again")) != first:
        raise WrongCall("The two passphrases are not the same.", "Nothing was changed; try again.")
    return first


def secret_in(path: Path) -> str:
    """The first line of a key file, without its line end."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise WrongCall(f"There is no key file {path}.", "Check the name; nothing was changed.") from None
    except (OSError, UnicodeDecodeError):
        raise WrongCall(
            f"The key file {path} cannot be read as text.", "It holds the passphrase on its first line."
        ) from None
    return text.split("\n", 1)[0].rstrip("\r")


@contextmanager
def opened(args: argparse.Namespace, shell: Shell) -> Iterator[Session]:
    """The session of this command; the vault is closed again whatever happens."""
    folder = vault_folder(args, shell)
    secret = passphrase(args, shell)
    with open_session(folder, secret, shell.now, shell.chance, progress_for(args, shell)) as session:
        if session.vault.upgraded:
            shell.tell(shell.words("upgrade.done"))
        yield session


def recovery_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """`--recover --recovery-key-file FILE`: the recovery key in place of the passphrase."""
    parser.add_argument("--recover", action="store_true", help=words("passphrase.recover"))
    parser.add_argument("--recovery-key-file", metavar="FILE", help=words("passphrase.recovery_key_file"))


def recovery_key(args: argparse.Namespace, shell: Shell) -> str:
    """The recovery key from its file, the person, or a line of standard input; raises VaultLocked without one."""
    guard_process()
    if args.recovery_key_file:
        return secret_in(Path(args.recovery_key_file))
    if shell.ask_secret is not None:
        return shell.ask_secret(shell.words("ask.recovery_key"))
    line = shell.stdin.readline().strip()
    if not line:
        raise VaultLocked("No recovery key was given.", "Use --recovery-key-file FILE, or run it in a terminal.")
    return line


def either_key(args: argparse.Namespace, shell: Shell) -> tuple[str | None, str | None]:
    """The passphrase and None, or None and the recovery key where `--recover` or its file is given."""
    if args.recover or args.recovery_key_file:
        return None, recovery_key(args, shell)
    return passphrase(args, shell), None
