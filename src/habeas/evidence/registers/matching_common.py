"""Whether a word is a common one of its language, so that it names no work by itself."""

from functools import lru_cache

from habeas.evidence.registers.matching_words import Word
from habeas.names.letters import Script, script_of

_COMMON = 3.0
"""Zipf frequency (occurrences per thousand million words, as a power of ten) from which a word is common."""

_TELLING = 5
"""Letters that a word must have to name a work by itself."""


def names_alone(word: Word) -> bool:
    """Whether this one word may name a work: no number, of five letters and more, and rare in its language."""
    return not word.number and len(word.small) >= _TELLING and not _common(word.small, script_of(word.text))


@lru_cache(maxsize=1024)
def _common(small: str, script: Script) -> bool:
    from wordfreq import zipf_frequency  # noqa: PLC0415  (slow to import, and few questions need it)

    languages = ("en", "tr") if script is Script.LATIN else ("ru", "uk")
    return any(zipf_frequency(small, language) >= _COMMON for language in languages)
