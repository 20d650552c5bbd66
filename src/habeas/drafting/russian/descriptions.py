"""Russian: what is said of a person right beside the name: occupation, role, post, kinship."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.drafting.russian.tokens import Token, Words, nominative
from habeas.drafting.russian.words import word_lists
from habeas.names.given import is_given_name

_REACH = 14
"""Tokens between the noun that describes and the name, at most (`начальник отдела полиции ... Иванов`)."""
_STATE = re.compile(
    r"полиц|милиц|прокурат|департамент|комитет|министер|управлен|\bотдел|следств|\bсуда|безопасност|юстици|\bкнб|\bфсб|"
    r"\bмвд|\bсизо|колони|изолятор|акимат|правительств|район|город|област|\bстраны|парламент|сенат|мажилис|республик|прокурор|следовател"
)

_WOMAN = re.compile(
    r"(?:[дзлнтчщцв]ница|[иа]стка|[еоёуи]рка|[еоиа]нка|нтка|есса|исса|ш[аи]ца)$|^(?:поэтесса|жена|супруга|мать|мама|сестра|"
    r"дочь|дочка|бабушка|т[её]тя|вдова|племянница|невеста|невестка|сноха)$"
)
"""Nouns that tell a woman; a masculine noun of work tells no sex."""


@dataclass(frozen=True, slots=True)
class Description:
    """What stands beside a name: tokens `first` to `last` of its sentence.

    `occupations` are its nouns in the dictionary form and `told` is the whole phrase in the
    nominative, both empty where it tells none. `cases` are those of the noun, empty where unknown.
    """

    occupations: tuple[str, ...]
    told: str
    features: frozenset[str]
    first: int
    last: int
    cases: frozenset[str]


def described_before(words: Words, name: int) -> Description | None:
    """What the tokens right before the one at `name` say of the person; None where they say nothing."""
    head = _head_before(words.tokens, name)
    if head is None:
        return None
    return _description(words, _phrase_start(words.tokens, head), head, name - 1)


def described_after(words: Words, name: int) -> Description | None:
    """What follows the name's last token, at `name`: `, журналист из Актау,` or ` — поэт`; None for nothing."""
    tokens = words.tokens
    place = name + 1
    if place + 1 >= len(tokens) or tokens[place].text not in (",", "—", "–", "-", "("):
        return None
    dash = tokens[place].text != ","
    place += 1
    place = _past_age(tokens, place)
    first = place
    while place < len(tokens) and (
        tokens[place].is_adjective or tokens[place].lemma in ("известный", "его", "ее", "бывший")
    ):
        place += 1
    if place >= len(tokens) or not _noun_of_people(tokens[place]) or tokens[place].plural:
        return None
    ends = place + 1 >= len(tokens) or not dash or tokens[place].cases >= {"nom"} or not tokens[place].cases
    return _description(words, first, place, _phrase_end(tokens, place)) if ends else None


def _past_age(tokens: Sequence[Token], place: int) -> int:
    if place + 2 < len(tokens) and tokens[place].text.isdigit() and tokens[place + 1].lemma in ("год", "лето"):
        return place + 3 if tokens[place + 2].text == "," else place + 2
    return place


def _noun_of_people(token: Token) -> bool:
    lists = word_lists()
    kinds = (lists.occupations, lists.detainees, lists.persons, lists.relations, lists.heads_of, lists.roles.keys())
    return any(lemma_of(token) in kind for kind in kinds) and not (
        token.is_adjective and token.readings[0].pos == "ADJ" and lemma_of(token) not in lists.detainees
    )


def lemma_of(token: Token) -> str:
    """The dictionary form of a word for a person: of a participle used as a noun, its own masculine form."""
    first = token.readings[0]
    if first.pos == "VERB" and first.feats.get("VerbForm") == "Part" and first.feats.get("Variant") != "Short":
        low = token.text.lower().replace("ё", "е")
        stem = re.sub(r"(?:ый|ого|ому|ым|ом|ая|ой|ую|ою|ые|ых|ыми|ий|его|ему|им|ем|ей|юю|ие|их|ими)$", "", low)
        return stem + "ый"
    low = token.text.lower()
    lemma = low.replace("ё", "е") if "-" in low and "nom" in token.cases else token.lemma
    return lemma.removeprefix("экс-")


