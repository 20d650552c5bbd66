"""Endings that tell a surname or a patronymic, in Cyrillic and in Latin letters."""

import re

SON = (
    "ұлы",
    "улы",
    "уулу",
    "оглы",
    "оғлы",
    "угли",
    "ўғли",
    "углы",
    "uly",
    "ūly",
    "ulı",
    "uulu",
    "ogly",
    "oglu",
    "oğlu",
    "ogli",
    "ugli",
    "ugly",
)
"""`son of`, at the end of a father's name or as a word after it."""

DAUGHTER = ("қызы", "кызы", "кизи", "гызы", "qyzy", "kyzy", "kizi", "qizi", "qızı", "gyzy", "qyzı")
"""`daughter of`, at the end of a father's name or as a word after it."""

_RUSSIAN_PATRONYMIC = re.compile(
    r".{2,}(?:(?:ов|ев)(?:ич|на)|[^аеёиоуыэюя]ич|(?:ин)?ична|"
    r"(?:ov|ev|yev|iev|jev)(?:it?ch|yt?ch|ič|na)|(?:il|m|k)ich|(?:in)?ichna)"
    r"(?:а|у|ем|е)?|.{2,}(?:овн|евн|ичн)(?:а|ы|е|у|ой|ою)"
)
_KAZAKH_CASE = "(?:ның|нің|на|не|нда|нде|нан|нен|мен|н)?"
_TURKIC_PATRONYMIC = re.compile(rf".{{3,}}(?:{'|'.join(SON + DAUGHTER)}){_KAZAKH_CASE}")
_SON_OR_DAUGHTER = re.compile(rf"(?:{'|'.join(SON + DAUGHTER)}){_KAZAKH_CASE}")
_SURNAME = re.compile(
    r".{2,}(?:(?:[оеё]в|[иы]н)(?:а|у|ым|е|ой|ою|ы|ых)?|(?:[сц]к)(?:ий|ого|ому|им|ом|ая|ой|ую)|енко|[чщ]ук|янц?|швили|дзе)"
    r"|.{2,}(?:ova?|yeva?|[aeioulmnrtshkgy]eva?|ina?|yna?|skiy|sky|skii|skaya|skaia|enko|chuk|yants?|shvili|dze)"
)
_FIRM_SURNAME = re.compile(
    r".{2,}(?:[оеё]в|[сц]кий|енко)(?:а|у|ым|е|ой)?|.{2,}[сц]к(?:ого|ому|им|ом|ая|ую)|.{2,}(?:ova?|eva?|sky|skiy|skaya|enko)"
)


def is_son_or_daughter(word: str) -> bool:
    """Whether the word alone says `son of` or `daughter of` (`уулу`, `qızı`, in Kazakh in any case)."""
    return _SON_OR_DAUGHTER.fullmatch(word.lower()) is not None


def is_patronymic(word: str) -> bool:
    """Whether the word has the ending of a patronymic, in any case (`Сәкенұлы`, `Ивановича`, `Ivanovna`)."""
    small = word.lower()
    return _RUSSIAN_PATRONYMIC.fullmatch(small) is not None or _TURKIC_PATRONYMIC.fullmatch(small) is not None


def is_surname(word: str) -> bool:
    """Whether the word has an ending that surnames have (and some given names too: `Марина`)."""
    return _SURNAME.fullmatch(word.lower()) is not None


def is_firm_surname(word: str) -> bool:
    """Whether the word has an ending that hardly any given name has (-ов, -ев, -ский, -енко)."""
    return _FIRM_SURNAME.fullmatch(word.lower()) is not None
