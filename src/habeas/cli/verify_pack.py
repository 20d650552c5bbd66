"""`habeas verify PACK`: does a published page stand on what it says? Checked without a network, and without a vault.

Whoever has the vault that made it is told which release it is, and what became of it.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from habeas.base.digest import Json, digest_of
from habeas.base.errors import ExitCode
from habeas.cli.consent_text import SHORT, due_lines
from habeas.cli.findings import finding_json, tell_findings
from habeas.cli.inputs import read_input
from habeas.cli.opening import opened
from habeas.cli.shell import Shell
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.apart import prepare_to_read
from habeas.desk.pack_checking import CheckedPack, check_pack
from habeas.desk.pack_release import PackKnown, pack_known, pack_known_json


def verify_pack(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Say what holds and everything that does not, and where a vault is open, which of its releases it is.

    Exit code 5 when something does not hold; else 1 where the release has to come down, otherwise 0.
    """
    prepare_to_read()
    sources = [Path(name) for name in args.source or ()]
    data = read_input(args.pack, shell)
    answer = check_pack(data, sources, args.salt)
    asked = _vault_is_asked(args, shell)
    known = None
    if asked:
        with opened(args, shell) as session:
            known = pack_known(session, digest_of(data), answer.case)
    if args.json:
        shell.json({**_shape(answer), "vault_asked": asked, "known": pack_known_json(known)})
    else:
        tell_findings(answer.findings, shell)
        _say(answer, len(sources), shell)
        if asked:
            shell.say("\n".join(_known(known, shell)))
        else:
            shell.tell(shell.words("verify.pack.vault"))
    if answer.findings:
        return ExitCode.INTEGRITY
    return ExitCode.NEEDS_PERSON if known is not None and known.since is not None and known.since.due else ExitCode.DONE


def _vault_is_asked(args: argparse.Namespace, shell: Shell) -> bool:
    """Whether a vault is named, and it can be opened without asking a reader who needs none for a passphrase."""
    environ = shell.environ
    return bool(args.vault) or ("HABEAS_VAULT" in environ and bool(args.key_file or "HABEAS_PASSPHRASE" in environ))


def _known(known: PackKnown | None, shell: Shell) -> Iterator[str]:
    """Which release it is, and what became of that."""
    words, width = shell.words, width_of(shell.columns())
    if known is None or known.since is None:
        key = "verify.pack.unknown" if known is None else "verify.pack.altered"
        yield from wrapped(words(key, case="" if known is None else known.case), width)
        return
    since, release = known.since, known.since.release
    named = {"id": release.id[:SHORT], "case": known.case, "day": release.at.date(), "by": release.by}
    yield from wrapped(words("verify.pack.release", **named), width)
    if since.down is not None:
        down = {"day": since.down.at.date(), "by": since.down.by, "why": since.down.reason}
        yield from wrapped(words("verify.pack.down", **down), width)
    for key, count in (("corrected", since.corrected), ("outdated", since.outdated)):
        if count:
            yield from wrapped(words(f"verify.pack.{key}", n=count, case=known.case), width)
    if not since.corrected and not since.outdated:
        yield from wrapped(words("verify.pack.current"), width)
    yield from due_lines(since.due, since.names, since.now, words, width)


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


def _shape(answer: CheckedPack) -> dict[str, Json]:
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
