"""Russian: names of places, in the nominative."""

from collections.abc import Sequence

from wordfreq import zipf_frequency

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.mentions import Kind, Mention
from habeas.drafting.russian.forms import analyzer
from habeas.drafting.russian.tokens import Token, Words, nominative, to_nominative
from habeas.drafting.russian.words import word_lists


def find_places(words: Sequence[Words], seen: Sequence[Span], closed: Sequence[Mention]) -> list[Mention]:
    """Where something happened: the recogniser's places (`seen`) with their kind, and buildings after a preposition."""
    found: list[Mention] = []
    for sentence in words:
        here = [m for m in closed if m.span.overlaps(sentence.sentence.span)]
        shut = [m.span for m in here if "generic" not in m.features]
        for span in seen:
            places = sentence.inside(span) if span.overlaps(sentence.sentence.span) else None
            if places is not None:
                first, last = _with_kind(sentence, *places)
                if not any(sentence.span(first, last).overlaps(other) for other in shut):
                    found.append(_mention(sentence, first, last, 0.75))
        found += _buildings(sentence, shut)
    return found


def _with_kind(words: Words, first: int, last: int) -> tuple[int, int]:
    """The span with the word for its kind, before it (`городе Актау`) or after it (`Тверской области`)."""
    tokens = words.tokens
    if first and tokens[first - 1].lemma in word_lists().settlements:
        first -= 1
    if last + 1 < len(tokens) and tokens[last].is_adjective and tokens[last + 1].lemma in word_lists().settlements:
        last += 1
    return first, last


def _buildings(words: Words, shut: Sequence[Span]) -> list[Mention]:
    found = []
    tokens = words.tokens
    for place in range(1, len(tokens)):
        if tokens[place].lemma not in word_lists().places or not tokens[place].is_noun or tokens[place].plural:
            continue
        first = place
        while (
            first > 1
            and tokens[first - 1].is_adjective
            and tokens[first - 1].cases & tokens[place].cases
            and tokens[first - 1].pos != "DET"
        ):
            first -= 1
        if tokens[first - 1].text.lower() not in ("в", "во", "на", "у", "возле", "около", "из", "с", "со"):
            continue
        last = place
        while (
            last + 1 < len(tokens)
            and (tokens[last + 1].is_noun or tokens[last + 1].is_adjective)
            and "gen" in tokens[last + 1].cases
        ):
            last += 1
        if not any(words.span(first, place).overlaps(other) for other in shut):
            whole = last
            while last > place and any(words.span(last, last).overlaps(other) for other in shut):
                last -= 1
            if first < place or last > place or whole == place:
                found.append(_mention(words, first, last, 0.6))
    return found


def _likeliest(token: Token, name: str) -> str:
    """The nominative of a place that the dictionary does not know: the most frequent one that its forms allow."""
    if token.readings[0].source == "dictionary":
        return name
    cases = {r.feats.get("Case") for r in token.readings[:1]}
    found = {to_nominative(token, case) for case in cases if case} | {name}
    for reading in analyzer().analyze(token.text):
        if reading.feats.get("Case") in cases and reading.pos in ("PROPN", "NOUN"):
            found.add(reading.lemma.capitalize() if "-" not in token.text else name)
    return max(sorted(found), key=lambda word: (zipf_frequency(word, "ru"), word == name))


def _mention(words: Words, first: int, last: int, confidence: float) -> Mention:
    name = nominative(words, first, last)
    if first == last and words.tokens[first].capital:
        name = _likeliest(words.tokens[first], name)
    features = frozenset(f"case:{case}" for case in words.tokens[first].cases)
    return Mention(
        Kind.PLACE, words.span(first, last), words.text(first, last), name, Lang.RU, features, confidence=confidence
    )
