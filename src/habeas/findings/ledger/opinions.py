"""Expert opinions: what each rests on, and which exclude one another."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

from habeas.base.ids import SourceId, StatementId
from habeas.base.known import Known
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.findings.ledger.items import Exclusion, Opinion, text_field
from habeas.findings.ledger.stems import lexicon, stems
from habeas.findings.ledger.terms import Finds, Preservation
from habeas.record.agreement import normal_text
from habeas.record.casefile import Fact
from habeas.record.following import Following
from habeas.record.merging import merged
from habeas.record.statements import Stance, Statement
from habeas.record.vocabulary.loading import vocabulary


def opinions_of(facts: Iterable[Fact], kept: Collection[SourceId]) -> tuple[Opinion, ...]:
    """The opinions among these facts, in their order; `kept` are the sources of the case.

    Statements that find different things are different opinions, however alike their words: "found
    signs" and "found no signs" differ by one word.
    """
    return tuple(
        _opinion(part, kept)
        for fact in facts
        if fact.prop == "expert_opinion" and fact.stance is Stance.ASSERTS
        for part in _by_finds(fact)
    )


def _by_finds(fact: Fact) -> list[Fact]:
    groups: dict[Finds | None, list[Statement]] = {}
    for statement in fact.statements:
        groups.setdefault(finds_of(statement.value, statement.language)[0], []).append(statement)
    if len(groups) == 1:
        return [fact]
    prop = vocabulary().properties["expert_opinion"]
    return [merged(fact.subject, group, prop) for group in groups.values()]


def finds_of(value: Known[Mapping[str, Plain]], lang: Lang) -> tuple[Finds | None, bool]:
    """What an opinion finds, and whether that was read off its conclusion and not stated by a person.

    A conclusion that has turns of both kinds, or of neither, tells nothing.
    """
    stated = text_field(value, "finds")
    if stated in set(Finds):
        return Finds(stated), False
    words = " ".join((text_field(value, "conclusion") or "").casefold().replace("ё", "е").split())
    lists = lexicon(lang)
    if any(turn in words for turn in lists.not_found):
        return Finds.NOT_FOUND, True
    return (Finds.FOUND, True) if any(turn in words for turn in lists.found) else (None, True)


def exclusions_of(
    opinions: Sequence[Opinion], judged: Iterable[Statement], following: Following
) -> tuple[Exclusion, ...]:
    """Pairs that exclude one another: those that a person judged so, and those that the rule proposes.

    Proposed is a pair on one question, or on one thing examined, or whose conclusions share a word, where one
    found what was asked for and the other did not. A pair that a person judged not to exclude one another
    is left out.
    """
    decided = _judged(judged, following)
    found = []
    for one, other in combinations(opinions, 2):
        verdict = next((said for pair, said in decided if _is_pair(pair, one, other)), None)
        if verdict is not None:
            if isinstance(verdict.value, Mapping) and verdict.value.get("exclusive") is True:
                found.append(Exclusion(one, other, verdict))
        elif {one.finds, other.finds} == {Finds.FOUND, Finds.NOT_FOUND} and _one_matter(one, other):
            found.append(Exclusion(one, other, None))
    return tuple(found)


def _opinion(fact: Fact, kept: Collection[SourceId]) -> Opinion:
    lang = fact.statements[0].language
    finds, read = finds_of(fact.value, lang)
    return Opinion(StatementId(fact.statements[0].id), fact, finds, read, _preservation(fact, kept))


def _preservation(fact: Fact, kept: Collection[SourceId]) -> Preservation:
    source = text_field(fact.value, "kept_as")
    if source is not None and any(source == one or (len(source) >= 4 and one.startswith(source)) for one in kept):
        return Preservation.KEPT
    if isinstance(fact.value, Mapping) and fact.value.get("preserved") is False:
        return Preservation.NOT_PRESERVED
    named = source is not None or text_field(fact.value, "rests_on") is not None
    return Preservation.NOT_HERE if named else Preservation.NOT_STATED


def _judged(judged: Iterable[Statement], following: Following) -> list[tuple[tuple[set[str], set[str]], Statement]]:
    """Judgements on pairs, the latest first, each with the statements that now stand for the two."""
    latest = sorted(judged, key=lambda said: (said.recorded_at, said.id), reverse=True)
    return [
        (
            (
                {one.id for one in following.now(text_field(said.value, "opinion") or "")},
                {one.id for one in following.now(text_field(said.value, "other_opinion") or "")},
            ),
            said,
        )
        for said in latest
    ]


def _is_pair(pair: tuple[set[str], set[str]], one: Opinion, other: Opinion) -> bool:
    mine = {statement.id for statement in one.fact.statements}
    theirs = {statement.id for statement in other.fact.statements}
    return bool((pair[0] & mine and pair[1] & theirs) or (pair[0] & theirs and pair[1] & mine))


def _one_matter(one: Opinion, other: Opinion) -> bool:
    for field in ("question", "rests_on"):
        first, second = one.told(field), other.told(field)
        if first is not None and second is not None:
            return normal_text(first) == normal_text(second)
    lang, their_lang = (each.fact.statements[0].language for each in (one, other))
    if lang is not their_lang:
        return False
    words = stems(one.told("conclusion") or "", lang) & stems(other.told("conclusion") or "", lang)
    return bool(words)
