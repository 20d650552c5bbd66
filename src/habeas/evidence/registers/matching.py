"""How well one entry of a register answers a question about one work, with an account of every word."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from habeas.evidence.registers.matching_account import ACCOUNTED, Account, Met, Pair, Where, Why
from habeas.evidence.registers.matching_common import names_alone
from habeas.evidence.registers.matching_lists import is_sort, listed_set
from habeas.evidence.registers.matching_pairing import MeetTwo, pair_names, pair_words
from habeas.evidence.registers.matching_parts import Part, PartRole, Parts
from habeas.evidence.registers.matching_question import Question
from habeas.evidence.registers.matching_words import WORD, Meets, Word, meet_words, small_of
from habeas.names.given import is_given_name

type Weigh = Callable[[Word], float]

JUST_BELOW = 0.78
"""The most that an entry scores whose work is not accounted for."""

_WHOLE = 0.85
"""The share of a name, by weight, that has to be met."""

_MOST = 0.6
_LITTLE = 0.12
_TELLING_WORDS = 4
"""Words of a work in their order that tell it."""

_BEGINNING = 3
_AUTHOR_UNSAID = 3
"""Words of a title that tell it even where the entry names no author and the question does."""

_ONE_ISSUE = 0.84
"""The most that an entry of one issue or part scores where the question does not say which."""

_RIGHT_AFTER = 14
_AFTER = 28
_TRIED = 5
"""Naming parts of one entry that are looked at closely."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one naming part and the rest of the entry account for."""

    part: Part
    naming: tuple[Pair, ...]
    makers: tuple[Pair, ...]
    elsewhere: tuple[Pair, ...]
    left: tuple[int, ...]
    left_printed: tuple[Word, ...]
    covered: float
    unmet: float


def account(
    question: Question, parts: Parts, text: str, weigh: Weigh, meet_two: MeetTwo = meet_words
) -> Account | None:
    """The best account of the entry with these parts and this text; None where nothing of the question met it."""
    best: Account | None = None
    for part, naming in _likeliest(question, parts, weigh, meet_two):
        seen = _see(question, part, naming, parts, weigh, meet_two)
        if not (seen.naming or seen.makers):
            continue
        found = _judge(question, seen, parts, text, weigh)
        if best is None or (found.score, -len(found.left_printed)) > (best.score, -len(best.left_printed)):
            best = found
    return best


def _likeliest(
    question: Question, parts: Parts, weigh: Weigh, meet_two: MeetTwo
) -> list[tuple[Part, tuple[Pair, ...]]]:
    """The naming parts that share the most with the question, and what they share; of the others the first."""
    found = []
    for number, part in enumerate(parts.naming):
        naming = _naming(question, part, meet_two)
        got = sum(weigh(word) * pair.likeness for pair in naming for word in pair.printed)
        whole = sum(weigh(word) for word in part.words)
        found.append((-got * (1 + got / whole), number, part, naming))
    return [(part, naming) for _, _, part, naming in sorted(found, key=lambda one: one[:2])[:_TRIED]]


def _naming(question: Question, part: Part, meet_two: MeetTwo) -> tuple[Pair, ...]:
    """What a naming part shares with the question; words in quotation marks meet it first."""
    words, everywhere = question.words, range(len(question.words))
    naming = pair_words(words, [i for i in everywhere if i in question.quoted], part.words, meet_two)
    met = {word.span for pair in naming for word in pair.printed}
    rest = [word for word in part.words if word.span not in met]
    outside = [i for i in everywhere if i not in question.quoted]
    return (*naming, *pair_words(words, outside, rest, meet_two)) if outside and rest else naming


