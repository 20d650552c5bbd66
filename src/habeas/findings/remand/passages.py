"""What an order says on each subject: the passages, and what each of them does there.

To weigh is to say something of this case: something that can be checked, a thing, a date, a place. What
holds nothing of the kind is a formula, however long; what tells what the law asks is a recital; what a
party said is not what the court weighed; the particulars at the head of an order are not weighing; and
a text that says "was not taken into account" says just that.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.findings.remand.lexicon import Lexicon, lexicon
from habeas.findings.remand.particulars import Particulars
from habeas.findings.remand.tokens import Sentence, Token, sentences_of

WIDE = frozenset({"abscond", "obstruct", "reoffend", "secure", "milder", "suspicion", "bail", "bail_duties"})
"""Subjects that a whole sentence argues; the others are dealt with in their clause."""

NARROW = frozenset(
    {
        "personality", "age", "health", "family", "dependants", "social_ties", "reputation", "occupation", "employment",
        "assets", "residence", "upbringing",
    }
)  # fmt: skip
"""Subjects about the person: their words are not reasons for a ground that the same sentence names."""

_LONGEST = 300
"""Code points of the longest sentence that is quoted whole."""


class Role(StrEnum):
    """What a passage does with its subject."""

    WEIGHED = "weighed"
    REJECTED = "rejected"
    FORMULA = "formula"
    RECITAL = "recital"
    PARTY = "party"
    IDENTITY = "identity"
    UNWEIGHED = "unweighed"


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage about a subject; `quote` is exactly the text at `span`, code points of the first reading."""

    topic: str
    role: Role
    span: Span
    quote: str


def passages_of(text: str, lang: Lang, people: Iterable[str] = ()) -> Mapping[str, tuple[Passage, ...]]:
    """The passages of an order by subject, in the order of the text; subjects it is silent on are left out.

    `people` are names of the persons concerned: a name tells nothing about the reasons.
    """
    reading = _Reading(text, lexicon(lang), people)
    for sentence in sentences_of(text, lang):
        reading.take(sentence)
    return {topic: tuple(found) for topic, found in reading.found.items()}


class _Reading:
    """One pass over the sentences of an order, with what the sentence before left open."""

    def __init__(self, text: str, words: Lexicon, people: Iterable[str]) -> None:
        self._text = text
        self._words = words
        self._particulars = Particulars(text, words, people)
        self._party = False
        self._open: frozenset[str] = frozenset()
        self._before: Sentence | None = None
        self.found: defaultdict[str, list[Passage]] = defaultdict(list)

    def take(self, sentence: Sentence) -> None:
        """Find every subject of one sentence and judge what the sentence does with it."""
        tokens = sentence.tokens
        self._party = self._of_a_party(sentence, tokens)
        role = self._role(tokens)
        named: dict[str, set[int]] = {}
        telling: dict[str, set[int]] = {}
        for topic, patterns in self._words.topics.items():
            for found, places in ((named, patterns.named_at(tokens)), (telling, patterns.told_at(tokens))):
                if places:
                    found[topic] = {_clause_at(sentence, tokens[at]) for at in places}
        persons = {topic for topic in {**named, **telling} if topic in NARROW}
        narrow = {
            place
            for found in (named, telling)
            for topic in persons & found.keys()
            for place in _extended(sentence, found[topic], self._words)
        }
        alone = len(persons) == 1 and not WIDE & {**named, **telling}.keys()
        for topic in {**named, **telling}:
            places = named.get(topic, set()) | telling.get(topic, set())
            whole = set(range(len(sentence.clauses))) if alone and topic in NARROW else places
            clauses = self._clauses(topic, sentence, whole, narrow)
            told = topic in telling or self._particulars.tells([sentence.clauses[c] for c in clauses], tokens[0])
            before = self._told_before(tokens) if role is None and topic in WIDE and not told else None
            judged = role or self._judged(told or before is not None, tokens, topic)
            if before is not None and judged is Role.WEIGHED:
                self._keep(topic, judged, before, ())
            self._keep(topic, judged, sentence, clauses)
        self._continue(sentence, tokens, role, frozenset({**named, **telling}))
        self._before = sentence if role is None else None

    def _role(self, tokens: Sequence[Token]) -> Role | None:
        """What the whole sentence is, whatever its subjects; None where each is judged by itself."""
        words = self._words
        if words.cue("identity", tokens):
            return Role.IDENTITY
        if self._party:
            return Role.PARTY
        if words.cue("unweighed", tokens):
            return Role.UNWEIGHED
        return Role.RECITAL if words.cue("recital", tokens) and not words.cue("court", tokens) else None

    def _judged(self, told: bool, tokens: Sequence[Token], topic: str) -> Role:
        if topic in WIDE and self._words.cue("rejects", tokens) and topic not in ("milder", "suspicion", "bail"):
            return Role.REJECTED
        return Role.WEIGHED if told else Role.FORMULA

    def _of_a_party(self, sentence: Sentence, tokens: Sequence[Token]) -> bool:
        """Whether a party speaks: named as speaking here, or going on from the sentence before."""
        if self._words.cue("court", tokens):
            return False
        if self._words.cue("party", tokens):
            return True
        return self._party and not sentence.opens and self._words.cue("keeps_party", tokens)

    def _clauses(self, topic: str, sentence: Sentence, places: set[int], narrow: set[int]) -> list[int]:
        if topic in WIDE:
            return [at for at in range(len(sentence.clauses)) if at in places or at not in narrow]
        return sorted(_extended(sentence, places, self._words))

    def _told_before(self, tokens: Sequence[Token]) -> Sentence | None:
        """The sentence before, where this one concludes from it and it tells something of the case; else None."""
        before = self._before
        if before is None or not self._words.cue("refers_back", tokens):
            return None
        return before if self._particulars.tells(before.clauses, before.tokens[0]) else None

    def _keep(self, topic: str, role: Role, sentence: Sentence, clauses: Sequence[int]) -> None:
        span = sentence.span
        if len(span) > _LONGEST and clauses and topic not in WIDE:
            span = sentence.clauses[clauses[0]].span.cover(sentence.clauses[clauses[-1]].span)
        self.found[topic].append(Passage(topic, role, span, span.slice(self._text)))

    def _continue(self, sentence: Sentence, tokens: Sequence[Token], role: Role | None, topics: frozenset[str]) -> None:
        """Give a ground what the next sentence tells of it ("So, on 3 May he bought a ticket")."""
        if role is None and self._open and self._words.cue("continues", tokens):
            for topic in self._open - topics:
                if self._particulars.tells(sentence.clauses, tokens[0]):
                    self._keep(topic, Role.WEIGHED, sentence, ())
            return
        self._open = frozenset() if role is not None else topics & WIDE


def _clause_at(sentence: Sentence, token: Token) -> int:
    return next(at for at, clause in enumerate(sentence.clauses) if token in clause.tokens)


def _extended(sentence: Sentence, places: Iterable[int], words: Lexicon) -> set[int]:
    """The clauses with those behind them that go on about the same ("his health, which needs surgery")."""
    found = set(places)
    for at in range(1, len(sentence.clauses)):
        if at - 1 in found and words.cue("extends", sentence.clauses[at].tokens[:2]):
            found.add(at)
    return found
