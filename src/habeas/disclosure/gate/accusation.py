"""What carries an accusation, on its way out: nothing that is held back rides along with a tie to it.

A part of the ledger (that a statement makes an allegation, bears on it, dates it, or how a person decided) says
nothing by itself. It may be told only as far as what it stands on may, and its words only where what it names is told
in the same words.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from habeas.base.ids import EntityId, SourceId, StatementId
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.deciding import Deciding
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.gate.persons_held import NOTHING, Why
from habeas.findings.ledger.answering import overlap
from habeas.findings.ledger.items import text_field
from habeas.record.people import Entity
from habeas.record.statements import Stance, Statement

CLAIM, TIE, STATE = "allegation_claim", "bears_on", "allegation_state"

PARTS = frozenset({CLAIM, TIE, STATE, "act_date", "element"})
"""Properties that are about an allegation."""

_OF_THE_DEFENCE = frozenset({Audience.SELF, Audience.TEAM, Audience.COUNSEL})
"""Who may be told what the defence found to have no bearing, and what it decided on papers that do not go out."""

_NAMING = frozenset({"person", "alias", "organ", "post"})
"""Properties whose words are names: those are looked for in every text by themselves."""


@dataclass(frozen=True)
class Parts:
    """Of each part why it may not be told, once it is known of everything else.

    `told` are the statements that may be told and are no parts, as they may be told; `held` why the others may not.
    """

    deciding: Deciding
    told: Mapping[StatementId, Statement]
    held: Mapping[StatementId, Why]

    def why(self, part: Statement) -> Why:
        """Why a part may not be told, by what it stands on; empty where it may, or whoever asks holds the vault."""
        if self.deciding.asked.audience is Audience.SELF:
            return NOTHING
        return self._of_allegation(part) | self._of_what_it_names(part) | (self._inner(part) - self._lets(part))

    def speechless(self, part: Statement) -> bool:
        """Whether the words of a part stay: no told statement gives the same words of the same place.

        The words of a tie that names a place and no statement are its own.
        """
        if self.deciding.asked.audience is Audience.SELF or self._own_words(part):
            return False
        return not any(
            one.anchor.quote == part.anchor.quote and one.anchor.span == part.anchor.span
            for one in self._at.get(part.source, ())
        )

    def names(self, entity: Entity) -> bool:
        """Whether the words that an allegation is called by are those of a claim that is told."""
        claims = (one for part in self._claims.get(entity.id, ()) for one in self._named(part))
        told = (self.told[one.id] for one in claims if one.id in self.told)
        return any(text_field(one.value, "claim") == entity.name for one in told)

    def _of_allegation(self, part: Statement) -> Why:
        """Why nothing is told of an allegation of which no claim is."""
        claims = self._claims.get(self.deciding.canonical(part.subject), ())
        whys = [self._of_what_it_names(claim) | self.deciding.statement_held(claim) for claim in claims]
        if not claims:
            return frozenset({Protection.STANDS_ON})
        return NOTHING.union(*whys) if all(whys) else NOTHING

    def _of_what_it_names(self, part: Statement) -> Why:
        if part.prop not in (CLAIM, TIE):
            return NOTHING
        if self._own_words(part):
            return self._over(part)
        named = self._named(part)
        if any(one.id in self.told for one in named):
            return NOTHING
        return NOTHING.union(*(self.held.get(one.id, NOTHING) for one in named)) or frozenset({Protection.STANDS_ON})

    def _over(self, part: Statement) -> Why:
        """Why a tied place is held: it has words in common with something that is held back for what it says."""
        return NOTHING.union(*(self.held[one.id] for one in self._held_at.get(part.source, ()) if overlap(one, part)))

    def _inner(self, part: Statement) -> Why:
        """What is the defence's own: that something has no bearing, and decisions that stand on what is held back."""
        if self.deciding.asked.audience in _OF_THE_DEFENCE:
            return NOTHING
        if part.prop == TIE and part.stance is Stance.DENIES:
            return frozenset({Protection.NOT_LISTED})
        if part.prop != STATE:
            return NOTHING
        ties = self._ties.get(self.deciding.canonical(part.subject), ())
        held = any(self._of_what_it_names(tie) or self.deciding.statement_held(tie) for tie in ties)
        return frozenset({Protection.STANDS_ON}) if held else NOTHING

    def _lets(self, part: Statement) -> Why:
        return self.deciding.lets(part)

    def _own_words(self, part: Statement) -> bool:
        return part.prop == TIE and text_field(part.value, "statement") is None

    def _named(self, part: Statement) -> Sequence[Statement]:
        """The statements that a part names, as they count now: itself, or those that took its place."""
        key = StatementId(text_field(part.value, "statement") or "")
        every = self._by_id.get(key, ())
        return [one for one in every if one.id == key] or every

    @cached_property
    def _by_id(self) -> Mapping[StatementId, Sequence[Statement]]:
        return {key: fact.statements for fact in self.deciding.asked.casefile.facts for key in fact.ids}

    @cached_property
    def _claims(self) -> Mapping[EntityId, Sequence[Statement]]:
        return self._about(CLAIM)

    @cached_property
    def _ties(self) -> Mapping[EntityId, Sequence[Statement]]:
        return self._about(TIE)

    def _about(self, prop: str) -> Mapping[EntityId, Sequence[Statement]]:
        found: dict[EntityId, list[Statement]] = defaultdict(list)
        for fact in self.deciding.asked.casefile.facts:
            for one in fact.statements if fact.prop == prop else ():
                if one.stance is Stance.ASSERTS:
                    found[self.deciding.canonical(one.subject)].append(one)
        return found

    @cached_property
    def _at(self) -> Mapping[SourceId, Sequence[Statement]]:
        return _by_source(one for one in self.told.values() if one.anchor.quote)

    @cached_property
    def _held_at(self) -> Mapping[SourceId, Sequence[Statement]]:
        every = (one for fact in self.deciding.asked.casefile.facts for one in fact.statements)
        return _by_source(one for one in every if one.id in self.held and one.prop not in _NAMING)


def _by_source(statements: Iterable[Statement]) -> Mapping[SourceId, Sequence[Statement]]:
    found: dict[SourceId, list[Statement]] = defaultdict(list)
    for one in statements:
        found[one.source].append(one)
    return found
