"""`habeas hold CASE`, `habeas let CASE`: hold one thing back, or let it pass one protection; alone they list."""

import argparse
from collections.abc import Iterator

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.consent import OUTSIDE
from habeas.cli.consent_text import SHORT, audience_label
from habeas.cli.inputs import read_text_input, tell_history
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.rulings import NEVER, Aim, Standing, hold, let_pass, standing_json, standing_rulings, undo
from habeas.desk.session import Session
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.gate.rulings import Ruled

_AIMS = ("statement", "source", "person", "property")


def arguments(parser: argparse.ArgumentParser, words: Words, name: str) -> None:
    """`hold|let CASE [--statement|--source|--person|--property X --why TEXT [--for …] …] [--undo ID --why TEXT]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    for option in _AIMS:
        parser.add_argument(f"--{option}", metavar="X", help=words(f"rule.{option}"))
    if name == "hold":
        parser.add_argument("--asked", action="store_true", help=words("rule.asked"))
    else:
        among = [one.value for one in Protection if one not in NEVER]
        parser.add_argument("--protection", metavar="P", choices=among, help=words("rule.protection"))
    told = words(f"rule.for_{name}")
    if name == "hold":
        parser.add_argument("--for", dest="audiences", choices=OUTSIDE, nargs="+", action="extend", help=told)
    else:
        parser.add_argument("--for", dest="audience", choices=OUTSIDE, help=told)
    parser.add_argument("--why", metavar="TEXT", help=words("decide.why"))
    parser.add_argument("--undo", metavar="ID", help=words("rule.undo"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Rule where that was asked; otherwise list what stands. Exit code 1 where a second person has to rule the same."""
    ruled = Ruled(args.command)
    aims = [getattr(args, name) for name in _AIMS]
    if args.undo is None and not any(aims):
        if args.why is not None:
            raise WrongCall(
                "A ruling is about one thing.", "Give --statement, --source, --person or --property; nothing was ruled."
            )
        with opened(args, shell) as session:
            every = standing_rulings(session, args.case, ruled)
        return _tell(args, every, ruled, shell)
    tell_history({"--why": args.why}, "input", shell)
    why = read_text_input(args.why or "", shell)
    with opened(args, shell) as session:
        if args.undo is not None:
            if any(aims):
                raise WrongCall("What is undone is named by its id alone.", "Give --undo and --why.")
            gone = undo(session, args.case, args.undo, why)
            every = standing_rulings(session, args.case, ruled)
            shell.tell(shell.words("rule.undone", id=str(gone.undoes)[:SHORT]))
        else:
            made = _rule(session, args, ruled, Aim(*aims), why)
            every = tuple(one for one in standing_rulings(session, args.case, ruled) if one.ruling.id in made)
    return _tell(args, every, ruled, shell)


def _rule(session: Session, args: argparse.Namespace, ruled: Ruled, aim: Aim, why: str) -> frozenset[str]:
    """The ids of what was ruled: of `hold` one for each audience that was named."""
    if ruled is Ruled.HOLD:
        named = [Audience(word) for word in dict.fromkeys(args.audiences or ())]
        audiences: list[Audience | None] = [*named] or [None]
        return frozenset(hold(session, args.case, aim, why, each, asked=args.asked).id for each in audiences)
    if args.protection is None or args.audience is None:
        raise WrongCall("What is let pass is let pass one protection, to one audience.", "Add --protection and --for.")
    protection, audience = Protection(args.protection), Audience(args.audience)
    return frozenset({let_pass(session, args.case, aim, protection, audience, why).ruling.id})


def _tell(args: argparse.Namespace, every: tuple[Standing, ...], ruled: Ruled, shell: Shell) -> ExitCode:
    if args.json:
        for one in standing_json(args.case, every):
            shell.json(one)
    else:
        shell.say("\n".join(_lines(args.case, every, ruled, shell.words, width_of(shell.columns()))))
    return ExitCode.NEEDS_PERSON if any(one.waiting for one in every) else ExitCode.DONE


def _lines(case: str, every: tuple[Standing, ...], ruled: Ruled, words: Words, width: int) -> Iterator[str]:
    title = words(f"rule.title_{ruled.value}", case=case)
    yield from wrapped(title, width)
    yield "═" * min(width, len(title))
    if not every:
        yield from wrapped(words(f"rule.none_{ruled.value}"), width)
    for one in every:
        ruling = one.ruling
        thing = words(f"thing.{ruling.thing.value}")
        yield from wrapped(f"{thing}: {one.called}", width, f"[{ruling.id[:SHORT]}] ", "    ")
        key = "rule.passes" if ruled is Ruled.LET else "rule.held_from"
        protection = words(f"protection.{ruling.protection.value}")
        said = words(key, protection=protection, audience=audience_label(ruling.audience, words))
        yield from wrapped(said, width, "    ")
        if ruling.protection is Protection.PROTECTED_SOURCE and ruled is Ruled.HOLD:
            yield from wrapped(words("rule.source_asked"), width, "    ")
        why = words("rule.why", why=ruling.reason, by=ruling.by, day=ruling.at.date())
        yield from wrapped(why, width, "    ")
        if one.waiting:
            yield from wrapped(words("rule.waits"), width, "  ! ", "    ")
