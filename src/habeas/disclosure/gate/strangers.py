"""Whether a text where a name stands gives the name of a person, told by its form: nobody knows who that is."""

import re

import airlock_pii

from habeas.base.language import Lang
from habeas.findings.ledger.stems import lexicon
from habeas.names.given import sexes_of

_WORD = re.compile(r"[^\W\d_][\w’'-]*\.?")
_INITIAL = re.compile(r"[^\W\d_]\.")


def is_a_name(text: str, *, strictly: bool) -> bool:
    """Whether these words are, or hold, the name of a person.

    `strictly`: one to three words with capitals count as a name as well, unless they are words for a party or an
    office. A party ("the defence", "следствие") and an office without a name are none.
    """
    if airlock_pii.detect(text, types=airlock_pii.EntityType.PERSON):
        return True
    words = _WORD.findall(text)
    if any(_INITIAL.fullmatch(word) and word[0].isupper() for word in words) and len(words) > 1:
        return True
    names = [word for word in words if word[0].isupper() and not (word.isupper() and len(word) > 1)]
    if strictly and any(sexes_of(word) for word in names):
        return True
    return strictly and 0 < len(words) <= 3 and len(names) == len(words) and not any(map(_of_a_party, words))


def _of_a_party(word: str) -> bool:
    begins = word.casefold()
    return any(begins.startswith(stem) for lang in Lang for stems in lexicon(lang).sides.values() for stem in stems)
