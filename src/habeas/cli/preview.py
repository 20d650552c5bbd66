"""`habeas preview CASE --for AUDIENCE`: what would go out, what is held back and why, and what is still to be done."""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator

from habeas.base.errors import ExitCode
from habeas.cli.consent_text import SHORT, audience_label, release_lines
from habeas.cli.days import as_of_argument, day
from habeas.cli.findings import tell_findings
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.labels import code_label, property_label
from habeas.desk.previewing import HeldBack, Preview, preview, preview_json
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.criminal import Called
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.gate.recognisable import Because

_LONGEST = 160
"""Signs of what is held back that are shown; the rest stands in the case."""


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`preview CASE --for AUDIENCE [--as-of DATE] [--json]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    among = [one.value for one in Audience]
    parser.add_argument("--for", dest="audience", choices=among, required=True, help=words("preview.for"))
    as_of_argument(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print it. Exit code 1 where consent or a second person's word is still missing."""
    with opened(args, shell) as session:
        found = preview(session, args.case, Audience(args.audience), shell.words.lang, day(args, shell))
    tell_findings(found.opened.findings, shell)
    if args.json:
        shell.json(preview_json(found))
    else:
        shell.say("\n".join(_lines(found, shell.words, width_of(shell.columns()))))
    return ExitCode.NEEDS_PERSON if found.lacks or found.second else ExitCode.DONE


def _lines(found: Preview, words: Words, width: int) -> Iterator[str]:
    casefile = found.opened.casefile
    audience = audience_label(found.audience, words)
    title = words("preview.title", case=casefile.case.name, audience=audience, day=casefile.as_of)
    yield from wrapped(title, width)
    yield "═" * min(width, len(title))
    yield from wrapped(words("preview.readers", readers=found.readers), width)
    yield from _warnings(found, words, width)
    yield ""
    yield from wrapped(words("preview.goes", count=len(found.sentences)), width)
    for sentence in found.sentences:
        yield from wrapped(sentence.text, width, "  · ", "    ")
    yield ""
    yield from _held(found, words, width)
    if found.out:
        yield ""
        yield from wrapped(words("preview.out"), width)
        for release in found.out:
            yield from release_lines(release, words, width)


def _warnings(found: Preview, words: Words, width: int) -> Iterator[str]:
    """What is lacking, who has to agree, and words that are dangerous to print."""
    for lack in found.lacks:
        use = code_label("consent_uses", lack.use.value, words.lang)
        reason = words(f"preview.lacking.{lack.reason.value}")
        yield from wrapped(words("preview.lacks", name=lack.name, use=use, reason=reason), width, "! ", "  ")
    if found.second:
        case = found.opened.casefile.case.name
        yield from wrapped(words("preview.second", case=case, audience=found.audience.value), width, "! ", "  ")
    if found.alone:
        yield from wrapped(words("preview.alone"), width, "· ", "  ")
    yield from _recognised(found, words, width)
    for article in dict.fromkeys(_article(one) for one in found.criminal):
        yield from wrapped(words("preview.criminal", article=article), width, "‼ ", "  ")


def _recognised(found: Preview, words: Words, width: int) -> Iterator[str]:
    """Who could be recognised without a name, and whose age nobody recorded; with what to do about it."""
    case, audience = found.opened.casefile.case.name, found.audience.value
    for one in found.unnamed:
        ids = ", ".join(key[:SHORT] for key in one.statements)
        if one.found.because is Because.ONLY_ONE:
            role = code_label("roles", one.found.role or "", words.lang)
            told = words("preview.only_one", name=one.name, stands_as=one.stands_as, role=role)
        else:
            traits = ", ".join(property_label(prop, words.lang).lower() for prop in one.found.props)
            told = words("preview.recognised", name=one.name, stands_as=one.stands_as, traits=traits, ids=ids)
        yield from wrapped(told, width, "! ", "  ")
    if found.unnamed:
        yield from wrapped(words("preview.recognised_do", case=case, audience=audience), width, "  ", "  ")
    if found.ageless:
        names = ", ".join(one.name for one in found.ageless)
        yield from wrapped(words("preview.ageless", names=names), width, "! ", "  ")
        yield from wrapped(words("preview.ageless_do", case=case, audience=audience), width, "  ", "  ")


def _article(called: Called) -> str:
    part = "" if called.part is None else f"({called.part})"
    told = [called.country, called.code, None if called.article is None else f"{called.article}{part}"]
    return " ".join(word for word in told if word) or "?"


def _held(found: Preview, words: Words, width: int) -> Iterator[str]:
    """How many things each protection holds back, then each thing once, with what holds it."""
    yield from wrapped(words("preview.held" if found.held else "preview.held_nothing", count=len(found.held)), width)
    counts = Counter(why for one in found.held for why in one.held.why)
    for protection in (one for one in Protection if one in counts):
        label = words(f"protection.{protection.value}")
        count = words("preview.group", protection=label, id=protection.value, count=counts[protection])
        yield from wrapped(count, width, "    ", "      ")
    alike: dict[tuple[object, ...], list[HeldBack]] = defaultdict(list)
    for one in found.held:
        alike[one.held.thing, one.called, one.held.why, one.held.words_only].append(one)
    for group in alike.values():
        yield from wrapped(_thing(group, words), width, "  – ", "    ")


def _thing(group: list[HeldBack], words: Words) -> str:
    """Things that are called alike and held by the same, in one line."""
    first = group[0]
    called = first.called if len(first.called) <= _LONGEST else first.called[: _LONGEST - 1] + "…"
    why = ", ".join(words(f"protection.{one.value}") for one in first.held.why)
    key = "preview.words_only" if first.held.words_only else "preview.whole"
    ids = ", ".join(one.held.key[:SHORT] for one in group)
    return words(key, thing=words(f"thing.{first.held.thing.value}"), called=called, ids=ids, why=why)
