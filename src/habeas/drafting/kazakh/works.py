"""Kazakh: works by title, and code names. The word for what it is stands behind the quotation marks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.document import Sentence
from habeas.drafting.kazakh.forms import forms_pattern
from habeas.drafting.kazakh.tokens import Words
from habeas.drafting.kazakh.words import word_lists
from habeas.drafting.mentions import Kind, Mention

QUOTED = re.compile(r"[«“„\"](?P<title>[^«»“”„\"\n]{1,90}?)[,.]?[»”“\"]")
_BETWEEN = re.compile(r"\s*(?:,|және|мен|бен|пен|әрі|не|немесе)\s*")
_AGENT = forms_pattern("агент|тыңшы|арандатушы|куә|куәгер|ақпарат беруші")
_CALLED = re.compile(
    rf"\s*(?:(?:деген|деп|атты|дейтін|есімді|бүркеншік|лақап|жасырын|құпия|кодты|аты?|аттары|атымен|есімімен|есімі|есімдері|аталатын|аталған|"
    rf"бүркемеленген|бар)\s+){{1,6}}(?:жасырын\s+|құпия\s+|екі\s+)?{_AGENT}"
    rf"|\s*{_AGENT}",
    re.IGNORECASE,
)
_CALLED_BEFORE = re.compile(
    rf"(?:{_AGENT}|(?:бүркеншік|лақап|жасырын)\s+(?:аты|есімі|аттары|есімдері))\s*(?:[—–:-]\s*)?$", re.IGNORECASE
)
_SECRET = re.compile(r"агент|тыңшы|арандатушы|құпия|жасырын", re.IGNORECASE)
_KIND = re.compile(
    r"\s*(?:(?:деген|атты|деп|аталатын|аталған|тақырыпты|тақырыбындағы|деректі|көркем|қысқаметражды)\s+){0,3}(?P<noun>\w+)",
    re.IGNORECASE,
)
_KIND_BEFORE = re.compile(r"(?P<noun>[\w]+)\s*(?:[—–:-]\s*)?$")


def find_code_names(words: Sequence[Words]) -> list[Mention]:
    """Names in quotes that the text calls pseudonyms of agents, and the same names in quotes elsewhere in it."""
    quoted = [(w.sentence, match) for w in words for match in QUOTED.finditer(w.sentence.text)]
    names: set[str] = set()
    following: re.Match[str] | None = None
    for sentence, match in reversed(quoted):
        text = sentence.text
        joined = following is not None and _key(following) in names and _follows(match, following)
        called = _CALLED.match(text, match.end()) or _CALLED_BEFORE.search(text[: match.start()])
        if joined or (called and _SECRET.search(text)):
            names.add(_key(match))
        following = match
    return [_code_name(s, match) for s, match in quoted if _key(match) in names]


def _key(match: re.Match[str]) -> str:
    return match["title"].strip().casefold()


def _follows(one: re.Match[str], two: re.Match[str]) -> bool:
    return one.string is two.string and _BETWEEN.fullmatch(two.string, one.end(), two.start()) is not None


def _code_name(sentence: Sentence, match: re.Match[str]) -> Mention:
    span = Span(match.start("title"), match.end("title")).shifted(sentence.span.start)
    name = match["title"].strip()
    features = frozenset({"role:agent", "camp:accusing", "case:nom"})
    return Mention(Kind.CODE_NAME, span, match["title"], name, Lang.KK, features, {"as": f"«{name}» агенті"}, 0.95)


def find_works(words: Sequence[Words], closed: Sequence[Mention]) -> list[Mention]:
    """Titles in quotes before a word for a work (`«Тұз жолы» пьесасы`), and the same titles elsewhere in the text."""
    quoted = [
        (w, match, Span(match.start("title"), match.end("title")).shifted(w.sentence.span.start))
        for w in words
        for match in QUOTED.finditer(w.sentence.text)
    ]
    quoted = [item for item in quoted if not any(item[2].overlaps(m.span) for m in closed)]
    titles: dict[str, str] = {}
    following: re.Match[str] | None = None
    for _, match, _ in reversed(quoted):
        noun = _noun_of(match)
        if noun is None and following is not None and _follows(match, following):
            noun = titles.get(_key(following))
        if noun is not None and match["title"][:1].isupper():
            titles[_key(match)] = noun
        following = match
    return [
        Mention(Kind.WORK, span, match["title"], match["title"].strip(), Lang.KK, frozenset({f"work:{noun}"}))
        for _, match, span in quoted
        if (noun := titles.get(_key(match))) is not None
    ]


def with_authors(works: Sequence[Mention], people: Sequence[Mention], text: str) -> list[Mention]:
    """The works, each with where its author stands (`author_at`): the person in the genitive right before the title."""
    found = []
    for work in works:
        before = text[: work.span.start].rstrip('«“„" ')
        author = next((p for p in people if p.span.end == len(before) and "case:gen" in p.features), None)
        if work.kind is Kind.WORK and author is not None:
            found.append(replace(work, features=work.features | {f"author_at:{author.span.start}"}))
        else:
            found.append(work)
    return found


def _noun_of(match: re.Match[str]) -> str | None:
    """The word for a work right behind the quotation marks, or right before them; None where there is none."""
    found = _KIND.match(match.string, match.end())
    if found is None:
        found = _KIND_BEFORE.search(match.string[: match.start()])
    if found is None:
        return None
    entries = word_lists().readings.get(found["noun"].lower(), ())
    return next((e.lemma for e in entries if word_lists().has("works", e.lemma)), None)
