"""`habeas backup list`: the snapshots of a folder, or those that the vault remembers."""

import argparse
from datetime import datetime
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.cli.opening import either_key, opened, recovery_arguments, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.backups import KnownBackup, known_backups, list_backup


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`backup list [--from FOLDER] [--json]`."""
    parser.add_argument("--from", dest="source", metavar="FOLDER", help=words("backup.from"))
    recovery_arguments(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """List them, oldest first."""
    if args.source is None:
        return _remembered(args, shell)
    passphrase, recovery = either_key(args, shell)
    found = list_backup(Path(args.source), passphrase, recovery, shell.chance).snapshots
    for each in found:
        if args.json:
            counts = {"originals": each.originals, "parts": each.parts}
            at = each.taken_at.isoformat()
            shell.json({"schema": "habeas.snapshot/1", "snapshot": each.id, "taken_at": at, **counts})
        else:
            shell.say(shell.words("backup.line", id=each.id[:8], at=moment(each.taken_at), originals=each.originals))
    if not found and not args.json:
        shell.say(shell.words("backup.none"))
    return ExitCode.DONE


def moment(at: datetime) -> str:
    """A moment as the clock of this machine shows it, to the minute."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def known_json(each: KnownBackup) -> dict[str, object]:
    """A snapshot that the vault remembers, for other programs."""
    return {
        "schema": "habeas.known-backup/1",
        "snapshot": each.snapshot,
        "taken_at": each.taken_at.isoformat(),
        "folder": each.folder,
        "path": each.path,
        "former_keys": each.former_keys,
    }


def _remembered(args: argparse.Namespace, shell: Shell) -> ExitCode:
    with opened(args, shell) as session:
        found = known_backups(session)
    for each in found:
        if args.json:
            shell.json(known_json(each))
        else:
            line = shell.words("backup.known", id=each.snapshot[:8], at=moment(each.taken_at), path=each.path)
            shell.say(line + (shell.words("backup.former") if each.former_keys else ""))
    if not found and not args.json:
        shell.say(shell.words("backup.never"))
    return ExitCode.DONE
