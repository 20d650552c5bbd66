"""Bytes from a file or, for a single hyphen, from standard input."""

from pathlib import Path

from habeas.base.errors import WrongCall
from habeas.cli.shell import Shell
from habeas.desk.files import bytes_of

STANDARD_INPUT = "-"


def read_input(name: str, shell: Shell) -> bytes:
    """The bytes of the named file, or of standard input for `-`; raises WrongCall when it is empty input."""
    if name != STANDARD_INPUT:
        return bytes_of(Path(name))
    buffer = getattr(shell.stdin, "buffer", None)
    data: bytes = buffer.read() if buffer is not None else shell.stdin.read().encode()
    if not data:
        raise WrongCall("Standard input is empty.", "Pipe the text in, or name a file.")
    return data


def read_text_input(name: str, shell: Shell) -> str:
    """Text from standard input for `-`, otherwise the word itself."""
    if name != STANDARD_INPUT:
        return name
    return read_input(name, shell).decode("utf-8").rstrip("\n")
