"""Times, lengths, ages and articles of law as mentions, the same way for every language."""

from collections.abc import Callable, Sequence

from habeas.drafting.document import Document, Sentence
from habeas.drafting.mentions import Mention

type SentenceFinder = Callable[[Document, Sentence], list[Mention]]

_FINDERS: tuple[SentenceFinder, ...] = ()


def find_measures(document: Document, sentences: Sequence[Sentence]) -> list[Mention]:
    """Every time, length, age and article of law in these sentences, in document coordinates."""
    return [mention for sentence in sentences for finder in _FINDERS for mention in finder(document, sentence)]
