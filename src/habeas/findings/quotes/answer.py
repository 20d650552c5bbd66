"""The answer to one question: the verdict, every match, the nearest passage, and what was searched."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from habeas.base.language import Lang
from habeas.base.when import When
from habeas.evidence.archives.item import Item, Whose
from habeas.findings.quotes.corpus import Corpus
from habeas.findings.quotes.differences import Difference
from habeas.findings.quotes.narrowing import Narrowed
from habeas.findings.quotes.question import Question
from habeas.findings.quotes.surroundings import Passage


class Verdict(StrEnum):
    """`FOUND`: in the person's own words, or in words whose author the export does not show.

    Which of the two it is, `Answer.whose` says. `FOUND_IN_OTHERS_WORDS`: only in what another wrote, was
    shared or is quoted there. `NEAR`: nothing within the distance, something within twice of it.
    """

    FOUND = "found"
    FOUND_IN_OTHERS_WORDS = "found_in_others_words"
    NEAR = "near"
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Match:
    """A window of an item: `[start, end)` are code points of its text, `edits` by `length` is the distance.

    `corpus` is the archive's place among those searched, `reading` is 2 where it was found with
    Latin letters read as Cyrillic, else 1, `lang` the language of the sentences around it, None where
    it could not be told.
    """

    corpus: int
    item: Item
    start: int
    end: int
    edits: int
    length: int
    reading: int
    passage: Passage
    differences: tuple[Difference, ...]
    lang: Lang | None

    @property
    def text(self) -> str:
        """The words as the archive has them."""
        return self.item.text[self.start : self.end]

    @property
    def distance(self) -> Fraction:
        """Edits by the length of the normalised quotation."""
        return Fraction(self.edits, self.length)


class Shared(StrEnum):
    """What a quotation and an item in another language have in common."""

    NAME = "name"
    FIGURE = "figure"
    DATE = "date"
    WORD = "word"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing both have: as the quotation writes it, and as the item does."""

    shared: Shared
    quote: str
    item: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """An item in another language that a reader of both may want to look at. It is no match and counts as none.

    `[start, end)` are the sentences that hold what is shared: code points of the item's text.
    """

    corpus: int
    item: Item
    lang: Lang
    start: int
    end: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Languages:
    """The language of the quotation and those of the items: how many of the `looked_at` are in each.

    None stands for items whose language could not be told. `looked_at` are items spread evenly over all.
    """

    quote: Lang | None
    items: Mapping[Lang | None, int]
    looked_at: int

    @property
    def differ(self) -> bool:
        """Whether some items are in another language than the quotation, as far as both are known."""
        return self.quote is not None and any(lang not in (None, self.quote) for lang in self.items)


@dataclass(frozen=True, slots=True)
class Searched:
    """What the question was put to. `characters` are code points of the items' texts.

    `since` and `until` are the earliest and the latest time of an item searched, None where none has one.
    """

    items: int
    characters: int
    since: When | None
    until: When | None
    narrowed: Narrowed


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything found. `whose` says whose words the verdict stands on: `OTHERS` covers shared and quoted ones.

    It is `UNKNOWN` where no match is in the person's own words and one is in an item whose author the
    export does not show: nothing is then claimed of it. None where there is no match. `nearest` is given
    where there is none. `languages` and `candidates` are looked for only then.
    """

    asked: Question
    corpora: tuple[Corpus, ...]
    verdict: Verdict
    whose: Whose | None
    matches: tuple[Match, ...]
    nearest: Match | None
    searched: Searched
    languages: Languages | None
    candidates: tuple[Candidate, ...]

    @property
    def normalisation(self) -> str:
        """The name and version of the normalisation that all archives were searched with."""
        return self.corpora[0].search.normalisation


def verdict_of(found: tuple[Whose, ...], near: bool) -> tuple[Verdict, Whose | None]:
    """The verdict and whose words it stands on, from whose words each match is in."""
    if Whose.OWN in found:
        return Verdict.FOUND, Whose.OWN
    if Whose.UNKNOWN in found:
        return Verdict.FOUND, Whose.UNKNOWN
    if found:
        return Verdict.FOUND_IN_OTHERS_WORDS, Whose.OTHERS
    return (Verdict.NEAR if near else Verdict.NOT_FOUND), None
