"""Russian: people without a name: "режиссёр", "он", "защита", "несколько журналистов"."""

import re
from collections.abc import Sequence

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.backward import NEXT, SAME
from habeas.drafting.mentions import Kind, Mention
from habeas.drafting.russian.descriptions import lemma_of
from habeas.drafting.russian.tokens import Token, Words
from habeas.drafting.russian.words import word_lists

_MALE = ("он", "его", "ему", "им", "нем", "него", "нему", "ним")
_FEMALE = ("она", "ее", "ей", "ею", "ней", "нее", "нею")
_MANY = ("они", "их", "ими", "них", "ним", "ними")
_PRONOUN_CASES = {
    "он": "nom",
    "она": "nom",
    "ему": "dat",
    "нему": "dat",
    "нем": "loc",
    "ею": "ins",
    "нею": "ins",
    "него": "gen acc",
    "его": "gen acc",
    "ее": "gen acc",
    "нее": "gen acc",
    "им": "ins",
    "ним": "ins",
    "ей": "dat ins",
    "ней": "gen dat ins loc",
}
_PARTIES = (
    (r"защит[аеуы]|защитой|сторон[аыеу]\s+защиты|стороной\s+защиты", "защита"),
    (
        r"(?:его|её|ее|их)\s+(?:адвокат|защитник)(?:а|у|ом|е|и|ов|ам|ами|ах)?|адвокат(?:ы|ов|ам|ами|ах)?|адвокат[ауе]|адвокатом|защитник(?:и|ов|ам|ами)?",
        "защита",
    ),
    (
        r"гособвинени[еяюем]+|государственн[а-я]+\s+обвинени[еяюем]+|сторон[аыеу]\s+обвинения|обвинени[яею]|обвинением|прокурор(?:а|у|ом|ы|ов)?|гособвинител[а-я]+",
        "обвинение",
    ),
    (r"следстви[ея]|следствию|следствием|следовател(?:ь|я|ю|ем|и|ей|ям|ями)|органы?\s+следствия", "следствие"),
    (r"(?:родн(?:ые|ых|ым|ыми)|родственник(?:и|ов|ам|ами)|близки(?:е|х|м|ми)|семь[яеиюё]й?)", "родные"),
    (
        r"(?:его|её|ее|их)\s+(?:жен[аеыу]|муж(?:а|у|ем)?|мать|матери|отец|отца|отцу|сестр[аеыу]|брат(?:а|у)?|супруг[аеиу]?|сын|дочь)",
        "родные",
    ),
    (r"правозащитник(?:и|ов|ам|ами)", "правозащитники"),
    (r"власт(?:и|ей|ям|ями)|силовик(?:и|ов|ам|ами)|чиновник(?:и|ов|ам|ами)|спецслужб[аыу]?", "власти"),
    (r"полици[яиюей]+|полицейски(?:е|х|м|ми)", "полиция"),
    (r"свидетел(?:и|ей|ям|ями)|очевид(?:цы|цев|цам|цами)", "свидетели"),
    (r"эксперт(?:ы|ов|ам|ами)", "эксперты"),
)
_CAMPS = {
    "защита": "defending",
    "родные": "defending",
    "правозащитники": "defending",
    "обвинение": "accusing",
    "следствие": "accusing",
    "власти": "accusing",
    "полиция": "accusing",
}
"""On which side of the case a party speaks."""
_BACK = (
    (
        SAME,
        r"(?:в|на)\s+(?:тот|этот)\s+же\s+(?:день|вечер|год|месяц)|в\s+ту\s+же\s+ночь|в\s+то\s+(?:же\s+)?время|тогда\s+же|в\s+тот\s+момент",
    ),
    (NEXT, r"(?:на|в)\s+следующий\s+день|на\s+следующее\s+утро|на\s+другой\s+день|днём\s+позже|днем\s+позже|назавтра"),
)
"""Words that point to a time told before, or to the day after it."""
_PARTY_PATTERNS = tuple((re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), name) for pattern, name in _PARTIES)
_BACK_PATTERNS = tuple((feature, re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)) for feature, pattern in _BACK)
_COUNTED = re.compile(
    r"\b(?:нескольк(?:о|их|им)|двое|трое|четверо|пятеро|шестеро|семеро|двоих|троих|десятк(?:и|ов)|сотн[ии]|тысяч[иа]?|"
    r"многи(?:е|х)|друг(?:ие|их)|обоих|оба|ещ[её]\s+(?:\w+)|\d+|дво[её]|двух|трех|трёх|пяти|групп[ауы])\s+(?:[а-яё-]+\s+){0,2}?[а-яё]+(?:ов|ев|ей|ых|их|ек|ц)\b",
    re.IGNORECASE,
)


