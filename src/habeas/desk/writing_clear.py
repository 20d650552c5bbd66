"""Files written in clear: whole or not at all, for their owner only."""

import os
from pathlib import Path

from habeas.base.errors import CannotWrite, WrongCall


def write_clear(path: Path, data: bytes) -> None:
    """Write a file whole or not at all, readable by its owner only."""
    partial = path.with_name(path.name + ".part")
    try:
        if path.parent.is_file():
            raise WrongCall(f"{path.parent} is a file.", "Name a folder with --out.")
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # A file or a link that somebody put there is never written through: it is a new file or an error.
        partial.unlink(missing_ok=True)
        with open(partial, "xb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise CannotWrite(f"{path} could not be written: {error.strerror or error}.", "Name another folder.") from None
