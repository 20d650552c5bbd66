"""`habeas delist CASE --out DIR --why TEXT`: take a case off a site at once."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.delisting import delist


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`delist CASE --out DIR --why TEXT [--json]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("--out", metavar="DIR", required=True, help=words("delist.out"))
    parser.add_argument("--why", metavar="TEXT", default="", help=words("delist.why"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Take it down, and say what is left to do elsewhere."""
    words, width = shell.words, width_of(shell.columns())
    with opened(args, shell) as session:
        done = delist(session, args.case, Path(args.out), args.why)
    places = [
        {"form": one.form, "audience": one.audience, "title": one.title, "at": one.at.isoformat()}
        for one in done.elsewhere
    ]
    if args.json:
        shell.json(
            {
                "schema": "habeas.delist/1",
                "page": f"case/{done.slug}.html",
                "removed": done.removed,
                "rewritten": done.rewritten,
                "elsewhere": places,
            }
        )
        return ExitCode.DONE
    shell.say(words("delist.done", slug=done.slug, removed=done.removed, rewritten=done.rewritten))
    for key in ("delist.upload", "delist.search", "delist.archives", "delist.feeds"):
        for line in wrapped("– " + words(key), width, "  "):
            shell.say(line)
    if places:
        shell.say(words("delist.elsewhere"))
        for one in done.elsewhere:
            shell.say(f"  {one.at.date().isoformat()}  {one.form}  {one.audience}  {one.title}")
    return ExitCode.DONE
