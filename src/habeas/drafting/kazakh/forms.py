"""Kazakh: all forms of a word, as a pattern, so that a rule names the word once."""

from functools import cache

from habeas.drafting.kazakh.harmony import ALL_CASES, trie_pattern
from habeas.drafting.kazakh.nouns import Form, noun_forms
from habeas.drafting.kazakh.verbs import TAGS, negative, passive, verb_forms

_NOUN_TAGS = frozenset((*ALL_CASES, "adj", "sing", "plur", "own", "mine", "bare"))


@cache
def forms_pattern(asked: str) -> str:
    """A pattern of the forms of words: `ұста|қама:pass.did`, `айт:neg.past,neg.perf`, `адвокат:gen,ins`, `сот`.

    Nouns stand in the nominative, verbs by their stem, with `|` between words; of a phrase the last
    word takes the endings. Tags after the colon are joined with a comma where either will do and with
    a full stop where both must hold. Verbs need one of the tags of :mod:`habeas.drafting.kazakh.verbs`,
    with `pass` for the passive and `neg` for the negative; a noun without tags stands for every
    form, `own` asks for -ы or -сы, `mine` for -ым, `bare` for neither. The pattern matches whole
    words. Raises ValueError where a tag is not known or no form has the tags.
    """
    words, _, tags = asked.partition(":")
    choices = [frozenset(choice.split(".")) for choice in tags.split(",")] if tags else [frozenset[str]()]
    found: set[str] = set()
    for word in words.split("|"):
        for choice in choices:
            made = _verb(word, choice) if choice & set(TAGS) else _noun(word, choice)
            if not made:
                raise ValueError(f"no form of {word!r} has the tags {tags!r}")
            found |= made
    return rf"\b{trie_pattern(found)}\b"


def _verb(word: str, tags: frozenset[str]) -> set[str]:
    before, _, stem = word.rpartition(" ")
    if unknown := tags - set(TAGS) - {"pass", "neg"}:
        raise ValueError(f"no such tag of a form: {sorted(unknown)}")
    stem = passive(stem) if "pass" in tags else stem
    stem = negative(stem) if "neg" in tags else stem
    return {f"{before} {form}".strip() for tag in tags & set(TAGS) for form in verb_forms(stem, tag)}


def _noun(word: str, tags: frozenset[str]) -> set[str]:
    before, _, stem = word.rpartition(" ")
    if unknown := tags - _NOUN_TAGS:
        raise ValueError(f"no such tag of a form: {sorted(unknown)}")
    return {f"{before} {form.word}".strip() for form in noun_forms(stem) if all(_has(form, tag) for tag in tags)}


def _has(form: Form, tag: str) -> bool:
    match tag:
        case "sing":
            return not form.plural
        case "plur":
            return form.plural
        case "own" | "mine" | "bare":
            return form.owner == {"own": "3", "mine": "1", "bare": ""}[tag]
    return form.case == tag
