"""`habeas database show|move`: where the rows of a vault lie, and moving them to a team's server and back."""

import argparse

from habeas.base.errors import ExitCode
from habeas.cli.opening import passphrase, vault_arguments, vault_folder
from habeas.cli.progress import progress_for
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.database import rows_to_folder, rows_to_server, where_rows_lie


def arguments(parser: argparse.ArgumentParser, words: Words, name: str) -> None:
    """`database show`, `database move --to-server CONNECTION | --to-folder`, each with `--json`."""
    if name == "database move":
        way = parser.add_mutually_exclusive_group(required=True)
        way.add_argument("--to-server", metavar="CONNECTION", help=words("help.to_server"))
        way.add_argument("--to-folder", action="store_true", help=words("help.to_folder"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Show it, or move them and say what that means."""
    if args.command == "database show":
        _show(args, shell)
    else:
        _move(args, shell)
    return ExitCode.DONE


def _show(args: argparse.Namespace, shell: Shell) -> None:
    server = where_rows_lie(vault_folder(args, shell))
    if args.json:
        shell.json({"schema": "habeas.database/1", "server": server})
    elif server is None:
        shell.say(shell.words("database.folder"))
    else:
        shell.say(shell.words("database.server", server=server))


def _move(args: argparse.Namespace, shell: Shell) -> None:
    folder, secret = vault_folder(args, shell), passphrase(args, shell)
    progress = progress_for(args, shell)
    if args.to_folder:
        moved = rows_to_folder(folder, secret, shell.now, shell.chance, progress)
    else:
        moved = rows_to_server(folder, args.to_server, secret, shell.now, shell.chance, progress)
    if args.json:
        told = {"rows": moved.rows, "tables": moved.tables, "server": moved.server}
        shell.json({"schema": "habeas.database-moved/1", **told})
        return
    shell.say(shell.words("database.moved", rows=moved.rows, tables=moved.tables))
    shell.say(shell.words("database.to_folder" if moved.server is None else "database.to_server"))
