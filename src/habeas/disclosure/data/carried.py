"""What of a value can be carried outside: text that every format holds, and references by the release's own ids."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.base.known import Known
from habeas.base.plain import Plain
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.evidence.sources.source import Source
from habeas.record.casefile import Fact
from habeas.record.vocabulary.terms import FieldType, Property

_UNCARRIED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_OURS = re.compile(r"[0-9a-f]{32}(?:[0-9a-f]{32})?|Q-[0-9a-f]+")
"""Ids of entities and sources, of statements, and signs under which rules proposed questions."""

_PROPOSED = "Q-"


def clear(text: str) -> str:
    """The text as every format can carry it: line ends LF, other control signs as U+FFFD, which says so."""
    return _UNCARRIED.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


@dataclass(frozen=True, slots=True)
class References:
    """The ids of this release for what a value can name: facts by any of their statements, sources."""

    known: Mapping[str, str]
    ids: ReleaseIds

    @classmethod
    def of(cls, facts: Iterable[Fact], sources: Iterable[Source], ids: ReleaseIds) -> "References":
        """The references among these facts and sources."""
        known = {str(source.id): ids.of("source", source.id) for source in sources}
        for fact in facts:
            made = ids.of("fact", fact.statements[0].id)
            known.update(dict.fromkeys(map(str, fact.ids), made))
        return cls(known, ids)

    def of_fact(self, fact: Fact) -> str:
        """The id of a fact."""
        return self.known[fact.statements[0].id]

    def of_word(self, word: str) -> str | None:
        """What stands for a word of a value: itself, an id of this release, or None for what was not admitted."""
        if _OURS.fullmatch(word) is None:
            return word
        if word.startswith(_PROPOSED):
            return self.ids.of("proposal", word)
        return self.known.get(word)


def told_value(value: Known[Mapping[str, Plain]], term: Property, keys: References) -> Known[Mapping[str, Plain]]:
    """A value with its references replaced, in the order of the vocabulary; what is empty is left out."""
    if not isinstance(value, Mapping):
        return value
    found = {}
    for name, field in term.fields.items():
        made = _told(value.get(name), keys if field.type in (FieldType.KEY, FieldType.NAMES) else None)
        if made not in (None, "", [], {}):
            found[name] = made
    return found


def _told(value: Plain, keys: References | None) -> Plain:
    match value:
        case str():
            return clear(value) if keys is None else _word(value, keys)
        case list() | tuple():
            return [made for inner in value if (made := _told(inner, keys)) is not None]
        case Mapping():
            return {clear(key): _told(inner, keys) for key, inner in value.items()}
    return value


def _word(word: str, keys: References) -> str | None:
    made = keys.of_word(word)
    return None if made is None else clear(made)
