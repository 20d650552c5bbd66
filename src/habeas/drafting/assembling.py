"""From events, claims and the cast to drafts: one draft a fact, in the order of the text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.drafting.cast import CUSTODY_TYPES, Actor, Cast
from habeas.drafting.document import Document
from habeas.drafting.draft import Draft
from habeas.drafting.events import Hit
from habeas.drafting.mentions import Kind, Mention
from habeas.names.letters import script_of
from habeas.record.statements import Stance

_IMPLIED = 0.7
"""What is left of a rule's confidence where the only detainee stands in for a subject that is not named."""
_CLAIMS = frozenset({"allegation", "denial", "counter_evidence", "ill_treatment", "irregularity"})
_OF_ITEM = 0.85
"""What is left of it where the one person named in this item of a list stands in."""
_ITEM = re.compile(r"[^\S\n]*(?:\d{1,3}[.)]|[-–—•*·])\s")
_UNNAMED = 0.8
"""What is left of it where nobody is named and nobody stands in."""


class Assembler:
    """Builds the drafts of one document; a pure function of document, mentions, cast and hits."""

    def __init__(self, document: Document, cast: Cast, extractors: Mapping[Lang, str]) -> None:
        self._document = document
        self._cast = cast
        self._extractors = extractors
        self._accuser: str | None = None

    def drafts(self, mentions: Sequence[Mention], hits: Sequence[Hit]) -> tuple[Draft, ...]:
        """All drafts, without doubles, in the order of their spans."""
        self._accuser = _accuser(hits)
        made = [*self._people(), *self._things(mentions, hits)]
        for hit in hits:
            made += self._of(hit)
        return tuple(sorted(_without_doubles(made), key=lambda d: (d.span, d.type, d.subject or "")))

    def _draft(
        self,
        type_: str,
        subject: str | None,
        value: Mapping[str, Plain],
        span: Span,
        confidence: float,
        lang: Lang,
        said_by: str | None = None,
        stance: Stance = Stance.ASSERTS,
    ) -> Draft:
        place = self._document.in_reading(span)
        return Draft(
            type=type_,
            subject=subject,
            value=dict(value),
            span=place,
            quote=place.slice(self._document.reading.text),
            attributed_to=said_by,
            stance=stance,
            confidence=round(min(confidence, 0.99), 2),
            lang=lang,
            extractor=self._extractors[lang],
        )

    def _people(self) -> Iterator[Draft]:
        for actor in self._cast.actors:
            best = next((m for m in actor.mentions if m.name == actor.name), actor.mentions[0])
            value: dict[str, Plain] = {"name": actor.name, "printed": self._document.quote(best.span)}
            value["script"] = script_of(actor.name).value
            aliases = tuple(_aliases(actor))
            value["aliases"] = list(aliases)
            if actor.role is not None:
                value["role"] = actor.role
            sure = min(0.98, best.confidence + 0.02 * (len(actor.mentions) - 1))
            yield self._draft("person", actor.name, value, best.span, sure, best.lang)
            yield from self._described(actor)
            for other in actor.mentions:
                if other.name in aliases:
                    alias: dict[str, Plain] = {"name": other.name, "of": actor.name}
                    yield self._draft("alias", actor.name, alias, other.span, 0.7, other.lang)

    def _described(self, actor: Actor) -> Iterator[Draft]:
        seen: set[str] = set()
        for mention in actor.mentions:
            text = mention.value.get("described")
            where = mention.value.get("described_at")
            if isinstance(text, str) and isinstance(where, list) and text not in seen:
                seen.add(text)
                span = Span(*(int(str(n)) for n in where)).cover(mention.span)
                yield self._draft("occupation", actor.name, {"text": text}, span, 0.8, mention.lang)

    def _things(self, mentions: Sequence[Mention], hits: Sequence[Hit]) -> Iterator[Draft]:
        charged = {part for hit in hits for part in hit.parts if part.kind is Kind.LAW}
        seen: set[tuple[Kind, str]] = set()
        for mention in mentions:
            if mention.kind in (Kind.ORGAN, Kind.COURT) and "generic" not in mention.features:
                if (mention.kind, mention.name.casefold()) not in seen:
                    seen.add((mention.kind, mention.name.casefold()))
                    value = {"name": mention.name, "printed": self._document.quote(mention.span), **mention.value}
                    yield self._draft("organ", mention.name, value, mention.span, mention.confidence, mention.lang)
            elif mention.kind is Kind.WORK:
                if (mention.kind, mention.name.casefold()) not in seen:
                    seen.add((mention.kind, mention.name.casefold()))
                    yield self._work(mention, mentions)
            elif mention.kind is Kind.LAW and mention not in charged:
                yield self._draft("norm_cited", None, mention.value, mention.span, mention.confidence, mention.lang)

    def _work(self, mention: Mention, mentions: Sequence[Mention]) -> Draft:
        """A work; its author is the person whom the finder saw beside it (`author`), where that can be told."""
        value: dict[str, Plain] = {"title": mention.name}
        near = mention.feature("author_at")
        author = next((m for m in mentions if near is not None and m.span.start == int(near)), None)
        who = None if author is None else self._cast.who(author)
        if who is not None:
            value["author"] = who[0].name
        subject = None if who is None else who[0].name
        return self._draft("work", subject, value, mention.span, mention.confidence, mention.lang)

    def _of(self, hit: Hit) -> Iterator[Draft]:
        rule, lang = hit.rule, hit.sentence.lang
        if lang is None:
            return
        said_by = self._speaker(hit)
        for subject, sure in self._subjects(hit):
            value = _with_person(rule.type, subject, hit.value)
            yield self._draft(rule.type, subject, value, hit.span, rule.confidence * sure, lang, said_by, rule.stance)

    def _subjects(self, hit: Hit) -> list[tuple[str | None, float]]:
        found: list[tuple[str | None, float]] = []
        for mention in dict.fromkeys(hit.subjects):
            who = self._cast.who(mention)
            if who is not None and (hit.rule.claim is None or not self._in_passing(who[0])):
                found.append((who[0].name, who[1]))
        if found:
            return found
        item = None if any(m.kind is Kind.GROUP for m in hit.subjects) else self._of_item(hit)
        if item is not None:
            return [(item.name, _OF_ITEM)]
        of_nobody = any(m.kind is Kind.GROUP for m in hit.subjects)
        if (
            hit.rule.implied
            and not of_nobody
            and (hit.rule.claim is not None or not hit.subjects)
            and self._cast.principal is not None
        ):
            return [(self._cast.principal.name, _IMPLIED)]
        return [(None, _UNNAMED if hit.rule.type in CUSTODY_TYPES else 1.0)]

    def _of_item(self, hit: Hit) -> Actor | None:
        """The one person named before in the same item of a list; None outside of lists or where two are named."""
        if hit.rule.type not in CUSTODY_TYPES and hit.rule.type not in _CLAIMS:
            return None
        start = self._document.text.rfind("\n", 0, hit.trigger.start) + 1
        if _ITEM.match(self._document.text, start, hit.trigger.start) is None:
            return None
        named = [a for a in self._cast.actors if any(start <= m.span.start < hit.trigger.start for m in a.mentions)]
        return named[0] if len(named) == 1 and not self._in_passing(named[0]) else None

    def _in_passing(self, actor: Actor) -> bool:
        """Whether a claim is hardly about this person: a judge, a lawyer, an official, a relative, an agent."""
        return actor.role in ("judge", "lawyer", "official", "relative", "agent", "witness", "other")

    def _speaker(self, hit: Hit) -> str | None:
        if hit.speaker is None:
            return hit.rule.party or (self._accuser if hit.rule.accuser else None)
        if "as" in hit.speaker.value:
            return str(hit.speaker.value["as"])
        who = self._cast.who(hit.speaker)
        if who is not None:
            return who[0].name
        return hit.speaker.name if hit.speaker.kind not in (Kind.PRONOUN, Kind.NOUN) else hit.rule.party


