"""The command `habeas`: read the words, do the one thing, end with an exit code a program can rely on."""

import argparse
import errno
import importlib
import os
import re
import signal
import sys
import traceback
from collections.abc import Iterable
from typing import NoReturn

from habeas import __version__
from habeas.base.errors import CannotWrite, ExitCode, HabeasError, NotRead, WrongCall
from habeas.base.finding import Finding
from habeas.base.language import Lang
from habeas.cli.commands import COMMANDS, GROUPS
from habeas.cli.error_words import sentences
from habeas.cli.findings import finding_json, tell_findings
from habeas.cli.shell import Shell, real_shell
from habeas.cli.words import Words, language_of, load_words

_WITH_VALUE = ("--vault", "--key-file", "--lang", "--as-of")
"""Options that may stand before the command word and take a value."""

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says when what is written finds no room."""


_FAULTS = (
    ("call.required", r"the following arguments are required: (?P<what>.*)"),
    ("call.unrecognized", r"unrecognized arguments: (?P<what>.*)"),
    ("call.choice", r"argument (?P<option>[^:]*): invalid choice: (?P<what>.*) \(choose from (?P<among>.*)\)"),
    ("call.no_value", r"argument (?P<option>[^:]*): expected .*"),
    ("call.number", r"argument (?P<option>[^:]*): invalid int value: (?P<what>.*)"),
    ("call.together", r"argument (?P<option>[^:]*): not allowed with argument (?P<what>.*)"),
)
"""What argparse says of a wrong call, by the sentence that says it in the person's language."""


class _Formatter(argparse.HelpFormatter):
    """Help whose line of usage begins in the person's language."""

    def __init__(self, prog: str, prefix: str) -> None:
        super().__init__(prog)
        self._prefix = prefix

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the line of usage."""
        super().add_usage(usage, actions, groups, prefix or self._prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks the person's language and raises instead of leaving the program."""

    def __init__(self, words: Words, prog: str, description: str) -> None:
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: _Formatter(prog, words("help.prefix")),
        )
        self.words = words
        self._positionals.title = words("help.arguments")
        self._optionals.title = words("help.options")
        self.add_argument("-h", "--help", action="help", help=words("help.help"))
        self.add_argument("--lang", choices=[lang.value for lang in Lang], help=words("help.lang"))
        self.add_argument("--progress", action="store_true", help=words("help.progress"))

    def actions(self) -> list[argparse.Action]:
        """What can be named, arguments and options, in the order in which they were added."""
        return list(self._actions)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words and where help is; raises WrongCall."""
        detail = message
        for key, pattern in _FAULTS:
            if found := re.fullmatch(pattern, message):
                detail = self.words(key, **found.groupdict())
        raise WrongCall(self.words("call.wrong", detail=detail), self.words("call.help", prog=self.prog))


def main(argv: list[str], shell: Shell) -> ExitCode:
    """Run one command and return its exit code; never raises for anything a person can cause."""
    try:
        return dispatch(argv, shell)
    except HabeasError as error:
        if isinstance(error, NotRead) and error.finding is not None:
            _tell_unread(error, error.finding, argv, shell)
        else:
            shell.tell(explain(error, shell.words))
        return error.exit_code
    except BrokenPipeError:
        _forget_output()
        return ExitCode.DONE
    except KeyboardInterrupt:
        shell.tell(shell.words("error.interrupted"))
        return ExitCode.FAILED
    except (MemoryError, RecursionError):
        shell.tell(explain(HabeasError("The machine's memory was not enough."), shell.words))
        return ExitCode.FAILED
    except Exception as error:  # noqa: BLE001  (the outermost shell: nothing may end in a traceback of case data)
        if shell.environ.get("HABEAS_DEBUG"):
            shell.tell("".join(traceback.format_exception(error)))
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            return _not_printed(shell)
        shell.tell(explain(HabeasError(f"{type(error).__name__} in {_place(error)}."), shell.words))
        return ExitCode.FAILED


def dispatch(argv: list[str], shell: Shell) -> ExitCode:
    """Find the command of these words and run it."""
    words = shell.words
    name, rest = _split(argv)
    if name in ("", "help"):
        shell.say(f"habeas {__version__}" if "--version" in rest else overview(words))
        return ExitCode.DONE
    if name not in COMMANDS:
        parts = [command for command in COMMANDS if command.startswith(f"{name} ")]
        if parts:
            raise WrongCall(words("call.parts", name=name, parts=", ".join(parts)), words("call.help", prog=parts[0]))
        raise WrongCall(words("call.unknown", name=name), words("call.help", prog="habeas"))
    module = importlib.import_module(f"habeas.cli.{COMMANDS[name].module}")
    parser = Parser(words, f"habeas {name}", words(f"command.{name}"))
    module.arguments(parser, words, name)
    try:
        args = parser.parse_args(rest)
    except SystemExit:
        return ExitCode.DONE
    args.command = name
    done: ExitCode = module.run(args, shell)
    return done


def overview(words: Words) -> str:
    """The list of all commands with one line each."""
    lines = [words("help.title"), "", words("help.usage"), ""]
    for group in GROUPS:
        lines.append(words(f"group.{group}"))
        lines += [f"  {name:<18} {words(f'command.{name}')}" for name, c in COMMANDS.items() if c.group == group]
        lines.append("")
    lines.append(words("help.more"))
    return "\n".join(lines)


def explain(error: HabeasError, words: Words) -> str:
    """An error as its number, what kind it is, its own sentence and what to do, in the person's language.

    A remedy of its kind stands where the error has none. A sentence that is not known in that language is
    left as it is: the command line has said it in that language already.
    """
    kind = f"{error.number} · {words(f'error.{error.number}')}"
    return "\n".join([kind, *(f"  {line}" for line in told(error, words))])


def told(error: HabeasError, words: Words) -> tuple[str, ...]:
    """An error's own sentence and what to do, as :func:`explain` has them; a line that is empty is left out."""
    said = [error.message, error.remedy or words(f"remedy.{error.number}")]
    if words.lang is not Lang.EN:
        known = sentences(words.lang)
        said = [known(each) or each for each in said]
    return tuple(line for line in said if line)


