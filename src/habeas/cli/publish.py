"""`habeas publish CASE… --out DIR`: a static site that everybody may read."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode, WrongCall
from habeas.base.language import Lang
from habeas.cli.days import as_of_argument, day
from habeas.cli.findings import tell_findings
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.publishing import Published, SiteAsked, publish
from habeas.desk.site_texts import read_texts


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`publish [CASE…] --out DIR [--in LANG…] [--from COUNTRY] [--texts FILE] [--why TEXT] [--copies] …`."""
    parser.add_argument("cases", metavar="CASE", nargs="*", help=words("publish.cases"))
    parser.add_argument("--out", metavar="DIR", required=True, help=words("publish.out"))
    parser.add_argument(
        "--in", dest="langs", nargs="+", choices=[lang.value for lang in Lang], help=words("publish.langs")
    )
    parser.add_argument("--from", dest="publisher", metavar="COUNTRY", help=words("publish.from"))
    parser.add_argument("--texts", metavar="FILE", help=words("publish.texts"))
    parser.add_argument("--why", metavar="TEXT", default="", help=words("publish.why"))
    parser.add_argument("--index-allowed", dest="indexed", metavar="WHY", help=words("publish.indexed"))
    parser.add_argument("--preview-allowed", dest="previewed", metavar="WHY", help=words("publish.previewed"))
    parser.add_argument("--copies", action="store_true", help=words("publish.copies"))
    parser.add_argument("--at", dest="address", metavar="URL", help=words("publish.at"))
    as_of_argument(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Write it, and say what stands on it, what it held back, and what to be warned of."""
    asked = _asked(args, shell)
    as_of = day(args, shell)
    with opened(args, shell) as session:
        done = publish(session, args.cases, Path(args.out), as_of, asked, shell.words.lang)
    tell_findings(done.findings, shell)
    if args.json:
        shell.json(_shape(done, asked))
    else:
        _say(done, asked, shell)
    for one in done.cautions:
        shell.tell(shell.words("publish.caution", text=one.text))
        if one.draft:
            shell.tell("  " + shell.words("publish.draft"))
    if asked.publisher is None:
        shell.tell(shell.words("publish.no_country"))
    shell.tell(shell.words("publish.clear", folder=done.folder))
    return ExitCode.DONE


def _asked(args: argparse.Namespace, shell: Shell) -> SiteAsked:
    langs = tuple(Lang(code) for code in dict.fromkeys(args.langs)) if args.langs else tuple(Lang)
    if shell.words.lang in langs and not args.langs:
        langs = (shell.words.lang, *(lang for lang in langs if lang is not shell.words.lang))
    for said in (args.indexed, args.previewed):
        if said is not None and not said.strip():
            raise WrongCall("A decision needs its reason.", "Say who decided and why; nothing was written.")
    if args.address is not None and not args.address.startswith("https://"):
        raise WrongCall(f"{args.address!r} is no address of a site.", "It begins with https://; nothing was written.")
    publisher = None if args.publisher is None else args.publisher.strip().upper()
    if publisher is not None and not (len(publisher) == 2 and publisher.isascii() and publisher.isalpha()):
        raise WrongCall(f"{args.publisher!r} is no code of a country.", "Write it as KZ or DE; nothing was written.")
    return SiteAsked(
        langs=langs,
        texts=read_texts(None if args.texts is None else Path(args.texts)),
        publisher=publisher,
        indexed=args.indexed,
        previewed=args.previewed,
        address=args.address,
        why=args.why,
        copies=args.copies,
    )


def _say(done: Published, asked: SiteAsked, shell: Shell) -> None:
    words, width = shell.words, width_of(shell.columns())
    shell.say(words("publish.done", folder=done.folder, count=len(done.cases)))
    for one in done.cases:
        shell.say(f"  {asked.langs[0].value}/case/{one.slug}.html  {one.case}")
        if not one.named:
            shell.say("    " + words("publish.unnamed"))
        if one.held:
            shell.say("    " + words("publish.held", count=one.held))
        if asked.copies:
            for line in wrapped(words("publish.copied", count=one.copies, without=one.uncopied), width, "    "):
                shell.say(line)
    for name in done.fallen:
        shell.say("  " + words("publish.fallen", case=name))
    shell.say(words("publish.size", files=done.files, size=f"{done.size / 1_000_000:.1f}"))
    if done.unchanged:
        shell.say(words("publish.unchanged", count=done.unchanged, files=done.files))
    key = "publish.silent" if asked.indexed is None else "publish.found"
    for line in wrapped(words(key), width, ""):
        shell.say(line)


def _shape(done: Published, asked: SiteAsked) -> dict[str, object]:
    return {
        "schema": "habeas.publish/1",
        "folder": str(done.folder),
        "languages": [lang.value for lang in asked.langs],
        "indexed": asked.indexed is not None,
        "previewed": asked.previewed is not None,
        "files": done.files,
        "unchanged": done.unchanged,
        "bytes": done.size,
        "cases": [
            {
                "case": one.case,
                "page": f"case/{one.slug}.html",
                "named": one.named,
                "held": one.held,
                "new": one.new,
                "copies": one.copies,
                "without_copy": one.uncopied,
            }
            for one in done.cases
        ],
        "fallen": list(done.fallen),
        "cautions": [{"text": one.text, "draft": one.draft} for one in done.cautions],
    }
