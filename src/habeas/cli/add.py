"""`habeas add CASE FILE|FOLDER|-|URL`: take in what came, preserved byte for byte."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.findings import code_for, finding_json, tell_findings
from habeas.cli.inputs import STANDARD_INPUT, read_input
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.apart import prepare_to_read
from habeas.desk.dates import typed_when
from habeas.desk.describing import secrecy_choices, secrecy_named
from habeas.desk.online.capturing import MOST_SECONDS, SECONDS, Asked
from habeas.desk.preserving import Circumstances
from habeas.desk.taking_in import TakenIn, take_in_files, take_in_standard_input
from habeas.desk.taking_page import is_address, take_in_page


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`add CASE FILE…|URL --online [--secrecy STATUS] [--signed DATE] [--note TEXT] [--again] [--json]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("files", metavar="FILE", nargs="+", help=words("add.files"))
    parser.add_argument("--secrecy", choices=secrecy_choices(), default="case_file", help=words("help.secrecy"))
    parser.add_argument("--signed", metavar="DATE", help=words("add.signed"))
    parser.add_argument("--note", default="", help=words("add.note"))
    parser.add_argument("--online", action="store_true", help=words("add.online"))
    parser.add_argument("--wait", metavar="SECONDS", type=int, help=words("add.wait"))
    parser.add_argument("--proxy", metavar="ADDRESS", help=words("add.proxy"))
    parser.add_argument("--again", action="store_true", help=words("add.again_erased"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Take them in and say of each what became of it."""
    circumstances = Circumstances(secrecy_named(args.secrecy), typed_when(args.signed), args.note, args.again)
    if (args.secrecy == "undertaking") != (args.signed is not None):
        raise WrongCall(
            "An undertaking needs the day it was signed, and only an undertaking has one.", "Add --signed DATE."
        )
    if STANDARD_INPUT in args.files and len(args.files) > 1:
        raise WrongCall("Standard input is taken in alone.", "Name files, or a single hyphen.")
    if any(is_address(word) for word in args.files):
        return _add_page(args, shell, circumstances)
    if args.online:
        raise WrongCall("--online goes with an address of the web.", "Files are taken in without it.")
    if args.proxy is not None or args.wait is not None:
        raise WrongCall("--proxy and --wait go with an address of the web.", "Files are taken in without them.")
    prepare_to_read()
    with opened(args, shell) as session:
        if args.files == [STANDARD_INPUT]:
            answer = take_in_standard_input(session, args.case, read_input(STANDARD_INPUT, shell), circumstances)
        else:
            answer = take_in_files(session, args.case, [Path(name) for name in args.files], circumstances)
    show(answer, args.json, shell)
    outside = (
        sum(taken.source is not None and taken.inside is None for taken in answer.taken)
        if args.files != [STANDARD_INPUT]
        else 0
    )
    if outside:
        shell.tell(shell.words("add.clear", count=outside))
    return code_for(finding for taken in answer.taken for finding in taken.findings)


def _add_page(args: argparse.Namespace, shell: Shell, circumstances: Circumstances) -> ExitCode:
    """Capture a page, where the call says that the network may be used."""
    if not args.online:
        raise WrongCall(
            "It is an address, and nothing is fetched unless you say so.",
            "Add --online; the site, and whoever watches the line, then sees that this machine asked.",
        )
    if len(args.files) > 1:
        raise WrongCall("One address is captured at a time.", "Call it once for each.")
    wait = SECONDS if args.wait is None else args.wait
    if not 1 <= wait <= MOST_SECONDS:
        raise WrongCall(f"--wait takes 1 to {MOST_SECONDS} seconds.", "Nothing was asked.")
    with opened(args, shell) as session:
        shell.tell(shell.words("add.asking"))
        page = take_in_page(session, args.case, Asked(args.files[0], wait, args.proxy), circumstances)
    show(page.taken, args.json, shell)
    shell.tell(shell.words("add.captured", url=page.url, answers=page.answers, size=page.size))
    return code_for(finding for taken in page.taken.taken for finding in taken.findings)


def show(answer: TakenIn, as_json: bool, shell: Shell) -> None:
    """Print what was taken in."""
    words = shell.words
    if answer.made:
        shell.tell(words("add.case_made", case=answer.case.name))
    tell_findings(answer.findings, shell)
    for taken in answer.taken:
        tell_findings(taken.findings, shell)
        source = taken.source
        if as_json:
            shell.json(
                {
                    "schema": "habeas.add/1",
                    "case": answer.case.name,
                    "case_made": answer.made,
                    "name": taken.name,
                    "came": taken.came.value,
                    "source": source.id if source else None,
                    "digest": source.copy.digest if source else None,
                    "size": source.copy.size if source else None,
                    "media_type": source.copy.media_type if source else None,
                    "secrecy": source.secrecy.value if source else None,
                    "characters": taken.characters,
                    "container": taken.inside.container if taken.inside else None,
                    "path": taken.inside.path if taken.inside else None,
                    "findings": [finding_json(finding) for finding in taken.findings],
                }
            )
        elif source is not None:
            indent = "    " * taken.depth
            line = words(f"add.{taken.came.value}", name=taken.name, id=source.id[:8], kind=source.copy.media_type)
            shell.say(indent + line)
            shell.say(indent + words("add.digest", digest=source.copy.digest, size=source.copy.size))