def find_references(words: Sequence[Words], closed: Sequence[Mention]) -> list[Mention]:
    """Nouns, pronouns, parties and groups in these sentences; `closed` are people and bodies already found."""
    found: list[Mention] = []
    for sentence in words:
        here = [m for m in closed if m.span.overlaps(sentence.sentence.span)]
        found += _pronouns(sentence)
        found += _nouns(sentence, here)
        found += _relatives(sentence, [*here, *found])
        found += _matches(sentence, here)
    return found


def _make(words: Words, kind: Kind, first: int, last: int, name: str, features: set[str]) -> Mention:
    return Mention(
        kind, words.span(first, last), words.text(first, last), name, Lang.RU, frozenset(features), confidence=0.8
    )


def _pronouns(words: Words) -> list[Mention]:
    found = []
    for place, token in enumerate(words.tokens):
        low = token.text.lower().replace("ё", "е")
        if low in _MANY and not (low == "ним" and not token.plural):
            found.append(_make(words, Kind.GROUP, place, place, low, {"number:many"}))
        elif low in _MALE or low in _FEMALE:
            features = {"gender:m" if low in _MALE else "gender:f"}
            if low in ("его", "ее") and _owns(words, place):
                features.add("possessive")
            else:
                features |= {f"case:{case}" for case in _PRONOUN_CASES[low].split()}
            found.append(_make(words, Kind.PRONOUN, place, place, low, features))
    return found


def _owns(words: Words, place: int) -> bool:
    """Whether `его` or `её` is "his" or "her": a noun follows it, maybe after adjectives, and it is not an object."""
    after = place + 1
    while after < len(words.tokens) and words.tokens[after].is_adjective:
        after += 1
    if after >= len(words.tokens) or not words.tokens[after].is_noun:
        return False
    return words.tokens[place].readings[0].pos == "DET" or after > place + 1


def _nouns(words: Words, closed: Sequence[Mention]) -> list[Mention]:
    lists = word_lists()
    found = []
    for place, token in enumerate(words.tokens):
        if not (token.is_noun or token.readings[0].pos in ("VERB", "ADJ")):
            continue
        noun = lemma_of(token)
        known = noun in lists.detainees or noun in lists.occupations or noun in lists.persons
        if not known or not _stands_alone(words, place, closed):
            if noun in lists.groups and token.plural:
                found.append(_make(words, Kind.GROUP, place, place, noun, {"number:many", *_cases(words, place)}))
            continue
        if token.plural:
            found.append(_make(words, Kind.GROUP, place, place, noun, {"number:many", *_cases(words, place)}))
            continue
        features = _cases(words, place)
        if noun in lists.detainees:
            features |= {"role:detainee", *_sex_of_noun(token)}
        elif noun in lists.persons:
            features.add("role:person")
            features |= {"gender:m"} if noun in lists.male else {"gender:f"} if noun in lists.female else set()
        else:
            features.add(f"occupation:{noun}")
        found.append(_make(words, Kind.NOUN, place, place, noun, features))
    return found


def _cases(words: Words, place: int) -> set[str]:
    return {f"case:{case}" for case in words.tokens[place].cases}


