"""Russian: works by title, and code names."""

import re
from collections.abc import Sequence

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.document import Sentence
from habeas.drafting.mentions import Kind, Mention
from habeas.drafting.russian.forms import forms_pattern
from habeas.drafting.russian.tokens import Words
from habeas.drafting.russian.words import word_lists

QUOTED = re.compile(r"[«“„\"](?P<title>[^«»“”„\"\n]{1,90}?)[,.]?[»”“\"]")
_BETWEEN = re.compile(r"\s*(?:,|и|или|,\s*а также|а также)\s*")
_CODE_WORDS = (
    r"(?:псевдоним[а-я]*|кличк[а-я]+|позывн[а-я]+|под\s+именем|под\s+именами|закодированн[а-я]+|"
    r"засекреченн[а-я]+\s+свидетел[а-я]+|<forms>)(?:\s+[–—-])?\s*$"
)


_SECRET = re.compile(
    r"агент|осведомител|информатор|провокатор|внедр|засекреч|секретн|конспирац|оперативник|свидетел", re.IGNORECASE
)
"""What tells a code name from the pseudonym of an artist."""


def find_code_names(words: Sequence[Words]) -> list[Mention]:
    """Names in quotes that the text calls pseudonyms, and the same names in quotes elsewhere in it."""
    code = re.compile(
        _CODE_WORDS.replace("<forms>", forms_pattern("агент|осведомитель|информатор|провокатор")), re.IGNORECASE
    )
    quoted = [(w.sentence, match) for w in words for match in QUOTED.finditer(w.sentence.text)]
    names: set[str] = set()
    previous: re.Match[str] | None = None
    for sentence, match in quoted:
        joined = (
            previous is not None
            and previous.string is match.string
            and _key(previous) in names
            and _BETWEEN.fullmatch(sentence.text, previous.end(), match.start())
        )
        called = code.search(sentence.text[: match.start()])
        if joined or (called and (_SECRET.search(sentence.text) or not called.group().startswith(("псевд", "под ")))):
            names.add(_key(match))
        previous = match
    return [_code_name(s, match) for s, match in quoted if _key(match) in names]


def _key(match: re.Match[str]) -> str:
    return match["title"].strip().casefold()


def _code_name(sentence: Sentence, match: re.Match[str]) -> Mention:
    span = Span(match.start("title"), match.end("title")).shifted(sentence.span.start)
    name = match["title"].strip()
    value = {"as": f"агент «{name}»"}
    return Mention(
        Kind.CODE_NAME, span, match["title"], name, Lang.RU, frozenset({"role:agent", "camp:accusing"}), value, 0.95
    )


def find_works(words: Sequence[Words], closed: Sequence[Mention]) -> list[Mention]:
    """Titles in quotes that stand beside a word for a work, and the same titles elsewhere in the text."""
    quoted = [
        (w, match, Span(match.start("title"), match.end("title")).shifted(w.sentence.span.start))
        for w in words
        for match in QUOTED.finditer(w.sentence.text)
    ]
    quoted = [item for item in quoted if not any(item[2].overlaps(m.span) for m in closed)]
    titles: dict[str, str] = {}
    previous: re.Match[str] | None = None
    for w, match, _ in quoted:
        noun = _noun_before(w, match)
        if noun is None and previous is not None and _follows(previous, match):
            noun = titles.get(_key(previous))
        if noun is not None and match["title"][:1].isupper():
            titles[_key(match)] = noun
        previous = match
    return [
        Mention(Kind.WORK, span, match["title"], match["title"].strip(), Lang.RU, frozenset({f"work:{noun}"}))
        for _, match, span in quoted
        if (noun := titles.get(_key(match))) is not None
    ]


def _follows(one: re.Match[str], two: re.Match[str]) -> bool:
    return one.string is two.string and _BETWEEN.fullmatch(two.string, one.end(), two.start()) is not None


def _noun_before(words: Words, match: re.Match[str]) -> str | None:
    """The word for a work that the quotation marks follow at once, in its dictionary form."""
    before = [token for token in words.tokens if token.end <= match.start()][-3:]
    for token in reversed(before):
        found = token.lemmas & word_lists().works
        if found:
            return min(found)
        if not (token.is_adjective or token.text in ("–", "—", ":", "под", "названием")):
            return None
    return None
