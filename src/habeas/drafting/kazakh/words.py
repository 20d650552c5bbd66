"""The Kazakh word lists of `words.yaml`, read once, and which word of them a form belongs to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.base.yaml_strings import strings_in
from habeas.drafting.kazakh.nouns import Form, noun_forms

_PACKAGE = "habeas.drafting.kazakh"
_NOUNS = (
    *("occupations", "detainees", "persons", "relations", "heads_of", "staff", "organs", "named_organs", "courts"),
    *("facilities", "inside_bodies", "places", "dwellings", "works", "groups", "kin_parties", "not_people"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a printed word or phrase: the word of the lists that it is a form of, and the form."""

    lemma: str
    form: Form
    nominative: str


@dataclass(frozen=True, slots=True)
class WordLists:
    """Words by meaning, in the nominative, small letters. `roles` maps a noun to a role of CONTRACTS.

    `readings` are all forms of all nouns; `ends` are the last words of these, `most` the most words of one.
    """

    lists: Mapping[str, frozenset[str]]
    roles: Mapping[str, str]
    acronyms: frozenset[str]
    facility_acronyms: frozenset[str]
    security: tuple[str, ...]
    readings: Mapping[str, tuple[Entry, ...]]
    ends: frozenset[str]
    most: int

    def has(self, name: str, lemma: str) -> bool:
        """Whether the list of this name has the word."""
        return lemma in self.lists[name]


@cache
def word_lists() -> WordLists:
    """The lists of the package, with every form of every noun in them."""
    raw = strings_in(files(_PACKAGE).joinpath("words.yaml").read_text(encoding="utf-8"))
    roles = {noun: role for role, nouns in raw["roles"].items() for noun in _split(nouns)}
    nouns = {noun for name in _NOUNS for noun in _split(raw[name])} | set(roles)
    readings: dict[str, list[Entry]] = {}
    lemmas: dict[str, str] = {}
    for noun in sorted(nouns):
        for word, entry in _entries(noun):
            readings.setdefault(word, []).append(entry)
            lemmas[noun] = entry.lemma
    roles = {lemmas[noun]: role for noun, role in roles.items()}
    lists = {
        name: frozenset(lemmas.get(noun, noun) for noun in _split(text))
        for name, text in raw.items()
        if isinstance(text, str)
    }
    return WordLists(
        lists=lists,
        roles=roles,
        acronyms=frozenset(_split(raw["acronyms"])),
        facility_acronyms=frozenset(_split(raw["facility_acronyms"])),
        security=tuple(_split(raw["security"])),
        readings={word: tuple(found) for word, found in readings.items()},
        ends=frozenset(word.rpartition(" ")[2] for word in readings),
        most=max(noun.count(" ") + 1 for noun in nouns),
    )


def _split(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


def _entries(noun: str) -> Iterator[tuple[str, Entry]]:
    """Every form of a noun; one that always has its possessive has it in all of them."""
    before, _, last = noun.rpartition(" ")
    before += " " if before else ""
    forms = noun_forms(last.removesuffix("+"))
    if last.endswith("+"):
        forms = tuple(form for form in forms if form.owner == "3")
    nominatives = {(form.plural, form.owner): form.word for form in reversed(forms) if form.case == "nom"}
    lemma = before + (nominatives[False, "3"] if last.endswith("+") else last)
    for form in forms:
        yield before + form.word, Entry(lemma, form, before + nominatives[form.plural, form.owner])
