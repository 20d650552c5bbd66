"""Names between Kazakh or Russian Cyrillic and Latin letters, by the schemes passports and the press use.

Sources: BGN/PCGN 1947 for Russian and 1979 for Kazakh, as the press simplifies them (no apostrophes or
marks); ICAO Doc 9303 part 3, table of Cyrillic; the Kazakh Latin alphabet presented on 28 January 2021.
"""

from enum import StrEnum
from itertools import product

from habeas.base.language import Lang
from habeas.names.letters import one_script


class Scheme(StrEnum):
    """A way to write Cyrillic names in Latin letters.

    `press` is BGN/PCGN without apostrophes and marks; `passport` ICAO Doc 9303, with Kazakh letters
    as Kazakhstan's passports put them; `kazakh_2021` the Kazakh Latin alphabet; `bgn_kazakh` BGN/PCGN
    1979 with its marks; `casual` what people type.
    """

    PRESS = "press"
    PASSPORT = "passport"
    KAZAKH_2021 = "kazakh_2021"
    BGN_KAZAKH = "bgn_kazakh"
    CASUAL = "casual"


def _table(letters: str) -> dict[str, str]:
    pairs = (entry.partition(":") for entry in letters.split())
    return {letter: latin for letter, _, latin in pairs}


_SHARED = "а:a б:b в:v г:g д:d з:z к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f "
_KAZAKH_PLAIN = "ә:a ғ:g қ:k ң:n ө:o ұ:u ү:u һ:h і:i "
_TABLES = {
    Scheme.PRESS: _table(
        _SHARED + _KAZAKH_PLAIN + "е:e ё:yo ж:zh и:i й:y х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya"
    ),
    Scheme.PASSPORT: _table(
        _SHARED + _KAZAKH_PLAIN + "е:e ё:e ж:zh и:i й:i х:kh ц:ts ч:ch ш:sh щ:shch ъ:ie ы:y ь: э:e ю:iu я:ia"
    ),
    Scheme.CASUAL: _table(
        _SHARED + _KAZAKH_PLAIN + "е:e ё:e ж:j и:i й:i х:h ц:ts ч:ch ш:sh щ:sh ъ: ы:i ь: э:e ю:yu я:ya"
    ),
    Scheme.BGN_KAZAKH: _table(
        "а:a ә:ä б:b в:v г:g ғ:gh д:d е:e ё:yo ж:zh з:z и:ī й:y к:k қ:q л:l м:m н:n ң:ng о:o ө:ö п:p р:r с:s т:t у:ū "
        "ұ:u ү:ü ф:f х:kh һ:h ц:ts ч:ch ш:sh щ:shch ъ: ы:y і:i ь: э:ė ю:yu я:ya"
    ),
    Scheme.KAZAKH_2021: _table(
        "а:a ә:ä б:b в:v г:g ғ:ğ д:d е:e ё:io ж:j з:z и:i й:i к:k қ:q л:l м:m н:n ң:ñ о:o ө:ö п:p р:r с:s т:t у:u "
        "ұ:ū ү:ü ф:f х:h һ:h ц:ts ч:ch ш:ş щ:ştş ъ: ы:y і:ı ь: э:e ю:iu я:ia"
    ),
}
_E_AS_YE = frozenset("аеёиоуыэюяәөүұіьъ")
_FROM_KAZAKH_2021 = {
    "a": "а", "ä": "ә", "b": "б", "v": "в", "g": "г", "ğ": "ғ", "d": "д", "e": "е", "j": "ж", "z": "з", "i": "и",
    "k": "к", "q": "қ", "l": "л", "m": "м", "n": "н", "ñ": "ң", "o": "о", "ö": "ө", "p": "п", "r": "р", "s": "с",
    "t": "т", "u": "у", "ū": "ұ", "ü": "ү", "f": "ф", "h": "х", "ş": "ш", "y": "ы", "ı": "і", "w": "у", "x": "х",
    "ch": "ч", "c": "с", "sh": "ш", "ts": "ц", "iu": "ю", "ia": "я",
}  # fmt: skip
_FROM_PRESS = {
    "a": "а", "b": "б", "c": "к", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "дж", "k": "к",
    "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "к", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в",
    "w": "у", "x": "кс", "z": "з", "zh": "ж", "dzh": "дж", "kh": "х", "ts": "ц", "ch": "ч", "sh": "ш", "shch": "щ",
    "yu": "ю", "ya": "я", "yo": "ё", "ye": "е", "gh": "г",
}  # fmt: skip
_VOWELS = "aeiouyäöüūı"


