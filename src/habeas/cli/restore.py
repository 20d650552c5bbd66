"""`habeas restore FOLDER --to NEWDIR`: bring a vault back from a backup."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.cli.backup_check import backup_arguments
from habeas.cli.backup_list import moment
from habeas.cli.findings import finding_json, tell_findings
from habeas.cli.opening import either_key
from habeas.cli.progress import progress_for
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.backups import restore_backup


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`restore FOLDER --to NEWDIR [--snapshot ID] [--json]`."""
    backup_arguments(parser, words)
    parser.add_argument("--to", metavar="NEWDIR", required=True, help=words("restore.to"))


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Bring it back, verify it and say so; exit code 5 when something had to be left out or failed."""
    passphrase, recovery = either_key(args, shell)
    done = restore_backup(
        Path(args.folder),
        Path(args.to),
        passphrase,
        recovery,
        shell.now,
        shell.chance,
        only=args.snapshot,
        progress=progress_for(args, shell),
    )
    whole = not done.left_out and done.verified.intact
    if args.json:
        shell.json(
            {
                "schema": "habeas.restore/1",
                "snapshot": done.snapshot.id,
                "taken_at": done.snapshot.taken_at.isoformat(),
                "originals": done.snapshot.originals,
                "left_out": [finding_json(finding) for finding in done.left_out],
                "intact": done.verified.intact,
                "findings": [finding_json(finding) for finding in done.verified.findings],
                "erased_after": done.erased_after,
            }
        )
    else:
        tell_findings([*done.left_out, *done.verified.findings], shell)
        at, count = moment(done.snapshot.taken_at), done.snapshot.originals
        shell.say(shell.words("restore.done" if whole else "restore.partly", folder=args.to, at=at, originals=count))
    if done.erased_after:
        shell.tell(shell.words("restore.erased_after", count=done.erased_after))
    shell.tell(shell.words("restore.older", at=moment(done.snapshot.taken_at)))
    return ExitCode.DONE if whole else ExitCode.INTEGRITY
