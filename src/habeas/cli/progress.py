"""How far long work has come, on standard error: one line that is written over, or a few lines in a log."""

import argparse

from habeas.base.progress import UNWATCHED, Progress
from habeas.cli.shell import Shell
from habeas.cli.visible import visible

_AT_MOST = 0.1
"""Seconds between two pictures of the line on a terminal."""

_IN_LOG = 10.0
"""Seconds between two lines where standard error is no terminal."""


class Told:
    """Tells a person. What a step is named is shown on a terminal alone, since a log is kept."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._work: list[tuple[str, int | None]] = []
        self._done: list[int] = []
        self._last = 0.0
        self._width = 0

    def begin(self, work: str, of: int | None) -> None:
        """Work of a kind begins."""
        self._work.append((work, of))
        self._done.append(0)
        self._last = self._shell.seconds()
        if self._shell.watched:
            self._write_over(self._line())
        else:
            self._shell.tell(self._line())

    def step(self, what: str = "") -> None:
        """One more step is done."""
        if not self._done:
            return
        self._done[-1] += 1
        now = self._shell.seconds()
        if now - self._last < (_AT_MOST if self._shell.watched else _IN_LOG):
            return
        self._last = now
        if self._shell.watched:
            self._write_over(self._line() + (f" · {what}" if what else ""))
        else:
            self._shell.tell(self._line())

    def end(self) -> None:
        """The work that began last has ended; its line goes."""
        if self._work:
            self._work.pop()
            self._done.pop()
        if self._shell.watched:
            self._write_over("")

    def _line(self) -> str:
        (work, of), done = self._work[-1], self._done[-1]
        words = self._shell.words
        key = f"progress.{work}" if words.has(f"progress.{work}") else "progress.work"
        if not of:
            return words("progress.count", work=words(key), done=done)
        done = min(done, of)
        return words("progress.of", work=words(key), done=done, of=of, percent=100 * done // of)

    def _write_over(self, line: str) -> None:
        shown = visible(line)[: max(10, self._shell.columns() - 1)]
        if shown or self._width:
            self._shell.err.write("\r" + shown.ljust(self._width) + ("" if shown else "\r"))
            self._shell.err.flush()
        self._width = len(shown)


def progress_for(args: argparse.Namespace, shell: Shell) -> Progress:
    """Who watches the work of this command: a person at a terminal, or a log where `--progress` asks for it."""
    return Told(shell) if shell.watched or getattr(args, "progress", False) else UNWATCHED
