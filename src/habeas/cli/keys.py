"""One key from a terminal, or one letter a line where standard input is no terminal."""

import os

from habeas.cli.shell import Shell

_AT_ONCE = 64
"""Bytes that one key can send at most; what a key sends comes in one piece."""

END_OF_INPUT = "\x04"
"""What Ctrl-D sends where lines are not read whole."""


def read_key(shell: Shell) -> str:
    """The key that was pressed, in lower case; `q` when the input has ended.

    Only a single letter is a key. An arrow, a function key or pasted text is several signs and gives
    "", so that none of its letters can decide anything; so does what was typed before the question
    stood on the screen. Ctrl-C raises KeyboardInterrupt as anywhere else. The terminal is put back as
    it was.
    """
    if not shell.stdin.isatty():
        line = shell.stdin.readline()
        return line.strip()[:1].lower() if line else "q"
    import termios
    import tty

    descriptor = shell.stdin.fileno()
    before = termios.tcgetattr(descriptor)
    shell.out.flush()
    try:
        tty.setcbreak(descriptor, termios.TCSAFLUSH)
        pressed = os.read(descriptor, _AT_ONCE)
    finally:
        termios.tcsetattr(descriptor, termios.TCSAFLUSH, before)
    return key_of(pressed)


def key_of(pressed: bytes) -> str:
    """The letter that these bytes from a terminal are: "" where they are no single letter, `q` where they end it."""
    text = pressed.decode("utf-8", "replace")
    if text in ("", END_OF_INPUT):
        return "q"
    return text.lower() if len(text) == 1 else ""
