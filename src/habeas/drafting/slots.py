"""Filling the parts of an event: which mention of the sentence is its time, its organ, its place, its subject."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from habeas.base.span import Span
from habeas.drafting.document import Document, Sentence
from habeas.drafting.mentions import SOMEBODY, Mention
from habeas.drafting.rules import Place, Reach, Side

_CUE = 90
"""Code points before a mention in which its cue is looked for."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a trigger sees: its sentence, clause and zone (document coordinates) and the sentence's mentions."""

    document: Document
    sentence: Sentence
    clause: Span
    zone: Span
    trigger: Span
    mentions: tuple[Mention, ...]

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.document.text

    def reach(self, reach: Reach) -> Span:
        """The span that this reach allows."""
        return {Reach.ZONE: self.zone, Reach.CLAUSE: self.clause, Reach.SENTENCE: self.sentence.span}[reach]


@dataclass(frozen=True, slots=True)
class Part:
    """A mention that fills a part, and the key of its value to take (None for the usual one of its kind)."""

    mention: Mention
    take: str | None


def find_part(around: Surroundings, ways: Sequence[Place], taken: Collection[Mention] = ()) -> Part | None:
    """The mention that the first way with any candidate finds, the nearest to the trigger; None where none does."""
    for way in ways:
        fitting = [m for m in around.mentions if m not in taken and _fits(around, way, m)]
        if fitting:
            return Part(min(fitting, key=lambda m: (_distance(around.trigger, m.span), m.span)), way.take)
    return None


def find_all(around: Surroundings, ways: Sequence[Place]) -> tuple[Mention, ...]:
    """Every mention that the first way with any candidate finds, in order; empty where none does."""
    for way in ways:
        fitting = tuple(m for m in around.mentions if _fits(around, way, m))
        if fitting:
            return fitting
    return ()


def joined_with(around: Surroundings, mention: Mention, joins: re.Pattern[str]) -> tuple[Mention, ...]:
    """The mention and the people joined to it ("A, B and C"), in order."""
    people = [m for m in around.mentions if m.kind in SOMEBODY or m is mention]
    place = people.index(mention)
    first = last = place
    while first > 0 and _joined(around.text, people[first - 1], people[first], joins):
        first -= 1
    while last + 1 < len(people) and _joined(around.text, people[last], people[last + 1], joins):
        last += 1
    return tuple(people[first : last + 1])


def _joined(text: str, one: Mention, two: Mention, joins: re.Pattern[str]) -> bool:
    return joins.fullmatch(text, one.span.end, two.span.start) is not None


def _fits(around: Surroundings, way: Place, mention: Mention) -> bool:
    if mention.kind not in way.kinds or not around.reach(way.reach).contains(mention.span):
        return False
    if mention.span.overlaps(around.trigger) and not around.trigger.contains(mention.span):
        return False
    return _on_side(around.trigger, way.side, mention.span) and _stands_so(around, way, mention)


def _on_side(trigger: Span, side: Side, span: Span) -> bool:
    match side:
        case Side.BEFORE:
            return span.end <= trigger.start
        case Side.AFTER:
            return span.start >= trigger.start
    return True


def _stands_so(around: Surroundings, way: Place, mention: Mention) -> bool:
    if way.features and not way.features & mention.features:
        return False
    if way.without & mention.features:
        return False
    if way.gap is not None and _distance(around.trigger, mention.span) > way.gap:
        return False
    text, sentence = around.text, around.sentence.span
    before = text[max(sentence.start, mention.span.start - _CUE) : mention.span.start]
    if way.not_before and way.not_before.search(before):
        return False
    if way.before and not way.before.search(before):
        return False
    return not (way.after and not way.after.match(text[mention.span.end : sentence.end]))


def _distance(trigger: Span, span: Span) -> int:
    if span.overlaps(trigger):
        return 0
    return trigger.start - span.end if span.end <= trigger.start else span.start - trigger.end
