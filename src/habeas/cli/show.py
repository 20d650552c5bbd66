"""`habeas show CASE WHAT`: where a quote stands, in words and marked on a picture of its page."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.showing import Place, place_of, place_shape, write_page


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`show CASE STATEMENT|PROPOSAL|SOURCE [--page N] [--out FILE.png] [--json]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("what", metavar="WHAT", help=words("show.what"))
    parser.add_argument("--page", metavar="N", type=int, help=words("show.page"))
    parser.add_argument("--out", metavar="FILE.png", help=words("show.out"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Say the place; draw the page where a file is named and there is one to draw."""
    with opened(args, shell) as session:
        place = place_of(session, args.case, args.what, args.page)
        drawn = bool(args.out) and place.drawn
        if drawn:
            write_page(session, place, Path(args.out))
    out = args.out if drawn else None
    if args.json:
        shell.json({"schema": "habeas.show/1", "case": args.case, **place_shape(place), "out": out})
    else:
        _say(place, shell)
    if args.out and not drawn:
        shell.tell(shell.words("show.no_picture"))
    if drawn:
        if not args.json:
            shell.say(args.out)
        shell.tell(shell.words("sheet.clear", count=1))
    return ExitCode.DONE


def _say(place: Place, shell: Shell) -> None:
    words, width = shell.words, width_of(shell.columns())
    if place.span is None:
        shell.say(place.title if place.page is None else words("show.source", source=place.title, page=place.page))
        if place.doubtful:
            shell.say(words("show.doubtful", count=len(place.doubtful)))
        return
    key = "show.place" if place.page is None else "show.on_page"
    span, page = place.span, place.page
    shell.say(words(key, source=place.title, page=page, line=place.line, start=span.start, end=span.end))
    for line in wrapped(" ".join(place.quote.split()), width, "    > ", "    > "):
        shell.say(line)
    if place.boxes:
        shell.say(f"    {words('draft.recognised')}")
