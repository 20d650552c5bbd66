"""What sort of work an entry describes, told by its first words."""

import re
from functools import lru_cache

from habeas.evidence.registers.entry import WorkKind
from habeas.evidence.registers.words import compiled, kinds, pattern

_HEAD = 240
"""Characters from the beginning among which the word is looked for."""

_WORD = re.compile(r"https?://|www\.|[\w-]+")
_PLACES = (WorkKind.SITE, WorkKind.PAGE)
_QUOTE = re.compile('[«"“„]')


def kind_of(text: str) -> WorkKind:
    """The sort of work; `UNKNOWN` when no word for one stands among the first.

    The first exact word before a quotation and before "placed on", "published in" counts. A word that
    says little by itself ("material", "edition") counts when no exact one stands there. When an entry
    begins with the place ("placed on the page … a video"), a work further on goes before the place.
    """
    head = text[:_HEAD]
    stops = (form.search(head) for form in (compiled("whereabouts"), _QUOTE))
    limit = min((stop.start() for stop in stops if stop is not None), default=len(head))
    weak = WorkKind.UNKNOWN
    for hit in _WORD.finditer(head, 0, limit):
        kind = _kind(hit[0])
        if kind is not WorkKind.UNKNOWN and not _is_weak(hit[0]):
            return kind
        weak = kind if weak is WorkKind.UNKNOWN else weak
    if weak is not WorkKind.UNKNOWN:
        return weak
    far = [kind for hit in _WORD.finditer(head, limit) if (kind := _kind(hit[0])) is not WorkKind.UNKNOWN]
    return next((kind for kind in far if kind not in _PLACES), far[0] if far else WorkKind.UNKNOWN)


@lru_cache(maxsize=1 << 15)
def _is_weak(word: str) -> bool:
    return re.fullmatch(pattern("weak_kinds"), word, re.IGNORECASE) is not None


@lru_cache(maxsize=1 << 15)
def _kind(word: str) -> WorkKind:
    """The sort a word names, of a compound (`видео-файл`) the sort its first part names; UNKNOWN for any other."""
    for part in (word, word.partition("-")[0]):
        for kind, form in kinds():
            if form.fullmatch(part):
                return kind
    return WorkKind.UNKNOWN
