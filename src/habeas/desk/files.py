"""Files as a person names them: read whole, with a clear word when that cannot be done."""

import os
from pathlib import Path
from typing import BinaryIO

from habeas.base.errors import Failed, WrongCall

LARGEST = 512 * 1024 * 1024
"""Bytes of the largest file that is taken in; a larger one is refused whole, never cut."""


def bytes_of(path: Path) -> bytes:
    """All bytes of a file; raises WrongCall where there is no such file or it is too large, before it is read."""
    try:
        if path.is_dir():
            raise WrongCall(f"{path} is a folder.", "Name a file in it.")
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > LARGEST:
                raise _too_large(str(path))
            return bounded(file, str(path))
    except FileNotFoundError:
        raise WrongCall(f"There is no file {path}.", "Check the name; nothing was changed.") from None
    except PermissionError:
        raise WrongCall(f"{path} may not be read.", "Give yourself the right to read it, then try again.") from None
    except OSError as error:
        raise Failed(f"{path} could not be read: {error.strerror or error}.", "Nothing was changed.") from None


def bounded(stream: BinaryIO, name: str) -> bytes:
    """All bytes of a stream; raises WrongCall as soon as there are more than `LARGEST`, as from a device."""
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise _too_large(name)
    return data


def _too_large(name: str) -> WrongCall:
    return WrongCall(f"{name} has more than {LARGEST} bytes.", "Split it, and take its parts in.")
