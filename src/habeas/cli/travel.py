"""`habeas travel CASE… --to DIR`: a vault with chosen cases and nothing else, for a border."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.cli.export import counted
from habeas.cli.opening import passphrase, vault_arguments, vault_folder
from habeas.cli.progress import progress_for
from habeas.cli.road import new_road_passphrase
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.opening import open_session
from habeas.desk.travelling import make_travel_vault


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`travel CASE… --to DIR [--as HANDLE] [--new-key-file FILE] [--json]`."""
    parser.add_argument("cases", metavar="CASE", nargs="+", help=words("travel.cases"))
    parser.add_argument("--to", metavar="DIR", required=True, help=words("travel.to"))
    parser.add_argument("--as", dest="handle", metavar="HANDLE", help=words("travel.as"))
    parser.add_argument("--label", metavar="WORDS", default="", help=words("export.to"))
    parser.add_argument("--new-key-file", metavar="FILE", help=words("travel.key_file"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Make the vault, print its recovery key once, and say what the traveller can be made to open."""
    folder, there, words = vault_folder(args, shell), Path(args.to), shell.words
    secret = passphrase(args, shell)
    with open_session(folder, secret, shell.now, shell.chance, progress_for(args, shell)) as session:
        for name in args.cases:
            session.case(name)
        road = new_road_passphrase(args.new_key_file, secret, shell)
        made = make_travel_vault(session, tuple(args.cases), there, road, args.handle, args.label)
    if args.json:
        cases = [
            {"case": case.name, "rows": dict(held.rows), "copies": held.copies, "bytes": held.bytes}
            for case, held in made.cases
        ]
        shell.json(
            {
                "schema": "habeas.travel/1",
                "vault": str(there.resolve()),
                "recovery_key": made.recovery_key,
                "handle": made.handle,
                "cases": cases,
            }
        )
    else:
        shell.say(words("travel.done", folder=there, key=made.recovery_key))
        for case, held in made.cases:
            shell.say(f"{case.name}: " + "; ".join(counted(held.rows, words)))
    shell.tell(words("travel.can_be_opened"))
    return ExitCode.DONE
