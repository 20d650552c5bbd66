"""`habeas intake CASE FILE`: take in a list of people, or a file of another system, row by row, by a mapping."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.findings import code_for, finding_json, tell_findings
from habeas.cli.inputs import STANDARD_INPUT, read_input, text_in
from habeas.cli.intake_text import report_lines
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.intake import take_list
from habeas.desk.intake_planning import SYSTEMS, Offered, form_of
from habeas.desk.intake_report import Report, needs_person
from habeas.desk.intake_shape import line_shape, unread_shape


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`intake CASE FILE [--mapping FILE|NAME] [--from SYSTEM] [--dry-run] [--accept --why TEXT] [--again] [--all]`."""
    parser.add_argument("case", metavar="CASE", help=words("intake.case"))
    parser.add_argument("file", metavar="FILE", help=words("intake.file"))
    parser.add_argument("--mapping", metavar="FILE|NAME", help=words("intake.mapping"))
    parser.add_argument("--from", dest="form", choices=SYSTEMS, help=words("intake.from"))
    parser.add_argument("--part", metavar="NAME", help=words("intake.part"))
    parser.add_argument("--files", metavar="DIR", type=Path, help=words("intake.files"))
    parser.add_argument("--dry-run", action="store_true", help=words("intake.dry_run"))
    parser.add_argument("--accept", action="store_true", help=words("intake.accept"))
    parser.add_argument("--why", metavar="TEXT", help=words("intake.why"))
    parser.add_argument("--again", action="store_true", help=words("intake.again"))
    parser.add_argument("--all", action="store_true", help=words("intake.all"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print row by row what would be, or what was done, and the totals."""
    if args.accept and not (args.why or "").strip():
        raise WrongCall("An acceptance says against what the list was checked.", "Add --why TEXT. Nothing was kept.")
    if args.file == args.mapping == STANDARD_INPUT:
        raise WrongCall("Only one of them can come by standard input.", "Name a file for the other.")
    as_file = args.mapping is not None and (args.mapping == STANDARD_INPUT or Path(args.mapping).is_file())
    offered = Offered(
        data=read_input(args.file, shell),
        file_name=None if args.file == STANDARD_INPUT else Path(args.file).name,
        mapping=text_in(args.mapping, shell) if as_file else None,
        saved=None if as_file else args.mapping,
        accept=args.why if args.accept else None,
        dry_run=args.dry_run,
        again=args.again,
        form=form_of(args.form),
        part=args.part,
        files=args.files,
    )
    with opened(args, shell) as session:
        report = take_list(session, args.case, offered)
    tell_findings(report.findings, shell)
    _show(report, args, shell)
    if report.kept and args.file != STANDARD_INPUT:
        shell.tell(shell.words("add.clear", count=1 + (report.recorded if args.files is not None else 0)))
    return ExitCode.NEEDS_PERSON if needs_person(report) else code_for(report.findings)


def _show(report: Report, args: argparse.Namespace, shell: Shell) -> None:
    if args.json:
        for finding in report.findings:
            shell.json({"schema": "habeas.intake.finding/1", **finding_json(finding)})
        for line in report.lines:
            shell.json({"schema": "habeas.intake/1", **line_shape(report, line)})
        for unread in report.unread:
            shell.json({"schema": "habeas.intake.unread/1", **unread_shape(unread)})
    elif report.mapping is not None:
        for text in report_lines(report, shell.words, shell.columns(), every=args.all):
            shell.say(text)
