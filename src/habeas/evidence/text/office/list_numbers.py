"""Numbers as lists write them: figures, Roman numerals, letters (ECMA-376 part 1, 17.18.59 ST_NumberFormat)."""

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
"""The letters that a Russian list counts with: ё, й, ъ and ь are left out."""

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_MOST_ROMAN = 3_999
_MOST_ROUNDS = 8
"""After z come aa and bb; a list that goes round more often was made to grow, and is written in figures."""

KNOWN = frozenset(
    {
        "decimal",
        "decimalZero",
        "lowerLetter",
        "upperLetter",
        "lowerRoman",
        "upperRoman",
        "russianLower",
        "russianUpper",
        "bullet",
        "none",
    }
)
"""The forms that are written as a reader of the paper sees them; every other is written in figures."""


def written(number: int, form: str) -> str:
    """A number in one of the forms of lists; in figures where the form is another or cannot write it."""
    match form:
        case "bullet" | "none":
            return ""
        case "decimalZero":
            return f"{number:02}"
        case "lowerLetter":
            return _letters(number, _LATIN)
        case "upperLetter":
            return _letters(number, _LATIN).upper()
        case "russianLower":
            return _letters(number, _RUSSIAN)
        case "russianUpper":
            return _letters(number, _RUSSIAN).upper()
        case "lowerRoman":
            return _roman(number)
        case "upperRoman":
            return _roman(number).upper()
    return str(number)


def _letters(number: int, alphabet: str) -> str:
    rounds, at = divmod(number - 1, len(alphabet))
    return alphabet[at] * (rounds + 1) if number > 0 and rounds < _MOST_ROUNDS else str(number)


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        text += letters * times
    return text
