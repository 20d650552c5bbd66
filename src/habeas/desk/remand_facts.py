"""What the remand check stands on: the facts of a person, and everything recorded of them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from habeas.base.finding import Finding, Severity
from habeas.base.known import Absent, Known, Unknown
from habeas.base.plain import Plain
from habeas.base.when import When, parse_when
from habeas.findings.remand.holdings import Holding, holding_of
from habeas.law.clock.facts import Event, Facts
from habeas.law.clock.facts_file import read_facts
from habeas.law.clock.facts_nodes import Block, facts_document
from habeas.law.pack.loading import known_packs
from habeas.record.casefile import Detainee
from habeas.record.vocabulary.checking import check_value
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import FieldType

SAID = "said"
"""The key of a facts file under which attributes and claims stand, by the ids of the vocabulary."""

_OTHERS = ("consents", "filings")
"""What else a facts file may hold, for other commands."""

_PLACE = re.compile(r"person\.\w+|\w+\[\d+\]")
"""A place in a facts file, which stands for an id where its writer gave none."""

_OWN = ("id", "type", "when", "stance", "source", "attributed_to", "absent", "unknown")


@dataclass(frozen=True, slots=True)
class RemandFile:
    """What a facts file holds for the check. `case` is the word its writer calls it by, or empty."""

    facts: Facts
    holdings: tuple[Holding, ...]
    case: str
    findings: tuple[Finding, ...]


def holdings_of(detainee: Detainee) -> tuple[Holding, ...]:
    """Every fact of a detainee of a folded case, in the order of the record."""
    return tuple(holding_of(fact) for fact in detainee.facts)


def is_place(statement: str) -> bool:
    """Whether this stands for an id as a place of the facts file ("person.born"): programs need it, readers do not."""
    return _PLACE.fullmatch(statement) is not None


def read_remand_file(data: bytes) -> RemandFile:
    """Read a facts file; raises WrongCall where it is no YAML map at all.

    What is wrong in it is a finding with its line, and does not count.
    """
    whole = facts_document(data)
    read = read_facts(data, known_packs())
    own = {whole.place(key) for key in (SAID, *_OTHERS)}
    findings = [one for one in read.findings if not (one.code == "facts-unknown-key" and one.place in own)]
    known = (*_person(whole), *_charges(whole, read.facts), *(_of_event(event) for event in read.facts.events))
    whole.findings.clear()  # what is wrong there was told by the reading of the facts
    holdings = (*known, *_said(whole))
    return RemandFile(read.facts, holdings, read.case, (*findings, *whole.findings))


def _person(whole: Block) -> Iterable[Holding]:
    block = whole.block("person")
    born = block.word("born") if block is not None else None
    return () if born is None else (_holding("birth_date", {"date": born}, "person.born"),)


def _charges(whole: Block, facts: Facts) -> Iterable[Holding]:
    """The offences that the reading of the facts took; those it refused do not count here either."""
    taken = {(one.code, one.article) for one in facts.offences}
    for number, block in enumerate(whole.blocks("offences"), 1):
        value = {name: word for name in block.nodes if (word := block.word(name)) is not None}
        if (value.get("code"), value.get("article")) in taken:
            yield _holding("charge", value, f"offences[{number}]")


def _holding(prop: str, value: Mapping[str, Plain], key: str) -> Holding:
    return Holding(prop, value, None, False, None, (key,), ())


def _of_event(event: Event) -> Holding:
    sources = () if event.source is None else (event.source,)
    return Holding(event.type, dict(event.fields), event.when, event.denied, None, (event.id,), sources)


def _said(whole: Block) -> Iterable[Holding]:
    for number, block in enumerate(whole.blocks(SAID), 1):
        kind = block.word("type") or ""
        if kind not in vocabulary().properties:
            near = get_close_matches(kind, vocabulary().properties, 1)
            meant = f"Did you mean `{near[0]}`?" if near else "See docs/reference/vocabulary.md."
            message = f"The vocabulary has no {kind!r}; it does not count. {meant}"
            block.findings.append(Finding("facts-word", block.place("type"), Severity.ERROR, message))
            continue
        value = _value(block, kind)
        if value is not None:
            source = block.word("source")
            yield Holding(
                prop=kind,
                value=value,
                when=_when(block),
                denied=block.word("stance") == "denies",
                attributed_to=block.word("attributed_to"),
                statements=(block.word("id") or f"{SAID}[{number}]",),
                sources=() if source is None else (source,),
            )


def _value(block: Block, kind: str) -> Known[Mapping[str, Plain]] | None:
    """The value of an entry; None, and a finding for each fault, where it does not fit its property."""
    if block.word("absent") in ("yes", "true"):
        return Absent()
    if (why := block.word("unknown")) is not None:
        return Unknown(why)
    fields = vocabulary().properties[kind].fields
    value: dict[str, Plain] = {}
    for name in block.nodes:
        word = block.word(name) if name not in _OWN else None
        if word is not None:
            number = name in fields and fields[name].type is FieldType.INTEGER and word.isdecimal()
            value[name] = int(word) if number else word
    wrong = check_value(kind, value)
    block.findings.extend(Finding(one.code, block.place(), one.severity, one.message) for one in wrong)
    return None if wrong else value


def _when(block: Block) -> When | None:
    word = block.word("when")
    if word is None:
        return None
    try:
        return parse_when(word)
    except ValueError:
        message = f"{word!r} is no date; it counts as not known."
        block.findings.append(Finding("facts-date", block.place("when"), Severity.ERROR, message))
        return None
