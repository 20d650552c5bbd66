"""One key from a terminal, or one letter a line where standard input is no terminal."""

from habeas.cli.shell import Shell


def read_key(shell: Shell) -> str:
    """The key that was pressed, in lower case; `q` when the input has ended.

    Ctrl-C raises KeyboardInterrupt as anywhere else. The terminal is put back as it was.
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
        tty.setcbreak(descriptor)
        key = shell.stdin.read(1)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
    return key.lower() or "q"
