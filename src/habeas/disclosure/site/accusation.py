"""What is alleged and what carries it, for the public: sides and never code names, and only what people tied."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.base.ids import StatementId
from habeas.disclosure.site.page import Alleged, Told
from habeas.disclosure.site.telling import PublicTeller
from habeas.disclosure.view import Line, Run, Sentence
from habeas.findings.ledger.items import Allegation, Tie
from habeas.findings.ledger.ledger import Ledger
from habeas.findings.ledger.terms import Direction, Side
from habeas.record.casefile import Fact
from habeas.record.statements import Statement
from habeas.record.vocabulary.loading import vocabulary

LEDGER = (
    "allegation",
    "allegation_claim",
    "act_date",
    "element",
    "bears_on",
    "allegation_state",
    "agent_work",
    "opinions_exclude",
)
"""Properties that this part tells, or that only the defence's own ledger shows."""


@dataclass(frozen=True, slots=True)
class Accusation:
    """The part of a page, and the statements whose facts it tells already."""

    alleged: tuple[Alleged, ...]
    told: frozenset[StatementId]


def accusation(ledger: Ledger, facts: Iterable[Fact], teller: PublicTeller) -> Accusation:
    """Each allegation with the ties that a person made.

    A claim that nobody took up stands as it is printed, with nothing tied and no state but that it is untested.
    """
    by_statement = {each.id: fact for fact in facts for each in fact.statements}
    maker = _Maker(teller, by_statement)
    alleged = tuple(maker.alleged(one) for one in ledger.allegations)
    return Accusation(alleged, frozenset(maker.told))


class _Maker:
    """Makes allegations, and remembers what was told in them."""

    def __init__(self, teller: PublicTeller, facts: Mapping[StatementId, Fact]) -> None:
        self._teller = teller
        self._facts = facts
        self._words = teller.words
        self.told: set[StatementId] = set()

    def alleged(self, one: Allegation) -> Alleged:
        """One allegation."""
        statements = [claim.statement for claim in one.claims]
        self.told |= {each.id for each in statements}
        first = min(statements, key=lambda each: (each.recorded_at, each.id))
        notes = self._teller.teller.notes.numbers(statements)
        sentence = Sentence(self._claim(one), notes)
        return Alleged(
            claim=self._teller.said(sentence, str(first.id), "a", statements),
            by=self._words["claimed_by"].format(side=self._sides(one)),
            state=self._state(one),
            carries=self._column(one.ties, Direction.SUPPORTS),
            breaks=self._column(one.ties, Direction.CONTRADICTS),
            qualifies=self._column(one.ties, Direction.QUALIFIES),
        )

    def _claim(self, one: Allegation) -> Line:
        """The claim in the page's language where a source words it so; that it is not printed where no words go out."""
        lang = self._teller.teller.words.lang
        worded = [(text, claim.statement.language) for claim in one.claims if (text := _claim_of(claim.statement))]
        own = next((text for text, each in worded if each is lang), None)
        if own is not None:
            return (Run(own),)
        return (Run(*worded[0]),) if worded else (Run(self._words["claim_withheld"]),)

    def _sides(self, one: Allegation) -> str:
        sides = list(dict.fromkeys(claim.voice.side for claim in one.claims))
        return ", ".join(self._side(side) for side in sides)

    def _side(self, side: Side | None) -> str:
        if side is None:
            return self._words["side_unknown"]
        return vocabulary().lists["sides"].codes[side.value][self._teller.teller.words.lang]

    def _state(self, one: Allegation) -> str:
        """The latest decision of a person with its standard; else what the rules say of people's ties alone."""
        lang = self._teller.teller.words.lang
        lists = vocabulary().lists
        decided = one.decisions[-1] if one.decisions else None
        state = one.proposed.state if decided is None else decided.state
        label = lists["allegation_states"].codes[state.value][lang]
        if decided is None:
            return self._words["stands"].format(state=label)
        standards = lists["standards_of_proof"].codes.get(decided.standard)
        standard = decided.standard if standards is None else standards[lang]
        return self._words["stands_by"].format(state=label, standard=standard)

    def _column(self, ties: Iterable[Tie], direction: Direction) -> tuple[Told, ...]:
        told = (self._tie(tie) for tie in ties if tie.direction is direction and tie.by is not None)
        return tuple(one for one in told if one is not None)

    def _tie(self, tie: Tie) -> Told | None:
        """What is tied as a sentence; None where it was not let through, or only its words could tell it."""
        fact = self._facts.get(tie.place.id)
        if fact is None:
            return None
        if tie.place.prop not in LEDGER:
            self.told.add(tie.place.id)
            return self._teller.tell(fact, "t")
        quote = " ".join(tie.place.anchor.quote.split())
        if not quote:
            return None
        foreign = None if tie.place.language is self._teller.teller.words.lang else tie.place.language
        numbers = self._teller.teller.notes.numbers([tie.place])
        return self._teller.said(Sentence((Run(quote, foreign),), numbers), str(tie.place.id), "t", [tie.place])


def _claim_of(statement: Statement) -> str | None:
    value = statement.value.get("claim") if isinstance(statement.value, Mapping) else None
    return value if isinstance(value, str) and value.strip() else None
