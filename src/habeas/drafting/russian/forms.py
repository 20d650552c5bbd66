"""Russian: all forms of a word, as a pattern, so that a rule names the word once."""

from collections.abc import Iterable, Sequence
from functools import cache

from rumorph import Analysis, Analyzer

_TAGS = {
    "past": {"VerbForm": "Fin", "Tense": "Past"},
    "pres": {"VerbForm": "Fin", "Tense": "Pres"},
    "fut": {"VerbForm": "Fin", "Tense": "Fut"},
    "inf": {"VerbForm": "Inf"},
    "conv": {"VerbForm": "Conv"},
    "short": {"VerbForm": "Part", "Variant": "Short"},
    "part": {"VerbForm": "Part", "Variant": "", "Voice": "Pass"},
    "act": {"VerbForm": "Part", "Variant": "", "Voice": "Act"},
    "mid": {"VerbForm": "Part", "Variant": "", "Voice": "Mid"},
    "nom": {"Case": "Nom"},
    "gen": {"Case": "Gen"},
    "dat": {"Case": "Dat"},
    "acc": {"Case": "Acc"},
    "ins": {"Case": "Ins"},
    "loc": {"Case": "Loc"},
    "sing": {"Number": "Sing"},
    "plur": {"Number": "Plur"},
}
"""What a tag of `<<word:tag>>` asks of a form; an empty value means that the feature is not there."""


@cache
def analyzer() -> Analyzer:
    """The Russian morphology (rumorph, a compiled dictionary with a guesser); loads in some ten milliseconds."""
    return Analyzer()


def forms_pattern(asked: str) -> str:
    """A pattern of the forms of words: `задержать|арестовать:past,short`, `сотрудник:ins`, `адвокат:nom.plur`.

    Words stand in their dictionary form with `|` between them. Tags after the colon are joined with
    a comma where either will do and with a full stop where both must hold; without tags every form
    is meant. `ё` also matches as `е`. The pattern matches whole words. Raises ValueError where the
    dictionary does not know a word, a tag is not one of this module, or no form has the tags.
    """
    words, _, tags = asked.partition(":")
    wanted = [_features(tag) for tag in tags.split(",")] if tags else [{}]
    found: set[str] = set()
    for word in words.split("|"):
        fitting = {form.word for form in _paradigm(word) if any(_has(form, features) for features in wanted)}
        if not fitting:
            raise ValueError(f"no form of {word!r} has the tags {tags!r}")
        found |= fitting
    return rf"\b{trie_pattern(found)}\b"


def _features(tag: str) -> dict[str, str]:
    features: dict[str, str] = {}
    for one in tag.split("."):
        if one not in _TAGS:
            raise ValueError(f"no such tag of a form: {one!r}")
        features |= _TAGS[one]
    return features


def _has(form: Analysis, features: dict[str, str]) -> bool:
    feats = form.feats
    return all(feats.get(name, "") == value for name, value in features.items())


@cache
def _paradigm(word: str) -> tuple[Analysis, ...]:
    plain = word.replace("ё", "е")
    sources = [a for a in analyzer().analyze(word) if a.lemma.replace("ё", "е") == plain and a.source == "dictionary"]
    if not sources:
        raise ValueError(f"the dictionary does not know the word {word!r}")
    return tuple(form for pos in dict.fromkeys(a.pos for a in sources) for form in _forms_of(sources, pos))


def _forms_of(sources: Sequence[Analysis], pos: str) -> list[Analysis]:
    first = next(source for source in sources if source.pos == pos)
    return first.forms()


def trie_pattern(words: Iterable[str]) -> str:
    """A pattern of these words that shares their beginnings, quick to refuse; `ё` also matches as `е`."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in sorted(words):
        node = tree
        for letter in word:
            node = node.setdefault("[её]" if letter in "её" else letter, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    ends = "" in node
    branches = [letter + _branch(after) for letter, after in node.items() if letter]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return joined + ("?" if ends else "")
