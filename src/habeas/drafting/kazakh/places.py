"""Kazakh: places in running text: what a locative or an ablative stands on, named in the nominative."""

from collections.abc import Sequence

from habeas.base.language import Lang
from habeas.drafting.kazakh.naming import Naming
from habeas.drafting.kazakh.tokens import Words
from habeas.drafting.kazakh.words import Entry, word_lists
from habeas.drafting.mentions import Kind, Mention
from habeas.names.places import is_place

_CASES = ("loc", "abl", "dat", "acc", "nom", "adj")
_WHERE = ("да", "де", "та", "те", "дан", "ден", "тан", "тен", "нан", "нен")
_MODIFIERS = frozenset({"жұмыс", "тұрғын", "жеке", "халықаралық", "орталық", "өз", "сот", "театр", "бас", "қалалық"})


def find_places(words: Sequence[Words], closed: Sequence[Mention]) -> list[Mention]:
    """Dwellings, buildings, streets and towns in these sentences; `closed` are mentions already found."""
    naming = Naming(t.text for w in words for t in w.tokens if t.capital)
    found: list[Mention] = []
    for sentence in words:
        shut = [m.span for m in closed if m.span.overlaps(sentence.sentence.span)]
        for place in range(len(sentence.tokens)):
            if any(span.overlaps(sentence.span(place, place)) for span in shut):
                continue
            mention = _common(sentence, place, closed) or _proper(sentence, place, naming)
            if mention is not None:
                found.append(mention)
    return found


def _common(words: Words, last: int, closed: Sequence[Mention]) -> Mention | None:
    """`театр ғимаратында`, `пәтерінде`, `Көкжар қаласында`: a noun of the lists and the bare words before it."""
    phrase = words.phrase(last, "dwellings", "places")
    if phrase is None or phrase[1].form.case not in _CASES or phrase[1].form.plural:
        return None
    first, entry = phrase
    begin = _past_title(words, first)
    while begin > 0 and _hangs(words, begin - 1, entry):
        begin -= 1
    if any(m.kind is Kind.PERSON and m.span.overlaps(words.span(begin, last)) for m in closed):
        begin = first
    before = words.sentence.text[words.tokens[begin].start : words.tokens[first].start]
    name = " ".join((before + entry.nominative).split())
    dwelling = word_lists().has("dwellings", entry.lemma)
    return _mention(words, begin, last, name, entry.form.case, {"dwelling"} if dwelling else set())


def _past_title(words: Words, first: int) -> int:
    """Where a name in quotation marks right before the noun begins (`«Ақсай» базары`); `first` where there is none."""
    if not first or words.tokens[first - 1].text not in "»”":
        return first
    opening = [p for p in range(max(0, first - 6), first - 1) if words.tokens[p].text in "«“"]
    return opening[-1] if opening else first


def _hangs(words: Words, place: int, entry: Entry) -> bool:
    token = words.tokens[place]
    if token.low in word_lists().lists["openers"] or not token.text[0].isalpha():
        return False
    if token.low in _MODIFIERS:
        return True
    if entry.form.owner != "3":
        return False
    body = token.entry("named_organs", "places")
    if body is not None and body.form.case == "nom":
        return True
    return token.capital and place > 0


def _proper(words: Words, place: int, naming: Naming) -> Mention | None:
    token = words.tokens[place]
    if not token.capital or len(token.text) < 4:
        return None
    if not token.low.endswith(_WHERE) and not is_place(token.text):
        return None
    stem, case = naming.parted(token.text)
    if case not in ("loc", "abl") and not is_place(stem):
        return None
    if not is_place(stem) and (case != "loc" or token.low in word_lists().lists["openers"]):
        return None
    return _mention(words, place, place, stem, case, set())


def _mention(words: Words, first: int, last: int, name: str, case: str, features: set[str]) -> Mention:
    return Mention(
        Kind.PLACE,
        words.span(first, last),
        words.text(first, last),
        name,
        Lang.KK,
        frozenset({*features, f"case:{case}"}),
        confidence=0.6,
    )
