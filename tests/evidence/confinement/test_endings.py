"""Why a child ended is told by how it ended."""

import signal

import pytest

from habeas.evidence.confinement.endings import CRASHED, LATE, MEMORY, ending
from habeas.evidence.confinement.limits import Limits
from habeas.evidence.confinement.zygote import OUT_OF_MEMORY

LIMITS = Limits(memory=1 << 30, seconds=10, slow_seconds=60)


def status(*, number: int = 0, code: int = 0, kib: int = 1 << 10, spent: int = 100) -> dict[str, int]:
    """How a child ended: signal, exit code, most memory, milliseconds of processor."""
    return {"signal": number, "code": code, "most_kib": kib, "processor_ms": spent}


@pytest.mark.parametrize(
    ("ended", "why"),
    [
        (status(number=signal.SIGXCPU), LATE),
        (status(number=signal.SIGKILL, spent=10_004), LATE),
        (status(number=signal.SIGKILL, spent=4_000), MEMORY),
        (status(code=OUT_OF_MEMORY), MEMORY),
        (status(code=1, kib=600 << 10), MEMORY),
        (status(number=signal.SIGSEGV), CRASHED),
        (status(code=1), CRASHED),
        (None, CRASHED),
    ],
)
def test_the_reason_is_told_by_the_end(ended: dict[str, int] | None, why: str) -> None:
    """The kernel's kill for spent time is told as time; a kill before that, or a full memory, as memory."""
    assert ending(ended, LIMITS) == why
