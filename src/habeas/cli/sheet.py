"""`habeas sheet CASE --out DIR`: the case sheet as HTML and PDF, for oneself."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.base.language import Lang
from habeas.cli.days import as_of_argument, day
from habeas.cli.findings import tell_findings
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.sheet import write_sheet


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`sheet CASE --out DIR [--in LANG…] [--as-of DATE]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("--out", metavar="DIR", required=True, help=words("sheet.out"))
    parser.add_argument(
        "--in", dest="langs", nargs="+", choices=[lang.value for lang in Lang], help=words("sheet.langs")
    )
    as_of_argument(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Write it, and say which clear copies now exist and how to remove them."""
    langs = [Lang(code) for code in args.langs] if args.langs else [shell.words.lang]
    as_of = day(args, shell)
    with opened(args, shell) as session:
        written = write_sheet(session, args.case, Path(args.out), as_of, langs)
    tell_findings(written.findings, shell)
    if args.json:
        shell.json({"schema": "habeas.sheet/1", "clear_copies": [str(path) for path in written.paths]})
    else:
        for path in written.paths:
            shell.say(str(path))
    shell.tell(shell.words("sheet.clear", count=len(written.paths)))
    return ExitCode.DONE
