"""Talking with the browser through two pipes, in the Chrome DevTools Protocol: JSON messages, each ended by a NUL.

Pipes and no port: no other program on this machine can listen in or take the browser over.
"""

import json
import os
import select
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from habeas.base.errors import Failed

type Message = Mapping[str, Any]

_PIECE = 1 << 16
LARGEST = 512 << 20
"""Most bytes of one message."""


@dataclass(slots=True)
class DevTools:
    """One line to a browser. `to` and `back` are file descriptors; times are seconds of the monotonic clock."""

    to: int
    back: int
    deadline: float
    events: deque[Message] = field(default_factory=deque)
    _answers: dict[int, Message] = field(default_factory=dict)
    _rest: bytearray = field(default_factory=bytearray)
    _last: int = 0

    def call(self, method: str, params: Mapping[str, Any] | None = None, session: str | None = None) -> Message:
        """Tell the browser one thing and wait for its answer; raises Failed where it refuses or is silent."""
        number = self.tell(method, params, session)
        while number not in self._answers:
            if not self._receive(self.deadline):
                raise Failed("The browser did not answer in time.", "Try again, or give it longer (--wait).")
        answer = self._answers.pop(number)
        if "error" in answer:
            raise Failed(f"The browser refused {method}: {answer['error'].get('message', '')}.")
        result: Message = answer.get("result", {})
        return result

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

    def event(self, until: float) -> Message | None:
        """The next event, or None where none comes before `until` (monotonic seconds)."""
        while not self.events:
            if not self._receive(min(until, self.deadline)):
                return None
        return self.events.popleft()

    def pump(self, until: float) -> bool:
        """Take in what the browser says next; False where nothing came before `until`."""
        return self._receive(min(until, self.deadline))

    def _receive(self, until: float) -> bool:
        """Read until at least one whole message has come; False when the time is over."""
        while True:
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.back], [], [], left)[0]:
                return False
            piece = os.read(self.back, _PIECE)
            if not piece:
                raise _ended()
            self._rest += piece
            if len(self._rest) > LARGEST:
                raise Failed("The browser sent more than can be taken.")
            if b"\0" in piece:
                self._part()
                return True

    def _part(self) -> None:
        *whole, rest = self._rest.split(b"\0")
        self._rest = bytearray(rest)
        for line in whole:
            message: dict[str, Any] = json.loads(line)
            if "id" in message:
                self._answers[message["id"]] = message
            else:
                self.events.append(message)


def _ended() -> Failed:
    return Failed("The browser ended by itself.", "Try again; nothing was kept.")
