"""Russian: one spelling for each name of a text, by all the forms in which the text prints it; its case and sex."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from habeas.base.language import Lang
from habeas.drafting.russian.forms import analyzer
from habeas.drafting.russian.tokens import CASES, Token, Words, to_nominative
from habeas.names.given import Sex, is_given_name, likely_sex
from habeas.names.mentions import declined_forms
from habeas.names.normal import normal_form
from habeas.names.parts import Role, parse_name

_ENDING = re.compile(
    r"(?:ого|ому|его|ему|ой|ою|ей|ею|ом|ем|ём|ым|им|ую|юю|ая|яя|ий|ый|ье|ью|ья|ьи|а|я|у|ю|е|ы|и|й|ь|о)$", re.IGNORECASE
)
_UNDECLINED = re.compile(r"(?:дзе|швили|ко|[иы]х|ово|аго)$")
"""Endings of family names that are the same in every case."""
_LIKELY = 0.2
_SURE = 0.9
_BEFORE = 4
"""Words before a name that may tell its case."""
_OFTEN = 3
"""Mentions that, all printed alike, are taken for the nominative."""
_ALL = frozenset(CASES.values())


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens `first` to `last` of a sentence that may be a name.

    `told` are the cases of the noun that describes the person, empty where none does.
    """

    words: Words
    first: int
    last: int
    told: frozenset[str] = frozenset()

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words of the name, without initials and full stops."""
        return tuple(t for t in self.words.tokens[self.first : self.last + 1] if len(t.text.strip(".-")) > 1)

    @property
    def printed(self) -> str:
        """The name as printed."""
        return self.words.text(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Naming:
    """What a text's names tell together.

    `chosen` gives for a printed full name its normal form; `known` are the words of those forms.
    """

    chosen: Mapping[tuple[str, str], str]
    known: frozenset[str]

    @classmethod
    def of(cls, runs: Sequence[Run]) -> "Naming":
        """Choose for each full name the normal form that explains most of the forms its text prints."""
        groups: defaultdict[tuple[str, ...], list[tuple[str, str, bool]]] = defaultdict(list)
        for run in runs:
            if len(run.tokens) > 1 or "." in run.printed:
                normal, upright = _normal(run)
                groups[tuple(_stem(token.text) for token in run.tokens)].append((run.printed, normal, upright))
        chosen: dict[tuple[str, str], str] = {}
        for group in groups.values():
            chosen |= _choose(group)
        words = {word for name in chosen.values() for word in name.split() if len(word.strip(".")) > 1}
        return cls(chosen, frozenset(words))

    def name(self, run: Run) -> str:
        """The normal form of this name, as its text bears it out."""
        normal, _ = _normal(run)
        if len(run.tokens) > 1 or "." in run.printed:
            return self.chosen.get((run.printed, normal), normal)
        if normal in self.known:
            return normal
        fitting = sorted(
            word for word in self.known if run.printed in _forms(word) or _stem(word) == _stem(run.printed)
        )
        return fitting[0] if len(fitting) == 1 else normal

    def knows(self, run: Run) -> bool:
        """Whether a lone word is a word of a full name of this text."""
        return self.name(run) in self.known


def cases_of(run: Run, name: str) -> frozenset[str]:
    """The cases the name may stand in here; all six where its form does not tell. `name` is its normal form."""
    if _indeclinable(name):
        return _ALL
    found = _ALL
    woman = sex_of(name) == "f"
    upright = name.split() if len(name.split()) == len(run.tokens) else [token.text for token in run.tokens]
    for token, word in zip(run.tokens, upright, strict=True):
        if woman and token.text[-1:].lower() not in "аяоуыеию":
            continue
        mine = _cases_of(token.text)
        if "nom" in mine:
            mine = _declined(word, token.text) or mine
        found = found & mine or found
    changed = "." not in run.printed and name.split() != run.printed.split()
    return found - {"nom"} if changed and found - {"nom"} else found


_IN_A = {"ы": "gen", "и": "gen", "у": "acc", "ю": "acc"}
"""Cases that the ending of a name in -а or -я tells for sure; -е is two cases, -ой is left to the dictionary."""


def _declined(upright: str, printed: str) -> frozenset[str]:
    """The case of a name in -а or -я that is printed with another ending; empty where that does not tell."""
    if upright[-1:] not in "ая" or upright[:-1] != printed[:-1] or printed[-1:] not in _IN_A:
        return frozenset()
    return frozenset({_IN_A[printed[-1:]]})


@lru_cache(maxsize=4096)
def sex_of(name: str) -> str | None:
    """`m` or `f` where a name in normal form tells it, None where it does not."""
    parsed = parse_name(name)
    for part in parsed.parts:
        if part.role is Role.PATRONYMIC:
            return "f" if part.text.endswith(("на", "кызы", "қызы")) else "m"
    if parsed.given is not None:
        sex = likely_sex(parsed.given.split()[0])
        if sex is not None:
            return sex.value
    family = parsed.family or ""
    if family.endswith(("ова", "ева", "ина", "ская", "цкая")):
        return "f"
    return "m" if family.endswith(("ов", "ев", "ский", "цкий")) else None


def _normal(run: Run) -> tuple[str, bool]:
    """The normal form of a run by itself, and whether the run stands in the nominative for sure."""
    printed = run.printed
    if run.told == {"nom"}:
        plain = _nominative(printed, "")
        return (plain if plain.casefold() == printed.casefold() else printed), True
    start = run.words.tokens[run.first].start
    before = run.words.sentence.text[max(0, start - 60) : start]
    found = _nominative(printed, " ".join(before.split()[-_BEFORE:]))
    partly = found.split()[:1] != printed.split()[:1] and any(_surely_oblique(token) for token in run.tokens)
    if run.told or partly or any(_only_oblique(token.text) for token in run.tokens):
        found = _declined_back(run, found)
    kept = {_stem(word): word for word in printed.split() if _UNDECLINED.search(word)}
    return " ".join(kept.get(_stem(word), word) for word in found.split()), False


@lru_cache(maxsize=8192)
def _nominative(printed: str, before: str) -> str:
    return normal_form(printed, Lang.RU, before)


def _surely_oblique(token: Token) -> bool:
    """Whether its neighbours leave it hardly anything but a case other than the nominative."""
    top = token.readings[0]
    return top.pos == "PROPN" and top.prob >= _SURE and top.feats.get("Case", "Nom") != "Nom"


def _only_oblique(word: str) -> bool:
    """Whether the dictionary knows the word, and in no reading as a nominative."""
    found = [a for a in analyzer().analyze(word) if a.source == "dictionary" and a.pos in ("PROPN", "NOUN")]
    return bool(found) and all(a.feats.get("Case") not in (None, "Nom") for a in found)


def _declined_back(run: Run, normal: str) -> str:
    """The normal form with the words put right that were left declined (`следователя Б. Т. Омарбая`)."""
    words = normal.split()
    left = {token.text: token for token in run.tokens if token.text in words and len(token.text) > 2}
    cases = Counter(r.feats.get("Case", "") for t in run.tokens for r in t.readings[:1])
    case = next((one for one, _ in cases.most_common() if CASES.get(one, "nom") != "nom"), None)
    if case is None:
        return normal
    return " ".join(_upright(left[word], case) if word in left else word for word in words)


def _upright(token: Token, case: str) -> str:
    """The word in the nominative where it likely is a singular in this case; as printed where it is not."""
    likely = [r for r in token.readings if r.feats.get("Case") == case and r.feats.get("Number") == "Sing"]
    return to_nominative(token, case) if likely and likely[0].prob >= _LIKELY else token.text


def _choose(group: Sequence[tuple[str, str, bool]]) -> dict[tuple[str, str], str]:
    """For each printed form and its own normal form, the normal form of the group that explains most forms."""
    upright = {normal for _, normal, sure in group if sure}
    printed_often = Counter(printed for printed, _, _ in group)
    names = dict.fromkeys([normal for _, normal, _ in group])
    names |= dict.fromkeys(p for p in printed_often if all("nom" in _cases_of(word) for word in p.split()))
    if len(names) == 1:
        return {(printed, normal): normal for printed, normal, _ in group}
    counts = Counter({name: sum(_explains(name, printed) for printed in printed_often) for name in names})
    chosen = {}
    for printed, normal, _ in group:
        fitting = [name for name in names if _explains(name, printed)] or [normal]
        chosen[printed, normal] = max(
            fitting,
            key=lambda name: (
                name in upright,
                counts[name],
                printed_often[name] >= _OFTEN,
                name == normal,
            ),
        )
    return chosen


def _explains(name: str, printed: str) -> bool:
    """Whether the printed form is a form of this name; of names in syllables the last word alone may be declined."""
    if printed in _forms(name):
        return True
    one, two = name.split(), printed.split()
    return len(one) == len(two) > 2 and one[:-1] == two[:-1] and _stem(two[-1]) == one[-1].lower()


@lru_cache(maxsize=4096)
def _forms(name: str) -> frozenset[str]:
    return declined_forms(name, Lang.RU) | {name}


@lru_cache(maxsize=4096)
def _indeclinable(name: str) -> bool:
    """Whether all words of the name stay as they are in every case."""
    words = sorted(name.split())
    return all(sorted(form.split()) == words for form in _forms(name) if len(form.split()) == len(words))


def _stem(word: str) -> str:
    bare = word.strip(".").lower().replace("ё", "е")
    cut = _ENDING.sub("", bare)
    return cut if len(cut) >= 2 else bare


@lru_cache(maxsize=8192)
def _cases_of(word: str) -> frozenset[str]:
    """The cases that a word of a name can be in, whatever stands around it."""
    found = analyzer().analyze(word)
    names = [a for a in found if a.pos in ("PROPN", "NOUN") and a.feats.get("NameType") != "Geo"] or found
    cases = {CASES[a.feats["Case"]] for a in names if a.feats.get("Case") in CASES and a.prob >= 0.03}
    if names and names[0].feats.get("Gender") == "Masc" and cases & {"gen", "acc"} and "nom" not in cases:
        cases |= {"gen", "acc"}
    if all(a.source == "guess" for a in names) and _ENDING.search(word) is None:
        # A foreign name on a consonant: a woman's is not declined, a man's is the nominative.
        return _ALL if likely_sex(word) is Sex.FEMALE else frozenset({"nom"})
    if word.endswith(("о", "э", "дзе", "швили")) or (word.endswith(("е", "и", "у")) and is_given_name(word)):
        return _ALL
    return frozenset(cases)
