"""English: works by title, and code names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.document import Sentence
from habeas.drafting.english.words import words
from habeas.drafting.mentions import Kind, Mention

_QUOTED = re.compile(r"[“\"«„](?P<title>[^“”\"«»„\n]{1,90}?)[,.]?[”\"»“]")
_CODE_WORDS = re.compile(
    r"(?:code[\s-]?names?|call\s?signs?|(?:agent|informant|informer|"
    r"provocateur|infiltrator)s?(?:\s+(?:named|called|nicknamed))?|codenamed)\s*(?:of\s+|was\s+|is\s+|were\s+|,\s*)?$",
    re.IGNORECASE,
)
_WITNESS_WORDS = re.compile(
    r"\b(?:(?:anonymous|secret|classified|protected)\s+witness(?:es)?\s*(?:named|called|under\s+the\s+name)?\s*(?:of\s+)?"
    r"|(?:witness(?:es)?|testif\w+)\b[^.;“”\"]{0,40}?\b(?:pseudonyms?|alias(?:es)?|identified\s+(?:only\s+)?as|known\s+(?:only\s+)?as|under\s+the\s+name(?:\s+of)?)\s*)$",
    re.IGNORECASE,
)
"""Before the assumed name of a witness whose identity the court keeps secret."""
_COVER_WORDS = re.compile(
    r"\b(?:undercover|infiltrat\w+|covert)\b[^.;“”\"]{0,50}?\b(?:calling\s+(?:him|her)self|named|called|alias|as|name(?:\s+of)?|pseudonym)\s*$"
    r"|\b(?:man|woman|person|donor|acquaintance)\s+(?:who\s+was\s+)?known\s+(?:only\s+)?as\s*$",
    re.IGNORECASE,
)
_AUTHOR = 170
"""Code points before a title in which its author is looked for."""
_BY = 6
_BETWEEN = re.compile(r"\s*(?:,|and|or|,\s*and)\s*$")


def find_code_names(sentences: Sequence[Sentence]) -> list[Mention]:
    """Names in quotes that the text calls code names of agents or of secret witnesses, and the same names elsewhere."""
    quoted = [(s, match) for s in sentences for match in _QUOTED.finditer(s.text)]
    names: set[str] = set()
    witnesses: set[str] = set()
    previous: re.Match[str] | None = None
    for sentence, match in quoted:
        before = sentence.text[: match.start()]
        joined = (
            previous is not None
            and previous.string is match.string
            and previous["title"].casefold() in names
            and _BETWEEN.fullmatch(sentence.text, previous.end(), match.start())
        )
        if _WITNESS_WORDS.search(before):
            witnesses.add(match["title"].casefold())
        elif _CODE_WORDS.search(before) or _COVER_WORDS.search(before) or joined:
            names.add(match["title"].casefold())
        previous = match
    witnesses -= names
    return [
        _code_name(s, match, "witness" if title in witnesses else "agent")
        for s, match in quoted
        if (title := match["title"].casefold()) in names | witnesses
    ]


def _code_name(sentence: Sentence, match: re.Match[str], role: str) -> Mention:
    span = Span(match.start("title"), match.end("title")).shifted(sentence.span.start)
    name = match["title"].strip()
    value = {"as": f"{role} “{name}”"}
    return Mention(
        Kind.CODE_NAME, span, match["title"], name, Lang.EN, frozenset({f"role:{role}", "camp:accusing"}), value, 0.95
    )


def find_works(sentences: Sequence[Sentence], closed: Sequence[Mention]) -> list[Mention]:
    """Titles in quotes that stand beside a word for a work, and the same titles elsewhere in the text."""
    quoted = [
        (s, match, Span(match.start("title"), match.end("title")).shifted(s.span.start))
        for s in sentences
        for match in _QUOTED.finditer(s.text)
    ]
    quoted = [item for item in quoted if not any(item[2].overlaps(m.span) for m in closed)]
    titles: dict[str, str] = {}
    for place, (sentence, match, _) in enumerate(quoted):
        noun = _noun_beside(sentence.text, match)
        if noun is None and place and _follows(quoted[place - 1][1], match):
            noun = titles.get(quoted[place - 1][1]["title"].casefold())
        if noun is not None and match["title"][:1].isupper():
            titles[match["title"].casefold()] = noun
    return [
        Mention(Kind.WORK, span, match["title"], match["title"].strip(), Lang.EN, frozenset({f"work:{noun}"}))
        for _, match, span in quoted
        if (noun := titles.get(match["title"].casefold())) is not None
    ]


def with_authors(works: Sequence[Mention], text: str, people: Sequence[Mention]) -> list[Mention]:
    """The works, each with the place of the mention that names its author (`author_at`) where one stands beside it.

    An author is an owner right before the title ("his painting"), a person behind "by", or a person
    who is given a prize for the work.
    """
    return [_with_author(work, text, people) for work in works]


def _with_author(work: Mention, text: str, people: Sequence[Mention]) -> Mention:
    start = max(text.rfind("\n", 0, work.span.start), work.span.start - _AUTHOR) + 1
    before = [m for m in people if start <= m.span.start and m.span.end <= work.span.start]
    after = [m for m in people if 0 <= m.span.start - work.span.end <= _BY]
    owners = [m for m in before if "possessive" in m.features and ". " not in text[m.span.end : work.span.start]]
    by = [m for m in after if re.fullmatch(r"\W*by\s+", text[work.span.end : m.span.start])]
    prized = [m for m in before if _for_work().search(text[m.span.end : work.span.start])]
    author = next(iter([*by, *reversed(owners), *reversed(prized)]), None)
    if author is None or work.kind is not Kind.WORK:
        return work
    return replace(work, features=work.features | {f"author_at:{author.span.start}"})


def _follows(one: re.Match[str], two: re.Match[str]) -> bool:
    return one.string is two.string and _BETWEEN.fullmatch(two.string, one.end(), two.start()) is not None


def _noun_beside(text: str, match: re.Match[str]) -> str | None:
    before = _noun_before().search(text[: match.start()])
    if before is not None:
        return before[1].lower()
    after = _noun_after().match(text[match.end() :])
    return after[1].lower() if after is not None else None


@cache
def _for_work() -> re.Pattern[str]:
    """What is given, or done, to somebody for a work of theirs."""
    nouns = "|".join(words().works)
    return re.compile(rf"\b(?:award|prize|medal)|\b(?:for|over)\s+(?:a|an|the|his|her)\s+(?:\w+\s+)?(?:{nouns})\b")


@cache
def _noun_before() -> re.Pattern[str]:
    nouns = "|".join(words().works)
    return re.compile(rf"\b({nouns})s?\s*(?:,|called|named|titled|entitled|about|of|:)?\s*$", re.IGNORECASE)


@cache
def _noun_after() -> re.Pattern[str]:
    nouns = "|".join(words().works)
    return re.compile(rf",?\s*(?:an?|the|his|her)?\s*(?:[\w-]+\s)?\b({nouns})s?\b", re.IGNORECASE)
