"""The way of drafting: a reading in, drafts out."""

from dataclasses import dataclass

from habeas.base.finding import Finding, Severity
from habeas.base.language import Lang
from habeas.drafting.assembling import Assembler
from habeas.drafting.backward import pointed
from habeas.drafting.cast import cast_of
from habeas.drafting.document import Document, Sentence, read_document
from habeas.drafting.draft import Draft
from habeas.drafting.entries import with_heads
from habeas.drafting.events import Hit, find_hits
from habeas.drafting.measures import calendar_of, find_measures
from habeas.drafting.mentions import Mention, settled, within
from habeas.drafting.pack import Pack, pack_of
from habeas.drafting.persons import with_roles
from habeas.evidence.text.reading import Reading


@dataclass(frozen=True, slots=True)
class Drafted:
    """What drafting made of one reading: drafts in the order of the text, and what could not be read."""

    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...]


def draft(reading: Reading) -> Drafted:
    """The drafts of every type that the rules find in the main text of a reading.

    Each sentence is read in its own language. A sentence in a language without a pack gives no
    drafts and one finding a language (`no-drafting-language`); a reading without main text gives
    `no-main-text`.
    """
    document = read_document(reading)
    findings = list(_unread(document))
    packs = _packs(document)
    calendar = calendar_of(document)
    mentions: list[Mention] = []
    hits: list[Hit] = []
    for pack in packs:
        sentences = [s for s in document.sentences if s.lang is pack.lang]
        found = settled([*pack.find_mentions(document, sentences), *find_measures(sentences, calendar)])
        found = with_roles(pointed(document, found))
        mentions += found
        for sentence in sentences:
            hits += find_hits(document, sentence, within(found, sentence.span), pack.lexicon)
    mentions.sort(key=lambda m: m.span)
    hits = with_heads(document, mentions, hits)
    cast = cast_of(document, mentions, hits)
    assembler = Assembler(document, cast, {pack.lang: pack.extractor for pack in packs})
    return Drafted(assembler.drafts(mentions, hits), tuple(findings))


def _packs(document: Document) -> list[Pack]:
    langs = sorted({s.lang for s in document.sentences if s.lang is not None})
    return [pack for lang in langs if (pack := pack_of(lang)) is not None]


def _unread(document: Document) -> list[Finding]:
    if not document.sentences:
        message = "No main text was found in this reading, so nothing was drafted; mark the main text by hand."
        return [Finding("no-main-text", "text", Severity.WARNING, message)]
    unread: dict[Lang | None, list[Sentence]] = {}
    for sentence in document.sentences:
        if sentence.lang is None or pack_of(sentence.lang) is None:
            unread.setdefault(sentence.lang, []).append(sentence)
    return [_finding(document, lang, sentences) for lang, sentences in unread.items()]


def _finding(document: Document, lang: Lang | None, sentences: list[Sentence]) -> Finding:
    place = document.in_reading(sentences[0].span)
    name = "a language that is not read here" if lang is None else f"the language {lang.value}"
    return Finding(
        "no-drafting-language",
        f"[{place.start}, {place.end})",
        Severity.WARNING,
        f"Nothing was drafted from {len(sentences)} sentences in {name}, the first one here; read them yourself.",
    )
