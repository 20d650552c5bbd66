"""Russian: how far the name of a body reaches before and behind its head noun."""

import re
from collections.abc import Sequence

from habeas.base.span import Span
from habeas.drafting.russian.tokens import Token, Words
from habeas.drafting.russian.words import word_lists

CODE = re.compile(r"[А-ЯЁ]{1,3}-?\d+(?:/\d+)*")
"""The sign of a penal institution (`ЛА-155/18`)."""
_ACRONYM = re.compile(r"[А-ЯЁ]{1,2}[А-ЯЁа-яё]{0,4}[А-ЯЁ](?:-\d+|(?:-[А-ЯЁ]+)?(?:[-/]?\d+)*)?")
_NUMBER = re.compile(r"\d+(?:[/-]\d+)*")
QUOTES = {"«": "»", "“": "”", "„": "“", '"': '"'}
"""Each opening quotation mark with its closing one."""
_LONGEST = 16
"""Tokens behind the head, at most."""


def first_of(words: Words, head: int) -> int:
    """The first of the adjectives that stand before the head and agree with it."""
    first = head
    noun = words.tokens[head]
    cases = noun.cases
    while first > 0:
        before = words.tokens[first - 1]
        if before.lemma in (
            "этот",
            "тот",
            "свой",
            "наш",
            "ваш",
            "его",
            "ее",
            "их",
            "сам",
            "весь",
            "другой",
            "один",
            "который",
            "каждый",
            "такой",
        ):
            break
        if (
            before.text == "и"
            and first > 1
            and _agrees(words.tokens[first - 2], cases)
            and words.tokens[first - 2].capital
        ):
            first -= 2
        elif _agrees(before, cases) and not before.text[:1].isdigit():
            first -= 1
        else:
            break
    return first


def _agrees(token: Token, cases: frozenset[str]) -> bool:
    return token.is_adjective and (not cases or bool(token.cases & cases)) and token.pos != "DET"


def last_of(words: Words, head: int, people: Sequence[Span] = ()) -> int:
    """The last token of what hangs on the head: genitives, acronyms, numbers, quoted names, `по` with its dative.

    `people` are spans of names of people in document coordinates, where it ends.
    """
    tokens = words.tokens
    starts = {span.start - words.sentence.span.start for span in people}
    last = place = head
    while place + 1 < len(tokens) and place - head < _LONGEST:
        step = _step(tokens, place + 1, last == head)
        if step is None or any(tokens[at].start in starts for at in range(place + 1, step + 1)):
            break
        place = step
        last = place
    return last


def _step(tokens: Sequence[Token], place: int, first: bool) -> int | None:
    """The place of the last token of the next piece that belongs to the name; None where it ends."""
    return _marked(tokens, place, first) or _worded(tokens, place, first)


def _marked(tokens: Sequence[Token], place: int, first: bool) -> int | None:
    """The end of a piece that a mark or a short form begins: a number, a quoted name, an acronym in brackets."""
    token, following = tokens[place], tokens[place + 1] if place + 1 < len(tokens) else None
    if token.text == "№" or (first and token.text in ("-", "–")):
        return place + 1 if following is not None and _NUMBER.fullmatch(following.text) else None
    if first and (CODE.fullmatch(token.text) or (_NUMBER.fullmatch(token.text) and tokens[place - 1].text.isupper())):
        return place
    if token.text in ("г.", "г", "обл.", "р-на", "им", "им.", "имени"):
        return _after_short(tokens, place)
    if token.text in QUOTES:
        return _quoted(tokens, place)
    if token.text == "(" and following is not None and _ACRONYM.fullmatch(following.text):
        return place + 2 if place + 2 < len(tokens) and tokens[place + 2].text == ")" else None
    return None


def _worded(tokens: Sequence[Token], place: int, first: bool) -> int | None:
    """The end of a piece of words: a genitive, an acronym, `по` with its dative, `и` inside a name."""
    token, following = tokens[place], tokens[place + 1] if place + 1 < len(tokens) else None
    if following is not None and token.text in ("по", "при"):
        return _by(tokens, place + 1)
    if following is not None and token.text == "и" and not first:
        return place + 1 if "gen" in following.cases and _inside_name(tokens, place) else None
    if _ACRONYM.fullmatch(token.text) and token.text.isupper():
        return place
    if token.capital and tokens[place - 1].lemma in word_lists().settlements:
        return place
    if token.capital and token.is_adjective and following is not None and following.lemma in word_lists().settlements:
        return place + 1 if _may_be_genitive(token) and _may_be_genitive(following) else None
    if _genitive(token) and not _is_person(token):
        return place
    if token.is_adjective and "gen" in token.cases and following is not None:
        goes_on = (_genitive(following) or following.is_adjective) and _step(tokens, place + 1, False) is not None
        return place if goes_on else None
    return None


def _after_short(tokens: Sequence[Token], place: int) -> int | None:
    after = place + 1
    if after < len(tokens) and tokens[after].text == ".":
        after += 1
    return after if after < len(tokens) and tokens[after].capital else None


def _inside_name(tokens: Sequence[Token], place: int) -> bool:
    """Whether an `и` joins two parts of a name (`по науке и технологиям`), not two bodies."""
    before, after = tokens[place - 1], tokens[place + 1]
    return not before.capital and not after.capital and after.lemma not in word_lists().organ_heads


def _quoted(tokens: Sequence[Token], place: int) -> int | None:
    closing = QUOTES[tokens[place].text]
    for end in range(place + 1, min(place + 10, len(tokens))):
        if tokens[end].text == closing:
            return end
    return None


def _by(tokens: Sequence[Token], place: int) -> int | None:
    """The end of `по городу Кокжару`, `по Тверской области`, `по борьбе с экстремизмом`; None for another `по`."""
    end = place
    while end < len(tokens) and tokens[end].is_adjective and "dat" in tokens[end].cases:
        end += 1
    if end < len(tokens) and tokens[end].text in ("г.", "г"):
        return _after_short(tokens, end)
    if end >= len(tokens) or not tokens[end].is_noun:
        return None
    noun = tokens[end]
    if noun.text.isupper():
        return end
    if (
        noun.lemma == "дело"
        and end > place
        and tokens[place].lemma in ("уголовный", "административный", "гражданский", "особый", "внутренний", "особо")
    ):
        return end
    if not ("dat" in noun.cases or noun.capital) or noun.lemma in word_lists().not_by:
        return None
    if end == place and noun.lemma in word_lists().settlements and end + 1 < len(tokens) and tokens[end + 1].capital:
        return end + 1
    if noun.lemma == "борьба" and end + 2 < len(tokens):
        return end + 2
    return end


def _genitive(token: Token) -> bool:
    if not token.is_noun:
        return False
    if "gen" not in token.cases:
        return token.capital and not token.cases
    return token.lemma not in word_lists().not_genitive


def _may_be_genitive(token: Token) -> bool:
    """Whether its form can be a genitive, whatever its neighbours make likely."""
    return any(reading.feats.get("Case") == "Gen" for reading in token.readings)


def _is_person(token: Token) -> bool:
    lists = word_lists()
    if token.lemma in lists.roles or token.lemma in lists.detainees or token.lemma in lists.occupations:
        return True
    first = token.readings[0]
    return (
        first.pos == "PROPN"
        and first.feats.get("NameType") in ("Giv", "Sur", "Pat")
        and first.prob > 0.6
        and first.source == "dictionary"
    )
