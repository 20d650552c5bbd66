"""What is wrong with a call: a few numbered exceptions, each with its exit code.

What is wrong with *data* is a :class:`habeas.base.finding.Finding`, a value that never stops the
rest of the file.
"""

from enum import IntEnum
from typing import ClassVar

from habeas.base.finding import Finding


class ExitCode(IntEnum):
    """The exit codes that other programs may rely on."""

    DONE = 0
    NEEDS_PERSON = 1
    WRONG_CALL = 2
    FAILED = 3
    LOCKED = 4
    INTEGRITY = 5
    BUSY = 6
    CANNOT_WRITE = 7


class HabeasError(Exception):
    """A call that could not be done: what happened, and what to do next.

    `message` is one clear sentence. `remedy` says what the person can do; it is empty only where
    nothing can be done. Neither ever holds a secret or the words of a source.
    """

    number: ClassVar[str] = "H000"
    exit_code: ClassVar[ExitCode] = ExitCode.FAILED

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.number} {self.message}" + (f" {self.remedy}" if self.remedy else "")


class WrongCall(HabeasError):
    """The words of the call are wrong: a missing file, an unknown case, a value that does not fit."""

    number = "H001"
    exit_code = ExitCode.WRONG_CALL


class Failed(HabeasError):
    """Something failed although the call was right, and nothing was changed."""

    number = "H002"
    exit_code = ExitCode.FAILED


class VaultLocked(HabeasError):
    """The vault cannot be opened: no passphrase, or a wrong one."""

    number = "H003"
    exit_code = ExitCode.LOCKED


class IntegrityFailure(HabeasError):
    """What is kept is not what was put in: altered, cut short or missing."""

    number = "H004"
    exit_code = ExitCode.INTEGRITY


class VaultBusy(HabeasError):
    """Another process has held the vault for longer than a write waits."""

    number = "H005"
    exit_code = ExitCode.BUSY


class CannotWrite(HabeasError):
    """The disk is full or not writable; nothing was lost and nothing half was kept."""

    number = "H006"
    exit_code = ExitCode.CANNOT_WRITE


class NotRead(HabeasError):
    """An export or a list broke its reader, took too much, or is not to be trusted; nothing of it was kept.

    `finding` says what happened, and where; it is told instead of the message.
    """

    number = "H007"
    exit_code = ExitCode.NEEDS_PERSON

    def __init__(self, message: str, remedy: str = "", finding: Finding | None = None) -> None:
        super().__init__(message, remedy)
        self.finding = finding
