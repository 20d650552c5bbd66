"""The checks that are kept with a case: quotations looked for in the person's own posts, works looked up in registers.

Each is a source of the case by itself, and is told only to who may be shown that source. A quote check holds a
person's own words and is told to the person and counsel alone.
"""

from collections.abc import Iterator

from habeas.base.language import Lang
from habeas.disclosure.papers.answers import KeptCheck
from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Block, Part, Table
from habeas.disclosure.quote import PRIVILEGED_TO
from habeas.disclosure.quote_words import quote_words
from habeas.disclosure.view import Line, Run, Sentence
from habeas.evidence.sources.source import Source
from habeas.findings.quotes.answer import Verdict

_OWN = {Verdict.FOUND: "found_own", Verdict.FOUND_IN_OTHERS_WORDS: "found_others"}
"""The sentence for an answer where it is not the answer's own name."""


def checks_part(composer: Composer) -> Part:
    """What was looked up, with the answer and the kept record of it; nothing for readers outside."""
    rows = tuple(_rows(composer)) if composer.admitted.rules.particulars else ()
    heading = tuple(composer.texts.raw("words", key) for key in ("looked_for", "answer", "record"))
    blocks: list[Block] = [Table("", heading, rows, (0, 1))] if rows else []
    return composer.part("checks", blocks)


def _rows(composer: Composer) -> Iterator[tuple[Sentence, ...]]:
    known = {source.id: source for source in composer.admitted.sources}
    for one in composer.answers.checks:
        source = known.get(one.source)
        if source is not None and (one.verdict is None or composer.admitted.audience in PRIVILEGED_TO):
            yield _asked(one, composer), _answered(one, composer), _record(one, source, composer)


def _asked(one: KeptCheck, composer: Composer) -> Sentence:
    words = _in(one.words, one.lang, composer)
    return composer.sentence("check_quote" if one.verdict is not None else "check_register", words=words)


def _answered(one: KeptCheck, composer: Composer) -> Sentence:
    if one.verdict is None:
        return Sentence(_in(one.answer, one.lang, composer), ())
    key = _OWN.get(one.verdict, one.verdict.value)
    if one.verdict is Verdict.FOUND and one.unattributed:
        key = "found_unknown"
    verdict = quote_words(composer.lang.facts)("verdict", key)
    return composer.sentence("check_answer", verdict=composer.borrowed(verdict), places=str(one.places))


def _record(one: KeptCheck, source: Source, composer: Composer) -> Sentence:
    return composer.sentence("check_record", day=composer.day(one.on), digest=str(source.copy.digest))


def _in(words: str, lang: Lang | None, composer: Composer) -> Line:
    return (Run(words, None if lang is composer.teller.words.native else lang),)