def _sex_of_noun(token: Token) -> set[str]:
    """The sex that the form of `осуждённую`, `подсудимого` tells; empty where the form fits either."""
    low = token.text.lower()
    if low.endswith(("ая", "яя", "ую", "юю", "ница", "ницу", "ницей", "нтка", "нтку", "нткой")):
        return {"gender:f"}
    return {"gender:m"} if low.endswith(("ый", "ого", "ому", "ым")) and token.readings[0].pos != "NOUN" else set()


def _stands_alone(words: Words, place: int, closed: Sequence[Mention]) -> bool:
    """Whether no name follows at once, and the word is a noun here, not a participle before one."""
    token = words.tokens[place]
    span = words.span(place, place)
    if any(m.span.overlaps(span) or _describes(m, span) for m in closed):
        return False
    if place + 1 < len(words.tokens):
        after = words.tokens[place + 1]
        start = words.span(place + 1, place + 1)
        if any(m.kind is Kind.PERSON and m.span.start == start.start for m in closed):
            return False
        if (
            not token.is_noun
            and (after.is_noun or after.is_adjective)
            and after.cases & token.cases
            and after.text[:1].islower()
        ):
            return False
    return token.is_noun or token.readings[0].feats.get("Variant") != "Short"


def _describes(mention: Mention, span: Span) -> bool:
    """Whether the span lies in the words that describe a named person (`режиссёру и драматургу Жалгасу ...`)."""
    where = mention.value.get("beside")
    places = [int(str(place)) for place in where] if isinstance(where, list) else []
    return any(Span(start, end).overlaps(span) for start, end in zip(places[::2], places[1::2], strict=True))


def _relatives(words: Words, closed: Sequence[Mention]) -> list[Mention]:
    """`который` in the singular right after a person: it stands for them."""
    found = []
    for place, token in enumerate(words.tokens):
        if token.lemma != "который" or token.plural or place < 2:
            continue
        comma = place - 1 if words.tokens[place - 1].text == "," else place - 2
        if words.tokens[comma].text != ",":
            continue
        before = words.span(comma - 1, comma - 1) if comma else None
        if before is None or not any(m.kind in (Kind.PERSON, Kind.NOUN) and m.span.end == before.end for m in closed):
            continue
        sex = token.readings[0].feats.get("Gender")
        features = {f"case:{case}" for case in token.cases} | (
            {f"gender:{sex[0].lower()}"} if sex in ("Masc", "Fem") else set()
        )
        found.append(_make(words, Kind.PRONOUN, place, place, "который", features))
    return found


def _matches(words: Words, closed: Sequence[Mention]) -> list[Mention]:
    found = []
    text, base = words.sentence.text, words.sentence.span.start
    for pattern, name in _PARTY_PATTERNS:
        for match in pattern.finditer(text):
            places = words.inside(Span(match.start() + base, match.end() + base))
            if places is not None and not any(_describes(m, words.span(*places)) for m in closed):
                features = {f"case:{case}" for case in words.tokens[places[1]].cases}
                features |= {f"camp:{_CAMPS[name]}"} if name in _CAMPS else set()
                found.append(_make(words, Kind.PARTY, *places, name, features))
    for feature, pattern in _BACK_PATTERNS:
        for match in pattern.finditer(text):
            places = words.inside(Span(match.start() + base, match.end() + base))
            if places is not None:
                found.append(_make(words, Kind.TIME, *places, match.group(), {feature}))
    for match in _COUNTED.finditer(text):
        places = words.inside(Span(match.start() + base, match.end() + base))
        if places is not None and words.tokens[places[1]].lemma in word_lists().groups:
            cases = _cases(words, places[1])
            if "case:gen" in cases:
                cases |= {"case:nom", "case:acc"}  # behind a number the noun tells nothing of the whole
            found.append(_make(words, Kind.GROUP, *places, match.group(), {"number:many", *cases}))
    return found