def _with_person(type_: str, subject: str | None, value: Mapping[str, Plain]) -> Mapping[str, Plain]:
    """The value with the person whom it names itself: the holder of a post, the bearer of an alias."""
    if type_ == "post":
        return {"holder": subject, **value}
    if type_ == "alias":
        return {"name": value.get("name", value.get("plain")), "of": subject}
    return value


def _accuser(hits: Iterable[Hit]) -> str | None:
    """The organ that made the arrests of the text, where it names only one."""
    organs = {str(hit.value["organ"]) for hit in hits if hit.rule.type == "apprehension" and "organ" in hit.value}
    return organs.pop() if len(organs) == 1 else None


def _aliases(actor: Actor) -> Iterator[str]:
    """Other full forms of the name that the text prints: in another script, or another spelling."""
    seen = {actor.name.casefold()}
    for mention in actor.mentions:
        if len(mention.name.split()) >= 2 and mention.name.casefold() not in seen:
            seen.add(mention.name.casefold())
            yield mention.name


def _without_doubles(drafts: Iterable[Draft]) -> list[Draft]:
    """Of drafts of one type, subject and value the first stays; one inside another of its kind goes."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=_preference):
        if not any(_says_no_more(draft, other) for other in kept):
            kept.append(draft)
    return kept


def _preference(draft: Draft) -> tuple[float, int, int]:
    """Surer drafts first; of claims the narrower words, of events the wider."""
    width = len(draft.span) if draft.type in _CLAIMS else -len(draft.span)
    return (-draft.confidence, width, draft.span.start)


def _says_no_more(draft: Draft, other: Draft) -> bool:
    if draft.type in _CLAIMS and draft.span.overlaps(other.span) and draft.type == other.type:
        return draft.subject == other.subject and draft.attributed_to == other.attributed_to
    if (draft.type, draft.subject, draft.attributed_to) != (other.type, other.subject, other.attributed_to):
        return False
    if draft.value == other.value:
        return draft.type not in ("allegation", "denial") or draft.span.overlaps(other.span)
    return draft.span.overlaps(other.span) and draft.value.items() <= other.value.items()