def _see(
    question: Question, part: Part, naming: tuple[Pair, ...], parts: Parts, weigh: Weigh, meet_two: MeetTwo
) -> _Seen:
    words = question.words
    everywhere = range(len(words))
    met_printed = {word.span for pair in naming for word in pair.printed}
    free = _free(everywhere, naming)
    outside = [word for word in parts.makers if not part.span.contains(word.span)]
    makers = pair_names(words, [i for i in free if question.asks(i)], outside, meet_two)
    if all(pair.how is Meets.INITIAL for pair in makers):
        # an initial in the entry names nobody by itself: any surname with that letter would meet it
        makers = tuple(pair for pair in makers if all(len(words[i].text) == 1 for i in pair.asked))
    free = _free(free, makers)
    used = met_printed | {word.span for pair in makers for word in pair.printed}
    rest = [word for word in parts.words if word.span not in used and not word.joining]
    elsewhere = tuple(
        pair
        for pair in pair_words(words, [i for i in free if question.asks(i)], rest, meet_two)
        if pair.how is not Meets.SPELLING
    )
    left = tuple(i for i in _free(free, elsewhere) if question.asks(i))
    whole = sum(weigh(word) for word in part.words)
    got = sum(weigh(word) * pair.likeness for pair in naming for word in pair.printed)
    asked = sum(weigh(words[i]) for i in everywhere if question.asks(i))
    unmet = sum(weigh(words[i]) for i in left) + 0.5 * sum(weigh(words[i]) for pair in elsewhere for i in pair.asked)
    open_words = [word for word in part.words if word.span not in met_printed]
    return _Seen(
        part=part,
        naming=naming,
        makers=makers,
        elsewhere=elsewhere,
        left=left,
        left_printed=tuple(open_words),
        covered=got / whole if whole else 0.0,
        unmet=min(1.0, unmet / asked) if asked else 0.0,
    )


def _free(places: Collection[int], pairs: Sequence[Pair]) -> list[int]:
    taken = {place for pair in pairs for place in pair.asked}
    return [place for place in places if place not in taken]


def _judge(question: Question, seen: _Seen, parts: Parts, text: str, weigh: Weigh) -> Account:
    against = _against(question, seen, parts, text, weigh)
    for_it = _for_it(question, seen) if not against else None
    likeness = [pair.likeness for pair in (*seen.naming, *seen.makers)]
    alike = sum(likeness) / len(likeness)
    if for_it is not None:
        why, most = for_it
        reasons: tuple[Why, ...] = (why,)
        if _issue_unsaid(seen, parts, text):
            reasons, most = (why, Why.NUMBER_NOT_ASKED), min(most, _ONE_ISSUE)
        part = 0.5 * min(1.0, max(0.0, (seen.covered - _MOST) / (1 - _MOST))) + 0.3 * (1 - seen.unmet) + 0.2 * alike
        return _told(question, seen, ACCOUNTED + (most - ACCOUNTED) * part, reasons)
    reasons = against or _lacking(question, seen)
    most = min(_CEILING.get(reason, JUST_BELOW) for reason in reasons)
    share = 0.6 * seen.covered + 0.4 * (1 - seen.unmet)
    if Why.ONLY_AUTHOR in reasons:
        share = 1 - seen.unmet
    return _told(question, seen, most * share * (0.9 + 0.1 * alike), reasons)


_CEILING = {
    Why.ONLY_AUTHOR: 0.55,
    Why.ONE_COMMON_WORD: 0.7,
    Why.ONLY_PLACE: 0.45,
    Why.FEW_WORDS: 0.7,
    Why.AUTHOR_DIFFERS: 0.7,
    Why.NUMBER_DIFFERS: 0.75,
    Why.SOME_WORDS: 0.7,
}
"""The most that an entry scores for each reason; 0.78 for the others."""


def _against(question: Question, seen: _Seen, parts: Parts, text: str, weigh: Weigh) -> tuple[Why, ...]:
    """What keeps the entry from being the work that was asked after, where its name is met."""
    if seen.part.role is PartRole.PLACE:
        return (Why.ONLY_PLACE,)
    reasons = []
    if _numbers_differ(question, seen, parts, text):
        reasons.append(Why.NUMBER_DIFFERS)
    elif any(question.words[i].number and not _YEAR.fullmatch(question.words[i].text) for i in seen.left):
        reasons.append(Why.MORE_ASKED)
    if seen.part.role is PartRole.WORDS:
        other = any(_counts(word) for word in seen.left_printed) and any(
            not question.words[i].number for i in seen.left
        )
        return (*reasons, Why.ANOTHER_WORD) if other else tuple(reasons)
    names = [i for i in seen.left if i in question.names and question.marked]
    inside = [i for i in seen.left if i in question.quoted and not question.words[i].number]
    if question.marked:
        inside += [i for pair in seen.elsewhere for i in pair.asked if i in question.quoted]
    printed = [word for word in seen.left_printed if _counts(word)]
    if not question.marked and _of_another_title(seen, parts):
        reasons.append(Why.MORE_ASKED)
    if inside and printed and seen.covered < 1:
        reasons.append(Why.ANOTHER_WORD)
    elif inside and (
        question.marked or sum(weigh(question.words[i]) for i in inside) > _LITTLE * _asked(question, weigh)
    ):
        reasons.append(Why.MORE_ASKED)
    if names:
        reasons += _author_against(question, seen, parts, names)
    return tuple(reasons)


