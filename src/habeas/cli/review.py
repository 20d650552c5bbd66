"""`habeas review CASE`: each proposal in its sentence, one key each. Plain text; works over any terminal."""

import argparse
from collections.abc import Callable

from habeas.base.errors import ExitCode, HabeasError, WrongCall
from habeas.base.plain import Plain
from habeas.cli.decide import parse_value
from habeas.cli.keys import read_key
from habeas.cli.main import explain
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.review_screen import screen
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.alike import already_said
from habeas.desk.deciding import accept, correct, reject
from habeas.desk.labels import field_label
from habeas.desk.reviewing import InContext, waiting_in_context
from habeas.desk.session import Session

KEYS = {"a": "accept", "c": "correct", "r": "reject", "s": "skip", "b": "back", "q": "quit"}
"""The same keys in every language, named on the screen."""

_CYRILLIC = {"ф": "a", "а": "a", "с": "c", "к": "r", "ы": "s", "и": "b", "й": "q"}
"""The same keys of the keyboard when it is switched to Russian or Kazakh, and the letters that look alike."""


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`review CASE`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Go through what waits; each decision is kept at once, so that leaving loses nothing."""
    with opened(args, shell) as session:
        waiting = waiting_in_context(session, args.case)
        if not waiting:
            shell.say(shell.words("review.none", case=args.case))
            return ExitCode.DONE
        if same := already_said(session, args.case):
            shell.say(shell.words("review.same", count=len(same), case=args.case))
        decided = walk(session, waiting, shell, lambda: read_key(shell))
    left = len(waiting) - decided
    shell.say(shell.words("review.done", decided=decided, left=left))
    return ExitCode.NEEDS_PERSON if left else ExitCode.DONE


def walk(session: Session, waiting: list[InContext], shell: Shell, key: Callable[[], str]) -> int:
    """Show one after the other and do what the keys say; returns how many were decided."""
    at, done = 0, set[int]()
    while at < len(waiting):
        if at in done:
            at += 1
            continue
        shell.say(screen(waiting[at], at, len(waiting), shell.words, shell.columns()))
        pressed = key()
        action = KEYS.get(_CYRILLIC.get(pressed, pressed))
        if action == "quit":
            break
        if action == "back":
            at = _before(at, done)
        elif action == "skip":
            at += 1
        elif action is None:
            shell.say(shell.words("review.which"))
        elif decide(session, action, waiting[at], shell):
            done.add(at)
            at += 1
    return len(done)


def decide(session: Session, action: str, shown: InContext, shell: Shell) -> bool:
    """Do one decision; what is wrong with it is said, and the proposal waits on. Returns whether it was done."""
    proposal = shown.proposal
    try:
        if action == "accept":
            accept(session, [proposal.id])
        elif action == "reject":
            reject(session, [proposal.id], _line(shell, "review.why"))
        else:
            correct(session, proposal.id, _corrected(shown, shell), _line(shell, "review.why"))
    except HabeasError as error:
        shell.say(f"\n{explain(error, shell.words)}")
        return False
    return True


def _corrected(shown: InContext, shell: Shell) -> dict[str, Plain]:
    """The draft's value as a person types it: field by field, then fields that the draft does not have."""
    draft = shown.proposal.draft
    value = dict(draft.value)
    for field, told in draft.value.items():
        label = field_label(draft.type, field, shell.words.lang)
        held = "; ".join(map(str, told)) if isinstance(told, list) else told
        typed = _line(shell, "review.field", label=label, field=field, value="" if held is None else held)
        if typed:
            value[field] = None if typed == "-" else _typed(typed, told)
    while typed := _line(shell, "review.more"):
        name, sign, told = typed.partition("=")
        if not sign:
            raise WrongCall("A further field is written field=value.", "Nothing was decided on this proposal.")
        value[name.strip()] = told.strip()
    return value


def _before(at: int, done: set[int]) -> int:
    earlier = [place for place in range(at) if place not in done]
    return earlier[-1] if earlier else at


def _line(shell: Shell, key: str, **fields: object) -> str:
    shell.out.write(shell.words(key, **fields))
    shell.out.flush()
    typed = shell.stdin.readline()
    if not typed:
        raise WrongCall("The input ended.", "Nothing was decided on this proposal.")
    return typed.strip()


def _typed(typed: str, told: Plain) -> Plain:
    if isinstance(told, bool):
        return parse_value(f'{{"v": {typed}}}')["v"]
    if isinstance(told, int):
        return int(typed) if typed.isdecimal() else typed
    if isinstance(told, list):
        return [part.strip() for part in typed.split(";") if part.strip()]
    return typed
