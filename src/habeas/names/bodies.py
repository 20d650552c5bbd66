"""The normal form of the name of an organ, court or place: as a reader would print it on its own."""

import re

from habeas.base.language import Lang
from habeas.names.bodies_kk import kazakh_body
from habeas.names.bodies_ru import russian_body
from habeas.names.glued import parted
from habeas.names.words import words

_EDGE = re.compile(r"^[\s,;:.!?–—]+|[\s,;:!?–—]+$|(?<!\b\w)\.$")
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_PEOPLE = re.compile(
    r"(?:(?:the|a|an|some|several|two|three|former)\s+)*"
    r"(?:employees|officers|officials|agents|members|staff|personnel|representatives|investigators?|operatives|"
    r"judges?|prosecutors?|detectives|servicemen|officer|employee|agent|official|head|chief|director)\s+(?:of|from|at|with)\s+",
    re.IGNORECASE,
)
_OWNED = re.compile(r"(?<=\w)(?:['’ʼ]s|(?<=s)['’])$")


def body_form(printed: str, lang: Lang) -> str:
    """The name of an organ, court or place in the nominative, without those who work there.

    `lang` is the language of the text around it. In Russian the phrase begins at the body and its
    head and the adjectives before it are put into the nominative (`сотрудниками Департамента КНБ`
    gives `Департамент КНБ`); in Kazakh the case ending after the last word is taken off and its
    possessive kept (`ҰҚК департаментінің` gives `ҰҚК департаменті`); in English articles before it and a
    possessive 's after it go. Glued words are parted. What cannot be undone with confidence stays as
    printed. Doing it twice changes nothing.
    """
    cleaned = text = _cleaned(_cleaned(printed, lang), lang)
    for _ in range(4):
        again = _once(text, lang)
        if again == text:
            return text
        text = again
    return cleaned


def _cleaned(printed: str, lang: Lang) -> str:
    return parted(_balanced(" ".join(_EDGE.sub("", printed).split())), lang)


def _once(printed: str, lang: Lang) -> str:
    text = _cleaned(printed, lang)
    if lang is Lang.RU:
        return russian_body(text)
    if lang is Lang.KK:
        return kazakh_body(text)
    return _english(text)


def _balanced(text: str) -> str:
    """Without a quotation mark or bracket whose partner is not there, and without a pair around it all."""
    for opening, closing in ("«»", "“”", "()", "[]"):
        if text.count(opening) != text.count(closing):
            text = text.strip(opening + closing)
        elif text.startswith(opening) and text.endswith(closing) and text.count(opening) == 1:
            text = text[1:-1].strip()
    return text


def _english(text: str) -> str:
    text = _PEOPLE.sub("", text, count=1) if _PEOPLE.match(text) else text
    text = _ARTICLE.sub("", text, count=1) if _ARTICLE.match(text) else text
    text = _sentence_goes_on(text)
    return _OWNED.sub("", text).strip()


def _sentence_goes_on(text: str) -> str:
    """Without a verb or conjunction at the end, which belongs to the sentence (`Committee have`)."""
    pieces = text.split()
    while len(pieces) > 1 and pieces[-1] in words("glued_after_en"):
        pieces.pop()
    return " ".join(pieces)
