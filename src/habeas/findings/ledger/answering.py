"""Which denials, contrary evidence and opinions seem to answer an allegation: proposed, for a person to judge.

Two cues, both plain to see: words in common, and standing right behind the claim in the same paper.
"""

from collections import defaultdict
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
    if side is Side.ACCUSED and place.prop != "own_statement":
        # Words of the accused of which nobody says how they were taken are no better than a flagged statement.
        return Weight.FLAGGED
    if side is Side.AGENT:
        return Weight.AGENTS_WORD
    if side is Side.ACCUSER and place.prop in ("allegation", "bears_on"):
        return Weight.ACCUSERS_WORD
    return Weight.COUNTS


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


class Nearness:
    """How near the answers of a case come to its allegations; every text is looked at once.

    `answers` are the statements that may answer, those first that say more of one place.
    """

    def __init__(self, statements: Iterable[Statement], held: Sequence[str]) -> None:
        statements = tuple(statements)
        self.answers = sorted(
            (one for one in statements if one.prop in ANSWERS), key=lambda one: (ANSWERS.index(one.prop), one.id)
        )
        allegations = [one for one in statements if one.prop == "allegation"]
        # The name of the person accused stands in every paper of the case and tells nothing.
        names = {lang: frozenset().union(*(stems(name, lang) for name in held)) for lang in Lang}
        by_stem: dict[tuple[Lang, str], list[StatementId]] = defaultdict(list)
        by_text: dict[tuple[str, str], list[Statement]] = defaultdict(list)
        for one in allegations:
            by_text[one.source, one.anchor.reading].append(one)
            for stem in stems(words_of(one), one.language) - names[one.language]:
                by_stem[one.language, stem].append(one.id)
        self._shared = {answer.id: _shared(answer, by_stem) for answer in self.answers}
        self._behind = {answer.id: _behind(answer, by_text) for answer in self.answers}

    def cues(self, claims: Sequence[Claim], answer: Statement) -> tuple[str, ...]:
        """Why it seems to answer these claims: words in common, or that it stands next to one; else empty.

        Standing next to a claim is not enough for what shares words with another allegation.
        """
        mine = {claim.statement.id for claim in claims}
        shared = self._shared[answer.id]
        best = max((len(shared.get(key, ())) for key in mine), default=0)
        beside = answer.prop != "expert_opinion" and self._next_to(mine, answer)
        elsewhere = any(len(words) >= SHARED for key, words in shared.items() if key not in mine)
        if best < SHARED and (elsewhere or not beside):
            return ()
        words = sorted({stem for key in mine for stem in shared.get(key, ())})
        return (*(f"word:{stem}" for stem in words), *(("next_to",) if beside else ()))

    def _next_to(self, mine: set[StatementId], answer: Statement) -> bool:
        """Whether the answer begins right behind one of these claims, with no other allegation between."""
        last, behind = answer.anchor.span.start, self._behind[answer.id]
        return any(
            claim.id in mine
            and -1 <= last - claim.anchor.span.end <= NEXT_TO
            and not any(
                other.id not in mine and claim.anchor.span.end <= other.anchor.span.start <= last for other in behind
            )
            for claim in behind
        )


def _shared(
    answer: Statement, by_stem: Mapping[tuple[Lang, str], Sequence[StatementId]]
) -> Mapping[StatementId, set[str]]:
    """The words that an answer has in common with each allegation of its language."""
    found: dict[StatementId, set[str]] = defaultdict(set)
    for stem in stems(words_of(answer), answer.language):
        for key in by_stem.get((answer.language, stem), ()):
            found[key].add(stem)
    return dict(found)


def _behind(answer: Statement, by_text: Mapping[tuple[str, str], Sequence[Statement]]) -> tuple[Statement, ...]:
    """The allegations of the same text that begin or end not far before the answer."""
    last = answer.anchor.span.start
    return tuple(
        one
        for one in by_text.get((answer.source, answer.anchor.reading), ())
        if one.anchor.span.start <= last and last - one.anchor.span.end <= NEXT_TO
    )


def proposed_ties(
    claims: Sequence[Claim],
    nearness: Nearness,
    named: Mapping[EntityId, EntityId],
    speakers: Speakers,
    settled: Iterable[Statement],
) -> tuple[Tie, ...]:
    """The ties that the cues propose, in the order of the statements' ids.

    `named` maps an entity to the one it goes by; `settled` are statements that a person tied or found to
    have no bearing, which are not proposed again, nor anything that stands on their words.
    """
    places = list(settled)
    taken = {one.id for one in places}
    found: list[Tie] = []
    for answer in nearness.answers:
        cues = nearness.cues(claims, answer)
        direction = _direction(answer) if cues else None
        if direction is None or answer.id in taken or any(overlap(answer, place) for place in places):
            continue
        if _same_person(claims, answer, named):
            voice = speakers.voice(answer)
            weight = weight_of(answer, voice.side, direction, None)
            found.append(Tie(answer, None, direction, None, voice, weight, cues=cues))
            places.append(answer)
    return tuple(sorted(found, key=lambda tie: tie.place.id))


def _same_person(claims: Sequence[Claim], answer: Statement, named: Mapping[EntityId, EntityId]) -> bool:
    """Whether it is about the person accused; an opinion may be about the case, or about a work."""
    whom = {named.get(claim.statement.subject) for claim in claims}
    return answer.prop == "expert_opinion" or named.get(answer.subject) in whom


def overlap(one: Statement, other: Statement) -> bool:
    """Whether two statements stand on words that one place of one text has in common."""
    mine, theirs = one.anchor, other.anchor
    same_text = one.source == other.source and mine.reading == theirs.reading
    return same_text and mine.span.start < theirs.span.end and theirs.span.start < mine.span.end
