"""How a child came to its end, as a finding with what to do next."""

import signal
from collections.abc import Mapping, Sequence
from dataclasses import replace

from habeas.base.finding import Finding, Severity
from habeas.evidence.confinement.limits import Limits
from habeas.evidence.confinement.zygote import OUT_OF_MEMORY

MEMORY, LATE, TOO_MUCH, CRASHED, UNREADABLE = "memory", "time", "output", "crashed", "answer"
"""Why a child was ended, or ended by itself."""

_NEARLY = 950
"""Milliseconds of processor for each second allowed, from which on the allowance counts as spent."""

_NEXT = "The file is kept as it is; its text has to be typed, or a simpler copy of it taken in."
_ASIDE = "Nothing of it was kept. Take its files in one by one: the others are read, and this one is found."

_TOOK_MEMORY = "Reading it took more than {memory} MiB of memory and was ended."
_TOOK_TIME = "Reading it took longer than {seconds} seconds and was ended."
_SAID_MUCH = "What was read from it was more than {answer} MiB, and none of it was taken."
_SAID_NOTHING = "The reader's answer was not well formed, as if the file had taken it over; nothing was taken."
_BROKE = "The reader broke on it."

_OF_A_FILE = {
    MEMORY: Finding("parser-killed-memory", "file", Severity.ERROR, f"{_TOOK_MEMORY} {_NEXT}"),
    LATE: Finding("parser-timeout", "file", Severity.ERROR, f"{_TOOK_TIME} {_NEXT}"),
    TOO_MUCH: Finding("parser-output", "file", Severity.ERROR, f"{_SAID_MUCH} {_NEXT}"),
    UNREADABLE: Finding("parser-answer", "file", Severity.ERROR, f"{_SAID_NOTHING} {_NEXT}"),
    CRASHED: Finding("parser-crashed", "file", Severity.ERROR, f"{_BROKE} {_NEXT}"),
}
"""What is said of a file that is preserved all the same, by the reason."""

_OF_AN_EXPORT = {
    MEMORY: Finding("unread-memory", "file", Severity.ERROR, f"{_TOOK_MEMORY} {_ASIDE}"),
    LATE: Finding("unread-time", "file", Severity.ERROR, f"{_TOOK_TIME} {_ASIDE}"),
    TOO_MUCH: Finding("unread-output", "file", Severity.ERROR, f"{_SAID_MUCH} {_ASIDE}"),
    UNREADABLE: Finding("unread-answer", "file", Severity.ERROR, f"{_SAID_NOTHING} {_ASIDE}"),
    CRASHED: Finding("unread-crashed", "file", Severity.ERROR, f"{_BROKE} {_ASIDE}"),
}
"""What is said of an export or a list, of which nothing is kept then."""


def ending(status: Mapping[str, int] | None, limits: Limits) -> str:
    """Why a child gave no answer, or said that it broke, by how it ended; `status` is None where nobody saw it.

    Libraries say in many ways that there was no memory: one that broke with most of its memory taken had none.
    """
    if status is None:
        return CRASHED
    number = status["signal"]
    # Where both limits of the processor are one, the kernel kills at once and sends no SIGXCPU before.
    spent = status["processor_ms"] >= _NEARLY * min(limits.seconds, limits.slow_seconds)
    if number == signal.SIGXCPU or (number == signal.SIGKILL and spent):
        return LATE
    filled = status["most_kib"] << 10 > limits.memory // 2
    if status["code"] == OUT_OF_MEMORY or number == signal.SIGKILL or filled:
        return MEMORY
    return CRASHED


def finding_of(why: str, limits: Limits, kind: str) -> Finding:
    """The finding that says it to a person, of a file that is preserved all the same."""
    return _told(_OF_A_FILE[why], limits, kind)


def unread_of(why: str, limits: Limits, place: str) -> Finding:
    """The finding that says it of an export or a list, of which nothing is kept then."""
    return replace(_told(_OF_AN_EXPORT[why], limits, ""), place=place)


def _told(said: Finding, limits: Limits, kind: str) -> Finding:
    memory, answer = limits.memory >> 20, limits.answer >> 20
    return replace(said, message=said.message.format(memory=memory, answer=answer, seconds=limits.seconds_for(kind)))


def weaker(missing: Sequence[str]) -> tuple[Finding, ...]:
    """One finding that names the layers this system does not have; none where it has all."""
    if not missing:
        return ()
    said = (
        f"This system does not have every layer that keeps a hostile file in: {', '.join(missing)}. "
        "The others hold. Open files from strangers on a Linux machine of today, without a container."
    )
    return (Finding("parser-less-confined", "system", Severity.WARNING, said),)
