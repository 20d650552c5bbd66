"""Numbers and addresses by which a person can be reached or known in a register, wherever they stand in a text.

Identity numbers (twelve digits in Kazakhstan, four and six in a Russian passport, two letters and seven digits), the
numbers of cards and accounts, telephones, e-mail addresses and handles, number plates of cars. Rather one too many: a
number of a case that looks like one is held back as well, and a person can let it pass.
"""

import re
from collections.abc import Iterator
from functools import cache

import airlock_pii
from airlock_pii import EntityType

from habeas.base.span import Span
from habeas.disclosure.gate.lists import words_list

_FOUND_BY_OTHERS = (
    EntityType.IIN,
    EntityType.BIN,
    EntityType.KZ_IBAN,
    EntityType.CARD,
    EntityType.PHONE,
    EntityType.EMAIL,
    EntityType.SECRET,
)
_SHAPES = re.compile(
    r"""(?<![\w]) (?:
        \d{12}                                       # individual identification number (KZ)
      | \d{6}[ \u00a0-]\d{6}
      | \d{2}[ \u00a0]?\d{2}[ \u00a0]\d{6}           # internal passport (RU)
      | \d{3}-\d{3}-\d{3}[ -]\d{2}                   # insurance number (RU)
      | [A-ZА-Я]{1,2}[ \u00a0]?\d{7,8}               # passports
      | \+\d[\d\s\u00a0().-]{7,18}\d                 # a telephone with its country
      | 8[\s\u00a0(-]{0,2}\d{3}[\s\u00a0)-]{0,2}\d{3}[\s\u00a0-]?\d{2}[\s\u00a0-]?\d{2}
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)+
      | @[A-Za-z]\w{3,}
      | \d{3}[ \u00a0-]?[A-Z]{2,3}[ \u00a0-]?\d{2}    # number plates (KZ; by the letter first, until 2012)
      | [A-Z][ \u00a0-]?\d{3}[ \u00a0-]?[A-Z]{2,3}
      | [АВЕКМНОРСТУХABEKMHOPCTYX][ \u00a0]?\d{3}[ \u00a0]?[АВЕКМНОРСТУХABEKMHOPCTYX]{2}[ \u00a0]?\d{2,3}   # RU
      | \d{2}[ \u00a0]?KG[ \u00a0]?\d{3}[ \u00a0]?[A-Z]{3}
    ) (?![\w])""",
    re.VERBOSE,
)


def numbers_in(text: str) -> tuple[Span, ...]:
    """The places of such numbers in a text, in order; they may overlap."""
    if not any(sign.isdigit() or sign == "@" for sign in text):
        return ()
    found = {Span(one.start(), one.end()) for one in _SHAPES.finditer(text)}
    found |= {Span(one.start("number"), one.end("number")) for one in _after_words().finditer(text)}
    found |= {Span(one.start, one.end) for one in airlock_pii.candidates(text, types=_FOUND_BY_OTHERS)}
    return tuple(sorted(found))


def addresses_in(text: str) -> tuple[Span, ...]:
    """The places of postal addresses in a text: a street or a block with a number, a house with a flat."""
    if not any(sign.isdigit() for sign in text):
        return ()
    return tuple(sorted({Span(*one.span()) for shape in _addresses() for one in shape.finditer(text)}))


@cache
def _after_words() -> re.Pattern[str]:
    """A number of six digits and more after the word for a passport, an identity card, a telephone, an account."""
    return re.compile(
        rf"\b(?:{_any('papers')})[^\d\n.;]{{0,24}}?(?P<number>[A-ZА-Я]{{0,2}}[ \u00a0]?\d[\d \u00a0-]{{4,}}\d)",
        re.IGNORECASE,
    )


@cache
def _addresses() -> tuple[re.Pattern[str], ...]:
    number = r"(?:№\s*)?\d+\s*(?:[а-яa-z](?!\w))?(?:[/-]\d+)?"
    street, block, house, flat = (_any(key) for key in ("streets", "blocks", "houses", "flats"))
    shapes = (
        rf"(?<!\w)(?:{street})\s+[^\d\n;:!?]{{1,40}}?,?\s*(?:(?:{house})\s*)?{number}",
        rf"(?<!\w)\w[\w.'’-]*(?:\s+\w[\w.'’-]*){{0,3}}\s+(?:{street})\s*,?\s*(?:(?:{house})\s*)?{number}",
        rf"(?<!\w){number}\s*,?\s+(?:\w[\w.'’-]*\s+){{1,3}}(?:{street})(?!\w)",
        rf"(?<!\w)(?:{block})\s*[^\d\n;:!?]{{0,24}}?{number}(?:[^\d\n;:!?]{{1,16}}{number})?",
        rf"(?<!\w){number}\s*-?\s*(?:{block})\s*,?\s*(?:(?:{house})\s*)?{number}",
        rf"(?<!\w)(?:{house})\s*{number}\s*,?\s*(?:{flat})\s*{number}",
        rf"(?<!\w)\d+\s*-?\s*(?:{house})\s*,?\s*\d+\s*-?\s*(?:{flat})",
        rf"(?<!\w)(?:{flat})\s*{number}",
    )
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)


def _any(key: str) -> str:
    return "|".join(_words(key))


def _words(key: str) -> Iterator[str]:
    """The words of a list as patterns, the longer first; `*` takes any ending."""
    for word in sorted(words_list(key), key=lambda word: (-len(word), word)):
        stem = re.escape(word).replace(r"\ ", r"\s+").replace(r"\*", r"\w*")
        yield stem + (r"(?!\w)" if word[-1].isalpha() else "")
