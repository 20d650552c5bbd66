"""The event engine: from triggers and the mentions around them to events and claims with their parts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.drafting.claims import claim_span, claim_words
from habeas.drafting.document import Document, Sentence, trimmed
from habeas.drafting.mentions import SOMEBODY, Kind, Mention
from habeas.drafting.rules import Lexicon, Rule
from habeas.drafting.slots import Part, Surroundings, find_all, find_part, joined_with
from habeas.drafting.triggers import REMARKS, Trigger, clauses, find_triggers, zone

_SUBJECT_GAP = 60
"""A subject at most this many code points from the rest of the event is shown in its quote."""

_TAKEN_FROM = {Kind.TIME: "when", Kind.LENGTH: "term", Kind.AGE: "years"}
"""The key of a mention's value that fills a field; other kinds give their name."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One recognised event or claim, its people still mentions.

    `span` covers the trigger and the parts that carry the value; `trigger` is the trigger alone;
    both in document coordinates. `subjects` is empty where the text names nobody. `speaker` is who
    says so, None for the author or for the rule's `party`.
    """

    rule: Rule
    sentence: Sentence
    span: Span
    trigger: Span
    subjects: tuple[Mention, ...]
    value: Mapping[str, Plain]
    speaker: Mention | None
    parts: tuple[Mention, ...]


def find_hits(document: Document, sentence: Sentence, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Hit]:
    """The events and claims of one sentence, in the order of their triggers.

    `mentions` are those of the sentence, settled.
    """
    triggers = find_triggers(sentence, lexicon)
    if not triggers:
        return []
    pieces = clauses(sentence, lexicon.clause, mentions)

    def divided_by(others: Sequence[Trigger]) -> Iterator[tuple[Trigger, list[Hit]]]:
        for trigger in triggers:
            clause = next((piece for piece in pieces if piece.contains(trigger.span)), sentence.span)
            reach = zone(trigger, clause, others, sentence, lexicon.parts)
            around = Surroundings(document, sentence, clause, reach, trigger.span, tuple(mentions))
            yield trigger, list(_hits(around, trigger, lexicon))

    found = list(divided_by(triggers))
    if any(not hits and trigger.rule.claim is None for trigger, hits in found):
        # A trigger that announced nothing divides nothing either.
        found = list(divided_by([trigger for trigger, hits in found if hits]))
    return [hit for _, hits in found for hit in hits]


def _hits(around: Surroundings, trigger: Trigger, lexicon: Lexicon) -> Iterator[Hit]:
    rule = trigger.rule
    said_by = _speaker(around, rule, lexicon, ()) if rule.claim is not None or rule.speaker else None
    people = _subjects(around, rule, lexicon, () if said_by is None or _may_speak_of_self(said_by) else (said_by,))
    if people is None:
        return
    value: dict[str, Plain] = {**rule.value, **_chosen(around, rule)}
    spans = [around.trigger]
    parts: list[Mention] = []
    for field, ways in rule.slots.items():
        part = find_part(around, ways, [*parts, *people])
        if part is not None:
            taken = _taken(around.document, field, part)
            if taken:
                parts.append(part.mention)
            value |= taken
    words = _words(around, trigger)
    value |= {field: _plain(field, span.slice(around.text)) for field, span in words.items()}
    if said_by is None and not rule.speaker and rule.type not in REMARKS:
        said_by = _speaker(around, rule, lexicon, people)
    filled = {*value, *(("subject",) if people else ()), *(("speaker",) if said_by else ())}
    if (rule.needs and not filled & set(rule.needs)) or not set(rule.requires) <= filled:
        return
    spans += [*(part.span for part in parts), *words.values()]
    span = _covering(spans, people)
    if rule.claim is not None:
        span = words.get(rule.field) or claim_span(around, rule.claim)
        value[rule.field] = claim_words(span.slice(around.text))
    hit = Hit(rule, around.sentence, span, around.trigger, people, value, said_by, tuple(parts))
    yield hit
    yield from _more_articles(around, hit)


def _subjects(
    around: Surroundings, rule: Rule, lexicon: Lexicon, taken: tuple[Mention, ...]
) -> tuple[Mention, ...] | None:
    """Whom it is about; None where it is about people without names and the rule is not for them."""
    found = find_part(around, rule.subject, taken)
    if found is None:
        return ()
    if found.mention.kind is Kind.GROUP:
        return (found.mention,) if rule.groups else None
    people = joined_with(around, found.mention, lexicon.joins)
    if lexicon.company is None or rule.claim is not None:
        return people
    start = around.trigger.end
    beside = (m for m in around.mentions if m.kind is Kind.PERSON and m.span.start >= start and m not in people)
    return (*people, *(m for m in beside if lexicon.company.search(around.text[start : m.span.start])))


def _speaker(around: Surroundings, rule: Rule, lexicon: Lexicon, taken: tuple[Mention, ...]) -> Mention | None:
    found = find_part(around, rule.speaker or lexicon.attribution, taken)
    return None if found is None else found.mention


def _may_speak_of_self(speaker: Mention) -> bool:
    """Whether a claim may be about its own speaker: a person who is no lawyer, official, relative or agent."""
    return speaker.kind in SOMEBODY - {Kind.CODE_NAME} and speaker.feature("role") in (None, "detainee", "person")


def _chosen(around: Surroundings, rule: Rule) -> dict[str, Plain]:
    chosen: dict[str, Plain] = {}
    after = Span(around.trigger.start, max(around.trigger.end, around.clause.end)).slice(around.text)
    for field, choices in rule.choose.items():
        for text in (around.trigger.slice(around.text), after, around.sentence.text):
            value = next((value for value, pattern in choices.items() if pattern.search(text)), None)
            if value is not None:
                chosen[field] = {"true": True, "false": False}.get(value, value)
                break
    return chosen


def _words(around: Surroundings, trigger: Trigger) -> dict[str, Span]:
    """Fields that are taken from the words themselves, with the span of those words."""
    found = {name: Span(*trimmed(around.text, span.start, span.end)) for name, span in trigger.groups.items()}
    for field, pattern in trigger.rule.words.items():
        match = pattern.search(around.text, around.trigger.start, around.sentence.span.end)
        if match is not None and match.group(1).strip(" ,;:."):
            found[field] = Span(*trimmed(around.text, *match.span(1)))
    return found


def _plain(field: str, words: str) -> Plain:
    text = " ".join(words.split()).strip(" ,;:.")
    return int(text) if field == "years" and text.isdecimal() else text


def _taken(document: Document, field: str, part: Part) -> dict[str, Plain]:
    mention = part.mention
    if field == "law":
        return dict(mention.value)
    key = part.take or _TAKEN_FROM.get(mention.kind)
    if key is not None:
        return {field: mention.value[key]} if key in mention.value else {}
    if mention.features >= {"generic", "capital"}:
        return {field: mention.name}  # "the Court", named by nothing else: said as it is printed
    if "generic" in mention.features or mention.kind in (Kind.PRONOUN, Kind.NOUN):
        return {}
    if field == "name":
        return {"name": mention.name, "printed": document.quote(mention.span)}
    return {field: mention.name}


def _more_articles(around: Surroundings, hit: Hit) -> Iterator[Hit]:
    """The same event once more for each further article of law that stands where the first one was found."""
    ways = hit.rule.slots.get("law")
    first = next((part for part in hit.parts if part.kind is Kind.LAW), None)
    if not ways or first is None:
        return
    for law in find_all(around, ways):
        if law is not first:
            value = {key: item for key, item in hit.value.items() if key not in first.value} | dict(law.value)
            others = tuple(part for part in hit.parts if part is not first)
            yield replace(hit, value=value, span=hit.span.cover(law.span), parts=(*others, law))


def _covering(spans: Sequence[Span], people: Sequence[Mention]) -> Span:
    cover = spans[0]
    for span in spans[1:]:
        cover = cover.cover(span)
    for person in people:
        if _apart(cover, person.span) <= _SUBJECT_GAP:
            cover = cover.cover(person.span)
    return cover


def _apart(one: Span, two: Span) -> int:
    if one.overlaps(two):
        return 0
    return two.start - one.end if one.end <= two.start else one.start - two.end
