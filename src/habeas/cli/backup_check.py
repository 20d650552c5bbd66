"""`habeas backup check FOLDER`: read every snapshot of a backup to the end, without its vault."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.base.finding import Severity
from habeas.cli.findings import finding_json, tell_findings
from habeas.cli.opening import either_key, recovery_arguments
from habeas.cli.progress import progress_for
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.backups import check_backups


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`backup check FOLDER [--snapshot ID] [--json]`."""
    backup_arguments(parser, words)


def backup_arguments(parser: argparse.ArgumentParser, words: Words) -> None:
    """A backup's folder, which snapshot, and what opens it."""
    parser.add_argument("folder", metavar="FOLDER", help=words("backup.folder"))
    parser.add_argument("--snapshot", metavar="ID", help=words("backup.snapshot"))
    parser.add_argument("--key-file", metavar="FILE", help=words("help.key_file"))
    recovery_arguments(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Say what is wrong with it; exit code 5 when something is, otherwise 0."""
    passphrase, recovery = either_key(args, shell)
    watching = progress_for(args, shell)
    found = check_backups(Path(args.folder), passphrase, recovery, shell.chance, only=args.snapshot, progress=watching)
    intact = all(finding.severity is not Severity.ERROR for finding in found.findings)
    if args.json:
        shell.json(
            {
                "schema": "habeas.backup-check/1",
                "vault": found.vault,
                "intact": intact,
                "snapshots": [each.id for each in found.snapshots],
                "findings": [finding_json(finding) for finding in found.findings],
            }
        )
    else:
        tell_findings(found.findings, shell)
        shell.say(shell.words("backup.intact" if intact else "backup.damaged", count=len(found.snapshots)))
    return ExitCode.DONE if intact else ExitCode.INTEGRITY
