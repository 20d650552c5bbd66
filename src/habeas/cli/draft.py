"""`habeas draft FILE` without a vault, or `habeas draft CASE` with one: propose facts."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.cli.findings import code_for, tell_findings
from habeas.cli.inputs import STANDARD_INPUT, read_input, tell_clear_copy
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.labels import labelled, property_label
from habeas.desk.proposing import draft_bytes, propose
from habeas.desk.shapes import DraftShape, draft_shape


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`draft FILE|CASE [--json]`."""
    parser.add_argument("what", metavar="FILE|CASE", help=words("draft.what"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print the drafts of a file; or put those of a case among its proposals and count them.

    A word with a slash or a dot that names a file is that file. Otherwise, with a vault named, it is a
    case of the vault.
    """
    if args.what == STANDARD_INPUT or (_looks_like_file(args.what) and Path(args.what).exists()):
        return _draft_file(args, shell)
    if not (args.vault or shell.environ.get("HABEAS_VAULT")):
        return _draft_file(args, shell)
    return _draft_case(args, shell)


def _looks_like_file(word: str) -> bool:
    return "/" in word or "." in word


def _draft_file(args: argparse.Namespace, shell: Shell) -> ExitCode:
    drafted = draft_bytes(read_input(args.what, shell))
    tell_findings(drafted.findings, shell)
    tell_clear_copy(args.what, shell)
    for at, each in enumerate(drafted.drafts):
        shape = draft_shape(each, at in drafted.recognised)
        if args.json:
            shell.json({"schema": "habeas.draft/1", **shape})
        else:
            shell.say(line_of(shape, shell.words))
    return code_for(drafted.findings)


def _draft_case(args: argparse.Namespace, shell: Shell) -> ExitCode:
    with opened(args, shell) as session:
        answer = propose(session, args.what)
    tell_findings(answer.findings, shell)
    if args.json:
        counts = {"new": answer.new, "known": answer.known, "sources": answer.sources}
        shell.json({"schema": "habeas.draft.case/1", "case": args.what, **counts})
    else:
        shell.say(shell.words("draft.done", new=answer.new, known=answer.known, sources=answer.sources))
    return code_for(answer.findings)


def line_of(shape: DraftShape, words: Words) -> str:
    """A draft on two lines: what it says, and the words it stands on."""
    value = "; ".join(f"{each.label}: {each.text}" for each in labelled(shape["type"], shape["value"], words.lang))
    who = shape["subject"] or words("draft.nobody")
    said = f" [{words('draft.says', who=shape['attributed_to'])}]" if shape["attributed_to"] else ""
    denies = f" ({words('draft.denies')})" if shape["stance"] == "denies" else ""
    quote = " ".join(shape["quote"].split())
    kind = f"{property_label(shape['type'], words.lang)} ({shape['type']})"
    mark = f" ({words('draft.recognised')})" if shape["recognised"] else ""
    return f"{kind}{denies} · {who} · {value}{said}\n    [{shape['start']}–{shape['end']}]{mark} {quote}"