def _of_another_title(seen: _Seen, parts: Parts) -> bool:
    """Whether a telling word of a question without marks met only the name of another work in the entry."""
    others = [
        part.span
        for part in parts.naming
        if part.role is PartRole.TITLE and not part.span.overlaps(seen.part.span) and part.words
    ]
    return any(
        _counts(word) and not is_sort(word.small) and any(span.contains(word.span) for span in others)
        for pair in seen.elsewhere
        for word in pair.printed
    )


def _asked(question: Question, weigh: Weigh) -> float:
    return sum(weigh(word) for i, word in enumerate(question.words) if question.asks(i))


def _author_against(question: Question, seen: _Seen, parts: Parts, names: Sequence[int]) -> tuple[Why, ...]:
    met = [pair for pair in seen.makers if any(i in question.names for i in pair.asked)]
    taken = {word.span for pair in seen.makers for word in pair.printed}
    others = [word for word in parts.makers if word.span not in taken and not seen.part.span.contains(word.span)]
    if met and len(names) < len(met):
        return ()
    if met or any(len(word.text) > 1 for word in others):
        return (Why.AUTHOR_DIFFERS,)
    telling = [pair for pair in seen.naming if all(_counts(word) for word in pair.printed)]
    return () if len(telling) >= _AUTHOR_UNSAID else (Why.AUTHOR_NOT_IN_ENTRY,)


def _counts(word: Word) -> bool:
    """Whether a word of a title tells it from another: it is no joining word and no number."""
    return not word.joining and not word.number


def _numbers_differ(question: Question, seen: _Seen, parts: Parts, text: str) -> bool:
    """Whether the question names a number and the entry another one in its place."""
    left = [question.words[i] for i in seen.left if question.words[i].number]
    if not left:
        return False
    if any(word.number for word in seen.left_printed) or _issue(seen.part, parts, text):
        return True
    return (
        all(_YEAR.fullmatch(word.text) for word in left) and _YEAR.search(text[: parts.words[-1].span.end]) is not None
    )


def _issue_unsaid(seen: _Seen, parts: Parts, text: str) -> bool:
    """Whether the entry is of one issue or part and the question names none."""
    if seen.part.role is PartRole.WORDS:
        return False
    met = {word.span for pair in (*seen.makers, *seen.elsewhere) for word in pair.printed}
    numbers = [word for word in _issue(seen.part, parts, text) if word.text.isdigit()]
    return any(word.span not in met and word.span.start - seen.part.span.end <= _RIGHT_AFTER for word in numbers)


def _issue(part: Part, parts: Parts, text: str) -> tuple[Word, ...]:
    """The number of an issue, a part or a volume that the entry gives right after the name."""
    after = text[part.span.end : part.span.end + _AFTER]
    marked = re.search(r"№|(?<!\w)N(?!\w)", after) is not None
    marked = marked or any(small_of(found.group()) in listed_set("numbered") for found in WORD.finditer(after))
    near = [word for word in parts.words if 0 <= word.span.start - part.span.end < _AFTER and word.number]
    return tuple(near[:1]) if marked else ()


