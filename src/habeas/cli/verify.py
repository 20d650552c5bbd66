"""`habeas verify [PACK]`: is everything kept what was put in, or does a published page stand on what it says?"""

import argparse

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.findings import finding_json, tell_findings
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.verify_pack import verify_pack
from habeas.cli.words import Words
from habeas.desk.apart import prepare_to_read
from habeas.desk.recovery import recovery_state
from habeas.desk.verifying import verify


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`verify [PACK [--source FILE…] [--salt HEX]] [--json]`."""
    parser.add_argument("pack", metavar="PACK", nargs="?", help=words("verify.pack"))
    parser.add_argument("--source", metavar="FILE", nargs="+", help=words("verify.source"))
    parser.add_argument("--salt", metavar="HEX", help=words("verify.salt"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Say what was checked and everything that failed; exit code 5 when something did, otherwise 0."""
    if args.pack is not None:
        return verify_pack(args, shell)
    if args.source or args.salt:
        raise WrongCall("No pack is named that these belong to.", "Write `habeas verify PACK --source FILE`.")
    prepare_to_read()
    with opened(args, shell) as session:
        answer = verify(session)
        tried = args.json or recovery_state(session).tried_at
    if args.json:
        shell.json(
            {
                "schema": "habeas.verify/1",
                "intact": answer.intact,
                "copies": answer.copies,
                "custody_entries": answer.custody_entries,
                "anchors": answer.anchors,
                "findings": [finding_json(finding) for finding in answer.findings],
            }
        )
    else:
        tell_findings(answer.findings, shell)
        counts = {"copies": answer.copies, "entries": answer.custody_entries, "anchors": answer.anchors}
        shell.say(shell.words("verify.intact" if answer.intact else "verify.failed", **counts))
        if not tried:
            shell.tell(shell.words("recovery.untried"))
    return ExitCode.DONE if answer.intact else ExitCode.INTEGRITY
