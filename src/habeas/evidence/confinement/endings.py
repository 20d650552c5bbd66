"""How a child came to its end, as a finding with what to do next."""

import signal
from collections.abc import Mapping, Sequence

from habeas.base.finding import Finding, Severity
from habeas.evidence.confinement.limits import Limits
from habeas.evidence.confinement.zygote import OUT_OF_MEMORY

MEMORY, LATE, TOO_MUCH, CRASHED, UNREADABLE = "memory", "time", "output", "crashed", "answer"
"""Why a child was ended, or ended by itself."""

_NEXT = "The file is kept as it is; its text has to be typed, or a simpler copy of it taken in."


def ending(status: Mapping[str, int] | None, limits: Limits) -> str:
    """Why a child gave no answer, or said that it broke, by how it ended; `status` is None where nobody saw it.

    Libraries say in many ways that there was no memory: one that broke with most of its memory taken had none.
    """
    if status is None:
        return CRASHED
    number = status["signal"]
    if number == signal.SIGXCPU:
        return LATE
    filled = status["most_kib"] << 10 > limits.memory // 2
    if status["code"] == OUT_OF_MEMORY or number == signal.SIGKILL or filled:
        return MEMORY
    return CRASHED


def finding_of(why: str, limits: Limits, kind: str) -> Finding:
    """The finding that says it to a person."""
    if why == MEMORY:
        said = f"Reading it took more than {limits.memory >> 20} MiB of memory and was ended. {_NEXT}"
        return Finding("parser-killed-memory", "file", Severity.ERROR, said)
    if why == LATE:
        said = f"Reading it took longer than {limits.seconds_for(kind)} seconds and was ended. {_NEXT}"
        return Finding("parser-timeout", "file", Severity.ERROR, said)
    if why == TOO_MUCH:
        said = f"What was read from it was more than {limits.answer >> 20} MiB, and none of it was taken. {_NEXT}"
        return Finding("parser-output", "file", Severity.ERROR, said)
    if why == UNREADABLE:
        said = f"The reader's answer was not well formed, as if the file had taken it over; nothing was taken. {_NEXT}"
        return Finding("parser-answer", "file", Severity.ERROR, said)
    return Finding("parser-crashed", "file", Severity.ERROR, f"The reader broke on it. {_NEXT}")


def weaker(missing: Sequence[str]) -> tuple[Finding, ...]:
    """One finding that names the layers this system does not have; none where it has all."""
    if not missing:
        return ()
    said = (
        f"This system does not have every layer that keeps a hostile file in: {', '.join(missing)}. "
        "The others hold. Open files from strangers on a Linux machine of today, without a container."
    )
    return (Finding("parser-less-confined", "system", Severity.WARNING, said),)
