"""Kazakh: people without a name: `режиссер`, `ол`, `қорғау тарапы`, `бірнеше журналист`. Pronouns tell no sex."""

import re
from collections.abc import Sequence

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.backward import NEXT, SAME
from habeas.drafting.kazakh.descriptions import KIN
from habeas.drafting.kazakh.forms import forms_pattern
from habeas.drafting.kazakh.tokens import Token, Words, places_of
from habeas.drafting.kazakh.words import Entry, word_lists
from habeas.drafting.mentions import Kind, Mention

_PRONOUNS = {
    form: case
    for forms, case in (
        ("ол өзі", "nom"),
        ("оның оныкі өзінің", "gen"),
        ("оған өзіне", "dat"),
        ("оны өзін", "acc"),
        ("одан", "abl"),
        ("онымен", "ins"),
    )
    for form in forms.split()
}
_MANY = {"олар": "nom", "олардың": "gen", "оларға": "dat", "оларды": "acc", "олардан": "abl", "олармен": "ins"}
_NOT_PRONOUN = {
    "ол": r"\s+(?:кез\w*|жер\w*|күні|күн|уақыт\w*|жылы|үшін|іс\w*|сөз\w*|кісі|адам\w*|туралы|жақта|түн\w*|аз)\b",
    "оның": r"\s+(?:ішінде|үстіне|орнына|сыртында|бәрі|барлығы|себебі)\b",
    "оған": r"\s+(?:қоса|сәйкес|дейін|қарамастан)\b",
    "одан": r"\s+(?:кейін|бері|басқа|бөлек|әрі|да|гөрі|соң|бұрын)\b",
    "онымен": r"\s+(?:қоса|қатар|шектел\w*)\b",
}
_DEFENCE, _ACCUSATION, _INQUIRY = "қорғау тарапы", "айыптау тарапы", "тергеу"
_PARTIES = (
    (forms_pattern("қорғау тарап:own") + "|" + forms_pattern("қорғаушы тарап|адвокат:plur"), _DEFENCE),
    (forms_pattern("қорғаушы|адвокат:own.sing,own.plur,bare.plur"), _DEFENCE),
    (
        forms_pattern("айыптау тарап:own") + "|" + forms_pattern("айыптаушы тарап|мемлекеттік айыптаушы|прокурор"),
        _ACCUSATION,
    ),
    (forms_pattern("тергеуші|тергеу:sing") + "|" + forms_pattern("тергеу орган:own"), _INQUIRY),
    (forms_pattern("туыс|туысқан|жақын:own,mine,plur") + "|" + forms_pattern("отбасы"), "туыстары"),
    (forms_pattern("отбас:own"), "туыстары"),
    (
        forms_pattern("әйел|күйеу|жұбай|жар|ана|шеше|әке|аға|іні|әпке|апа|қарындас|сіңлі|ұл|қыз|зайып|ата-ана:own"),
        "туыстары",
    ),
    (forms_pattern("құқық қорғаушы|жанашыр|жақтас:plur"), "құқық қорғаушылар"),
    (forms_pattern("құқық қорғау ұйым:own"), "құқық қорғаушылар"),
    (forms_pattern("билік|билік өкіл"), "билік"),
    (forms_pattern("полиция|полицей"), "полиция"),
    (forms_pattern("куә|куәгер:plur"), "куәлер"),
    (forms_pattern("сарапшы|маман:plur"), "сарапшылар"),
)
_CAMPS = dict.fromkeys((_DEFENCE, "туыстары", "құқық қорғаушылар"), "defending") | dict.fromkeys(
    (_ACCUSATION, _INQUIRY, "билік", "полиция"), "accusing"
)
"""On which side of the case a party speaks."""
_PARTY_PATTERNS = tuple((re.compile(pattern, re.IGNORECASE), name) for pattern, name in _PARTIES)
_NOT_PARTY = re.compile(
    r"\s*(?:изолятор|сот|басқарма|департамент|комитет|барысында|кезінде|әрекет|амал|органдар|абақты|тобы|материал|соты|ісі|бөлім)",
    re.IGNORECASE,
)
_BODIES = (Kind.ORGAN, Kind.COURT)
_ACCORDING = re.compile(r"\s+(?:айтуынша|сөзінше|сөзіне\s+қарағанда|пікірінше|айтуы\s+бойынша)", re.IGNORECASE)
_SAYS_HE = re.compile(r"[»”\"],?\s*[–—-]\s*(?:дейді|деді|деп\s+\w+)\s+(?P<who>ол)\b", re.IGNORECASE)
_BACK = (
    (SAME, re.compile(r"\b(?:сол|дәл\s+сол|осы)\s+(?:күні|кезде|уақытта|жылы|түні|кеште|сәтте|айда)\b", re.IGNORECASE)),
    (NEXT, re.compile(r"\b(?:келесі|ертеңгі|ертесі)\s+күн(?:і|ге)\b|\bертеңінде\b|\bертесіне\b", re.IGNORECASE)),
)
_COUNTED = re.compile(
    r"\b(?:бірнеше|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|он\s+\w+|жиырма|отыз|ондаған|жүздеген|мыңдаған|көптеген|барлық|өзге|"
    r"басқа|\d+)\s+(?:[а-яәғқңөұүһі-]+\s+)?(?P<noun>[а-яәғқңөұүһі]+)\b",
    re.IGNORECASE,
)


