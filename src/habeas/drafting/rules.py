"""What a rule of a lexicon says: its trigger, where its parts stand, what blocks it, who speaks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from habeas.drafting.mentions import Kind
from habeas.record.statements import Stance


class Side(StrEnum):
    """Where a part stands, seen from the trigger."""

    BEFORE = "before"
    AFTER = "after"
    EITHER = "either"


class Reach(StrEnum):
    """How far from the trigger a part may stand.

    `ZONE` ends at the neighbouring trigger or clause, `CLAUSE` at the clause, `SENTENCE` at the sentence.
    """

    ZONE = "zone"
    CLAUSE = "clause"
    SENTENCE = "sentence"


@dataclass(frozen=True, slots=True)
class Place:
    """One way to find a part of an event: a mention of these kinds, standing so.

    `before` must match right up to the mention and `not_before` must not, `after` must match right
    behind it. The mention has one of `features` (when there are any) and none of `without`. `gap` is
    the most code points between it and the trigger, None for no limit. `take` is the key of the mention's
    value that fills the field, None for the usual one of its kind.
    """

    kinds: frozenset[Kind]
    side: Side
    reach: Reach
    before: re.Pattern[str] | None
    not_before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    features: frozenset[str]
    without: frozenset[str]
    gap: int | None
    take: str | None


@dataclass(frozen=True, slots=True)
class Context:
    """What must not surround a trigger: `before` right up to it, `after` right behind it, `around` in its sentence."""

    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    around: re.Pattern[str] | None


class Claim(StrEnum):
    """Which words are the claim of a claim rule."""

    SENTENCE = "sentence"
    CLAUSE = "clause"
    AFTER = "after"
    WITH = "with"


@dataclass(frozen=True, slots=True)
class Rule:
    """How one wording of one type of event or claim is recognised.

    `subject` lists ways to find whom it is about, in order of preference; `implied` lets the only
    detainee of the text stand in, at lower confidence, where nobody is named. `groups` keeps the event, without
    a subject, where it is about people without names. `slots` are the fields of the value, in order
    of preference for mentions. `words` take a field from the words from the trigger on (first
    group of the pattern), and so do named groups of the trigger. `choose` gives a field the first
    of its values whose pattern is found in the trigger's clause, from the trigger on or in it.
    `needs` are fields (or `subject`, `speaker`) of which one must be found, `requires` those that
    must all be. `accuser` lets the organ that made the arrest be the speaker of a claim that names
    none. `claim` marks a claim rule; its `speaker` lists ways to find who says so, and `party` names
    the side that says so where no mention does.
    """

    type: str
    name: str
    trigger: re.Pattern[str]
    confidence: float
    value: Mapping[str, str]
    subject: tuple[Place, ...]
    implied: bool
    groups: bool
    slots: Mapping[str, tuple[Place, ...]]
    choose: Mapping[str, Mapping[str, re.Pattern[str]]]
    words: Mapping[str, re.Pattern[str]]
    needs: tuple[str, ...]
    requires: tuple[str, ...]
    accuser: bool
    unless: tuple[Context, ...]
    claim: Claim | None
    field: str
    speaker: tuple[Place, ...]
    party: str | None
    stance: Stance


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All rules of a language.

    `clause` matches what stands between clauses, `parts` what divides two events in one clause (a
    comma where the language says nothing else), `joins` what stands between joined names.
    `company` matches what stands before a person who shared the fate of an event's subject ("along
    with"), None where the language has no such rule. `attribution` lists ways to find who says what a
    sentence tells ("according to X", "X said").
    """

    rules: tuple[Rule, ...]
    attribution: tuple[Place, ...]
    clause: re.Pattern[str]
    parts: re.Pattern[str]
    joins: re.Pattern[str]
    company: re.Pattern[str] | None
