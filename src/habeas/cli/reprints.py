"""`habeas reprints CASE`: sources that repeat each other, and a person's word on whether two are independent."""

import argparse

from habeas.base.errors import ExitCode, WrongCall
from habeas.base.ids import SourceId
from habeas.cli.inputs import read_text_input, tell_history
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.visible import visible
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.reprints import STANDINGS, Reprints, judge_sources, reprints, reprints_shape, title_of

_MOST_WORDS = 40


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`reprints CASE [--independent A B | --dependent A B | --undo A B] [--why TEXT] [--json]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    group = parser.add_mutually_exclusive_group()
    for name in STANDINGS:
        group.add_argument(f"--{name}", nargs=2, metavar=("A", "B"), help=words(f"reprints.{name}"))
    parser.add_argument("--why", metavar="TEXT", default="", help=words("decide.why"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Judge where that was asked, then compare and list."""
    asked = [name for name in STANDINGS if getattr(args, name)]
    if args.why and not asked:
        raise WrongCall("A reason goes with a judgement.", "Add --independent, --dependent or --undo with two sources.")
    why = read_text_input(args.why, shell)
    tell_history({"--why": args.why}, "input", shell)
    with opened(args, shell) as session:
        for name in asked:
            one, other = getattr(args, name)
            judge_sources(session, args.case, one, other, STANDINGS[name], why)
        answer = reprints(session, args.case)
    if args.json:
        shape = reprints_shape(answer)
        told = shape if isinstance(shape, dict) else {}
        shell.json({"schema": "habeas.reprints/1", "case": args.case, **told})
    else:
        _show(answer, shell)
    return ExitCode.DONE


def _show(answer: Reprints, shell: Shell) -> None:
    words, told = shell.words, answer.independence
    titles = {source.id: f"{visible(title_of(source))} ({source.id[:8]})" for source in answer.sources}
    groups: dict[SourceId, list[SourceId]] = {}
    for source in answer.sources:
        groups.setdefault(told.goes_by.get(source.id, source.id), []).append(source.id)
    _say(shell, words("reprints.count", sources=len(answer.sources), independent=len(groups)))
    for members in groups.values():
        if len(members) > 1:
            _say(shell, words("reprints.group", sources=", ".join(titles[one] for one in members)), "  = ")
    for each, quote, marked in zip(told.repeating, answer.quotes, answer.recognised, strict=True):
        fields = {"one": titles[each.one], "other": titles[each.other], "words": each.words}
        shares = {"of_one": each.of_one, "of_other": each.of_other}
        _say(shell, words(f"reprints.kind.{each.kind.value}", **fields, **shares), "  · ")
        place = f"{each.in_one.start}–{each.in_one.end} / {each.in_other.start}–{each.in_other.end}"
        longest = words("reprints.longest", words=each.words, place=place, quote=_short(quote))
        _say(shell, f"{longest} · {words('draft.recognised')}" if marked else longest, "      ")
    for bond in told.bonds:
        _say(shell, words(f"reprints.bond.{bond.of.value}", one=titles[bond.one], other=titles[bond.other]), "  · ")
    for said in told.judgements.values():
        pair = {"one": titles.get(said.one, said.one[:8]), "other": titles.get(said.other, said.other[:8])}
        _say(shell, words(f"reprints.said.{said.standing.value}", **pair, by=said.by, why=said.reason), "  ! ")
    for named in answer.credited:
        key = "reprints.credit_here" if named.of else "reprints.credit"
        others = ", ".join(titles[one] for one in named.of)
        name, at = visible(named.credit.name), named.credit.span.start
        _say(shell, words(key, source=titles[named.source], name=name, start=at, others=others), "  ? ")
    if answer.not_compared:
        _say(shell, words("reprints.not_compared", sources=", ".join(titles[one] for one in answer.not_compared)))
    _say(shell, words("reprints.limits"))


def _short(quote: str) -> str:
    parts = visible(quote).split()
    return " ".join(parts[:_MOST_WORDS]) + (" …" if len(parts) > _MOST_WORDS else "")


def _say(shell: Shell, text: str, first: str = "") -> None:
    for line in wrapped(text, width_of(shell.columns()), first):
        shell.say(line)
