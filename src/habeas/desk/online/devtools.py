"""Talking with the browser through two pipes, in the Chrome DevTools Protocol: JSON messages, each ended by a NUL.

Pipes and no port: no other program on this machine can listen in or take the browser over.
"""

import json
import os
import re
import select
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from habeas.base.errors import Failed

type Message = Mapping[str, Any]

_PIECE = 1 << 16
LARGEST = 128 << 20
"""Most bytes of one message; a larger one is passed over, and the call that it answers is refused."""

TOO_LARGE = "too large"
"""What stands as the reason where a message was passed over."""

_LOOK_SECONDS = 0.5
_NUMBER = re.compile(rb'\{"id":(\d{1,9}),')
_HEAD = 64


def _unwatched() -> None:
    """Nothing is looked after."""


@dataclass(slots=True)
class DevTools:
    """One line to a browser. `to` and `back` are file descriptors; times are seconds of the monotonic clock.

    `watch` is called about twice a second while anything is waited for; what it raises ends the waiting.
    """

    to: int
    back: int
    deadline: float
    watch: Callable[[], None] = _unwatched
    events: deque[Message] = field(default_factory=deque)
    _answers: dict[int, Message] = field(default_factory=dict)
    _rest: bytearray = field(default_factory=bytearray)
    _last: int = 0
    _looked: float = 0.0
    _passing: bool = False

    def call(self, method: str, params: Mapping[str, Any] | None = None, session: str | None = None) -> Message:
        """Tell the browser one thing and wait for its answer; raises Failed where it refuses or is silent."""
        number = self.tell(method, params, session)
        while number not in self._answers:
            if not self.pump(self.deadline):
                raise Failed("The browser did not answer in time.", "Try again, or give it longer (--wait).")
        return result_of(method, self._answers.pop(number))

    def tell(self, method: str, params: Mapping[str, Any] | None = None, session: str | None = None) -> int:
        """Tell the browser one thing without waiting; gives the number of the message."""
        self._last += 1
        message: dict[str, Any] = {"id": self._last, "method": method, "params": dict(params or {})}
        if session is not None:
            message["sessionId"] = session
        data = memoryview(json.dumps(message).encode() + b"\0")
        try:
            while data:
                data = data[os.write(self.to, data) :]
        except BrokenPipeError:
            raise _ended() from None
        return self._last

    def answered(self, number: int) -> Message | None:
        """The answer to a message that was told without waiting, once; None while there is none."""
        return self._answers.pop(number, None)

    def pump(self, until: float) -> bool:
        """Read until at least one whole message has come; False where none came before `until` (monotonic seconds)."""
        until = min(until, self.deadline)
        while True:
            now = time.monotonic()
            if now - self._looked >= _LOOK_SECONDS:
                self._looked = now
                self.watch()
            if now >= until:
                return False
            if not select.select([self.back], [], [], min(until - now, _LOOK_SECONDS))[0]:
                continue
            piece = os.read(self.back, _PIECE)
            if not piece:
                raise _ended()
            self._rest += piece
            if b"\0" in piece:
                self._part()
                return True
            if len(self._rest) > LARGEST:
                self._pass_over()

    def _part(self) -> None:
        *whole, rest = self._rest.split(b"\0")
        self._rest = bytearray(rest)
        if self._passing:
            self._passing = False
            whole = whole[1:]
        for line in whole:
            message: dict[str, Any] = json.loads(line)
            if "id" in message:
                self._answers[message["id"]] = message
            else:
                self.events.append(message)

    def _pass_over(self) -> None:
        """Let go of a message that is too long, whose end has not come yet."""
        number = None if self._passing else _NUMBER.match(self._rest[:_HEAD])
        if number is not None:
            self._answers[int(number[1])] = {"error": {"message": TOO_LARGE}}
        self._passing = True
        self._rest.clear()


def result_of(method: str, answer: Message) -> Message:
    """What the browser answered to a call; raises Failed where it refused it."""
    if "error" in answer:
        raise Failed(f"The browser refused {method}: {answer['error'].get('message', '')}.")
    result: Message = answer.get("result", {})
    return result


def _ended() -> Failed:
    return Failed("The browser ended by itself.", "Try again; nothing was kept.")