def find_references(words: Sequence[Words], closed: Sequence[Mention]) -> list[Mention]:
    """Nouns, pronouns, parties and groups in these sentences; `closed` are people and bodies already found."""
    found: list[Mention] = []
    spoke: str | None = None
    for sentence in words:
        here = [m for m in closed if m.span.overlaps(sentence.sentence.span)]
        found += _speaking(sentence, spoke)
        spoke = _spokesmen(sentence)
        found += _pronouns(sentence)
        found += _nouns(sentence, here)
        found += _matches(sentence, here)
    return found


def _spokesmen(words: Words) -> str | None:
    """The party by whose words the sentence tells (`әйелінің айтуынша`); None where it names none."""
    text = words.sentence.text
    for pattern, name in _PARTY_PATTERNS:
        for match in pattern.finditer(text):
            if _ACCORDING.match(text, match.end()):
                return name
    return None


def _speaking(words: Words, spoke: str | None) -> list[Mention]:
    """`– дейді ол` behind a quotation, for the party that the sentence before it let speak."""
    match = _SAYS_HE.search(words.sentence.text)
    if match is None or spoke is None:
        return []
    places = places_of(
        words.tokens, Span(*match.span("who")).shifted(words.sentence.span.start), words.sentence.span.start
    )
    if places is None:
        return []
    features = {"case:nom"} | ({f"camp:{_CAMPS[spoke]}"} if spoke in _CAMPS else set())
    return [_make(words, Kind.PARTY, *places, spoke, features)]


def _make(words: Words, kind: Kind, first: int, last: int, name: str, features: set[str]) -> Mention:
    return Mention(
        kind, words.span(first, last), words.text(first, last), name, Lang.KK, frozenset(features), confidence=0.8
    )


def _pronouns(words: Words) -> list[Mention]:
    found = []
    for place, token in enumerate(words.tokens):
        if token.low in _MANY:
            found.append(_make(words, Kind.GROUP, place, place, token.low, {"number:many", f"case:{_MANY[token.low]}"}))
            continue
        case = _PRONOUNS.get(token.low)
        after = _NOT_PRONOUN.get(token.low)
        if case is None or (after and re.match(after, words.sentence.text[token.end :], re.IGNORECASE)):
            continue
        if token.low.startswith("өз") and not _stands_for_person(words, place):
            continue
        features = {f"case:{case}", *({"possessive"} if case == "gen" else ())}
        found.append(_make(words, Kind.PRONOUN, place, place, token.low, features))
    return found


def _stands_for_person(words: Words, place: int) -> bool:
    """Whether `өзі` is the person and no emphasis beside a name or a noun."""
    return place == 0 or words.tokens[place - 1].text == ","


def _nouns(words: Words, closed: Sequence[Mention]) -> list[Mention]:
    found = []
    for place in range(len(words.tokens)):
        phrase = words.phrase(place, "detainees", "occupations", "persons", "groups", "relations")
        if phrase is None or not _stands_alone(words, phrase[0], place, closed):
            continue
        first, entry = phrase
        made = _noun(words, first, place, entry)
        if made is not None:
            found.append(made)
    return found


