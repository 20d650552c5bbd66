"""What is alleged and what carries it, for the public: sides and never code names, and only what people tied."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from habeas.base.ids import StatementId
from habeas.disclosure.gate.admission import Admitted
from habeas.disclosure.layout import LEDGER
from habeas.disclosure.site.page import Alleged, Basis, Told
from habeas.disclosure.site.telling import PublicTeller
from habeas.disclosure.template import joined
from habeas.disclosure.view import Line, Run, Sentence
from habeas.findings.ledger.items import Allegation, Tie
from habeas.findings.ledger.ledger import Ledger
from habeas.findings.ledger.terms import Direction, Side
from habeas.record.casefile import Fact
from habeas.record.statements import Statement
from habeas.record.vocabulary.loading import vocabulary

TOLD_HERE = ("allegation", *LEDGER)
"""Properties that this part tells, or that only the defence's own ledger shows."""


_COLUMNS = (Direction.SUPPORTS, Direction.CONTRADICTS, Direction.QUALIFIES)


@dataclass(frozen=True, slots=True)
class Accusation:
    """The part of a page, and the statements whose facts it tells already."""

    alleged: tuple[Alleged, ...]
    told: frozenset[StatementId]


def accusation(admitted: Admitted, ledger: Ledger | None, teller: PublicTeller) -> Accusation:
    """Each allegation of which a claim was let through, with the ties that a person made and the gate let through.

    A claim that nobody took up stands as it is printed, with nothing tied and no state but that it is untested.
    """
    maker = _Maker(teller, {each.id: fact for fact in admitted.casefile.facts for each in fact.statements})
    alleged = tuple(made for one in (ledger.allegations if ledger else ()) if (made := maker.alleged(one)) is not None)
    return Accusation(alleged, frozenset(maker.told))


class _Maker:
    """Makes allegations, and remembers what was told in them. `facts` are those let through, by statement."""

    def __init__(self, teller: PublicTeller, facts: Mapping[StatementId, Fact]) -> None:
        self._teller = teller
        self._facts = facts
        self._let = {each.id: each for fact in facts.values() for each in fact.statements}
        self._words = teller.words
        self.told: set[StatementId] = set()

    def alleged(self, one: Allegation) -> Alleged | None:
        """One allegation; None where no claim of it was let through."""
        claims = [claim for claim in one.claims if claim.statement.id in self._let]
        if not claims:
            return None
        statements = [self._let[claim.statement.id] for claim in claims]
        self.told |= {each.id for each in statements}
        notes = self._teller.teller.notes.numbers(statements)
        sides = list(dict.fromkeys(claim.voice.side for claim in claims))
        sentence = Sentence(self._attributed(self._claim(statements), sides), notes)
        claim = self._teller.said(sentence, self._teller.first(each.id for each in statements), "a", statements)
        carries, breaks, qualifies = (self._column(one.ties, each) for each in _COLUMNS)
        untied = not any(tie.direction is Direction.SUPPORTS for tie in one.ties)
        by = self._words["claimed_by"].format(side=", ".join(map(self._side, sides)))
        return Alleged(
            claim=claim,
            by=self._beside("b", claim, by, None),
            state=self._stands(one, claim, (*carries, *breaks, *qualifies)),
            nothing=self._beside("x", claim, self._words["nothing_carries"], Basis(absent=True)) if untied else None,
            carries=carries,
            breaks=breaks,
            qualifies=qualifies,
        )

    def _beside(self, kind: str, claim: Told, said: str, basis: Basis | None) -> Told:
        """A sentence about a claim, on the claim's own footnotes."""
        return Told(self._teller.anchor(kind, claim.anchor), (Run(said),), claim.notes, basis=basis)

    def _stands(self, one: Allegation, claim: Told, tied: Sequence[Told]) -> Told | None:
        """How the claim stands on the record, by what is tied to it."""
        state = self._state(one)
        basis = Basis(told=(claim.anchor, *(each.anchor for each in tied)))
        return self._beside("e", claim, state, basis) if state else None

    def _claim(self, statements: Sequence[Statement]) -> Line:
        """The claim in the page's language where a source words it so; that it is not printed where no words go out."""
        lang = self._teller.teller.words.lang
        worded = [(text, each.language) for each in statements if (text := _claim_of(each))]
        own = next((text for text, each in worded if each is lang), None)
        if own is not None:
            return (Run(own),)
        return (Run(*worded[0]),) if worded else (Run(self._words["claim_withheld"]),)

    def _attributed(self, claim: Line, sides: Sequence[Side | None]) -> Line:
        """The claim as somebody's word wherever it stands alone: of several sides the accusing one's."""
        known = [side for side in Side if side in sides and side is not Side.OTHER]
        key = f"said_by_{known[0].value}" if known else "said_by_nobody"
        before, _, after = self._words[key].partition("{claim}")
        return joined([Run(before), *claim, Run(after)])

    def _side(self, side: Side | None) -> str:
        if side is None:
            return self._words["side_unknown"]
        return vocabulary().lists["sides"].codes[side.value][self._teller.teller.words.lang]

    def _state(self, one: Allegation) -> str:
        """The latest decision that was let through, with its standard; else what the rules say of people's ties alone.

        Empty where a tie was held back: what the rules say would stand on it.
        """
        lang, lists = self._teller.teller.words.lang, vocabulary().lists
        decided = next((each for each in reversed(one.decisions) if each.statement.id in self._let), None)
        if decided is None and (one.decisions or not all(self._tied(tie) for tie in one.ties)):
            return ""
        state = one.proposed.state if decided is None else decided.state
        label = lists["allegation_states"].codes[state.value][lang]
        if decided is None:
            return self._words["stands"].format(state=label)
        standards = lists["standards_of_proof"].codes.get(decided.standard)
        standard = decided.standard if standards is None else standards[lang]
        return self._words["stands_by"].format(state=label, standard=standard)

    def _tied(self, tie: Tie) -> bool:
        """Whether a person made this tie, and both it and what it ties were let through."""
        return tie.by is not None and tie.by.id in self._let and tie.place.id in self._let

    def _column(self, ties: Iterable[Tie], direction: Direction) -> tuple[Told, ...]:
        told = (self._tie(tie) for tie in ties if tie.direction is direction and self._tied(tie))
        return tuple(one for one in told if one is not None)

    def _tie(self, tie: Tie) -> Told | None:
        """What is tied as a sentence; None where only words could tell it that do not go out."""
        place = self._let[tie.place.id]
        if place.prop not in TOLD_HERE:
            self.told.add(place.id)
            return self._teller.tell(self._facts[place.id], "t")
        quote = " ".join(place.anchor.quote.split())
        if not quote:
            return None
        foreign = None if place.language is self._teller.teller.words.lang else place.language
        numbers = self._teller.teller.notes.numbers([place])
        return self._teller.said(Sentence((Run(quote, foreign),), numbers), str(place.id), "t", [place])


def _claim_of(statement: Statement) -> str | None:
    value = statement.value.get("claim") if isinstance(statement.value, Mapping) else None
    return value if isinstance(value, str) and value.strip() else None
