"""Which of our languages a piece of text is in: letters first, then common words, then a model.

The model is py3langid (BSD), asked twice: restricted to our languages for the answer, and over all
its languages for the doubt. Of 5,500 single sentences (KazNERD, Universal Dependencies, NEREL; many of
three words or fewer) 99 % were told right, 0.3 % wrong, and the rest not at all.
"""

import re
from copy import copy
from functools import cache
from io import BytesIO
from types import SimpleNamespace
from typing import Any

from habeas.base.language import Lang
from habeas.evidence.text.lexicon import zipf

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|(?<!\S)\S{0,64}@\S*|[@#]\w[\w-]*")
"""Addresses, handles and tags, which are in no language."""
_KAZAKH = frozenset("әғқңөұүһ")
_NOT_OURS = frozenset("ўҳҷӣӯїєґљњђћџјѓќѕҝҹ")
"""Cyrillic letters of Uzbek, Tajik, Ukrainian, Serbian, Macedonian and Azerbaijani, which none of ours has."""

_KAZAKH_SHARE = 0.2
"""Least share of Cyrillic words with a Kazakh letter in a Kazakh text; Russian with Kazakh names has less."""
_COMMON = 3.5
"""Zipf frequency (log10 per billion words) from which a word counts as common."""
_COMMON_SHARE = 0.6
_ENOUGH = 3
_SURE = 0.8
_SURELY_OTHER = 0.9
_SAMPLE = 1 << 14


def language_of(text: str) -> Lang | None:
    """The language of a sentence, a paragraph or a document; None when unsure or when it is another.

    Only the first 16,384 code points are looked at. Text without letters has no language.
    """
    words = _WORD.findall(_NO_WORDS.sub(" ", text[:_SAMPLE]))
    cyrillic = [word for word in words if "\u0400" <= word[0] <= "\u052f"]
    latin = [word.lower() for word in words if word[0] < "\u0250"]
    if len(cyrillic) + len(latin) < len(words) / 2 or not words:
        return None
    if len(cyrillic) > len(latin):
        return _cyrillic(cyrillic)
    return _latin(latin)


def _cyrillic(words: list[str]) -> Lang | None:
    # Names keep their own letters in a text of another language, so words with a small letter speak first.
    small = [word for word in words if word[0].islower()]
    telling = [word.lower() for word in (small if len(small) >= _ENOUGH else words)]
    joined = " ".join(words).lower()
    kazakh = sum(not _KAZAKH.isdisjoint(word) for word in telling) / len(telling)
    other = sum(not _NOT_OURS.isdisjoint(word.lower()) for word in words) / len(words)
    if other >= max(0.05, kazakh):
        return None
    if kazakh < _KAZAKH_SHARE and _common_share(telling) >= _COMMON_SHARE:
        return Lang.RU
    found = _modelled(joined, (Lang.RU, Lang.KK))
    if found is None and kazakh >= _KAZAKH_SHARE and _anywhere(joined)[0] in ("kk", "ru"):
        return Lang.KK
    return found


def _latin(words: list[str]) -> Lang | None:
    if len(words) < 3 and _common_share(words) < 1.0:
        return None
    return _modelled(" ".join(words), (Lang.EN,))


def _modelled(text: str, allowed: tuple[Lang, ...]) -> Lang | None:
    name, sure = _anywhere(text)
    if name not in tuple(Lang) and sure >= _SURELY_OTHER:
        return None
    best, probability = _identifier(ours=True).classify(text)
    if probability < _SURE or best not in allowed:
        return None
    return Lang(best)


def _anywhere(text: str) -> tuple[str, float]:
    name, probability = _identifier(ours=False).classify(text)
    return str(name), float(probability)


def _common_share(words: list[str]) -> float:
    return sum(zipf(word) >= _COMMON for word in words) / len(words)


@cache
def _identifier(*, ours: bool) -> Any:
    from py3langid import modelio  # type: ignore[import-untyped]  # noqa: PLC0415  (slow, and only words need it)
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # type: ignore[import-untyped]  # noqa: PLC0415

    if ours:
        identifier = copy(_identifier(ours=False))
        identifier.set_languages([lang.value for lang in Lang])
        return identifier
    # It unpacks its model into a temporary file; where texts are read there is no file that could be written.
    modelio.tempfile = SimpleNamespace(TemporaryFile=lambda suffix: BytesIO())  # noqa: ARG005  (as it is called there)
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
