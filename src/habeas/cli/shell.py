"""The world a command sees: streams, environment, clock, chance. The only place that touches them."""

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TextIO

from habeas.base.errors import VaultLocked
from habeas.cli.visible import escaped, visible
from habeas.cli.words import Words


@dataclass(frozen=True, slots=True)
class Shell:
    """Everything from outside that a command may use; tests put their own in its place.

    `now` gives aware instants in UTC, `chance(n)` n random bytes, `ask_secret` asks without echo and
    is None where nobody can be asked. `columns` is the width of the terminal now. `watched` is whether
    a person sees standard error as it is written; `seconds` is a clock that only goes on.
    """

    out: TextIO
    err: TextIO
    stdin: TextIO
    environ: Mapping[str, str]
    now: Callable[[], datetime]
    chance: Callable[[int], bytes]
    ask_secret: Callable[[str], str] | None
    words: Words
    columns: Callable[[], int] = lambda: 80
    watched: bool = False
    bold: bool = False
    seconds: Callable[[], float] = time.monotonic

    def today(self) -> date:
        """The day it is where this machine stands."""
        return self.now().astimezone().date()

    def say(self, text: str = "") -> None:
        """Print a line of the result on standard output; control signs in it are shown, not obeyed."""
        print(visible(text), file=self.out)

    def show(self, text: str) -> None:
        """Print text whose control signs were made visible already, but for the marks that were put around words."""
        print(text, file=self.out)

    def tell(self, text: str) -> None:
        """Print a message for the person on standard error."""
        print(visible(text), file=self.err)

    def json(self, value: object) -> None:
        """Print one JSON document on one line of standard output."""
        print(escaped(json.dumps(value, ensure_ascii=False, separators=(",", ":"))), file=self.out)


def real_shell(words: Words) -> Shell:
    """The shell of this process."""
    return Shell(
        out=sys.stdout,
        err=sys.stderr,
        stdin=sys.stdin,
        environ=os.environ,
        now=lambda: datetime.now(UTC),
        chance=os.urandom,
        ask_secret=_ask_secret if sys.stdin.isatty() else None,
        words=words,
        columns=lambda: shutil.get_terminal_size((80, 24)).columns,
        watched=sys.stderr.isatty(),
        bold=sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb",
    )


def _ask_secret(prompt: str) -> str:
    import getpass  # slow to load, and seldom needed

    try:
        return getpass.getpass(prompt, sys.stderr)
    except EOFError:
        raise VaultLocked("Nothing was typed.", "Run it again and type the passphrase.") from None