def _tell_unread(error: NotRead, finding: Finding, argv: list[str], shell: Shell) -> None:
    """Tell why an export or a list was not read: as a finding, for a person and for a program."""
    if "--json" in argv:
        shell.json({"schema": "habeas.unread/1", "findings": [finding_json(finding)]})
    shell.tell(f"{error.number} · {shell.words(f'error.{error.number}')}")
    tell_findings((finding,), shell)


def run() -> NoReturn:
    """The entry point of the installed command."""
    _fill_standard_streams()
    argv = sys.argv[1:]
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # a text stream
    shell = real_shell(load_words(language_of(argv, os.environ)))
    # A request to end is heard like Ctrl-C: work stops between two steps, and what was finished is kept.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    code = main(argv, shell)
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_output()
    except OSError:
        code = _not_printed(shell)
    sys.exit(int(code))


def _fill_standard_streams() -> None:
    """Put the null device where a standard stream was closed, so that no file of the vault takes its number."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, os.O_RDWR)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            setattr(sys, name, open(number, "r" if number == 0 else "w", encoding="utf-8"))  # noqa: SIM115, PTH123


def _not_printed(shell: Shell) -> ExitCode:
    """Say that the answer could not be written; what was decided or kept before it is kept."""
    _forget_output()
    error = CannotWrite("The answer could not be written to standard output.", "Look whether the disk is full.")
    shell.tell(explain(error, shell.words))
    return error.exit_code


def _split(argv: list[str]) -> tuple[str, list[str]]:
    """The command, of one word or two (empty: none), and its words; options before it count as after it."""
    before: list[str] = []
    rest = list(argv)
    while rest and rest[0].startswith("-"):
        taken = 2 if rest[0] in _WITH_VALUE else 1
        before += rest[:taken]
        rest = rest[taken:]
    if len(rest) > 1 and f"{rest[0]} {rest[1]}" in COMMANDS:
        return f"{rest[0]} {rest[1]}", before + rest[2:]
    return (rest[0], before + rest[1:]) if rest else ("", before)


def _forget_output() -> None:
    # Whoever read our output has left; closing the stream at exit must not complain about it.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "?" if trace is None else f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
