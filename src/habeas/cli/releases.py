"""`habeas releases [CASE]`: what is out; `request`, `approve`, `refuse` and `down` are acts on it."""

import argparse
from collections.abc import Iterator
from dataclasses import replace

from habeas.base.errors import ExitCode
from habeas.cli.consent import OUTSIDE
from habeas.cli.consent_text import SHORT, audience_label, due_lines, release_lines
from habeas.cli.inputs import read_text_input, tell_history
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.released import (
    Listed,
    Out,
    Request,
    answer_request,
    listed_json,
    releases_listed,
    request_releases,
    take_down,
)
from habeas.desk.session import Session
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.releases import Act
from habeas.disclosure.gate.taking_down import Haste


def arguments(parser: argparse.ArgumentParser, words: Words, name: str) -> None:
    """`releases [CASE]`, `releases request CASE --for AUDIENCE… --why TEXT`, `releases approve|refuse|down ID`."""
    if name == "releases":
        parser.add_argument("case", metavar="CASE", nargs="?", help=words("releases.case"))
    elif name == "releases request":
        parser.add_argument("case", metavar="CASE", help=words("help.case"))
        parser.add_argument(
            "--for",
            dest="audiences",
            choices=OUTSIDE,
            nargs="+",
            action="extend",
            required=True,
            help=words("releases.for"),
        )
    else:
        parser.add_argument("id", metavar="ID", help=words("releases.id"))
    if name != "releases":
        needed = name != "releases approve"
        parser.add_argument("--why", metavar="TEXT", required=needed, default="", help=words("decide.why"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Do what was asked, then show it.

    Exit code 1 while a request waits for this person's answer, or something that is out has to come down.
    """
    name = args.command
    why = ""
    if name != "releases":
        tell_history({"--why": args.why}, "input", shell)
        why = read_text_input(args.why, shell)
    with opened(args, shell) as session:
        listed = _act(session, args, name, why, shell)
        mine = [one for one in listed.requests if _waits(one) and one.act.by != session.who]
    urgent = any(one.haste is not Haste.ASK_AGAIN for case in listed.due for one in case.due)
    if args.json:
        for one in listed_json(listed):
            shell.json(one)
    else:
        shell.say("\n".join(_lines(listed, args, shell.words, width_of(shell.columns()))))
    return ExitCode.NEEDS_PERSON if mine or urgent else ExitCode.DONE


def _act(session: Session, args: argparse.Namespace, name: str, why: str, shell: Shell) -> Listed:
    """What is to be shown: everything, or what was just done."""
    if name == "releases":
        return releases_listed(session, args.case)
    if name == "releases request":
        audiences = [Audience(word) for word in dict.fromkeys(args.audiences)]
        asked = {one.id for one in request_releases(session, args.case, audiences, why)}
        listed = releases_listed(session, args.case)
        shell.tell(shell.words("releases.asked", case=args.case))
        return replace(listed, out=(), due=(), requests=tuple(one for one in listed.requests if one.act.id in asked))
    if name == "releases down":
        release, _ = take_down(session, args.id, why)
        listed = releases_listed(session, None)
        return replace(
            listed, out=tuple(one for one in listed.out if one.release.id == release.id), requests=(), due=()
        )
    act = Act.APPROVE if name == "releases approve" else Act.REFUSE
    made = answer_request(session, args.id, act, why)
    listed = releases_listed(session, None)
    shell.tell(shell.words("releases.answered"))
    return replace(listed, out=(), due=(), requests=tuple(one for one in listed.requests if one.act.id == made.about))


def _waits(one: Request) -> bool:
    return one.answer is None and one.refused is None


def _lines(listed: Listed, args: argparse.Namespace, words: Words, width: int) -> Iterator[str]:
    if args.command == "releases":
        title = words("releases.title") if args.case is None else words("releases.title_case", case=args.case)
        yield from wrapped(title, width)
        yield "═" * min(width, len(title))
        if not listed.out and not listed.requests:
            yield from wrapped(words("releases.none"), width)
    for case in listed.due:
        yield from due_lines(case.due, case.names, listed.now, words, width)
        yield ""
    for one in listed.out:
        yield from _out(one, words, width)
    for request in listed.requests:
        yield from _request(request, words, width)


def _out(one: Out, words: Words, width: int) -> Iterator[str]:
    release = one.release
    yield from release_lines(release, words, width, "")
    cases = ", ".join(one.cases)
    told = sum(len(each.statements) for each in release.told)
    named = sum(len(each.named) for each in release.told)
    yield from wrapped(words("releases.told", cases=cases, statements=told, named=named), width, "  ")
    if release.why:
        yield from wrapped(words("releases.changed", why=release.why), width, "  ")
    if one.agreed:
        yield from wrapped(words("releases.agreed", by=", ".join(one.agreed)), width, "  ")
    elif release.alone:
        yield from wrapped(words("releases.alone"), width, "  ")
    if one.down is not None:
        down = words("releases.down", day=one.down.at.date(), by=one.down.by, why=one.down.reason)
        yield from wrapped(down, width, "  ✗ ", "    ")


def _request(one: Request, words: Words, width: int) -> Iterator[str]:
    act = one.act
    said = words(
        "releases.request",
        case=one.case,
        audience=audience_label(act.audience, words),
        by=act.by,
        day=act.at.date(),
        why=act.reason,
        id=act.id[:SHORT],
    )
    yield from wrapped(said, width, "? " if _waits(one) else "· ", "  ")
    told = words("releases.request_told", statements=len(act.statements), named=len(act.named))
    yield from wrapped(told, width, "  ")
    if one.refused is not None:
        yield from wrapped(words("releases.refused", by=one.refused.by, why=one.refused.reason), width, "  ✗ ", "    ")
    elif one.answer is not None:
        key = "releases.approved_used" if one.used else "releases.approved"
        yield from wrapped(words(key, by=one.answer.by, day=one.answer.at.date()), width, "  ✓ ", "    ")
    else:
        yield from wrapped(words("releases.waits", id=act.id[:SHORT]), width, "  ")
