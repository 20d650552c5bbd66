"""English: people without a name: "the artist", "he", "the defence", "several journalists"."""

import re
from collections.abc import Sequence
from functools import cache

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.backward import NEXT, SAME
from habeas.drafting.document import Sentence
from habeas.drafting.english.words import words
from habeas.drafting.mentions import Kind, Mention

_LED_BY = re.compile(r"\b(by|with)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_OWNED = re.compile(
    r"\s+(?!(?:to|for|in|into|on|at|and|or|under|from|with|by|until|till|when|after|before|as|not|guilty|that|while|again|"
    r"because|if|who|without|during|out|off|up|down|away|of|about|but|so|then|twice|once)\b)[a-z]"
)
"""What follows "her" where it owns something; not "sentenced her to", "released her on"."""
_SPEAKS = re.compile(r"\s+(?:also\s+|then\s+)?(?:said|says|added|adds|told|noted|explained|claims|claimed|stated)\b")
_BACK = (
    (
        SAME,
        r"\b(?:at\s+(?:that|the|this)\s+time|(?:on\s+)?(?:the\s+same|that|this\s+same)\s+(?:day|date|evening|night|month|year)|in\s+(?:that|the\s+same)\s+(?:year|month))\b",
    ),
    (NEXT, r"\b(?:the\s+)?(?:next|following)\s+(?:day|morning)\b"),
)
_BODY_BACK = re.compile(
    r"\bthe\s+(?P<same>same\s+)?(?P<head>department|agency|directorate|ministry|bureau|service|committee|court)\b"
    r"(?!\s+(?:of|for)\b)",
    re.IGNORECASE,
)
_PARTIES = (
    (r"(?:the\s+)?(?:defen[cs]e)(?:\s+(?:team|lawyers?|counsel|attorneys?))?", "the defence"),
    (
        r"(?:(?:his|her|their|the)\s+|\w+['’]s\s+)(?:\w+\s+)?(?:lawyers?|attorneys?|counsel)\b(?!,?\s+(?-i:[A-Z]))",
        "the defence",
    ),
    (r"(?:the\s+|state\s+|public\s+)?prosecutors?(?!['’]s\s+office)|(?:the\s+)?prosecution", "the prosecution"),
    (r"(?:the\s+)?accusers", "the accusers"),
    (r"(?:the\s+)?investigators|the\s+investigator(?!\s+(?-i:[A-Z]))|(?:the\s+)?investigation", "the investigation"),
    (r"(?:the\s+)?(?:security\s+(?:officers|services?)|special\s+services)", "the security service"),
    (r"(?:the\s+)?authorities|(?:the\s+)?officials|(?:[A-Z]\w+\s+)authorities", "the authorities"),
    (
        r"(?:(?:his|her|their|the)\s+|\w+['’]s\s+)(?:family|relatives|parents|wife|husband|mother|father|brother|sister|son|daughter)\b(?!,?\s+(?-i:[A-Z]))",
        "the family",
    ),
    (r"(?:the\s+)?(?:witnesses|eyewitnesses)", "witnesses"),
)
_CAMPS = {
    "the defence": "defending",
    "the family": "defending",
    "the prosecution": "accusing",
    "the accusers": "accusing",
    "the investigation": "accusing",
    "the security service": "accusing",
    "the authorities": "accusing",
}
"""On which side of the case a party speaks."""
_GROUP = re.compile(
    r"\b(?:several|many|some|dozens?\s+of|hundreds?\s+of|thousands?\s+of|two|three|four|five|six|seven|eight|nine|ten|"
    r"\d+|a\s+(?:group|number)\s+of|other|these|those|all|both)\s+(?:(?!(?:of|in|on|and|with|without|by|for)\s)[\w/’'-]+\s+){0,3}"
    r"(?:journalists?|reporters?|people|persons|activists?|protesters?|demonstrators?|citizens?|men|women|officers?|"
    r"contributors?|defenders?|students?|members?|detainees?|prisoners?|employees?|supporters?|relatives?|lawyers?|believers?)\b",
    re.IGNORECASE,
)
_ONE = re.compile(
    r"(?<!,\s)(?<!\bis\s)(?<!\bwas\s)(?<!\bas\s)(?<!—\s)\b(?:an?|any|every|each|another|one)\s+(?:(?!(?:of|in|on|and|for)\s)[\w-]+\s+){0,2}?"
    r"(?:journalist|reporter|activist|protester|citizen|man|woman|officer|contributor|contractor|student|employee|lawyer|"
    r"blogger|person|passer-by|detainee|prisoner)\b(?!,?\s+(?:named\s+|called\s+)?[A-Z])"
)
_SERVING = re.compile(r"\b(?:officers?|employees?|agents|provocateurs|masked\s+men|members)$", re.IGNORECASE)
"""People who act for an organ: what is done to somebody is not done to them."""
_MANY = re.compile(
    r"\b(?:journalists|reporters|activists|protesters|demonstrators|dissidents|citizens|civilians|prisoners|victims|"
    r"contributors|believers|supporters|officers|employees|provocateurs|agents|they|them|their)\b",
    re.IGNORECASE,
)