def _head_before(tokens: Sequence[Token], name: int) -> int | None:
    """The noun that describes, nearest before the name over its own genitives; None where other words part them."""
    place = name - 1
    if place >= 0 and tokens[place].text in (",", "—", "–", "("):
        return None
    quoted = False
    while place >= max(0, name - _REACH):
        token = tokens[place]
        if token.text in ("»", "“", "”", "«") or quoted:
            quoted = token.text in ("»", "”") or (quoted and token.text not in ("«", "“"))
            place -= 1
            continue
        if token.capital and place and is_given_name(token.lemma.capitalize()):
            return None  # the noun further back describes the person named here
        if _noun_of_people(token):
            return _over_rank(tokens, place, name)
        passes = (
            token.is_noun
            or token.is_adjective
            or token.lemma in ("по", "и", "№", "при", "(", ")", "г.", ".", "г", "в", "-")
        )
        if not passes and not re.fullmatch(r"[\d/-]+", token.text):
            return None
        if token.is_noun and token.cases == {"nom"} and not token.capital and token.lemma not in word_lists().ranks:
            return None
        place -= 1
    return None


def _over_rank(tokens: Sequence[Token], place: int, name: int) -> int:
    """The noun before a rank where one stands there (`начальник департамента полковник Есенов`)."""
    if tokens[place].lemma not in word_lists().ranks or place == 0:
        return place
    further = _head_before(tokens, place)
    return place if further is None or name - further > _REACH else further


def _phrase_start(tokens: Sequence[Token], head: int) -> int:
    first = head
    while first > 0:
        before = tokens[first - 1]
        if "летн" in before.text:
            return first
        if (
            before.is_adjective
            and (before.cases & tokens[head].cases or not tokens[head].cases)
            and before.pos != "DET"
        ):
            first -= 1
        elif (
            before.text in ("и", ",", "-", "–")
            and first > 1
            and _noun_of_people(tokens[first - 2])
            and tokens[first - 2].cases & tokens[head].cases
        ):
            first -= 2
        else:
            return first
    return first


def _phrase_end(tokens: Sequence[Token], head: int) -> int:
    last = head
    while last + 1 < len(tokens):
        after = tokens[last + 1]
        joined = (
            after.text in ("и", "-")
            and last + 2 < len(tokens)
            and _noun_of_people(tokens[last + 2])
            and tokens[last + 2].cases & tokens[head].cases
        )
        if joined:
            last += 2
        elif (after.is_noun or after.is_adjective) and "gen" in after.cases:
            last += 1
        elif after.text == "«":
            close = next((p for p in range(last + 2, min(last + 10, len(tokens))) if tokens[p].text == "»"), None)
            if close is None:
                return last
            last = close
        else:
            return last
    return last


def _description(words: Words, first: int, head: int, last: int) -> Description:
    lists = word_lists()
    noun = lemma_of(words.tokens[head])
    features = set()
    role = lists.roles.get(noun)
    if noun in lists.relations:
        role = "relative"
    elif noun in lists.detainees:
        role = "detainee"
    elif noun in lists.heads_of and _STATE.search(words.text(head, last).lower()):
        role = "official"
    if role is not None:
        features.add(f"role:{role}")
    if noun in lists.female or noun in lists.male:
        features.add("gender:m" if noun in lists.male else "gender:f")
    elif _WOMAN.search(noun):
        features.add("gender:f")
    occupied = noun in lists.occupations and role is None
    told = _told(words, first, head, last) if occupied else ""
    nouns = [lemma_of(t) for t in words.tokens[first : last + 1] if t.is_noun and t.cases & words.tokens[head].cases]
    named = tuple(dict.fromkeys([noun, *(n for n in nouns if n in lists.occupations)])) if occupied else ()
    return Description(named, told, frozenset(features), first, last, words.tokens[head].cases)


def _told(words: Words, first: int, head: int, last: int) -> str:
    end = last
    while end > head and words.tokens[end].text in ("(", ")", "."):
        end -= 1
    while first < head and words.tokens[first].text.lower() in ("этот", "свой", "сам"):
        first += 1
    commas = [p for p in range(first, head) if words.tokens[p].text == ","]
    if commas and any(lemma_of(t) in word_lists().detainees for t in words.tokens[first : commas[-1]]):
        first = commas[-1] + 1  # "подсудимый, водитель": held is no occupation
    told = nominative(words, first, max(head, end))
    return told[:1].lower() + told[1:] if first == 0 or not words.tokens[first].text.isupper() else told