def to_latin(text: str, scheme: Scheme) -> str:
    """`text` with its Cyrillic letters written in Latin by `scheme`; everything else stays.

    Capitals are kept: a capital becomes one capital and small letters (`Ж` gives `Zh`), in a word all
    in capitals every letter (`ЖАН` gives `ZHAN`).
    """
    return " ".join(_word_to_latin(word, scheme) for word in text.split(" "))


def _word_to_latin(word: str, scheme: Scheme) -> str:
    word = one_script(word)
    table = _TABLES[scheme]
    shouted = word.isupper() and sum(letter.isalpha() for letter in word) > 1
    out: list[str] = []
    for place, letter in enumerate(word):
        small = letter.lower()
        latin = table.get(small, letter)
        before = word[place - 1].lower() if place else ""
        if scheme is Scheme.PRESS and small == "е" and (not before.isalpha() or before in _E_AS_YE):
            latin = "ye"
        if small in table and letter.isupper():
            latin = latin.upper() if shouted else _capital(latin, scheme)
        out.append(latin)
    return "".join(out)


def _capital(latin: str, scheme: Scheme) -> str:
    first = "İ" if scheme is Scheme.KAZAKH_2021 and latin[:1] == "i" else latin[:1].upper()
    return first + latin[1:]


def to_cyrillic(text: str, lang: Lang) -> str:
    """`text` with its Latin letters written in Cyrillic: Kazakh by the alphabet of 2021, else as the press.

    A letter that stands for two Cyrillic letters becomes the commoner one, so this is a guess for
    searching, not a spelling to print. Letters of neither table stay.
    """
    return " ".join(_word_to_cyrillic(word, lang) for word in text.split(" "))


def _word_to_cyrillic(word: str, lang: Lang) -> str:
    table = _FROM_KAZAKH_2021 if lang is Lang.KK else _FROM_PRESS
    small = word.replace("İ", "i").replace("I", "ı" if lang is Lang.KK else "i").lower()
    out: list[str] = []
    place = 0
    while place < len(small):
        length = next((n for n in (4, 3, 2, 1) if small[place : place + n] in table), 0)
        if length:
            cyrillic = table[small[place : place + length]]
            if cyrillic == "и" and lang is Lang.KK and place and small[place - 1] in _VOWELS:
                cyrillic = "й"
        else:
            length, cyrillic = 1, _y(small, place) if small[place] == "y" else word[place]
        shown = cyrillic.upper() if word.isupper() and len(word) > 1 else cyrillic[:1].upper() + cyrillic[1:]
        out.append(shown if word[place].isupper() else cyrillic)
        place += length
    return "".join(out)


def _y(small: str, place: int) -> str:
    return "й" if place and small[place - 1] in _VOWELS else "ы"


def latin_variants(name: str, limit: int = 64) -> frozenset[str]:
    """The ways this Cyrillic name is likely to be written in Latin letters: every scheme, word by word, mixed.

    At most `limit` variants, those of one scheme throughout first; a name without Cyrillic letters gives itself.
    """
    words = name.split(" ")
    whole = [to_latin(name, scheme) for scheme in Scheme]
    choices = [sorted({to_latin(word, scheme) for scheme in Scheme}) for word in words]
    out = dict.fromkeys(whole)
    for combination in product(*choices):
        if len(out) >= limit:
            break
        out[" ".join(combination)] = None
    return frozenset(out)
