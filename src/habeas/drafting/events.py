"""The event engine: triggers of the lexicon, their surroundings, and the parts found there."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.base.span import Span
from habeas.drafting.document import Document, Sentence, trimmed
from habeas.drafting.lexicon import Claim, Context, Lexicon, Place, Rule
from habeas.drafting.mentions import Kind, Mention
from habeas.drafting.slots import Surroundings, find_part, joined_with
from habeas.record.statements import Plain

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


@dataclass(frozen=True, slots=True)
class _Trigger:
    rule: Rule
    span: Span


def find_hits(document: Document, sentence: Sentence, mentions: Sequence[Mention], lexicon: Lexicon) -> list[Hit]:
    """The events and claims of one sentence, in the order of their triggers.

    `mentions` are those of the sentence, settled.
    """
    triggers = list(_triggers(sentence, lexicon))
    if not triggers:
        return []
    clauses = _clauses(sentence, lexicon.clause, mentions)
    hits = []
    for trigger in triggers:
        clause = next((c for c in clauses if c.contains(trigger.span)), sentence.span)
        zone = _zone(trigger, clause, triggers)
        around = Surroundings(document.text, sentence, clause, zone, trigger.span, tuple(mentions))
        hit = _hit(around, trigger.rule, lexicon.joins, lexicon.attribution)
        if hit is not None:
            hits.append(hit)
    return hits


def _triggers(sentence: Sentence, lexicon: Lexicon) -> Iterator[_Trigger]:
    found: list[_Trigger] = []
    for rule in lexicon.rules:
        for match in rule.trigger.finditer(sentence.text):
            if match.end() == match.start():
                continue
            if any(_blocked(sentence.text, match, context) for context in rule.unless):
                continue
            found.append(_Trigger(rule, Span(match.start(), match.end()).shifted(sentence.span.start)))
    found.sort(key=lambda t: (-len(t.span), -t.rule.confidence))
    kept: list[_Trigger] = []
    for trigger in found:
        if not any(trigger.rule.type == k.rule.type and trigger.span.overlaps(k.span) for k in kept):
            kept.append(trigger)
    yield from sorted(kept, key=lambda t: (t.span, t.rule.type))


def _blocked(text: str, match: re.Match[str], context: Context) -> bool:
    if context.before and context.before.search(text[: match.start()]):
        return True
    if context.after and context.after.match(text[match.end() :]):
        return True
    return context.around is not None and context.around.search(text) is not None


def _clauses(sentence: Sentence, between: re.Pattern[str], mentions: Sequence[Mention]) -> list[Span]:
    start = sentence.span.start
    cuts = [start]
    for match in between.finditer(sentence.text):
        place = match.end() + start
        if not any(m.span.start < place < m.span.end for m in mentions):
            cuts.append(place)
    cuts.append(sentence.span.end)
    return [Span(one, two) for one, two in pairwise(cuts) if one < two]


def _zone(trigger: _Trigger, clause: Span, triggers: Sequence[_Trigger]) -> Span:
    start, end = clause.start, clause.end
    if trigger.rule.claim is not None:
        return clause
    for other in triggers:
        if other.rule.claim is not None or other.span.overlaps(trigger.span):
            continue
        if other.span.end <= trigger.span.start:
            start = max(start, other.span.end)
        else:
            end = min(end, other.span.start)
    return Span(start, end) if start < end else clause


def _hit(around: Surroundings, rule: Rule, joins: re.Pattern[str], attribution: Sequence[Place]) -> Hit | None:
    value: dict[str, Plain] = dict(rule.value)
    parts: list[Mention] = []
    spans = [around.trigger]
    subject = find_part(around, rule.subject)
    for field, ways in rule.slots.items():
        part = find_part(around, ways, [*parts, *((subject,) if subject else ())])
        if part is not None:
            parts.append(part)
            spans.append(part.span)
            value |= _taken(field, part)
    for field, pattern in rule.words.items():
        found = pattern.search(around.text, around.trigger.start, around.sentence.span.end)
        if found is not None and found.group(1).strip():
            value[field] = " ".join(found.group(1).split()).strip(" ,;:.")
            spans.append(Span(*trimmed(around.text, *found.span(1))))
    if rule.needs and not any((name == "subject" and subject) or name in value for name in rule.needs):
        return None
    subjects = joined_with(around, subject, joins) if subject else ()
    span = _covering(spans)
    for person in subjects:
        if _apart(span, person.span) <= _SUBJECT_GAP:
            span = span.cover(person.span)
    speaker = find_part(around, rule.speaker or attribution)
    if rule.claim is not None:
        span = _claimed(around, rule.claim)
        value[rule.field] = " ".join(span.slice(around.text).split()).strip(" ,;:")
    return Hit(rule, around.sentence, span, around.trigger, subjects, value, speaker, tuple(parts))


def _taken(field: str, part: Mention) -> dict[str, Plain]:
    if field == "law":
        return dict(part.value)
    key = _TAKEN_FROM.get(part.kind)
    if key is None:
        return {field: part.name}
    return {field: part.value[key]} if key in part.value else {}


def _claimed(around: Surroundings, claim: Claim) -> Span:
    text, clause, trigger = around.text, around.clause, around.trigger
    match claim:
        case Claim.SENTENCE:
            bounds = around.sentence.span.start, around.sentence.span.end
        case Claim.CLAUSE:
            bounds = clause.start, clause.end
        case Claim.AFTER:
            bounds = trigger.end, around.sentence.span.end
        case Claim.WITH:
            bounds = trigger.start, clause.end
    start, end = trimmed(text, *bounds)
    while start < end and text[start] in ",;:— ":
        start += 1
    while end > start and text[end - 1] in ",;: ":
        end -= 1
    return Span(start, end) if start < end else trigger


def _covering(spans: Sequence[Span]) -> Span:
    cover = spans[0]
    for span in spans[1:]:
        cover = cover.cover(span)
    return cover


def _apart(one: Span, two: Span) -> int:
    if one.overlaps(two):
        return 0
    return two.start - one.end if one.end <= two.start else one.start - two.end
