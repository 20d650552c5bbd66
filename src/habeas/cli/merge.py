"""`habeas merge FILE`: unite the case in a sealed file with the one here."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.base.finding import Severity
from habeas.cli.conflicts import say_conflicts
from habeas.cli.export import counted
from habeas.cli.findings import finding_json, tell_findings
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.road import road_passphrase
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.carrying import TakenHome, demand_case_file, merge_file
from habeas.desk.disagreements import ConflictShape, conflicts_of


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`merge FILE [--into CASE | --as NAME] [--dry-run] [--export-key-file FILE] [--json]`."""
    parser.add_argument("file", metavar="FILE", help=words("merge.file"))
    where = parser.add_mutually_exclusive_group()
    where.add_argument("--into", metavar="CASE", help=words("merge.into"))
    where.add_argument("--as", dest="called", metavar="NAME", help=words("merge.as"))
    parser.add_argument("--dry-run", action="store_true", help=words("merge.dry_run"))
    parser.add_argument("--export-key-file", metavar="FILE", help=words("merge.key_file"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Merge and say what came; exit code 5 where the file is broken, 1 while there are conflicts, otherwise 0."""
    with opened(args, shell) as session:
        demand_case_file(Path(args.file))
        secret = road_passphrase(args.export_key_file, shell)
        came = merge_file(session, Path(args.file), secret, into=args.into, called=args.called, dry_run=args.dry_run)
        named = None if came.case is None or args.dry_run else came.case.name
        conflicts = () if named is None else conflicts_of(session, named)
    if args.json:
        shell.json(_json(came, conflicts, args.dry_run))
    else:
        _say(came, conflicts, args.dry_run, shell)
    if any(finding.severity is Severity.ERROR for finding in came.findings):
        return ExitCode.INTEGRITY
    return ExitCode.NEEDS_PERSON if conflicts else ExitCode.DONE


def _say(came: TakenHome, conflicts: tuple[ConflictShape, ...], dry_run: bool, shell: Shell) -> None:
    words = shell.words
    tell_findings(came.findings, shell)
    if came.case is None:
        shell.say(words("merge.refused"))
        return
    shell.say(words("merge.from", by=came.head.made_by, at=came.head.made_at[:16].replace("T", " ") + "Z"))
    key = "merge.would" if dry_run else "merge.new_case" if came.made else "merge.done"
    shell.say(words(key if came.anything_new else "merge.nothing", case=came.case.name))
    for line in counted(came.added, words):
        shell.say(f"  + {line}")
    if came.struck:
        shell.say(words("merge.struck", count=came.struck))
    if came.kept_out:
        shell.say(words("merge.kept_out", count=came.kept_out))
    for source, before, after in came.lowered:
        shell.say(words("merge.lowered", source=source[:8], before=before, after=after))
    if conflicts:
        shell.say()
        say_conflicts(conflicts, shell)


def _json(came: TakenHome, conflicts: tuple[ConflictShape, ...], dry_run: bool) -> dict[str, object]:
    return {
        "schema": "habeas.merge/1",
        "case": None if came.case is None else came.case.name,
        "dry_run": dry_run,
        "made": came.made,
        "anything_new": came.anything_new,
        "from_vault": came.head.vault,
        "made_by": came.head.made_by,
        "made_at": came.head.made_at,
        "content": came.head.content,
        "added": dict(came.added),
        "copies": came.copies,
        "kept_out": came.kept_out,
        "struck": came.struck,
        "lowered": [{"source": source, "before": before, "after": after} for source, before, after in came.lowered],
        "conflicts": list(conflicts),
        "findings": [finding_json(finding) for finding in came.findings],
    }
