"""`habeas backup --to FOLDER`: add a checked snapshot of the vault to a backup."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.base.finding import Severity
from habeas.cli.findings import finding_json, tell_findings
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.backups import back_up


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`backup --to FOLDER [--keep N] [--json]`."""
    parser.add_argument("--to", metavar="FOLDER", required=True, help=words("backup.to"))
    parser.add_argument("--keep", type=int, metavar="N", help=words("backup.keep"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Make it and say what it holds; exit code 5 when something in the vault itself is damaged."""
    with opened(args, shell) as session:
        done = back_up(session, Path(args.to), args.keep)
    snapshot = done.snapshot
    if args.json:
        shell.json(
            {
                "schema": "habeas.backup/1",
                "snapshot": snapshot.id,
                "taken_at": snapshot.taken_at.isoformat(),
                "folder": done.folder,
                "originals": snapshot.originals,
                "parts": snapshot.parts,
                "written": done.written,
                "bytes_written": done.bytes_written,
                "pruned": list(done.pruned),
                "findings": [finding_json(finding) for finding in done.findings],
            }
        )
    else:
        tell_findings(done.findings, shell)
        counts = {"originals": snapshot.originals, "written": done.written, "size": megabytes(done.bytes_written)}
        shell.say(shell.words("backup.done", id=snapshot.id[:8], folder=args.to, **counts))
        if done.pruned:
            shell.say(shell.words("backup.pruned", count=len(done.pruned)))
        shell.tell(shell.words("backup.apart"))
    return ExitCode.INTEGRITY if any(f.severity is Severity.ERROR for f in done.findings) else ExitCode.DONE


def megabytes(count: int) -> str:
    """Bytes as megabytes with one digit after the point."""
    return f"{count / 1_000_000:.1f}"
