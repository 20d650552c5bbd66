"""`habeas paper`: the papers of a case for courts, the United Nations, the press and others."""

import argparse
from collections.abc import Iterator
from pathlib import Path

import yaml

from habeas.base.errors import ExitCode, WrongCall
from habeas.base.yaml_strings import strings_in
from habeas.cli.days import as_of_argument, day
from habeas.cli.findings import tell_findings
from habeas.cli.inputs import text_in
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.papers import (
    FORMS,
    Composed,
    PaperAsked,
    compose_papers,
    paper_json,
    paper_types,
    write_papers,
)
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.audiences import rules_of
from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.paper import Gap, PaperKind


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`paper [KIND CASE] [--for AUDIENCE] [--out DIR] [--in LANG…] [--as FORM…] [--person NAME] [--fields FILE] …`."""
    parser.add_argument("kind", metavar="KIND", nargs="?", help=words("paper.kind"))
    parser.add_argument("case", metavar="CASE", nargs="?", help=words("help.case"))
    audiences = [one.value for one in Audience]
    parser.add_argument("--for", dest="audience", metavar="AUDIENCE", choices=audiences, help=words("paper.for"))
    parser.add_argument("--out", metavar="DIR", help=words("paper.out"))
    langs = [lang.value for lang in PaperLang]
    parser.add_argument("--in", dest="langs", nargs="+", choices=langs, help=words("paper.langs"))
    parser.add_argument("--as", dest="forms", nargs="+", choices=list(FORMS), default=["pdf"], help=words("paper.as"))
    parser.add_argument("--person", metavar="NAME", help=words("paper.person"))
    parser.add_argument("--order", metavar="SOURCE", help=words("paper.order"))
    parser.add_argument("--fields", metavar="FILE", help=words("paper.fields"))
    parser.add_argument("--field", metavar="ID=VALUE", action="append", default=[], help=words("paper.field"))
    parser.add_argument("--why", metavar="TEXT", default="", help=words("releases.why"))
    parser.add_argument("--blanks", action="store_true", help=words("paper.blanks"))
    as_of_argument(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Without a kind list them; with one tell every open field at once, then write the paper unless only asked for."""
    if args.kind is None:
        return _list(args, shell)
    kind = _kind(args.kind)
    if args.case is None or (args.out is None and not args.blanks):
        raise WrongCall("A paper needs its case and a folder.", "Add CASE and --out DIR, or --blanks to look first.")
    asked = PaperAsked(
        kind=kind,
        langs=_langs(args, kind, shell),
        audience=None if args.audience is None else Audience(args.audience),
        person=args.person,
        order=args.order,
        given=_given(args, shell),
        trial=args.blanks,
    )
    as_of = day(args, shell)
    with opened(args, shell) as session:
        composed = compose_papers(session, args.case, asked, as_of)
        if not args.json:
            for line in _blanks(composed, shell):
                shell.say(line)
        paths = () if args.blanks else write_papers(session, composed, Path(args.out), args.forms, args.why)
    tell_findings(composed.findings, shell)
    if args.field:
        shell.tell(shell.words("paper.history"))
    if args.json:
        papers = [paper_json(stem, paper) for stem, paper in composed.papers]
        shell.json(
            {"schema": "habeas.paper/1", "case": args.case, "papers": papers, "clear_copies": [*map(str, paths)]}
        )
    else:
        for path in paths:
            shell.say(str(path))
    if paths:
        shell.tell(shell.words("sheet.clear", count=len(paths)))
    return ExitCode.DONE


def _list(args: argparse.Namespace, shell: Shell) -> ExitCode:
    words, width = shell.words, width_of(shell.columns())
    for paper in paper_types():
        about = words(f"paper.about.{paper.kind.value}")
        langs = [lang.value for lang in paper.langs]
        audiences = [one.value for one in dict.fromkeys((*paper.audiences, Audience.SELF))]
        if args.json:
            told = {"kind": paper.kind.value, "languages": langs, "audiences": audiences, "about": about}
            shell.json({"schema": "habeas.paper_kind/1", **told})
        else:
            shell.say(paper.kind.value)
            for line in wrapped(about, width, "  "):
                shell.say(line)
            for line in wrapped(
                words("paper.row", audiences=", ".join(audiences), langs=", ".join(langs)), width, "  "
            ):
                shell.say(line)
            shell.say()
    return ExitCode.DONE


def _blanks(composed: Composed, shell: Shell) -> Iterator[str]:
    """Who else will read it, and every open field of every paper, with what to do about it."""
    words, width = shell.words, width_of(shell.columns())
    if composed.audience is not Audience.SELF:
        yield from wrapped(words("paper.readers", who=rules_of(composed.audience).readers[words.lang]), width, "")
        yield ""
    for stem, paper in composed.papers:
        yield words("paper.open" if paper.blanks else "paper.nothing_open", paper=stem, count=len(paper.blanks))
        for gap in Gap:
            of_kind = [one for one in paper.blanks if one.gap is gap]
            if of_kind:
                yield from wrapped(words(f"paper.gap.{gap.value}"), width, "  ")
            for one in of_kind:
                place = f"{one.place}: " if one.place else ""
                yield from wrapped(f"– {place}{one.label}. {one.remedy}", width, "    ")
        yield ""


def _kind(word: str) -> PaperKind:
    known = [paper.kind for paper in paper_types()]
    if word not in known:
        raise WrongCall(f"There is no paper {word!r}.", f"Papers there are: {', '.join(known)}.")
    return PaperKind(word)


def _langs(args: argparse.Namespace, kind: PaperKind, shell: Shell) -> tuple[PaperLang, ...]:
    """The languages asked for; else that of the messages where the paper is made in it, else its first."""
    if args.langs:
        return tuple(dict.fromkeys(PaperLang(code) for code in args.langs))
    made_in = next(paper.langs for paper in paper_types() if paper.kind is kind)
    own = PaperLang(shell.words.lang.value)
    return (own if own in made_in else made_in[0],)


def _given(args: argparse.Namespace, shell: Shell) -> dict[str, str]:
    """What a person filled in, by field: from the file, and over it from the words of the call."""
    given = {} if args.fields is None else _fields_in(text_in(args.fields, shell))
    for word in args.field:
        key, sign, value = word.partition("=")
        if not sign or not value.strip():
            raise WrongCall(f"{word!r} is no field.", "Write it as ID=VALUE.")
        given[key] = value
    return given


def _fields_in(text: str) -> dict[str, str]:
    try:
        found = strings_in(text)
    except yaml.YAMLError:
        found = None
    if not isinstance(found, dict) or not all(isinstance(value, str) for value in found.values()):
        raise WrongCall("The file of fields is no list of ID: VALUE lines.", "Write one field a line, as YAML has it.")
    return {str(key): value for key, value in found.items() if value.strip()}
