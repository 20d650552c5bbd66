"""English: what is said of a person right beside the name: occupation, role, title, sex, kinship."""

import re
from dataclasses import dataclass, replace
from functools import cache

from habeas.drafting.english.words import words

_ADJECTIVE = r"(?:[\w/’'.-]+\s+)"
_HEAD_OF = (
    r"(?:former\s+|acting\s+|deputy\s+|first\s+deputy\s+|then-?)*"
    r"(?:head|chief|director|chair(?:man|woman|person)?|commander|minister|deputy\s+\w+|leader|rector|president|spokes(?:man|woman|person))"
)


@dataclass(frozen=True, slots=True)
class Description:
    """What stands beside a name.

    `occupation` are the words as printed, `head` its noun in the singular, both empty where there is
    none. `start` and `end` are code points of the text that was given (before or after the name).
    """

    occupation: str
    head: str
    features: frozenset[str]
    start: int
    end: int
    before: bool

    @property
    def role_or_title(self) -> bool:
        """Whether a title or a role was told, which names follow."""
        return any(feature.startswith(("role:", "title")) for feature in self.features) or bool(self.head)


def description_before(text: str) -> Description | None:
    """What stands right before a name: "Judge", "his lawyer", "the well-known artist", "Mr"; None for nothing."""
    title = _title().search(text)
    if title is not None:
        features = frozenset({*_sex_of_title(title[1]), "title"})
        inner = description_before(text[: title.start()])
        if inner is not None:
            return replace(inner, features=inner.features | features)
        return Description("", "", features, title.start(1), title.end(1), before=True)
    kin = _kin_before().search(text)
    if kin is not None:
        return Description(
            "", "", frozenset({"role:relative", *_sex_of_kin(kin.group())}), kin.start(), kin.end(), before=True
        )
    found = _noun_before().search(text)
    if found is not None:
        return _described(found, before=True)
    hired = re.search(
        r"\b(?:lawyer|attorney|advocate|counsel)\s+(?:\w+\s+)?by\s+[^.,;]{3,40},\s+$", text, re.IGNORECASE
    )
    if hired is not None:
        return Description("", "", frozenset({"role:lawyer"}), hired.start(), hired.end(), before=True)
    post = re.search(rf"\b(?:{_HEAD_OF})\s+(?:of|for)\s+[^.;\"“”]{{3,90}}?,\s+$", text, re.IGNORECASE)
    if post is not None:
        return Description("", "", frozenset({"role:official"}), post.start(), post.end(), before=True)
    return None


def description_after(text: str) -> Description | None:
    """What stands right after a name: ", a well-known artist", " is a journalist", ", his wife"; None for nothing."""
    found = _noun_after().match(text)
    if found is not None:
        return _described(found, before=False)
    kin = _kin_after().match(text)
    if kin is not None:
        return Description(
            "", "", frozenset({"role:relative", *_sex_of_kin(kin[1])}), kin.start(1), kin.end(1), before=False
        )
    post = re.match(rf",\s+(?:the\s+|then\s+)?({_HEAD_OF})\s+(?:of|at|in)\b", text, re.IGNORECASE)
    if post is not None:
        return Description("", "", frozenset({"role:official"}), post.start(1), post.end(1), before=False)
    return None


def _described(found: re.Match[str], *, before: bool) -> Description:
    told = "told" if found["told"] else "told2"
    head = " ".join(found[told.replace("told", "head")].lower().split())
    role = words().roles.get(head.split()[-1])
    features = {f"role:{role}"} if role and (role != "lawyer" or before) else set()
    start, end = found.span(told)
    occupation = " ".join(found[told].split())
    if head not in words().occupations:
        return Description("", "", frozenset(features), start, end, before)
    return Description(occupation, head, frozenset(features), start, end, before)


def _sex_of_title(title: str) -> set[str]:
    bare = title.lower().rstrip(".")
    if bare in words().male_titles:
        return {"gender:m"}
    return {"gender:f"} if bare in words().female_titles else set()


def _sex_of_kin(text: str) -> set[str]:
    noun = re.findall(r"\w+", text.lower())[-1]
    if noun in ("husband", "father", "brother", "son", "uncle", "grandfather", "nephew"):
        return {"gender:m"}
    return (
        {"gender:f"}
        if noun in ("wife", "mother", "sister", "daughter", "aunt", "grandmother", "niece", "widow")
        else set()
    )


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(words().titles)})\.?\s+$", re.IGNORECASE)


@cache
def _nouns() -> str:
    nouns = sorted({*words().occupations, *words().roles}, key=lambda noun: (-len(noun), noun))
    return "|".join(noun.replace(" ", r"\s+") for noun in nouns)


@cache
def _noun_before() -> re.Pattern[str]:
    lead = r"(?:\b(?:the|a|an|his|her|their|its|one|another)\s+)"
    adjective = r"(?:(?!(?:of|by|and|that|in|on|to|was|is|court|who)\s)[\w/’'-]+\s+)"
    desk = r"(?:[A-Z]{2,}(?:/[A-Z]+)?\s+)"
    return re.compile(
        rf"(?:{lead}(?P<told>{adjective}{{0,3}}?\b(?P<head>{_nouns()}))|(?P<told2>(?-i:{desk})?\b(?P<head2>{_nouns()})))"
        rf"(?:\s+and\s+(?:{_nouns()}))?\s*(?:named\s+|,\s*)?$",
        re.IGNORECASE,
    )


@cache
def _noun_after() -> re.Pattern[str]:
    age = r"(?:\s+(?:aged\s+)?\d{1,2},|\s+born\s+(?:on\s+|in\s+)?[^,.;]{4,30},|\s+\d{1,2}\s+years\s+old,)?"
    works = r"(?:is|was|works\s+as|worked\s+as)"
    lead = rf"(?:,{age}\s+(?:who\s+{works}\s+)?(?:an?|the)?|\s+{works}\s+(?:an?|the))\s+"
    tail = rf"(?:\s+and\s+(?:[\w-]+\s+){{0,2}}?(?:{_nouns()}))?"
    return re.compile(
        rf"{lead}(?P<told>(?:(?!(?:of|by|and|that|in|on|to|was|is|who|his|her)\s)[\w/’'-]+\s+){{0,5}}?"
        rf"\b(?P<head>{_nouns()}){tail})(?P<told2>)(?P<head2>)\b(?!\s+(?:of|to)\s+(?:the\s+)?(?:case|law))",
        re.IGNORECASE,
    )


@cache
def _kin_before() -> re.Pattern[str]:
    kin = "|".join(sorted(words().relations))
    return re.compile(rf"\b(?:his|her|their|\w+['’]s)\s+(?:[\w-]+\s+)?(?:{kin}),?\s+$", re.IGNORECASE)


@cache
def _kin_after() -> re.Pattern[str]:
    kin = "|".join(sorted(words().relations))
    return re.compile(rf",\s+((?:his|her|their|the|\w+['’]s)\s+(?:[\w-]+\s+)?(?:{kin}))\b", re.IGNORECASE)
