"""The words by which an order speaks of an item, one file a language, and finding them among tokens."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in
from habeas.findings.remand.tokens import Token, normal

FAR = 4
"""How many words `..` may stand for."""

FARTHEST = 200
"""How many words `...` may stand for: any in a sentence."""

CUES = (
    "recital", "party", "court", "unweighed", "identity", "rejects", "continues", "refers_back", "keeps_party",
    "extends",
)  # fmt: skip
"""What a turn of phrase tells of its sentence; each is explained in `words/ru.yaml` by its patterns."""


LISTS = (
    "concrete", "institutions", "beside_numbers", "before_places", "place_nouns", "place_ends", "bearers",
    "surnames",
)  # fmt: skip
"""Lists of single words, in the order of the fields of :class:`Lexicon`."""


@dataclass(frozen=True, slots=True)
class Word:
    """One place of a pattern: forms, beginnings (`*` behind) or ends (`*` before) of a word, a number, or a gap.

    `gap` is how many words may stand there, 0 where it is no gap.
    """

    whole: frozenset[str]
    begins: tuple[str, ...]
    ends: tuple[str, ...] = ()
    number: bool = False
    gap: int = 0

    def fits(self, token: Token) -> bool:
        """Whether this one token stands at the place."""
        if self.number:
            return token.norm.isdigit()
        return token.norm in self.whole or token.norm.startswith(self.begins) or token.norm.endswith(self.ends)


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words in a row; `first` says that they begin the sentence.

    `heads` are the letters that the first word may begin with, None where it may begin with any.
    """

    words: tuple[Word, ...]
    first: bool
    heads: frozenset[str] | None

    def matches(self, tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
        """Every place, as first token and one past the last; the shortest for each beginning."""
        for start in range(min(1, len(tokens)) if self.first else len(tokens)):
            if self.heads is not None and tokens[start].norm[0] not in self.heads:
                continue
            end = _end(self.words, tokens, start)
            if end is not None:
                yield start, end

    def found_in(self, tokens: Sequence[Token]) -> bool:
        """Whether it stands anywhere among these tokens."""
        return next(self.matches(tokens), None) is not None


@dataclass(frozen=True, slots=True)
class Topic:
    """One subject: the words that name it, those that already tell something of this one person, and
    those in which the words of a name mean something else ("at the place of residence he is described as").
    """

    names: tuple[Pattern, ...]
    particulars: tuple[Pattern, ...]
    excluded: tuple[Pattern, ...]

    def named_at(self, tokens: Sequence[Token]) -> set[int]:
        """The first tokens of every place where it is named."""
        meant = {at for pattern in self.excluded for start, end in pattern.matches(tokens) for at in range(start, end)}
        return {start for pattern in self.names for start, _ in pattern.matches(tokens) if start not in meant}

    def told_at(self, tokens: Sequence[Token]) -> set[int]:
        """The first tokens of every place that tells something of the person."""
        return {start for pattern in self.particulars for start, _ in pattern.matches(tokens)}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language.

    `formulas` are turns of any order, in which no word tells of this case; `concrete` are words for what
    can be seen, counted or checked; `institutions` capitals that name no place of the case; numbers
    `beside_numbers` count articles and terms. A capital names a place behind `before_places`, with
    `place_nouns` between, or where it or the noun behind it has one of the `place_ends`; names of
    persons stand behind `bearers`, and `surnames` are ends of them.
    """

    topics: Mapping[str, Topic]
    cues: Mapping[str, tuple[Pattern, ...]]
    formulas: tuple[Pattern, ...]
    concrete: Word
    institutions: Word
    beside_numbers: Word
    before_places: Word
    place_nouns: Word
    place_ends: Word
    bearers: Word
    surnames: Word

    def cue(self, name: str, tokens: Sequence[Token]) -> bool:
        """Whether a turn of phrase of this kind stands among these tokens."""
        return any(pattern.found_in(tokens) for pattern in self.cues[name])


@cache
def lexicon(lang: Lang) -> Lexicon:
    """The words of this language; read once."""
    text = files("habeas.findings.remand").joinpath("words", f"{lang.value}.yaml").read_text("utf-8")
    raw = strings_in(text)
    topics = {
        name: Topic(*(_patterns(topic.get(part, [])) for part in ("names", "particulars", "excluded")))
        for name, topic in raw["topics"].items()
    }
    cues = {name: _patterns(raw["cues"][name]) for name in CUES}
    lists = (_word("/".join(raw[name].split())) for name in LISTS)
    return Lexicon(topics, cues, _patterns(raw["formulas"]), *lists)


def parse_pattern(text: str) -> Pattern:
    """Read a pattern of the files; `words/ru.yaml` tells its signs."""
    words = re.sub(r"(?<=\w)[-’'](?=[\w#])|(?<=#)[-](?=\w)", " ", normal(text.removeprefix("^")))
    read = tuple(_word(word) for word in words.split())
    return Pattern(read, text.startswith("^"), _heads(read[0]))


def _heads(word: Word) -> frozenset[str] | None:
    if word.number or word.gap or word.ends:
        return None
    return frozenset(form[0] for form in (*word.whole, *word.begins))


def _patterns(texts: Sequence[str]) -> tuple[Pattern, ...]:
    return tuple(parse_pattern(text) for text in texts)


def _word(text: str) -> Word:
    if text in ("..", "..."):
        return Word(frozenset(), (), gap=FAR if text == ".." else FARTHEST)
    if text == "#":
        return Word(frozenset(), (), number=True)
    forms = [normal(form) for form in text.split("/")]
    begins = tuple(form.removesuffix("*") for form in forms if form.endswith("*"))
    ends = tuple(form.removeprefix("*") for form in forms if form.startswith("*"))
    return Word(frozenset(form for form in forms if "*" not in form), begins, ends)


def _end(words: Sequence[Word], tokens: Sequence[Token], at: int) -> int | None:
    """One past the last token when the words stand from `at` on, None where they don't."""
    for place, word in enumerate(words):
        if word.gap:
            rest = words[place + 1 :]
            ends = (_end(rest, tokens, at + skipped) for skipped in range(min(word.gap, len(tokens) - at) + 1))
            return next((end for end in ends if end is not None), None)
        if at >= len(tokens) or not word.fits(tokens[at]):
            return None
        at += 1
    return at


TOPICS = frozenset(lexicon(Lang.RU).topics)
"""The subjects that every language has words for."""
