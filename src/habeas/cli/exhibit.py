"""`habeas exhibit`: a source as an annex that is handed out, drawn anew with what is hidden painted over."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.cli.days import as_of_argument, day
from habeas.cli.inputs import text_in
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.exhibits import ExhibitAsked, exhibit_json, hand_out
from habeas.disclosure.audience import Audience
from habeas.disclosure.papers.languages import PaperLang


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`exhibit CASE SOURCE --number N --for AUDIENCE --out FILE [--in LANG] [--hide FILE]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("source", metavar="SOURCE", help=words("exhibit.source"))
    parser.add_argument("--number", metavar="N", type=int, required=True, help=words("exhibit.number"))
    audiences = [one.value for one in Audience]
    parser.add_argument(
        "--for", dest="audience", metavar="AUDIENCE", choices=audiences, required=True, help=words("exhibit.for")
    )
    parser.add_argument("--out", metavar="FILE", required=True, help=words("exhibit.out"))
    langs = [lang.value for lang in PaperLang]
    parser.add_argument("--in", dest="language", metavar="LANG", choices=langs, help=words("exhibit.lang"))
    parser.add_argument("--hide", metavar="FILE", help=words("exhibit.hide"))
    as_of_argument(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Write the exhibit, and say what no program can see."""
    hide = () if args.hide is None else tuple(filter(str.strip, text_in(args.hide, shell).splitlines()))
    audience = Audience(args.audience)
    asked = ExhibitAsked(args.source, args.number, audience, args.language or shell.words.lang.value, hide)
    as_of = day(args, shell)
    with opened(args, shell) as session:
        made = hand_out(session, args.case, asked, Path(args.out), as_of)
    words = shell.words
    if args.json:
        shell.json({"schema": "habeas.exhibit/1", "case": args.case, **exhibit_json(made, audience)})
    else:
        kind = "exhibit.pages" if made.pages else "exhibit.text"
        shell.say(words(kind, number=made.number, pages=made.pages, hidden=made.hidden))
        shell.say(str(made.path))
    told = [words("exhibit.look")] if made.pages else []
    told += [] if made.read_again else [words("exhibit.not_read_again")]
    for line in told:
        for piece in wrapped(line, width_of(shell.columns()), ""):
            shell.tell(piece)
    shell.tell(words("sheet.clear", count=1))
    return ExitCode.DONE
