"""The account of one entry against one question: which words met which, what is left over, and what that amounts to."""

from dataclasses import dataclass
from enum import StrEnum

from habeas.evidence.registers.entry import Entry
from habeas.evidence.registers.matching_parts import PartRole
from habeas.evidence.registers.matching_words import Meets, Word

ACCOUNTED = 0.8
"""A score from here on says that the title, or author and work, is accounted for."""


class Where(StrEnum):
    """In what part of an entry a word was met: what names the work, its makers, an address, or anywhere else."""

    NAMING = "naming"
    MAKERS = "makers"
    LINK = "link"
    ELSEWHERE = "elsewhere"


class Why(StrEnum):
    """What decided a score; every account has one or more.

    The first six say how the work is accounted for, the others what keeps it from that.
    """

    TITLE = "title"
    AUTHOR_AND_WORK = "author_and_work"
    TITLE_BEGINS = "title_begins"
    WORDS_OF_WORK = "words_of_work"
    SAME_ADDRESS = "same_address"
    PAGE_OF_SITE = "page_of_site"
    ONLY_AUTHOR = "only_author"
    ONE_COMMON_WORD = "one_common_word"
    ANOTHER_WORD = "another_word"
    MORE_ASKED = "more_asked"
    MORE_PRINTED = "more_printed"
    AUTHOR_DIFFERS = "author_differs"
    AUTHOR_NOT_IN_ENTRY = "author_not_in_entry"
    NUMBER_DIFFERS = "number_differs"
    NUMBER_NOT_ASKED = "number_not_asked"
    ONLY_PLACE = "only_place"
    FEW_WORDS = "few_words"
    SAME_SITE = "same_site"
    SOME_WORDS = "some_words"


@dataclass(frozen=True, slots=True)
class Met:
    """A word of the question and the word of the entry it met; two that one side writes as one are joined."""

    asked: str
    printed: str
    how: Meets
    where: Where


@dataclass(frozen=True, slots=True)
class Account:
    """How an entry answers a question. `score` is 0 to 1, 0.8 and more only where the work is accounted for.

    `part` is the naming part that was met best and its words as printed, empty for an address. `met`,
    `left_asked` and `set_aside` hold every word of the question once (what is set aside says what sort of thing
    the work is, or joins words); `left_printed` is what was not met of the naming part.
    """

    score: float
    why: tuple[Why, ...]
    role: PartRole | None
    part: str
    met: tuple[Met, ...]
    left_asked: tuple[str, ...]
    left_printed: tuple[str, ...]
    set_aside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that may answer a question, and the account of it."""

    entry: Entry
    account: Account


@dataclass(frozen=True, slots=True)
class Pair:
    """Places in the question (one, or two neighbours), and the words of the entry that they met."""

    asked: tuple[int, ...]
    printed: tuple[Word, ...]
    how: Meets
    likeness: float
