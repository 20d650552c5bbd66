"""`habeas quote`: are the quoted words in an archive, whose are they, and what was searched."""

import argparse
import re
from contextlib import nullcontext
from fractions import Fraction
from pathlib import Path

from habeas.base.errors import ExitCode, WrongCall
from habeas.base.when import When, parse_when
from habeas.cli.findings import tell_findings
from habeas.cli.inputs import read_text_input, tell_clear_copy, tell_history
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.quote_erase import erase_kept
from habeas.cli.quote_text import quote_text
from habeas.cli.quote_verify import verify_record
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.quote import Asked, keep_record, quote_in_case, quote_in_export
from habeas.desk.quote_papers import require_paper, write_paper, write_record
from habeas.desk.quote_shape import Asking, asked_json, question_of, view_of, whose_is_unknown
from habeas.desk.session import Session

_SHARE = re.compile(r"\s*(\d{1,3}(?:[.,]\d{1,4})?)\s*(%?)\s*|\s*(\d{1,4})/(\d{1,4})\s*")


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`quote CASE --text TEXT|- …`, `quote --archive PATH --text TEXT|- …`, `quote --verify RECORD …`, `--erase`."""
    parser.add_argument("case", metavar="CASE", nargs="?", help=words("help.case"))
    parser.add_argument("--text", metavar="TEXT|-", action="append", help=words("quote.text"))
    parser.add_argument("--archive", metavar="PATH|ID", help=words("quote.archive"))
    parser.add_argument("--own", metavar="NAME", action="append", help=words("quote.own"))
    parser.add_argument("--by", metavar="AUTHOR", help=words("quote.by"))
    parser.add_argument("--from", dest="since", metavar="DATE", help=words("quote.from"))
    parser.add_argument("--to", dest="until", metavar="DATE", help=words("quote.to"))
    parser.add_argument("--max-distance", metavar="SHARE", help=words("quote.max_distance"))
    parser.add_argument("--record", metavar="FILE", help=words("quote.record"))
    parser.add_argument("--print", dest="paper", metavar="FILE.pdf|.html", help=words("quote.print"))
    parser.add_argument("--keep", action="store_true", help=words("quote.keep"))
    parser.add_argument("--verify", metavar="RECORD", help=words("quote.verify"))
    parser.add_argument("--erase", metavar="SOURCE", help=words("quote.erase"))
    parser.add_argument("--why", metavar="TEXT", help=words("quote.why"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print the answer and what was searched; write the record and the paper where they are asked for."""
    if args.erase is not None:
        return erase_kept(args, shell)
    if args.why is not None:
        raise WrongCall("--why is the reason of an erasure.", "Leave it out, or give --erase SOURCE.")
    if args.case is None and args.archive is None:
        raise WrongCall("Name a case, or an export with --archive.", "`habeas cases` lists the cases.")
    if args.verify is not None:
        return verify_record(args, shell)
    asking = _asking(args, shell)
    with opened(args, shell) if args.case is not None else nullcontext() as session:
        if session is None:
            asked = quote_in_export(question_of(asking), Path(args.archive), tuple(args.own or ()), shell.now)
        else:
            asked = quote_in_case(session, args.case, question_of(asking), args.archive)
        written = _write(args, asked, shell, session)
        kept = keep_record(session, args.case, asked.record) if session is not None and args.keep else None
    if args.json:
        shell.json(asked_json(asked, written, None if kept is None or kept.source is None else kept.source.id))
    else:
        shell.say(quote_text(view_of(asked, shell.words.lang), shell.words, shell.columns()))
    tell_findings(asked.findings, shell)
    if session is None and whose_is_unknown(asked):
        shell.tell(shell.words("quote.say_own"))
    _tell(args, shell, written, kept=None if kept is None or kept.source is None else kept.source.id)
    return ExitCode.DONE


def _asking(args: argparse.Namespace, shell: Shell) -> Asking:
    """What is asked, from the words of the call; raises WrongCall where they do not go together."""
    if not args.text:
        raise WrongCall("No quotation was given.", 'Add --text "…", or --text - to read it from standard input.')
    if len(args.text) > 1:
        raise WrongCall("These are several quotations.", "Ask for one quotation at a time.")
    if args.case is None and args.keep:
        raise WrongCall("Without a case there is nowhere to keep the record.", "Name the case, or use --record FILE.")
    if args.case is not None and args.own:
        raise WrongCall(
            "Whose words are the person's own was said when the archive was taken in.", "Leave --own out with a case."
        )
    if args.paper is not None:
        require_paper(Path(args.paper))
    tell_history({"--text": args.text[0]}, "input", shell)
    tell_history({"--by": args.by, "--own": " ".join(args.own or ())}, "space", shell)
    return Asking(
        words=read_text_input(args.text[0], shell),
        by=args.by,
        since=_day(args.since, "--from"),
        until=_day(args.until, "--to"),
        max_distance=None if args.max_distance is None else _share(args.max_distance),
    )


def _write(args: argparse.Namespace, asked: Asked, shell: Shell, session: Session | None) -> tuple[Path, ...]:
    written = []
    if args.record is not None:
        written.append(write_record(asked.record, Path(args.record), session))
    if args.paper is not None:
        written.append(write_paper(asked.record, Path(args.paper), shell.words.lang, session))
    return tuple(written)


def _tell(args: argparse.Namespace, shell: Shell, written: tuple[Path, ...], kept: str | None) -> None:
    for path in written:
        shell.tell(shell.words("quote.written", path=path))
    if written:
        shell.tell(shell.words("sheet.clear" if args.case else "quote.clear", count=len(written)))
    if kept is not None:
        shell.tell(shell.words("quote.kept", source=kept[:8]))
    if args.case is None:
        tell_clear_copy(args.archive, shell)


def _day(text: str | None, option: str) -> When | None:
    if text is None:
        return None
    try:
        return parse_when(text)
    except ValueError:
        raise WrongCall(f"{text!r} after {option} is no date.", "Write it as 2022-07-28, or 2022-07.") from None


def _share(text: str) -> Fraction:
    """A share written as `20%`, `0.2` or `1/5`; raises WrongCall for anything else."""
    found = _SHARE.fullmatch(text)
    if found is None or found[4] == "0":
        raise WrongCall(f"{text!r} is no distance.", "Write it as 20%, 0.2 or 1/5.")
    if found[3]:
        return Fraction(int(found[3]), int(found[4]))
    number = Fraction(found[1].replace(",", "."))
    return number / 100 if found[2] else number
