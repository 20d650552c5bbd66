"""Which denials, contrary evidence and opinions seem to answer an allegation: proposed, for a person to judge.

Two cues, both plain to see: words in common, and standing right behind the claim in the same paper.
"""

from collections.abc import Iterable, Mapping, Sequence

from habeas.base.ids import EntityId, StatementId
from habeas.base.language import Lang
from habeas.findings.ledger.items import Claim, Tie, text_field
from habeas.findings.ledger.opinions import finds_of
from habeas.findings.ledger.own_statements import flags_of
from habeas.findings.ledger.speakers import Speakers
from habeas.findings.ledger.stems import stems
from habeas.findings.ledger.terms import Direction, Finds, Side, TieKind, Weight
from habeas.record.statements import Stance, Statement

NEXT_TO = 200
"""Code points behind a claim within which an answer to it stands next to it."""

SHARED = 2
"""Words in common that are enough by themselves."""

ANSWERS = ("counter_evidence", "denial", "expert_opinion")
"""Properties whose statements are looked at; of one place that is several, the first is proposed."""


def weight_of(place: Statement, side: Side | None, direction: Direction, kind: TieKind | None) -> Weight:
    """How something tied counts; a statement of the accused is looked at for its flags."""
    if direction is Direction.CONTRADICTS:
        of_accused = place.prop == "denial" or place.stance is Stance.DENIES or side is Side.ACCUSED
        return Weight.DENIAL if of_accused and side is not Side.ACCUSER and kind is None else Weight.COUNTS
    if place.prop == "own_statement" and flags_of(place.value):
        return Weight.FLAGGED
    if direction is Direction.QUALIFIES:
        return Weight.COUNTS
    if side is Side.AGENT:
        return Weight.AGENTS_WORD
    if side is Side.ACCUSER and place.prop in ("allegation", "bears_on"):
        return Weight.ACCUSERS_WORD
    return Weight.COUNTS


def proposed_ties(
    claims: Sequence[Claim],
    statements: Mapping[StatementId, Statement],
    named: Mapping[EntityId, EntityId],
    speakers: Speakers,
    settled: Iterable[StatementId],
) -> tuple[Tie, ...]:
    """The ties that the cues propose, in the order of the statements' ids.

    `statements` are all that count; `named` maps an entity to the one it goes by; `settled` are
    statements that a person tied or found to have no bearing, which are not proposed again.
    """
    answers = sorted(
        (one for one in statements.values() if one.prop in ANSWERS), key=lambda one: (ANSWERS.index(one.prop), one.id)
    )
    near = _Nearness(claims, [one for one in statements.values() if one.prop == "allegation"], speakers.held)
    taken = set(settled)
    places = [statements[key] for key in sorted(taken & statements.keys())]
    found: list[Tie] = []
    for answer in answers:
        direction = _direction(answer)
        if direction is None or answer.id in taken or any(_overlap(answer, place) for place in places):
            continue
        cues = near.cues(answer)
        if cues and _same_person(claims, answer, named):
            voice = speakers.voice(answer)
            weight = weight_of(answer, voice.side, direction, None)
            found.append(Tie(answer, None, direction, None, voice, weight, cues=cues))
            places.append(answer)
    return tuple(sorted(found, key=lambda tie: tie.place.id))


def words_of(statement: Statement) -> str:
    """The words in which a statement says what it says: its claim, conclusion or text, else the quote."""
    for field in ("claim", "conclusion", "text"):
        told = text_field(statement.value, field)
        if told is not None:
            return told
    return statement.anchor.quote


def _direction(answer: Statement) -> Direction | None:
    if answer.prop != "expert_opinion":
        return Direction.CONTRADICTS
    finds, _ = finds_of(answer.value, answer.language)
    return {Finds.FOUND: Direction.SUPPORTS, Finds.NOT_FOUND: Direction.CONTRADICTS}.get(finds) if finds else None


class _Nearness:
    """How near answers come to the claims of one allegation, among all allegations of the case."""

    def __init__(self, claims: Sequence[Claim], allegations: Sequence[Statement], held: Sequence[str]) -> None:
        self._claims = [claim.statement for claim in claims]
        mine = {claim.id for claim in self._claims}
        self._others = [one for one in allegations if one.id not in mine]
        # The name of the person accused stands in every paper of the case and tells nothing.
        self._held = {lang: frozenset().union(*(stems(name, lang) for name in held)) for lang in Lang}

    def cues(self, answer: Statement) -> tuple[str, ...]:
        """Why it seems to answer: words in common, or that it stands next to a claim; empty where it does not.

        Standing next to it is not enough for what shares words with another allegation.
        """
        shared = frozenset().union(*(self._shared(claim, answer) for claim in self._claims))
        best = max((len(self._shared(claim, answer)) for claim in self._claims), default=0)
        beside = answer.prop != "expert_opinion" and any(self._next_to(claim, answer) for claim in self._claims)
        elsewhere = any(len(self._shared(other, answer)) >= SHARED for other in self._others)
        if best < SHARED and (elsewhere or not beside):
            return ()
        return (*(f"word:{stem}" for stem in sorted(shared)), *(("next_to",) if beside else ()))

    def _shared(self, claim: Statement, answer: Statement) -> frozenset[str]:
        lang = claim.language
        if lang is not answer.language:
            return frozenset()
        return stems(words_of(claim), lang) & stems(words_of(answer), lang) - self._held[lang]

    def _next_to(self, claim: Statement, answer: Statement) -> bool:
        """Whether the answer begins right behind the claim, with no other allegation between."""
        if claim.source != answer.source or claim.anchor.reading != answer.anchor.reading:
            return False
        first, last = claim.anchor.span.end, answer.anchor.span.start
        return -1 <= last - first <= NEXT_TO and not any(
            other.anchor.reading == claim.anchor.reading and first <= other.anchor.span.start <= last
            for other in self._others
        )


def _same_person(claims: Sequence[Claim], answer: Statement, named: Mapping[EntityId, EntityId]) -> bool:
    """Whether it is about the person accused; an opinion may be about the case, or about a work."""
    whom = {named.get(claim.statement.subject) for claim in claims}
    return answer.prop == "expert_opinion" or named.get(answer.subject) in whom


def _overlap(one: Statement, other: Statement) -> bool:
    """Whether two statements stand on words that one place of one text has in common."""
    mine, theirs = one.anchor, other.anchor
    same_text = one.source == other.source and mine.reading == theirs.reading
    return same_text and mine.span.start < theirs.span.end and theirs.span.start < mine.span.end
