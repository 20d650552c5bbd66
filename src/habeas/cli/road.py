"""The passphrase of something that leaves the vault: its own, never the vault's."""

from pathlib import Path

from habeas.base.errors import VaultLocked, WrongCall
from habeas.cli.opening import secret_in
from habeas.cli.shell import Shell


def new_road_passphrase(key_file: str | None, vaults: str, shell: Shell) -> str:
    """A passphrase that is being set, from a key file or asked twice; raises WrongCall where it is the vault's."""
    chosen = secret_in(Path(key_file)) if key_file else _asked_twice(shell)
    if chosen == vaults:
        raise WrongCall(
            "That is the passphrase of the vault itself.",
            "Choose another: whoever opens what leaves must not be able to open the vault. Nothing was changed.",
        )
    return chosen


def road_passphrase(key_file: str | None, shell: Shell) -> str:
    """The passphrase of something that came, from a key file or asked once."""
    if key_file:
        return secret_in(Path(key_file))
    return _asked(shell, "ask.road_passphrase")


def _asked_twice(shell: Shell) -> str:
    first = _asked(shell, "ask.new_road_passphrase")
    if _asked(shell, "ask.again") != first:
        raise WrongCall("The two passphrases are not the same.", "Nothing was changed; try again.")
    return first


def _asked(shell: Shell, key: str) -> str:
    if shell.ask_secret is None:
        raise VaultLocked("No passphrase was given.", "Name a key file with it, or run it in a terminal.")
    return shell.ask_secret(shell.words(key))
