"""From a facts file to the facts of one person: the clock's file, with `consents`, `filings` and `said` besides."""

from dataclasses import dataclass
from difflib import get_close_matches

import yaml
from babel import Locale

from habeas.base.finding import Finding, Severity
from habeas.base.plain import Plain
from habeas.base.when import When, parse_when
from habeas.law.clock.facts import Event
from habeas.law.clock.facts_file import read_facts
from habeas.law.clock.facts_nodes import Block, facts_document
from habeas.law.pack.loading import known_packs
from habeas.law.remedies.facts import Consent, Filing, Item, RemedyFacts
from habeas.law.remedies.filed import taken_by, told_apart
from habeas.law.remedies.procedure import Book
from habeas.record.vocabulary.loading import vocabulary

_CONSENT = ("id", "for", "file", "name_to_state", "name_public", "written", "by", "when", "withdrawn")
_FILING = ("id", "to", "when", "sent_to_state", "answered", "decided")
_ANSWERS = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class RemedyFile:
    """What a facts file holds for remedies. `case` is the word its writer calls it by, or empty."""

    facts: RemedyFacts
    case: str
    findings: tuple[Finding, ...]


def read_remedy_file(data: bytes, book: Book) -> RemedyFile:
    """Read a facts file; raises WrongCall where it is no YAML map at all.

    A country that the book does not know is kept: what is open there cannot be told. A wrong date or
    word counts as not known and is a finding with its line.
    """
    whole = facts_document(data)
    country = (whole.word("jurisdiction") or "").upper()
    read = read_facts(data, {country} if _is_country(country) else known_packs())
    items, filings = told_apart([*_person(whole, read.facts.events), *_said(whole)], book.procedures)
    facts = RemedyFacts(
        country=country if _is_country(country) else None,
        person=None,
        items=(*_attributes(whole), *items),
        consents=tuple(_consent(block, number, book) for number, block in enumerate(whole.blocks("consents"), 1)),
        filings=(*filings, *_filings(whole, book)),
    )
    # What both readings saw is one finding.
    return RemedyFile(facts, read.case, tuple(dict.fromkeys((*read.findings, *whole.findings))))


def _is_country(code: str) -> bool:
    """Whether it is the code of a country, with a law pack or without. `ZZ` is the locale data's word for none."""
    return len(code) == len("KZ") and code.isalpha() and code != "ZZ" and code in Locale("en").territories


def _person(whole: Block, events: tuple[Event, ...]) -> list[Item]:
    """The events, and each offence as a charge."""
    charges = [
        Item((f"offences[{number}]",), "charge", _words(block, ()))
        for number, block in enumerate(whole.blocks("offences"), 1)
    ]
    return charges + [Item((one.id,), one.type, dict(one.fields), one.when, one.denied) for one in events]


def _attributes(whole: Block) -> list[Item]:
    """What stands under `person`, as the record would hold it."""
    block = whole.block("person")
    named = {"born": ("birth_date", "date"), "sex": ("sex", "sex"), "nationality": ("nationality", "country")}
    if block is None:
        return []
    told = {key: block.word(key) for key in named}
    return [Item((f"person.{key}",), named[key][0], {named[key][1]: word}) for key, word in told.items() if word]


def _said(whole: Block) -> list[Item]:
    """Claims and attributes by the ids of the vocabulary: what a facts file can't say as an event."""
    known = vocabulary().properties
    items = []
    for number, block in enumerate(whole.blocks("said"), 1):
        kind = block.word("type") or ""
        if kind not in known:
            near = get_close_matches(kind, known, 1)
            meant = f"Did you mean `{near[0]}`?" if near else "See docs/reference/vocabulary.md."
            message = f"The vocabulary has no {kind!r}; it does not count. {meant}"
            block.findings.append(Finding("facts-word", block.place("type"), Severity.ERROR, message))
            continue
        denied = block.word("stance") == "denies"
        value = _words(block, ("id", "type", "when", "stance", "source"))
        items.append(Item((block.word("id") or f"said[{number}]",), kind, value, _when(block, "when"), denied))
    return items


def _words(block: Block, without: tuple[str, ...]) -> dict[str, Plain]:
    return {name: word for name in block.nodes if name not in without and (word := block.word(name)) is not None}


def _consent(block: Block, number: int, book: Book) -> Consent:
    block.report_unknown(_CONSENT)
    ids = tuple(one.id for one in book.procedures)
    uses = _list(block, "for")
    for use in uses:
        if use not in ids:
            message = f"Consent is given for one procedure or several by their ids, not for {use!r}: {', '.join(ids)}."
            block.findings.append(Finding("facts-word", block.place("for"), Severity.ERROR, message))
    withdrawn = _when(block, "withdrawn")
    if withdrawn is None and block.word("withdrawn") is not None:
        # A withdrawal whose day cannot be read is one all the same: from the beginning of time.
        withdrawn = parse_when("0001")
    return Consent(
        id=block.word("id") or f"consents[{number}]",
        uses=tuple(use for use in uses if use in ids),
        file=_answer(block, "file"),
        to_state=_answer(block, "name_to_state"),
        public=_answer(block, "name_public"),
        written=_answer(block, "written"),
        withdrawn=withdrawn,
    )


def _filings(whole: Block, book: Book) -> list[Filing]:
    filings = []
    for number, block in enumerate(whole.blocks("filings"), 1):
        block.report_unknown(_FILING)
        to = block.word("to") or ""
        if not taken_by(to, book.procedures):
            ids = ", ".join(one.id for one in book.procedures)
            message = f"No international body is known as {to!r}; this filing does not count. Ids are {ids}."
            block.findings.append(Finding("facts-word", block.place("to"), Severity.ERROR, message))
            continue
        filings.append(
            Filing(
                block.word("id") or f"filings[{number}]",
                to,
                _when(block, "when"),
                _when(block, "sent_to_state"),
                _when(block, "answered"),
                _when(block, "decided"),
            )
        )
    return filings


def _list(block: Block, key: str) -> tuple[str, ...]:
    """A word, or a list of words."""
    node = block.nodes.get(key)
    if isinstance(node, yaml.SequenceNode):
        return tuple(str(item.value).strip() for item in node.value if isinstance(item, yaml.ScalarNode))
    word = block.word(key)
    return () if word is None else (word,)


def _answer(block: Block, key: str) -> bool | None:
    word = block.word(key)
    if word is not None and word not in _ANSWERS:
        message = f"`{key}` is yes or no, not {word!r}; it counts as not known."
        block.findings.append(Finding("facts-word", block.place(key), Severity.ERROR, message))
    return _ANSWERS.get(word or "")


def _when(block: Block, key: str) -> When | None:
    word = block.word(key)
    try:
        return None if word is None else parse_when(word)
    except ValueError:
        message = f"{word!r} is no date; it counts as not known. Write 2022-04-29 or 2022-04."
        block.findings.append(Finding("facts-date", block.place(key), Severity.ERROR, message))
        return None
