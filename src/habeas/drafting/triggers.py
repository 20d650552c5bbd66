"""Triggers: the words of a sentence that announce an event or a claim, and how far each one reaches."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from habeas.base.span import Span
from habeas.drafting.document import Sentence
from habeas.drafting.mentions import SOMEBODY, Mention
from habeas.drafting.rules import Context, Lexicon, Rule

REMARKS = ("age", "birth_date", "occupation", "post")
"""Types that are told in passing and end no other event's zone."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """One match of a rule's trigger, in document coordinates; `groups` are its named groups that matched."""

    rule: Rule
    span: Span
    groups: Mapping[str, Span] = field(default_factory=dict)


def find_triggers(sentence: Sentence, lexicon: Lexicon) -> list[Trigger]:
    """The triggers of a sentence that no context blocks, in order.

    Of two of one type that overlap, the longer one stays, then the one of the surer rule.
    """
    found: list[Trigger] = []
    for rule in lexicon.rules:
        for match in rule.trigger.finditer(sentence.text):
            if match.end() == match.start() or any(_blocks(c, sentence.text, match) for c in rule.unless):
                continue
            found.append(_trigger(rule, match, sentence.span.start))
    found.sort(key=lambda t: (-len(t.span), -t.rule.confidence))
    kept: list[Trigger] = []
    for trigger in found:
        if not any(trigger.rule.type == k.rule.type and trigger.span.overlaps(k.span) for k in kept):
            kept.append(trigger)
    return sorted(kept, key=lambda t: (t.span, t.rule.type))


def clauses(sentence: Sentence, between: re.Pattern[str], mentions: Sequence[Mention]) -> list[Span]:
    """The clauses of a sentence, in document coordinates; no mention is cut, nor a list of people."""
    people = [m.span for m in mentions if m.kind in SOMEBODY]
    ends, starts = {span.end for span in people}, {span.start for span in people}
    base = start = sentence.span.start
    found: list[Span] = []
    for match in between.finditer(sentence.text):
        first, last = match.start() + base, match.end() + base
        if first in ends and last in starts:
            continue
        if first > start and not any(m.span.start < last and first < m.span.end for m in mentions):
            found.append(Span(start, first))
            start = last
    if start < sentence.span.end:
        found.append(Span(start, sentence.span.end))
    return found


def zone(
    trigger: Trigger, clause: Span, triggers: Sequence[Trigger], sentence: Sentence, parts: re.Pattern[str]
) -> Span:
    """The part of the clause that goes with this trigger and no other event's; all of it for a claim.

    Between two triggers the last separator (`parts`) divides; where there is none, both reach up to
    each other.
    """
    start, end = clause.start, clause.end
    if trigger.rule.claim is not None:
        return clause
    for other in triggers:
        if other.rule.claim is not None or other.rule.type in (trigger.rule.type, *REMARKS):
            continue
        if other.span.overlaps(trigger.span):
            continue
        if other.span.end <= trigger.span.start:
            start = max(start, _divide(sentence, other.span.end, trigger.span.start, parts) or other.span.end)
        else:
            end = min(end, _divide(sentence, trigger.span.end, other.span.start, parts) or other.span.start)
    return Span(start, end) if start < end else clause


def _divide(sentence: Sentence, start: int, end: int, parts: re.Pattern[str]) -> int | None:
    base = sentence.span.start
    found = [match.start() for match in parts.finditer(sentence.text, start - base, end - base)]
    return found[-1] + base if found else None


def _trigger(rule: Rule, match: re.Match[str], base: int) -> Trigger:
    groups = {
        name: Span(*match.span(name)).shifted(base) for name, text in match.groupdict().items() if text and text.strip()
    }
    return Trigger(rule, Span(match.start(), match.end()).shifted(base), groups)


def _blocks(context: Context, text: str, match: re.Match[str]) -> bool:
    if context.before and context.before.search(text[: match.start()]):
        return True
    if context.after and context.after.match(text[match.end() :]):
        return True
    return context.around is not None and context.around.search(text) is not None
