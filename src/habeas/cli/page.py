"""The reference page of all commands: `python -m habeas.cli.page` prints docs/reference/commands.md."""

import argparse
import importlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.base.language import Lang
from habeas.cli.commands import COMMANDS, GROUPS
from habeas.cli.main import Parser
from habeas.cli.words import Words, load_words

MEANING = {
    ExitCode.DONE: "done (for `verify`: intact, with warnings or without)",
    ExitCode.NEEDS_PERSON: "done, with findings that need a person (for `copies`: clear copies are left; for `review`: "
    "proposals still wait)",
    ExitCode.WRONG_CALL: "the call is wrong; nothing was changed",
    ExitCode.FAILED: "something failed, unexpected errors included, or was stopped (Ctrl-C, SIGTERM); what was "
    "finished is kept",
    ExitCode.LOCKED: "the vault is locked or the key is wrong",
    ExitCode.INTEGRITY: "integrity failure: something kept was altered, cut short or is missing",
    ExitCode.BUSY: "another process holds the vault",
    ExitCode.CANNOT_WRITE: "could not write (disk full, permissions); nothing is lost",
}
"""Each exit code in one line."""

HEAD = """# Commands

Generated from the commands themselves; do not edit. `python -m habeas.cli.page > docs/reference/commands.md`
writes it anew.

`habeas COMMAND --help` says the same in English, Russian and Kazakh (`--lang en|ru|kk`). Long work shows how far it
has come on standard error where that is a terminal, elsewhere with `--progress`; Ctrl-C or SIGTERM stops it, with exit
code 3, and the same command goes on from there. Results go to standard
output, messages to standard error. With `--json` nothing but JSON stands on standard output.
"""


def commands_page() -> str:
    """The whole page in English, as Markdown."""
    words = load_words(Lang.EN)
    parts = [HEAD]
    for group in GROUPS:
        parts.append(f"## {words(f'group.{group}')}\n")
        parts += [_command(name, words) for name, command in COMMANDS.items() if command.group == group]
    return "\n".join([*parts, *_exit_codes(), *_schemas()]).rstrip() + "\n"


def schema_examples() -> dict[str, dict[str, object]]:
    """One example object for each schema of the JSON, by the schema's name, with the command that prints it."""
    text = Path(__file__).with_name("schemas.json").read_text("utf-8")
    examples: dict[str, dict[str, object]] = json.loads(text)
    return examples


def _command(name: str, words: Words) -> str:
    parser = Parser(words, f"habeas {name}", words(f"command.{name}"))
    importlib.import_module(f"habeas.cli.{COMMANDS[name].module}").arguments(parser, words, name)
    actions = [action for action in parser.actions() if action.dest not in ("help", "lang", "progress")]
    call = " ".join(["habeas", name, *(_in_call(action) for action in actions)])
    rows = [f"- `{_name(action)}`: {action.help}" for action in actions]
    return "\n".join(
        [f"### `habeas {name}`\n", f"{words(f'command.{name}').capitalize()}.\n", f"    {call}\n", *rows, ""]
    )


def _in_call(action: argparse.Action) -> str:
    name = _name(action)
    return name if action.required and action.option_strings else f"[{name}]" if not action.required else name


def _name(action: argparse.Action) -> str:
    metavars = action.metavar if isinstance(action.metavar, tuple) else (action.metavar,)
    value = (
        "|".join(map(str, action.choices)) if action.choices and not action.metavar else " ".join(map(str, metavars))
    )
    several = "…" if action.nargs in ("+", "*") else ""
    if not action.option_strings:
        return f"{value}{several}"
    return action.option_strings[-1] if action.nargs == 0 else f"{action.option_strings[-1]} {value}{several}"


def _exit_codes() -> Iterator[str]:
    yield "## Exit codes\n"
    yield from (f"- {int(code)}: {meaning}" for code, meaning in MEANING.items())
    yield ""


def _schemas() -> Iterator[str]:
    yield "## JSON\n"
    yield "Each object names its schema. Fields may be added; none is renamed or dropped. All people are invented.\n"
    for name, example in schema_examples().items():
        yield f"### `{name}`\n"
        yield f"Printed by `habeas {example['command']}`.\n"
        yield f"```json\n{json.dumps(example['object'], ensure_ascii=False, indent=1)}\n```\n"


if __name__ == "__main__":
    sys.stdout.write(commands_page())
