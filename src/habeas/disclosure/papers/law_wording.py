"""The law in its own words: what the articles that a paper cites say, in the official text that the law pack holds.

Which articles these are is read from the paper itself, so that a template which a lawyer changed brings its own.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from habeas.base.language import Lang
from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Blank, Block, Gap, Paragraph, Part, sentences_in
from habeas.disclosure.view import Run, Sentence, plain
from habeas.findings.remand.shape import written
from habeas.law.pack.pack import LawText, Pack
from habeas.law.pack.provision import Citation
from habeas.law.references import find_references

CODE = "criminal_procedure"
"""The law whose wording these papers print, and which an article without a law beside it belongs to."""

_WHOLE = 1200
"""The longest article that is printed whole where the paper names no part of it, in code points."""


@dataclass(frozen=True, slots=True)
class LawWording:
    """The parts that print the law, and what a lawyer has to look at in it."""

    parts: tuple[Part, ...]
    checks: tuple[Blank, ...]


def law_wording(composer: Composer, parts: Sequence[Part], pack: Pack) -> LawWording:
    """The wording of every norm that these parts cite, by article; nothing where they cite none.

    A norm whose text the pack does not hold, or that is too long to print whole, is named in the checks instead.
    """
    text = pack.texts[CODE]
    cited = _cited(composer, parts, pack)
    held = {cite: wording for cite in cited if (wording := _printed(cite, pack))}
    checks = [_not_held(composer, cite, pack) for cite in cited if cite not in held]
    if not held or text.as_amended_to is None:
        return LawWording((), tuple(checks))
    if composer.as_of > text.as_amended_to or not all(pack.plain_on(cite, composer.as_of) for cite in held):
        checks.append(_check(composer, "check_wording"))
    articles = dict.fromkeys(cite.article for cite in held)
    made = [_article(composer, [(c, held[c]) for c in held if c.article == name], pack) for name in articles]
    return LawWording((composer.part("law_text", [_lead(composer, text)]), *made), tuple(checks))


def _cited(composer: Composer, parts: Sequence[Part], pack: Pack) -> list[Citation]:
    """The norms of the code that the parts name, by article and part; an article without a law beside it is of it."""
    found: set[Citation] = set()
    for told, notes in _texts(parts):
        for one in find_references(told, composer.lang.facts):
            bare = one.code is None and not notes
            if (one.code == CODE or bare) and one.country in (None, pack.country):
                found.add(Citation(CODE, one.article, one.part, one.point))
    return [cite for cite in sorted(found, key=_order) if not _told_in_parts(cite, found)]


def _texts(parts: Sequence[Part]) -> Iterator[tuple[str, bool]]:
    """Every heading, label and sentence, and whether a source stands behind it."""
    for part in parts:
        yield part.heading, False
        for block in part.blocks:
            yield from ((str(label), False) for label in (getattr(block, "label", ""),) if label)
            yield from ((plain(one.line), bool(one.notes)) for one in sentences_in(block))


def _order(cite: Citation) -> tuple[tuple[int, ...], ...]:
    return tuple(
        tuple(int(number) for number in re.findall(r"\d+", named or ""))
        for named in (cite.article, cite.part, cite.point)
    )


def _told_in_parts(cite: Citation, cited: Collection[Citation]) -> bool:
    """Whether an article named as a whole is named with its parts too: then those say enough."""
    return cite.part is None and cite.point is None and any(one.article == cite.article and one.part for one in cited)


def _printed(cite: Citation, pack: Pack) -> str:
    """The words to print; empty where the pack has none, or the whole article is too long."""
    wording = pack.wording(cite)
    return wording if cite.part is not None or cite.point is not None or len(wording) <= _WHOLE else ""


def _lead(composer: Composer, text: LawText) -> Block:
    day = "" if text.as_amended_to is None else composer.day(text.as_amended_to)
    law = (Run(f"{text.title} ({text.number})", _foreign(composer, text)),)
    return Paragraph((composer.sentence("law_lead", law=law, day=day),))


def _article(composer: Composer, held: Sequence[tuple[Citation, str]], pack: Pack) -> Part:
    """One article: its cited parts in order, then since when its notes prove that they read so."""
    first, text = held[0][0], pack.texts[CODE]
    provision, foreign = pack.provision(first), _foreign(composer, text)
    cite = written(pack, Citation(CODE, first.article), composer.lang.facts)
    title = "" if provision is None else provision.title
    heading = cite[:1].upper() + cite[1:] + (f". {title}" if title and foreign is None else "")
    whole = {one.part for one, _ in held if one.point is None}
    lines = [
        " ".join(_numbered(one, wording).splitlines())
        for one, wording in held
        if one.point is None or one.part not in whole
    ]
    blocks: list[Block] = [] if foreign is None or not title else [Paragraph((Sentence((Run(title, foreign),), ()),))]
    blocks += [Paragraph((Sentence((Run(line, foreign),), ()),)) for line in lines]
    blocks.append(Paragraph((_since(composer, [one for one, _ in held], pack),)))
    return Part(f"law_text_{first.article}", "", heading, tuple(blocks), level=2)


def _numbered(cite: Citation, wording: str) -> str:
    """The words of a part behind its number, as the law prints them."""
    return f"{cite.part}. {wording}" if cite.part else wording


def _since(composer: Composer, cites: Sequence[Citation], pack: Pack) -> Sentence:
    """Since when the notes of the law prove that these parts read so, or that they do not prove it."""
    text = pack.texts[CODE]
    provisions = [(pack.provision(cite), cite) for cite in cites]
    days = [None if one is None else one.unchanged_since(cite.part) for one, cite in provisions]
    sure = [max(day, text.in_force or day) for day in days if day is not None]
    amended = None if text.as_amended_to is None else composer.day(text.as_amended_to)
    if len(sure) < len(days) or not sure:
        return composer.sentence("law_unproven", day=amended)
    return composer.sentence("law_since", day=composer.day(max(sure)), amended=amended)


def _foreign(composer: Composer, text: LawText) -> Lang | None:
    """The language of the law's text, None where it is the paper's own."""
    lang = Lang(text.lang)
    return None if lang is composer.teller.words.native else lang


def _not_held(composer: Composer, cite: Citation, pack: Pack) -> Blank:
    label = composer.text("fields", "check_no_text", norm=written(pack, cite, composer.lang.facts))
    return Blank("", label, Gap.TO_FILL, composer.text("todo", "check_no_text"))


def _check(composer: Composer, key: str) -> Blank:
    return Blank("", composer.text("fields", key), Gap.TO_FILL, composer.text("todo", key))
