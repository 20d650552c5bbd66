"""`habeas proof CASE --out FILE`: the public page of a case with what proves it, for anybody to check."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode, WrongCall
from habeas.base.language import Lang
from habeas.cli.days import as_of_argument, day
from habeas.cli.findings import tell_findings
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.openings import Opening, openings_of
from habeas.desk.proving import Proved, prove_case
from habeas.desk.publishing import SiteAsked
from habeas.desk.session import Session
from habeas.desk.site_texts import read_texts


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`proof CASE (--out FILE [--in LANG…] [--receipts] [--texts FILE] [--why TEXT] | --open SOURCE)`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("--out", metavar="FILE", help=words("proof.out"))
    parser.add_argument(
        "--in", dest="langs", nargs="+", choices=[lang.value for lang in Lang], help=words("proof.langs")
    )
    parser.add_argument("--receipts", action="store_true", help=words("proof.receipts"))
    parser.add_argument("--texts", metavar="FILE", help=words("publish.texts"))
    parser.add_argument("--why", metavar="TEXT", default="", help=words("publish.why"))
    parser.add_argument("--open", dest="source", metavar="SOURCE", help=words("proof.open"))
    as_of_argument(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Write the pack and say what it proves; or tell what opens the commitment to one source."""
    if (args.out is None) == (args.source is None):
        raise WrongCall("A pack needs its file, or a source that is to be opened.", "Add --out FILE, or --open SOURCE.")
    as_of = day(args, shell)
    with opened(args, shell) as session:
        if args.source is not None:
            return _open(session, args, shell)
        langs = tuple(Lang(code) for code in dict.fromkeys(args.langs or list(Lang)))
        asked = SiteAsked(langs, read_texts(None if args.texts is None else Path(args.texts)), why=args.why)
        done = prove_case(session, args.case, Path(args.out), as_of, asked, receipts=args.receipts)
    tell_findings(done.findings, shell)
    if args.json:
        shell.json(_shape(done))
    else:
        _say(done, shell)
    shell.tell(shell.words("sheet.clear", count=1))
    return ExitCode.DONE


def _open(session: Session, args: argparse.Namespace, shell: Shell) -> ExitCode:
    found = openings_of(session, args.case, args.source)
    if args.json:
        shell.json({"schema": "habeas.proof-opening/1", "openings": [_opening(one) for one in found]})
        return ExitCode.DONE
    for one in found:
        shell.say(shell.words("proof.opening", commitment=one.commitment, salt=one.salt, digest=one.digest))
    shell.tell(shell.words("proof.opening.warn"))
    return ExitCode.DONE


def _opening(one: Opening) -> dict[str, str]:
    return {"commitment": one.commitment, "salt": one.salt, "digest": one.digest}


def _say(done: Proved, shell: Shell) -> None:
    words = shell.words
    shell.say(words("proof.done", path=done.path))
    shell.say(words("proof.digest", digest=done.digest))
    shell.say(words("proof.holds", sentences=done.sentences, sources=done.sources, committed=done.committed))
    for event in done.told:
        name = event.get("original_name") or "–"
        shell.say(words("proof.receipt", at=event["at"], by=event["actor"], name=name, digest=event["copy"]))
    if done.unshown:
        shell.say(words("proof.unshown", n=done.unshown))


def _shape(done: Proved) -> dict[str, object]:
    return {
        "schema": "habeas.proof/1",
        "pack": str(done.path),
        "digest": done.digest,
        "sentences": done.sentences,
        "quotes": done.quotes,
        "sources": done.sources,
        "committed": done.committed,
        "times": done.times,
        "unshown_times": done.unshown,
        "clear_copies": [str(done.path)],
    }
