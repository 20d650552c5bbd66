"""Russian names of bodies: from a declined phrase in a sentence to the nominative."""

import re
from collections.abc import Sequence
from functools import cache

from rumorph import Analysis, Analyzer, FormNotFoundError

from habeas.names.letters import cased_like
from habeas.names.words import words as words_of

_ORDINAL = re.compile(r"(\d+)-(?:го|му|м|ом|й|ой|ый|я|ая|е|ое|х|ми|ю|ую)")
_ORDINAL_ENDING = {"Masc": "й", "Fem": "я", "Neut": "е"}
_SURE_GUESS = 0.6
"""Least probability of a guessed noun that is put into the nominative."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@cache
def _morphology() -> Analyzer:
    return Analyzer()


def russian_body(text: str) -> str:
    """The phrase from its body on, its head and the adjectives before the head in the nominative.

    Words for people who work there, and a preposition, are left off at the beginning. A head that is
    an abbreviation, indeclinable, in Latin letters or not understood stays as printed.
    """
    words = text.split()
    start = _start(words)
    words = words[start:]
    if not words:
        return text
    head = _head(words)
    if head is not None:
        _put_into_nominative(words, *head)
    return " ".join(words)


def _put_into_nominative(words: list[str], place: int, noun: Analysis | None) -> None:
    """Change the head at `place` and what agrees with it; an abbreviation (no analysis) keeps its form."""
    if noun is None:
        gender, plural = _gender_of(words[place]), False
    else:
        gender, plural = noun.feats.get("Gender", "Masc"), noun.feats.get("Number") == "Plur"
        nominative = _form(noun, Case="Nom", Number="Plur" if plural else "Sing")
        if nominative is None:
            return
        words[place] = _recased(nominative, words[place])
        if noun.lemma in words_of("towns_ru") and len(words) == place + 2:
            words[-1] = _town(words[-1])
    if gender is not None:
        for before in range(place):
            words[before] = _agreed(words[before], gender, plural)


def _gender_of(abbreviation: str) -> str | None:
    """The gender a known abbreviation of a body has from its head word; None when it is not known."""
    kinds = (("Masc", "abbreviations_m_ru"), ("Fem", "abbreviations_f_ru"), ("Neut", "abbreviations_n_ru"))
    return next((gender for gender, kind in kinds if abbreviation.lower() in words_of(kind)), None)


def _town(word: str) -> str:
    """The name after `город` in the nominative (`города Астаны` gives `город Астана`); unknown ones as they are."""
    towns = [a for a in _analyses(word) if a.feats.get("NameType") == "Geo" and a.source == "dictionary"]
    if not towns or any(town.feats.get("Case") == "Nom" for town in towns):
        return word
    nominative = _form(towns[0], Case="Nom", Number="Sing")
    return word if nominative is None else _recased(nominative, word)


def _start(words: Sequence[str]) -> int:
    """The place of the first word of the body itself."""
    start = 0
    while start < len(words) - 1:
        word = words[start].lower()
        if (
            (word in words_of("prepositions_ru") and word != "по")
            or _is_person(word)
            or _describes_person(words, start)
        ):
            start += 1
        else:
            break
    return start


def _is_person(word: str) -> bool:
    return any(
        analysis.pos == "NOUN" and analysis.lemma in words_of("people_of_bodies_ru") for analysis in _analyses(word)
    )


def _describes_person(words: Sequence[str], place: int) -> bool:
    """Whether an adjective here belongs to a word for a person after it (`бывшим начальником`)."""
    follows = next((word for word in words[place + 1 : place + 3] if not _adjectives(word)), None)
    return bool(_adjectives(words[place])) and follows is not None and _is_person(follows)


def _analyses(word: str) -> list[Analysis]:
    return _morphology().analyze(word) if _WORD.fullmatch(word) else []


def _adjectives(word: str) -> list[Analysis]:
    found = _analyses(word.lower())
    if not found or found[0].pos not in ("ADJ", "VERB", "DET", "NUM"):
        return []
    return [a for a in found if a.pos in ("ADJ", "VERB", "DET") and "Case" in a.feats]


def _head(words: Sequence[str]) -> tuple[int, Analysis | None] | None:
    """The first noun after adjectives and ordinals, read in the case of its phrase; None where there is none.

    An abbreviation is a head without an analysis.
    """
    for place, word in enumerate(words):
        if _adjectives(word) or _ORDINAL.fullmatch(word):
            continue
        if word.isupper():
            return place, None
        told = _morphology().analyze_sentence([word.strip('«»“”"') for word in words])[place]
        nouns = _nouns(told)
        if not nouns or (place == 0 and _may_stand(nouns)):
            return None
        return place, _agreeing(nouns, words[:place])
    return None


def _nouns(told: Sequence[Analysis]) -> list[Analysis]:
    """The readings as a common noun, a place or a body: from the dictionary, or the one sure guess."""
    found = [
        a
        for a in told
        if "Case" in a.feats and (a.pos == "NOUN" or (a.pos == "PROPN" and a.feats.get("NameType") in ("Geo", "Com")))
    ]
    sure: dict[str, float] = {}
    for analysis in found:
        sure[analysis.lemma] = sure.get(analysis.lemma, 0.0) + analysis.prob
    return [a for a in found if a.source == "dictionary" or sure[a.lemma] >= _SURE_GUESS]


def _may_stand(nouns: Sequence[Analysis]) -> bool:
    """Whether a first word is a nominative already, or the plural that authorities are named in (`власти`)."""
    if any(noun.lemma == "власть" for noun in nouns):
        return True
    return any(noun.feats["Case"] == "Nom" and noun.feats.get("Number") == "Sing" for noun in nouns)


def _agreeing(nouns: Sequence[Analysis], adjectives: Sequence[str]) -> Analysis:
    """The reading of a noun that the adjectives before it agree with best; a singular where nothing tells."""

    def fit(noun: Analysis) -> tuple[int, int, float]:
        agree = sum(
            any(
                a.feats.get("Case") == noun.feats["Case"]
                and a.feats.get("Number") == noun.feats.get("Number")
                and a.feats.get("Gender", noun.feats.get("Gender")) == noun.feats.get("Gender")
                for a in _adjectives(adjective)
            )
            for adjective in adjectives
        )
        return agree, noun.feats.get("Number") == "Sing", noun.prob

    return max(nouns, key=fit)


def _agreed(word: str, gender: str, plural: bool) -> str:
    ordinal = _ORDINAL.fullmatch(word)
    if ordinal:
        return f"{ordinal[1]}-{'е' if plural else _ORDINAL_ENDING[gender]}"
    for analysis in _adjectives(word):
        wanted = {"Case": "Nom", "Number": "Plur"} if plural else {"Case": "Nom", "Number": "Sing", "Gender": gender}
        form = _form(analysis, **wanted)
        if form is not None:
            return _recased(form, word)
    return word


def _form(analysis: Analysis, **feats: str) -> str | None:
    try:
        return analysis.inflect(**feats)
    except FormNotFoundError:
        return None


def _recased(form: str, like: str) -> str:
    if "ё" not in like.lower():
        form = form.replace("ё", "е")
    return cased_like(form.lower(), like)
