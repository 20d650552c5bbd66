"""`habeas extract CASE --as FORMAT --for AUDIENCE --out FILE`: a case as data for another system."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from habeas.base.errors import ExitCode, WrongCall
from habeas.base.language import Lang
from habeas.cli.days import as_of_argument, day
from habeas.cli.findings import code_for, tell_findings
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.extract_formats import FORMATS
from habeas.desk.extracting import Extracted, write_extract
from habeas.desk.packing import PACKAGES, Packed, write_package
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.extract import Extract


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`extract [CASE --as FORMAT --for AUDIENCE --out FILE [--in LANG] [--names] [--as-of DATE]] [--json]`."""
    parser.add_argument("case", metavar="CASE", nargs="?", help=words("help.case"))
    parser.add_argument("--as", dest="form", metavar="FORMAT", choices=[*FORMATS, *PACKAGES], help=words("extract.as"))
    parser.add_argument(
        "--for",
        dest="audience",
        metavar="AUDIENCE",
        choices=[audience.value for audience in Audience],
        help=words("extract.for", audiences=", ".join(Audience)),
    )
    parser.add_argument("--out", metavar="FILE", help=words("extract.out"))
    parser.add_argument("--in", dest="lang", choices=[lang.value for lang in Lang], help=words("extract.lang"))
    parser.add_argument("--names", action="store_true", help=words("extract.names"))
    parser.add_argument("--why", metavar="TEXT", default="", help=words("releases.why"))
    as_of_argument(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Without a case list the formats; with one write it, and say what went in and what was held back."""
    if args.case is None:
        return _list(args, shell)
    if not (args.form and args.audience and args.out):
        raise WrongCall(
            "An extract needs its format, its audience and its file.",
            "Add --as FORMAT --for AUDIENCE --out FILE; `habeas extract` lists the formats.",
        )
    if args.names and args.form != "ics":
        raise WrongCall("--names says what goes into a calendar.", "Add it to --as ics only.")
    lang, as_of = Lang(args.lang) if args.lang else shell.words.lang, day(args, shell)
    with opened(args, shell) as session:
        asked = (session, args.case, args.form, Audience(args.audience), Path(args.out), lang, as_of)
        if args.form in PACKAGES:
            return _packed(args, shell, write_package(*asked, why=args.why))
        made = write_extract(*asked, names=args.names, why=args.why)
    tell_findings(made.findings, shell)
    if args.json:
        shell.json(_shape(args, made))
    else:
        for line in _told(args, made, shell):
            shell.say(line)
    shell.tell(shell.words("extract.clear", file=made.path))
    return ExitCode.DONE


def _list(args: argparse.Namespace, shell: Shell) -> ExitCode:
    words, width = shell.words, width_of(shell.columns())
    endings = {form.id: form.ending for form in FORMATS.values()} | dict.fromkeys(PACKAGES, "/")
    for form, ending in endings.items():
        goes, loses = words(f"extract.{form}"), words(f"extract.{form}.loses")
        if args.json:
            told = {"format": form, "ending": ending, "goes": goes, "loses": loses}
            shell.json({"schema": "habeas.extract_format/1", **told})
        else:
            shell.say(f"{form}  ({ending})" if ending != "/" else words("extract.folder", form=form))
            for line in (*wrapped(goes, width, "  "), *wrapped(loses, width, "  ")):
                shell.say(line)
            shell.say()
    return ExitCode.DONE


def _told(args: argparse.Namespace, made: Extracted, shell: Shell) -> Iterator[str]:
    words, width, extract = shell.words, width_of(shell.columns()), made.extract
    yield words("extract.done", file=made.path, form=args.form)
    counts = {"facts": len(extract.facts), "entities": len(extract.entities), "sources": len(extract.sources)}
    if FORMATS[args.form].whole:
        yield from wrapped(words("extract.counts", **counts), width, "  ")
    if made.held:
        yield from wrapped(words("extract.held", count=sum(made.held.values())), width, "  ")
    yield from wrapped(words(f"extract.{args.form}.loses"), width, "  ")
    if made.keys and not args.names:
        yield ""
        yield words("clock.ics_key", file=made.path, count=len(made.keys))
        for key in made.keys:
            line = f"{key.code}  {key.due} · {key.person}: {key.label} ({key.citation})"
            yield from wrapped(line, width, "", " " * (len(key.code) + 2))


def _packed(args: argparse.Namespace, shell: Shell, made: Packed) -> ExitCode:
    """Say what lies in the folder now, what was drawn anew, what was left out, and that somebody has to look at it."""
    tell_findings(made.findings, shell)
    words, width, extract = shell.words, width_of(shell.columns()), made.package.extract
    handed = [one for one in made.package.files if one.source is not None]
    redrawn = sum(one.redrawn for one in handed)
    if args.json:
        told = {"files": len(handed), "redrawn": redrawn, "left_out": len(extract.sources) - len(handed)}
        copies = sorted(str(path.resolve()) for path in made.path.rglob("*") if path.is_file())
        shape = {**_common(args, extract, made), "schema": "habeas.extract_package/1"}
        shell.json({**shape, **told, "clear_copies": copies})
    else:
        shell.say(words("extract.done", file=made.path, form=args.form))
        counts = {"facts": len(extract.facts), "entities": len(extract.entities), "sources": len(extract.sources)}
        lines = [words("extract.counts", **counts)]
        lines.append(words("extract.files", files=len(handed), redrawn=redrawn, out=len(extract.sources) - len(handed)))
        lines += [words("extract.held", count=sum(made.held.values()))] if made.held else []
        for line in (*lines, words(f"extract.{args.form}.loses")):
            for part in wrapped(line, width, "  "):
                shell.say(part)
    if redrawn:
        shell.tell(words("extract.look"))
    shell.tell(words("extract.clear", file=made.path))
    return code_for(made.findings)


def _shape(args: argparse.Namespace, made: Extracted) -> dict[str, object]:
    return {**_common(args, made.extract, made), "clear_copies": [str(made.path.resolve())]}


def _common(args: argparse.Namespace, extract: Extract, made: Extracted | Packed) -> dict[str, object]:
    return {
        "schema": "habeas.extract/1",
        "case": args.case,
        "format": args.form,
        "audience": extract.audience.value,
        "as_of": extract.as_of.isoformat(),
        "release": extract.id,
        "digest": made.digest,
        "facts": len(extract.facts),
        "entities": len(extract.entities),
        "sources": len(extract.sources),
        "held": dict(made.held),
    }
