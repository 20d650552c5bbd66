"""`habeas stamp`: time stamps of an authority on the custody log; asking for one needs `--online`."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode, WrongCall
from habeas.base.finding import Finding
from habeas.cli.findings import finding_json, tell_findings
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.stamping import Told, stamp_log, stamps_of


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`stamp [--authority URL --online [--ca FILE] [--proxy ADDRESS]] [--json]`."""
    parser.add_argument("--authority", metavar="URL", help=words("stamp.authority"))
    parser.add_argument("--ca", metavar="FILE", help=words("stamp.ca"))
    parser.add_argument("--online", action="store_true", help=words("stamp.online"))
    parser.add_argument("--proxy", metavar="ADDRESS", help=words("stamp.proxy"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Ask for a stamp and keep it; without an authority, list those that are kept."""
    if args.authority and not args.online:
        raise WrongCall("Nothing is asked of anyone unless you say so.", "Add --online to ask the authority.")
    if args.online and not args.authority:
        raise WrongCall("No authority is named.", "Add --authority URL.")
    with opened(args, shell) as session:
        if args.authority:
            root = None if args.ca is None else Path(args.ca)
            told: tuple[Told, ...] = (stamp_log(session, args.authority, root, proxy=args.proxy),)
        else:
            told = stamps_of(session)
    for each in told:
        if args.json:
            shell.json(_shape(each))
        else:
            _show(each, shell)
    if not told:
        shell.tell(shell.words("stamp.none"))
    broken = [each.said for each in told if isinstance(each.said, Finding)]
    tell_findings(broken, shell)
    return ExitCode.INTEGRITY if broken else ExitCode.DONE


def _show(told: Told, shell: Shell) -> None:
    if isinstance(told.said, Finding):
        return
    words = shell.words
    at = f"{told.said.at:%Y-%m-%d %H:%M:%S} UTC"
    shell.say(words("stamp.line", entry=told.stamp.entry, at=at, signer=told.said.signer))
    shell.say(f"    {told.stamp.authority}   {told.stamp.link}")


def _shape(told: Told) -> dict[str, object]:
    said = told.said
    found, held = (said, None) if isinstance(said, Finding) else (None, said)
    return {
        "schema": "habeas.stamp/1",
        "entry": told.stamp.entry,
        "link": told.stamp.link,
        "authority": told.stamp.authority,
        "at": None if held is None else held.at.isoformat(),
        "accuracy": None if held is None else held.accuracy,
        "signer": None if held is None else held.signer,
        "token": told.stamp.token.hex(),
        "finding": None if found is None else finding_json(found),
    }
