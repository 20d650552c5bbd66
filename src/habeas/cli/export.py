"""`habeas export CASE --out FILE`: one case, sealed, for another laptop."""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.cli.opening import passphrase, vault_arguments, vault_folder
from habeas.cli.progress import progress_for
from habeas.cli.road import new_road_passphrase
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.carrying import demand_free, export_case
from habeas.desk.opening import open_session

SHOWN = ("statement", "source", "reading", "proposal", "decision", "entity", "archive")
"""Kinds of rows that the terminal counts; `--json` counts all."""


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`export CASE --out FILE [--to WORDS] [--export-key-file FILE] [--json]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("--out", metavar="FILE", required=True, help=words("export.out"))
    parser.add_argument("--to", metavar="WORDS", default="", help=words("export.to"))
    parser.add_argument("--export-key-file", metavar="FILE", help=words("export.key_file"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Write the file and say what is in it, and that it is a copy outside."""
    folder, path = vault_folder(args, shell), Path(args.out)
    secret = passphrase(args, shell)
    with open_session(folder, secret, shell.now, shell.chance, progress_for(args, shell)) as session:
        session.case(args.case)
        demand_free(path)
        road = new_road_passphrase(args.export_key_file, secret, shell)
        sent = export_case(session, args.case, path, road, args.to)
    if args.json:
        shell.json(
            {
                "schema": "habeas.export/1",
                "file": str(path.resolve()),
                "sent": sent.id,
                "case": sent.case.name,
                "rows": dict(sent.contents.rows),
                "copies": sent.contents.copies,
                "bytes": sent.contents.bytes,
                "content": sent.contents.content,
            }
        )
    else:
        shell.say(shell.words("export.done", file=path, case=sent.case.name))
        for line in counted(sent.contents.rows, shell.words):
            shell.say(f"  {line}")
        shell.say(shell.words("export.content", digest=sent.contents.content))
    shell.tell(shell.words("export.outside"))
    return ExitCode.DONE


def counted(rows: Mapping[str, int], words: Words) -> Iterator[str]:
    """A line for each kind of row that there is."""
    for word in SHOWN:
        if rows.get(word):
            yield f"{words(f'carried.{word}')}: {rows[word]}"
