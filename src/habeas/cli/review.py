"""`habeas review CASE`: each proposal in its sentence, one key each. Plain text; works over any terminal."""

import argparse
from collections.abc import Callable

from habeas.base.errors import ExitCode, HabeasError, WrongCall
from habeas.base.plain import Plain
from habeas.cli.decide import parse_value
from habeas.cli.keys import read_key
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.deciding import accept, correct, reject
from habeas.desk.reviewing import InContext, waiting_in_context
from habeas.desk.session import Session
from habeas.desk.shapes import draft_shape

KEYS = {"a": "accept", "c": "correct", "r": "reject", "s": "skip", "b": "back", "q": "quit"}
"""The same keys in every language, named on the screen."""

_CYRILLIC = {"ф": "a", "с": "c", "к": "r", "ы": "s", "и": "b", "й": "q"}
"""The same keys of the keyboard when it is switched to Russian or Kazakh."""


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
        shell.say(screen(waiting[at], at, len(waiting), shell.words))
        pressed = key()
        action = KEYS.get(_CYRILLIC.get(pressed, pressed))
        if action == "quit":
            break
        if action == "back":
            at = _before(at, done)
        elif action == "skip":
            at += 1
        elif action is None:
            shell.say(shell.words("review.keys"))
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
            value = dict(proposal.draft.value)
            for field, told in value.items():
                typed = _line(shell, "review.field", field=field, value=told)
                if typed:
                    value[field] = None if typed == "-" else _typed(typed, told)
            correct(session, proposal.id, value, _line(shell, "review.why"))
    except HabeasError as error:
        shell.say(f"{error.message} {error.remedy}")
        return False
    return True


def screen(shown: InContext, at: int, of: int, words: Words) -> str:
    """One proposal: where it stands, the sentence with the quote marked, what is proposed, the keys."""
    shape = draft_shape(shown.proposal.draft)
    page = words("review.page", page=shown.page) if shown.page is not None else ""
    rows = [("review.type", shape["type"]), ("review.subject", shape["subject"] or words("draft.nobody"))]
    rows += [("", f"{key}: {told}") for key, told in shape["value"].items() if told not in (None, [])]
    if shape["attributed_to"]:
        rows.append(("review.said_by", shape["attributed_to"]))
    if shape["stance"] == "denies":
        rows.append(("review.stance", words("draft.denies")))
    rows.append(("review.confidence", f"{shape['confidence']:.0%}"))
    lines = ["", "─" * 72, words("review.head", at=at + 1, of=of, source=shown.source, page=page), ""]
    lines += [f"  {shown.before}»{shown.proposal.draft.quote}«{shown.after}", ""]
    lines += [f"  {words(key) if key else '':<18} {told}" for key, told in rows]
    return "\n".join([*lines, "", words("review.keys")])


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
