"""Kazakh: runs of capitalised words that may be names of people, cut where one name ends and another begins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.base.span import Span
from habeas.drafting.kazakh.naming import Naming, is_name
from habeas.drafting.kazakh.tokens import Token, Words
from habeas.drafting.kazakh.words import word_lists
from habeas.drafting.mentions import Mention
from habeas.names.endings import is_firm_surname, is_son_or_daughter
from habeas.names.given import is_given_name

_COMMON = ("occupations", "detainees", "persons", "relations", "not_people", "groups", "organs", "courts", "facilities")


@dataclass(frozen=True, slots=True)
class Run:
    """Capitalised words that may be a name: the tokens `first` to `last` of a sentence."""

    words: Words
    first: int
    last: int

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Its tokens but full stops."""
        return tuple(t for t in self.words.tokens[self.first : self.last + 1] if t.text != ".")

    @property
    def span(self) -> Span:
        """Its span in document coordinates, the full stop of a last initial included."""
        return self.words.span(self.first, self.last)

    @property
    def full(self) -> list[Token]:
        """Its words that are no initials."""
        return [t for t in self.tokens if len(t.text) > 2 or not t.text[0].isupper()]


def runs_of(words: Words, closed: Sequence[Mention]) -> Iterator[Run]:
    """The runs of a sentence that have a word which may be a name, none of them in a `closed` mention."""
    shut = [m.span for m in closed if m.span.overlaps(words.sentence.span)]
    first: int | None = None
    for place in range(len(words.tokens) + 1):
        fits = place < len(words.tokens) and _fits(words, place, first, shut)
        if fits and (first is None or not _touches(words, place)):
            if first is not None:
                yield from _trimmed(words, first, place - 1)
            first = place if words.tokens[place].capital else None
        elif not fits and first is not None:
            yield from _trimmed(words, first, place - 1)
            first = None


def _fits(words: Words, place: int, first: int | None, shut: Sequence[Span]) -> bool:
    token = words.tokens[place]
    if any(span.overlaps(words.span(place, place)) for span in shut):
        return False
    if token.text == ".":
        return first is not None and place > 0 and is_initial_letter(words.tokens[place - 1])
    if not token.capital:
        return first is not None and is_son_or_daughter(token.low) and place > first
    if first is not None and place == first + 1 and is_given_name(words.tokens[first].text) and not token.acronym:
        return not token.text.isupper() or words.tokens[first].text.isupper()
    return _may_be_name(words, place)


def is_initial_letter(token: Token) -> bool:
    """Whether the token is the first letter of a name (`Ж.`, `Ай.`), which a full stop follows."""
    return token.capital and len(token.text) <= 2 and token.text not in ("ІІ", "ҚР", "ҚК")


def _may_be_name(words: Words, place: int) -> bool:
    token, lists = words.tokens[place], word_lists()
    low = token.low
    if token.text.isupper() and len(token.text) > 1 and not (len(token.text) > 4 and is_name(token.text.capitalize())):
        return False
    if token.acronym or low in lists.lists["openers"] or lists.has("not_people", low):
        return False
    if is_initial_letter(token):
        return place + 1 < len(words.tokens) and words.tokens[place + 1].text == "."
    common = token.entry(*_COMMON)
    role = any(entry.lemma in lists.roles for entry in token.entries)
    given = any(is_given_name(word) for word in (token.text, *(e.lemma.capitalize() for e in token.entries if place)))
    return given or not (common is not None or role)


def _touches(words: Words, place: int) -> bool:
    between = words.sentence.text[words.tokens[place - 1].end : words.tokens[place].start]
    return between in ("", " ", "\u00a0", "\n")


def _trimmed(words: Words, first: int, last: int) -> Iterator[Run]:
    """The run without a full stop that ends the sentence and without a lone initial."""
    while last > first and words.tokens[last].text == "." and not is_initial_letter(words.tokens[last - 1]):
        last -= 1
    if any(len(t.text) > 2 for t in words.tokens[first : last + 1]):
        yield Run(words, first, last)


def parted(run: Run, naming: Naming) -> Iterator[Run]:
    """The run cut behind a word with a case ending: the name ends there and another begins."""
    first = run.first
    for place in range(run.first, run.last):
        token = run.words.tokens[place]
        following = run.words.tokens[place + 1]
        if token.text == "." or len(token.text) < 4 or is_son_or_daughter(following.low):
            continue
        stem, case = naming.parted(token.text)
        if case != "nom" and (is_name(stem) or case == "gen") and not is_given_name(token.text):
            yield Run(run.words, first, place)
            first = place + 1
    yield Run(run.words, first, run.last)


def pairs(runs: Sequence[Run], naming: Naming) -> frozenset[str]:
    """The last names of the runs of two words: what ends one person's name may begin no other's third word."""
    return frozenset(naming.parted(run.full[1].text)[0] for run in runs if len(run.full) == len(run.tokens) == 2)


def unjoined(run: Run, naming: Naming, others: frozenset[str]) -> Iterator[Run]:
    """The run cut before its third word where that is another person's name (`Данияр Лепес Оразға ән арнады`)."""
    tokens = run.tokens
    cut = _second_name(run)
    if cut is not None:
        yield Run(run.words, run.first, cut - 1)
        yield Run(run.words, cut, run.last)
        return
    if len(tokens) == 3 == len(run.full) and run.last - run.first == 2:
        other, own = naming.parted(tokens[2].text)[0], tokens[1].text
        if other in others and own != other and not is_son_or_daughter(other) and not is_firm_surname(own):
            yield Run(run.words, run.first, run.first + 1)
            yield Run(run.words, run.last, run.last)
            return
    yield run


def _second_name(run: Run) -> int | None:
    """Where a second full name begins in a run (`Жанат Серікқызы Арсен Далабаевты`): a given name after two words."""
    if run.last - run.first < 3 or len(run.tokens) != run.last - run.first + 1:
        return None
    tokens = run.words.tokens
    for place in range(run.first + 2, run.last):
        if is_given_name(tokens[place].text) and not is_son_or_daughter(tokens[place + 1].low):
            return place
    return None
