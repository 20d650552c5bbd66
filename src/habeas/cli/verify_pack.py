"""`habeas verify PACK`: does a published page stand on what it says? Checked without a vault and without a network."""

import argparse
from pathlib import Path

from habeas.base.digest import Json
from habeas.base.errors import ExitCode
from habeas.cli.findings import finding_json, tell_findings
from habeas.cli.inputs import read_input
from habeas.cli.shell import Shell
from habeas.desk.apart import prepare_to_read
from habeas.desk.pack_checking import CheckedPack, check_pack


def verify_pack(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Say what holds and everything that does not; exit code 5 when something does not, otherwise 0."""
    prepare_to_read()
    sources = [Path(name) for name in args.source or ()]
    answer = check_pack(read_input(args.pack, shell), sources, args.salt)
    if args.json:
        shell.json(_shape(answer))
    else:
        tell_findings(answer.findings, shell)
        _say(answer, len(sources), shell)
    return ExitCode.INTEGRITY if answer.findings else ExitCode.DONE


def _say(answer: CheckedPack, brought: int, shell: Shell) -> None:
    words, checked = shell.words, answer.checked
    shell.say(words("verify.pack.of", case=answer.case, as_of=answer.as_of))
    shell.say(words("verify.pack.digest", digest=answer.digest))
    shell.say(words("verify.pack.sentences", n=checked.sentences, sources=checked.sources))
    if brought:
        shell.say(words("verify.pack.quotes", n=checked.quotes, of=checked.quotable, files=len(checked.matched)))
    for time in checked.times:
        shell.say(words("verify.pack.time", digest=time.digest, at=time.at, signer=time.signer))
    if answer.unshown:
        shell.say(words("verify.pack.unshown", n=answer.unshown))
    shell.say(words("verify.pack.fails" if answer.findings else "verify.pack.holds"))
    if not brought:
        shell.tell(words("verify.pack.bring"))


def _shape(answer: CheckedPack) -> Json:
    checked = answer.checked
    times: list[Json] = [{"digest": each.digest, "at": each.at, "signer": each.signer} for each in checked.times]
    return {
        "schema": "habeas.verify-pack/1",
        "intact": not answer.findings,
        "digest": answer.digest,
        "case": answer.case,
        "as_of": answer.as_of,
        "sentences": checked.sentences,
        "quotable": checked.quotable,
        "quotes": checked.quotes,
        "sources": checked.sources,
        "matched": list(checked.matched),
        "times": times,
        "unshown_times": answer.unshown,
        "findings": [finding_json(finding) for finding in answer.findings],
    }
