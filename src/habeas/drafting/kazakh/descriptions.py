"""Kazakh: what is said of a person right beside the name: occupation, role, post, kinship.

A description stands before the name, its own dependents before it, and takes no case:
`Көкжар жастар театрының режиссері әрі драматург Жалғас Теміртас`.
"""

import re
from dataclasses import dataclass

from habeas.drafting.kazakh.tokens import Token, Words
from habeas.drafting.kazakh.words import Entry, word_lists

_DESCRIBING = ("occupations", "detainees", "persons", "relations", "heads_of", "roles")
_JOINS = ("әрі", "және", "мен", "пен", "бен", ",")
_REACH = 12
"""Tokens that a description may have before its last noun, at most."""
_QUALITY = re.compile(
    r"(?:[\w-]+(?:лық|лік|дық|дік|тық|тік|шыл|шіл|ғы|гі|лы|лі|лы|лі)|белгілі|атақты|мықты|саналы|танымал|тәуелсіз|жас|бұрынғы|аға|кәсіби|атақты|қарт|"
    r"халық|еңбек\s+сіңірген|азаматтық|құқық|саяси)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Description:
    """What stands beside a name: tokens `first` to `last` of its sentence.

    `occupations` are its nouns in the nominative and `told` is the whole phrase, both empty where it
    tells no occupation. `features` are those of the mention. `kin` is what the writer calls their own
    (`ұлым`), one word for each kind of :data:`KIN`.
    """

    occupations: tuple[str, ...]
    told: str
    features: frozenset[str]
    first: int
    last: int
    kin: tuple[str, ...] = ()

    @property
    def certain(self) -> bool:
        """Whether it can stand before nothing but a person: an occupation or a role, no word that means more."""
        return bool(self.occupations) or any(f.startswith("role:") and f != "role:relative" for f in self.features)


KIN = {
    **dict.fromkeys(("ұл", "қыз", "бала"), "бала"),
    **dict.fromkeys(("күйеу", "жұбай", "жар", "әйел", "зайып"), "жұбай"),
    **dict.fromkeys(("аға", "іні", "бауыр", "көке"), "бауыр"),
    **dict.fromkeys(("әпке", "апа", "сіңлі", "қарындас"), "апа"),
    "әке": "әке",
    "ана": "ана",
    "шеше": "ана",
}
"""Words of kinship by which a letter calls one person (`ұлым`, then `баламды`), made one."""


def described_before(words: Words, name: int) -> Description | None:
    """What the tokens right before the one at `name` say of the person; None where they say nothing."""
    if not name:
        return None
    last = _past_age(words, name - 1)
    found = words.phrase(last, *_DESCRIBING)
    if found is None or not _fits_before(found[1]):
        return None
    nouns = [found[1]]
    first = found[0]
    while first >= 2 and words.tokens[first - 1].low in _JOINS:
        more = words.phrase(first - 2, *_DESCRIBING)
        if more is None or more[1].form.case != "nom" or more[1].form.plural:
            break
        first, noun = more
        nouns.insert(0, noun)
    return _description(words, _begin(words, first, nouns[0]), last, nouns)


def _past_age(words: Words, last: int) -> int:
    """The place before an age that parts the noun from the name; the place itself where there is none."""
    tokens = words.tokens
    if tokens[last].low == "жастағы" and last >= 2:
        return last - 2
    return last


def _fits_before(entry: Entry) -> bool:
    return entry.form.case == "nom" and not entry.form.plural


def _begin(words: Words, first: int, noun: Entry) -> int:
    """Where the dependents of the first noun begin: genitives and bodies when it is possessed, else qualities."""
    least = max(0, first - _REACH)
    place = first
    while place > least:
        token = words.tokens[place - 1]
        if token.capital and place - 1 == 0 and token.low in word_lists().lists["openers"]:
            break
        if not (_depends(token) if noun.form.owner == "3" else _qualifies(token)):
            break
        place -= 1
    return place


def _qualifies(token: Token) -> bool:
    if token.capital or token.low == "жастағы" or token.entry("inside_bodies", "courts", "organs") is not None:
        return False
    return _QUALITY.fullmatch(token.low) is not None and not _has_case(token)


def _has_case(token: Token) -> bool:
    return any(entry.form.case in ("acc", "loc", "dat", "abl") for entry in token.entries) or token.low.endswith(
        ("жылы", "күні", "айы")
    )


def _depends(token: Token) -> bool:
    """Whether a token can hang on a possessed noun: a genitive, a name of a body, an adjective, a quotation."""
    if token.text in "«»“”№-" or token.text.isdigit():
        return True
    low = token.low
    if low.endswith(("ның", "нің", "дың", "дің", "тың", "тің")):
        return low not in ("оның", "олардың")
    if token.capital or token.entry("inside_bodies", "organs", "courts", "named_organs", "places", "facilities"):
        return not low.endswith(("да", "де", "та", "те", "ды", "ді", "ты", "ті", "ға", "ге", "қа", "ке"))
    return low in ("бойынша", "жөніндегі", "істері", "және") or _QUALITY.fullmatch(low) is not None


def _description(words: Words, first: int, last: int, nouns: list[Entry]) -> Description:
    lists = word_lists()
    features: set[str] = set()
    occupations: list[str] = []
    kin: list[str] = []
    for noun in nouns:
        lemma = noun.lemma
        if lemma in lists.roles:
            features.add(f"role:{lists.roles[lemma]}")
        elif lists.has("heads_of", lemma) and noun.form.owner == "3" and not lists.has("occupations", lemma):
            features.add("role:official")
        elif lists.has("detainees", lemma):
            features.add("role:detainee")
        elif lists.has("relations", lemma) and noun.form.owner == "1":
            kin.append(KIN.get(lemma, lemma))
        elif lists.has("relations", lemma) and noun.form.owner:
            features.add("role:relative")
        if lists.has("experts", lemma):
            features.add("expert")
        if lists.has("occupations", lemma):
            occupations.append(lemma)
    told = " ".join(words.text(first, last).split()) if occupations else ""
    return Description(tuple(occupations), told, frozenset(features), first, last, tuple(kin))


def described_after(words: Words, name: int) -> Description | None:
    """What follows the name's last token, at `name`: ` — режиссер`, `, белгілі ақын,`; None for nothing."""
    tokens = words.tokens
    place = name + 1
    if place + 1 >= len(tokens) or tokens[place].text not in ("—", "–", "-", ",", "("):
        return None
    dash = tokens[place].text in "—–-"
    first = place + 1
    for last in range(first, min(first + (10 if dash else 4), len(tokens))):
        found = words.phrase(last, *_DESCRIBING)
        if tokens[last].text in ",.;:()":
            return None
        if found is None or found[1].form.case != "nom" or found[1].form.plural or found[0] < first:
            continue
        after = tokens[last + 1].text if last + 1 < len(tokens) else "."
        if after not in ",.);" and after.lower() not in ("әрі", "және"):
            continue
        if tokens[last].capital:
            return None
        if not dash and not all(_QUALITY.fullmatch(t.low) or t.capital for t in tokens[first : found[0]]):
            return None
        return _description(words, first, last, [found[1]])
    return None
