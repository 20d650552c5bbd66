"""`habeas register import FILE`: keep a version of a register of prohibited works."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.days import day_named
from habeas.cli.findings import code_for, finding_json, tell_findings
from habeas.cli.inputs import STANDARD_INPUT, read_input, text_in
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.register_text import version_text
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.register import LAYOUTS, Offered, import_register
from habeas.desk.register_shape import version_shape


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`register import FILE --register NAME --version DATE [--format …] [--mapping FILE] [--json]`."""
    parser.add_argument("file", metavar="FILE", help=words("register.file"))
    parser.add_argument("--register", metavar="NAME", required=True, help=words("register.name"))
    parser.add_argument("--version", metavar="DATE", required=True, help=words("register.version"))
    parser.add_argument("--format", choices=LAYOUTS, help=words("register.format"))
    parser.add_argument("--mapping", metavar="FILE", help=words("register.mapping"))
    parser.add_argument("--publisher", metavar="WORDS", help=words("register.publisher"))
    parser.add_argument("--jurisdiction", metavar="CC", help=words("register.jurisdiction"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Read the file, keep it, and print its figures and what is wrong with it."""
    if args.file == args.mapping == STANDARD_INPUT:
        raise WrongCall("Only one of them can come by standard input.", "Name a file for the other.")
    offered = Offered(
        data=read_input(args.file, shell),
        file_name=Path(args.file).name,
        name=args.register,
        version=day_named(args.version),
        layout=args.format,
        mapping=None if args.mapping is None else text_in(args.mapping, shell),
        publisher=args.publisher,
        jurisdiction=args.jurisdiction,
    )
    with opened(args, shell) as session:
        kept = import_register(session, offered)
    findings = kept.file.findings
    if args.json:
        came = {"came": "new" if kept.new else "known"}
        told = {"findings": [finding_json(finding) for finding in findings]}
        shell.json({"schema": "habeas.register.import/1", **version_shape(kept), **came, **told})
    else:
        shell.say(version_text(kept, shell.words, shell.columns()))
        shell.say(shell.words("register.kept" if kept.new else "register.known"))
    tell_findings(findings, shell)
    return code_for(findings)
