"""Bytes from a file or, for a single hyphen, from standard input."""

from collections.abc import Mapping
from pathlib import Path

from habeas.base.errors import WrongCall
from habeas.cli.shell import Shell
from habeas.desk.files import bounded, bytes_of

STANDARD_INPUT = "-"


def tell_clear_copy(name: str, shell: Shell) -> None:
    """Say which clear copies there are after a file was read and printed without a vault (SAFETY 4)."""
    shell.tell(shell.words("clear.piped") if name == STANDARD_INPUT else shell.words("clear.printed", file=name))


def tell_history(typed: Mapping[str, str | None], other: str, shell: Shell) -> None:
    """Say which words of the call may stand in the shell's history now, and the way that leaves none there.

    `typed` maps options to what was given, `other` is the key of the way; a hyphen leaves nothing behind.
    """
    left = [option for option, given in typed.items() if given and given != STANDARD_INPUT]
    if left:
        shell.tell(shell.words("call.history", options=", ".join(left), other=shell.words(f"history.{other}")))


def read_input(name: str, shell: Shell) -> bytes:
    """The bytes of the named file, or of standard input for `-`; raises WrongCall when it is empty input."""
    if name != STANDARD_INPUT:
        return bytes_of(Path(name))
    buffer = getattr(shell.stdin, "buffer", None)
    data: bytes = bounded(buffer, "-") if buffer is not None else shell.stdin.read().encode()
    if not data:
        raise WrongCall("Standard input is empty.", "Pipe the text in, or name a file.")
    return data


def read_text_input(name: str, shell: Shell) -> str:
    """Text from standard input for `-`, otherwise the word itself."""
    if name != STANDARD_INPUT:
        return name
    return text_in(STANDARD_INPUT, shell)


def text_in(name: str, shell: Shell) -> str:
    """The text of a file or, for a hyphen, of standard input, without its last line end; it is UTF-8.

    Raises WrongCall where it is not.
    """
    try:
        return read_input(name, shell).decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise WrongCall("The text is not UTF-8.", "Convert it; nothing was changed.") from None
