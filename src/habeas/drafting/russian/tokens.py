"""Russian: the words of a sentence with their morphology, disambiguated by their neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass

import razdel  # type: ignore[import-untyped]
from rumorph import Analysis

from habeas.base.span import Span
from habeas.drafting.document import Sentence
from habeas.drafting.russian.forms import analyzer

_LIKELY = 0.05
CASES = {"Nom": "nom", "Gen": "gen", "Dat": "dat", "Acc": "acc", "Ins": "ins", "Loc": "loc"}
"""The cases as the morphology names them, and as features name them here."""
_NOMINAL = ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "VERB")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `start` and `end` are code points of the sentence; `readings` the likely first."""

    start: int
    end: int
    text: str
    readings: tuple[Analysis, ...]

    @property
    def lemma(self) -> str:
        """The dictionary form of the likeliest reading, small letters, `ё` as `е`."""
        return self.readings[0].lemma.replace("ё", "е")

    @property
    def pos(self) -> str:
        """The part of speech of the likeliest reading, as Universal Dependencies call it."""
        return self.readings[0].pos

    @property
    def lemmas(self) -> frozenset[str]:
        """The dictionary forms of every reading that is not unlikely here."""
        return frozenset(r.lemma.replace("ё", "е") for r in self.readings if r.prob >= _LIKELY)

    @property
    def cases(self) -> frozenset[str]:
        """The cases it may stand in here (`nom`, `gen`, `dat`, `acc`, `ins`, `loc`); empty where it has none."""
        found = {CASES[r.feats["Case"]] for r in self.readings if r.prob >= _LIKELY and r.feats.get("Case") in CASES}
        return frozenset(found)

    @property
    def plural(self) -> bool:
        """Whether the likeliest reading is a plural."""
        return self.readings[0].feats.get("Number") == "Plur"

    @property
    def is_adjective(self) -> bool:
        """Whether it is an adjective, a full participle, an ordinal or a pronoun that agrees with a noun."""
        first = self.readings[0]
        if first.pos in ("ADJ", "DET"):
            return first.feats.get("Variant") != "Short"
        return first.pos == "VERB" and first.feats.get("VerbForm") == "Part" and first.feats.get("Variant") != "Short"

    @property
    def is_noun(self) -> bool:
        """Whether it is a noun or a name."""
        return self.pos in ("NOUN", "PROPN")

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence and its tokens, in order."""

    sentence: Sentence
    tokens: tuple[Token, ...]

    def span(self, first: int, last: int) -> Span:
        """The span in document coordinates of the tokens from `first` to `last`, both included."""
        base = self.sentence.span.start
        return Span(self.tokens[first].start + base, self.tokens[last].end + base)

    def text(self, first: int, last: int) -> str:
        """The printed text of the tokens from `first` to `last`, both included."""
        return self.sentence.text[self.tokens[first].start : self.tokens[last].end]

    def inside(self, span: Span) -> tuple[int, int] | None:
        """The places of the first and last token that lie in a span of the document; None where none does."""
        base = self.sentence.span.start
        places = [
            place
            for place, token in enumerate(self.tokens)
            if span.start <= token.start + base and token.end + base <= span.end
        ]
        return (places[0], places[-1]) if places else None


def read_words(sentence: Sentence) -> Words:
    """The words of a Russian sentence."""
    parts = list(razdel.tokenize(sentence.text))
    analyses: Sequence[list[Analysis]] = analyzer().analyze_sentence([part.text for part in parts])
    tokens = [
        Token(part.start, part.stop, part.text, tuple(found))
        for part, found in zip(parts, analyses, strict=True)
        if found
    ]
    return Words(sentence, tuple(tokens))


def nominative(words: Words, first: int, last: int) -> str:
    """A noun phrase in the nominative: its first noun, those joined to it in its case, and their adjectives.

    What hangs on a noun (`начальник отдела полиции`) stays as printed.
    """
    tokens = words.tokens[first : last + 1]
    head = next((token for token in tokens if token.is_noun), None)
    text = words.text(first, last)
    if head is None:
        return " ".join(text.split())
    case = head.readings[0].feats.get("Case", "Nom")
    out, at, hanging, after_noun = "", tokens[0].start, False, False
    for token in tokens:
        joins = token.text in ("и", ",", "-", "–", "или")
        agrees = token is head or any(r.feats.get("Case") == case and r.prob > 0.02 for r in token.readings)
        hanging = hanging or not (joins or (agrees and (token.is_adjective or (token.is_noun and not after_noun))))
        out += words.sentence.text[at : token.start]
        out += token.text if hanging or joins else to_nominative(token, case)
        after_noun = token.is_noun and not joins
        at = token.end
    return " ".join(out.split())


def to_nominative(token: Token, case: str) -> str:
    """The word in the nominative of its own number, read as in `case` (UD's name); as printed where it cannot be."""
    for reading in token.readings:
        if reading.feats.get("Case") != case:
            continue
        wanted = {"Case": "Nom", "Number": reading.feats.get("Number", "Sing")}
        if reading.pos not in ("NOUN", "PROPN") and wanted["Number"] == "Sing" and "Gender" in reading.feats:
            wanted["Gender"] = reading.feats["Gender"]
        try:
            form = reading.inflect(**wanted)
        except LookupError:
            return token.text
        return _recased(form, token.text)
    return token.text


def _recased(form: str, like: str) -> str:
    if len(like) > 1 and like.isupper():
        return form.upper()
    capitals = [letter.isupper() for letter in like]
    return "".join(
        letter.upper() if place < len(capitals) and capitals[place] else letter for place, letter in enumerate(form)
    )
