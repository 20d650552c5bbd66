"""`habeas law check`: are the law packs sound, and what in them is draft, untested or old?"""

import argparse
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.cli.days import as_of_argument, day
from habeas.cli.findings import code_for, finding_json, tell_findings
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.law_checking import PackReport, check_law

TESTS = (Path("tests/laws"), Path("tests/findings/orders"))
"""Where a checkout keeps the situations and the orders that were read; an installed program has none."""


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`law check [PACK…] [--tests DIR] [--as-of DATE] [--json]`."""
    parser.add_argument("what", choices=["check"], help=words("law.what"))
    parser.add_argument("packs", metavar="PACK", nargs="*", help=words("law.packs"))
    parser.add_argument("--tests", metavar="DIR", help=words("law.tests"))
    as_of_argument(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print what each pack holds, and what is wrong with it; exit code 1 where something needs a person."""
    tests = [Path(args.tests)] if args.tests else [folder for folder in TESTS if folder.is_dir()]
    checked, findings = check_law(args.packs, day(args, shell), *tests)
    told = [*findings, *(finding for one in checked for finding in one.findings)]
    for one in checked:
        if args.json:
            shell.json(_json(one))
        else:
            for line in _lines(one, shell):
                shell.say(line)
    untold = [finding for finding in told if finding.code != "pack-untested"]
    tell_findings(told if args.json else untold, shell)
    if not tests:
        shell.tell(shell.words("law.no_tests"))
    return code_for(told)


def _lines(one: PackReport, shell: Shell) -> Iterable[str]:
    words, width = shell.words, width_of(shell.columns())
    yield from wrapped(words("law.pack", id=one.id, label=one.label[words.lang]), width)
    for text in one.laws:
        key = "law.text_unread" if text.as_amended_to is None else "law.text"
        day_of = "" if text.as_amended_to is None else _iso(text.as_amended_to)
        yield from wrapped(words(key, title=text.title, day=day_of), width, "  ")
    if one.recheck_after is not None:
        key = "law.recheck_past" if one.overdue else "law.recheck"
        yield from wrapped(words(key, day=_iso(one.recheck_after)), width, "  ")
    yield from wrapped(words("law.counts", verified=len(one.verified), draft=len(one.draft)), width, "  ")
    yield from _listed(words("law.draft"), one.draft, width)
    if one.untested is not None:
        yield from _listed(words("law.untested"), one.untested, width)
    yield ""


def _listed(heading: str, ids: Sequence[str], width: int) -> Iterable[str]:
    if ids:
        yield from wrapped(f"{heading}: {', '.join(ids)}", width, "  ", "    ")


def _json(one: PackReport) -> dict[str, object]:
    return {
        "schema": "habeas.law.check/1",
        "pack": one.id,
        "verified": list(one.verified),
        "draft": list(one.draft),
        "untested": None if one.untested is None else list(one.untested),
        "texts": {law.code: None if law.as_amended_to is None else _iso(law.as_amended_to) for law in one.laws},
        "recheck_after": None if one.recheck_after is None else _iso(one.recheck_after),
        "overdue": one.overdue,
        "findings": [finding_json(finding) for finding in one.findings],
    }


def _iso(when: date) -> str:
    return when.isoformat()