def _for_it(question: Question, seen: _Seen) -> tuple[Why, float] | None:
    """How the work is accounted for, and the most it can score so; None where it is not."""
    role, telling = seen.part.role, [pair for pair in seen.naming if all(_counts(word) for word in pair.printed)]
    strong = [word for pair in telling for word in pair.printed if not is_sort(word.small)]
    if role is PartRole.WORDS:
        whole = seen.covered >= _WHOLE or not _free(sorted(question.quoted), seen.naming)
        both = seen.covered >= _WHOLE and seen.unmet <= _LITTLE / 2 and len(telling) >= 2 and bool(strong)
        most = 0.95 if both else 0.9
        return (Why.WORDS_OF_WORK, most) if both or (_run(seen) >= _TELLING_WORDS and whole) else None
    author = _author_met(question, seen)
    alone = len(telling) == 1 and len(strong) == 1 and names_alone(strong[0])
    enough = len(telling) >= 2 and len(strong) >= 1
    if role is PartRole.MAIN_TITLE:
        enough = enough and not any(is_given_name(word.text) for word in strong)
    if seen.covered >= _WHOLE and (enough or (strong and author) or (alone and role is PartRole.TITLE)):
        if any(i in question.names for i in seen.left):
            return Why.TITLE, 0.84
        return Why.TITLE, {PartRole.SONG: 0.97, PartRole.MAIN_TITLE: 0.93}.get(role, 1.0)
    if seen.unmet > _LITTLE / 2 or not strong:
        return None
    if author and seen.covered >= _MOST:
        return Why.AUTHOR_AND_WORK, 0.92
    if (
        len(telling) >= _BEGINNING
        and seen.covered >= _MOST - 0.05
        and _begins(seen)
        and not (seen.makers and question.marked)
    ):
        return Why.TITLE_BEGINS, 0.88
    return None


def _author_met(question: Question, seen: _Seen) -> bool:
    """Whether a word of the question that is no initial met a word that may name a maker."""
    return any(
        pair.how is not Meets.INITIAL and not question.words[i].joining and len(question.words[i].small) > 3
        for pair in seen.makers
        for i in pair.asked
    )


def _run(seen: _Seen) -> int:
    """How many telling words met one after another, in the order of both sides."""
    order = {word.span: place for place, word in enumerate(seen.part.words)}
    best = now = 0
    last: tuple[int, int] | None = None
    for pair in seen.naming:
        here = (pair.asked[0], order[pair.printed[0].span])
        follows = last is not None and 0 < here[0] - last[0] <= 2 and 0 < here[1] - last[1] <= 2
        counts = all(_counts(word) for word in pair.printed)
        now = (now if follows or last is None else 0) + counts
        best, last = max(best, now), here
    return best


def _begins(seen: _Seen) -> bool:
    """Whether what met of the name is its beginning, without a gap."""
    met = {word.span for pair in seen.naming for word in pair.printed}
    telling = [word.span in met for word in seen.part.words if _counts(word)]
    return telling == sorted(telling, reverse=True)


def _lacking(question: Question, seen: _Seen) -> tuple[Why, ...]:
    """Why the work is not accounted for where nothing speaks against it."""
    asked = [i for i in range(len(question.words)) if question.asks(i)]
    in_makers = {i for pair in seen.makers for i in pair.asked}
    if in_makers and in_makers >= set(asked):
        return (Why.ONLY_AUTHOR,)
    if seen.part.role is PartRole.WORDS:
        return (Why.FEW_WORDS,)
    if seen.covered >= _WHOLE:
        return (Why.ONE_COMMON_WORD,)
    return (Why.SOME_WORDS,) if seen.unmet > _LITTLE else (Why.MORE_PRINTED,)


def _told(question: Question, seen: _Seen, score: float, why: tuple[Why, ...]) -> Account:
    met = [_met(question, pair, Where.NAMING) for pair in seen.naming]
    met += [_met(question, pair, Where.MAKERS) for pair in seen.makers]
    met += [_met(question, pair, Where.ELSEWHERE) for pair in seen.elsewhere]
    taken = {i for pair in (*seen.naming, *seen.makers, *seen.elsewhere) for i in pair.asked} | set(seen.left)
    aside = tuple(word.text for i, word in enumerate(question.words) if i not in taken)
    left = tuple(question.words[i].text for i in seen.left)
    printed = tuple(word.text for word in seen.left_printed)
    words = seen.part.words
    shown = " ".join(word.text for word in words)
    return Account(round(score, 2), why, seen.part.role, shown, tuple(met), left, printed, aside)


def _met(question: Question, pair: Pair, where: Where) -> Met:
    asked = " ".join(question.words[i].text for i in pair.asked)
    return Met(asked, " ".join(word.text for word in pair.printed), pair.how, where)