def find_references(sentences: Sequence[Sentence]) -> list[Mention]:
    """Nouns, pronouns, parties and groups in these sentences."""
    found: list[Mention] = []
    for sentence in sentences:
        found += _pronouns(sentence)
        found += _nouns(sentence)
        found += _parties(sentence)
        found += _groups(sentence)
        found += _times_back(sentence)
        found += _bodies_back(sentence)
    return found


def _pronouns(sentence: Sentence) -> list[Mention]:
    found = []
    for match in _PRONOUN.finditer(sentence.text):
        word = match[1].lower()
        features = {"gender:m" if word.startswith("h") and not word.startswith("her") else "gender:f"}
        if word in ("his", "hers") or (word == "her" and _OWNED.match(sentence.text[match.end() :])):
            features.add("possessive")
        if word in ("he", "she"):
            features.add("case:nom")
            if _SPEAKS.match(sentence.text[match.end() :]):
                features.add("speaks")
        found.append(_mention(Kind.PRONOUN, sentence, match, word, features))
    return found


def _nouns(sentence: Sentence) -> list[Mention]:
    found: list[Mention] = []
    for match in _OURS.finditer(sentence.text):
        features = {"role:detainee", *_SEX.get(match[1].lower(), ())}
        found.append(_mention(Kind.NOUN, sentence, match, match[1].lower(), features))
    for match in _noun_pattern().finditer(sentence.text):
        noun = " ".join(match["noun"].lower().split())
        features = set()
        if noun in words().detainees:
            features.add("role:detainee")
        elif noun in words().persons:
            features |= {"role:person", *_SEX.get(noun, ())}
        else:
            features.add(f"occupation:{noun}")
        if re.match(r"['’]s\b", sentence.text[match.end() :]):
            features.add("possessive")
        found.append(_mention(Kind.NOUN, sentence, match, noun, features))
    return found


_OURS = re.compile(r"\b(?:my|our)\s+(client|husband|wife|son|daughter|brother|sister|father|mother)\b(?!\s+[A-Z])")
"""How counsel and family speak of the person held."""
_SEX = {
    "husband": ("gender:m",),
    "son": ("gender:m",),
    "brother": ("gender:m",),
    "wife": ("gender:f",),
    "daughter": ("gender:f",),
    "sister": ("gender:f",),
    "man": ("gender:m",),
    "boy": ("gender:m",),
    "father": ("gender:m",),
    "woman": ("gender:f",),
    "girl": ("gender:f",),
    "mother": ("gender:f",),
}


def _parties(sentence: Sentence) -> list[Mention]:
    found: list[Mention] = []
    for pattern, name in _party_patterns():
        camp = _CAMPS.get(name)
        features = {f"camp:{camp}"} if camp else set()
        found += (_mention(Kind.PARTY, sentence, match, name, features) for match in pattern.finditer(sentence.text))
    return found


def _groups(sentence: Sentence) -> list[Mention]:
    found: list[Mention] = []
    for pattern in (_GROUP, _MANY, _ONE):
        for match in pattern.finditer(sentence.text):
            led = _LED_BY.search(sentence.text[: match.start()])
            features = {f"after:{led[1].lower()}"} if led else set()
            if _SERVING.search(match.group()):
                features.add("camp:accusing")
            found.append(_mention(Kind.GROUP, sentence, match, match.group(), features))
    return found


def _bodies_back(sentence: Sentence) -> list[Mention]:
    """ "The same court", "the department": bodies whose name stands before."""
    found = []
    for match in _BODY_BACK.finditer(sentence.text):
        head = match["head"].lower()
        kind = Kind.COURT if head == "court" else Kind.ORGAN
        if kind is Kind.ORGAN or match["same"]:
            found.append(_mention(kind, sentence, match, head, {SAME, "generic"}))
    return found


def _times_back(sentence: Sentence) -> list[Mention]:
    return [
        _mention(Kind.TIME, sentence, match, match.group(), {feature})
        for feature, pattern in _BACK
        for match in re.finditer(pattern, sentence.text, re.IGNORECASE)
    ]


def _mention(kind: Kind, sentence: Sentence, match: re.Match[str], name: str, features: set[str]) -> Mention:
    span = Span(match.start(), match.end()).shifted(sentence.span.start)
    return Mention(kind, span, match.group(), name, Lang.EN, frozenset(features), confidence=0.8)


@cache
def _noun_pattern() -> re.Pattern[str]:
    lists = words()
    nouns = sorted({*lists.occupations, *lists.detainees, *lists.persons}, key=lambda noun: (-len(noun), noun))
    listed = "|".join(noun.replace(" ", r"\s+") for noun in nouns)
    return re.compile(
        rf"\b(?:the|this|that|of)\s+(?:(?:young|elderly|detained|arrested|jailed|imprisoned)\s+)?(?P<noun>{listed})\b(?!\s+(?-i:[A-Z]))",
        re.IGNORECASE,
    )


@cache
def _party_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), name) for pattern, name in _PARTIES)