def _noun(words: Words, first: int, last: int, entry: Entry) -> Mention | None:
    lists, lemma = word_lists(), entry.lemma
    features = {f"case:{entry.form.case}", *({"possessive"} if entry.form.case == "gen" else ())}
    if entry.form.plural and not lists.has("relations", lemma):
        return _make(words, Kind.GROUP, first, last, lemma, {"number:many", *features})
    if entry.form.owner == "1" and lists.has("relations", lemma):
        kin = KIN.get(lemma, lemma)
        return _make(words, Kind.NOUN, first, last, lemma, features | {f"occupation:{kin}"})
    if entry.form.case == "adj" or entry.form.owner:
        return None
    if lists.has("detainees", lemma):
        return _make(words, Kind.NOUN, first, last, lemma, features | {"role:detainee"})
    if lists.has("persons", lemma):
        return _make(words, Kind.NOUN, first, last, lemma, features | {"role:person"})
    if lists.has("occupations", lemma):
        return _make(words, Kind.NOUN, first, last, lemma, features | {f"occupation:{lemma}"})
    return None


def _stands_alone(words: Words, first: int, last: int, closed: Sequence[Mention]) -> bool:
    """Whether no name follows at once, no body stands before, and the word does not describe a named person."""
    span = words.span(first, last)
    if any(m.span.overlaps(span) or _describes(m, span) for m in closed):
        return False
    if first and any(m.kind in _BODIES and m.span.overlaps(words.span(first - 1, first - 1)) for m in closed):
        return False
    if last + 1 < len(words.tokens):
        after: Token = words.tokens[last + 1]
        start = words.span(last + 1, last + 1).start
        if any(m.kind is Kind.PERSON and m.span.start == start for m in closed):
            return False
        noun = after.entry("occupations", "persons", "groups", "relations", "works", "named_organs")
        text = words.text(first, last).lower()
        return not (
            noun is not None and after.text.islower() and text.endswith(("ған", "ген", "қан", "кен", "ғы", "гі"))
        )
    return True


def _describes(mention: Mention, span: Span) -> bool:
    """Whether the span lies in the words that describe a named person."""
    where = mention.value.get("beside")
    places = [int(str(place)) for place in where] if isinstance(where, list) else []
    return any(Span(start, end).overlaps(span) for start, end in zip(places[::2], places[1::2], strict=True))


def _matches(words: Words, closed: Sequence[Mention]) -> list[Mention]:
    found = []
    text, base = words.sentence.text, words.sentence.span.start
    for pattern, name in _PARTY_PATTERNS:
        for match in pattern.finditer(text):
            places = places_of(words.tokens, Span(match.start() + base, match.end() + base), base)
            if places is None or any(_describes(m, words.span(*places)) for m in closed):
                continue
            if _names_somebody(words, places, closed) or _NOT_PARTY.match(text, match.end()):
                continue
            features = {f"case:{_case(words, places[1])}"} | ({f"camp:{_CAMPS[name]}"} if name in _CAMPS else set())
            found.append(_make(words, Kind.PARTY, *places, name, features))
    for feature, pattern in _BACK:
        for match in pattern.finditer(text):
            places = places_of(words.tokens, Span(match.start() + base, match.end() + base), base)
            if places is not None:
                found.append(_make(words, Kind.TIME, *places, match.group(), {feature}))
    for match in _COUNTED.finditer(text):
        places = places_of(words.tokens, Span(match.start() + base, match.end() + base), base)
        entries = word_lists().readings.get(match["noun"].lower(), ())
        entry = next((e for e in entries if word_lists().has("groups", e.lemma)), None)
        if places is not None and entry is not None:
            features = {"number:many", f"case:{entry.form.case}"}
            found.append(_make(words, Kind.GROUP, *places, match.group(), features))
    return found


def _names_somebody(words: Words, places: tuple[int, int], closed: Sequence[Mention]) -> bool:
    if places[1] + 1 >= len(words.tokens):
        return False
    start = words.span(places[1] + 1, places[1] + 1).start
    return any(m.kind is Kind.PERSON and m.span.start == start for m in closed)


def _case(words: Words, last: int) -> str:
    cases = [entry.form.case for entry in words.tokens[last].entries]
    return cases[0] if cases else _case_by_end(words.tokens[last].low)


def _case_by_end(word: str) -> str:
    ends = (
        ("gen", ("ның", "нің", "дың", "дің", "тың", "тің")),
        ("acc", ("ын", "ін", "ды", "ді", "ты", "ті", "ны", "ні")),
        ("dat", ("ға", "ге", "қа", "ке", "на", "не")),
        ("loc", ("да", "де", "та", "те")),
        ("abl", ("дан", "ден", "тан", "тен", "нан", "нен")),
        ("ins", ("мен", "бен", "пен")),
    )
    return next((case for case, endings in ends if word.endswith(endings)), "nom")
