"""The normal form of a person's name: the nominative a reader would print."""

import re

from habeas.base.language import Lang
from habeas.names.endings import is_son_or_daughter
from habeas.names.glued import without_glued_word
from habeas.names.kazakh import without_case
from habeas.names.letters import WORD, Script, capitalised, cased_like, one_script, script_of
from habeas.names.parts import PersonName, Role, is_initial, parse_name
from habeas.names.reading import best_reading
from habeas.names.words import words as words_of

_EDGE = re.compile(r"^[\s'‘’,;:.!?–—)\]»”-]+|[\s‘,;:!?–—(\[«“„-]+$|(?<=[)\]»”\"])\.+$")
_ENCLOSED = re.compile(r"[«“„\"(\[]([^«»“”„\"()\[\]]*)[»”“\")\]]")
_POSSESSIVE = re.compile(r"(?<=\w)(?:['’ʼ]s|(?<=s)['’])(?=\s|$)", re.IGNORECASE)
_GLUED_BEFORE = re.compile(r"([а-яёәғқңөұүһіa-z]{2,})(?=[А-ЯЁӘҒҚҢӨҰҮҺІA-Z][а-яёәғқңөұүһіa-z])")
_ROMAN = re.compile(r"[IVXL]{2,}")
_DECLINED = (Role.GIVEN, Role.FAMILY, Role.PATRONYMIC)


def normal_form(printed: str, lang: Lang, before: str = "") -> str:
    """The name as a reader would print it: nominative, glued words parted, capitals only where names have them.

    `lang` is the language of the text around it: Russian declension is undone in Russian text, Kazakh
    case endings in Kazakh text, the possessive 's in English. `before` is the text right before the
    name, where there is some; it helps where a form can be two cases (`Александра Сапарова`), and
    without it the nominative is taken. Doing it twice without `before` changes nothing; a declined
    form whose nominative would be read as yet another case form (a woman's rare name that is also a man's
    in the genitive) is left declined. A text
    without letters, or with digits, comes back stripped and otherwise as it is.
    """
    tidy = _tidied(_tidied(printed, lang), lang)
    once = _step(tidy, lang, before)
    return once if before or _step(once, lang, "") == once else tidy


def _step(printed: str, lang: Lang, before: str) -> str:
    name = _parsed(printed, lang)
    if not _is_name(name):
        return name.printed
    words = _words(name)
    if lang is Lang.EN:
        words[-1] = without_glued_word(words[-1]) if name.parts[-1].role in _DECLINED else words[-1]
    elif lang is Lang.RU and _cyrillic(name):
        words = _russian(words, name, before)
    elif lang is Lang.KK and _cyrillic(name):
        words = _kazakh(words, name)
    return _printed(words, name)


def _tidied(printed: str, lang: Lang) -> str:
    """The name parted and with its capitals, no case undone."""
    name = _parsed(printed, lang)
    return _printed(_words(name), name) if _is_name(name) else name.printed


def _parsed(printed: str, lang: Lang) -> PersonName:
    """The name in its parts; what is all in quotation marks is the name itself."""
    name = parse_name(_bare(printed, lang))
    while name.parts and all(part.role is Role.NICKNAME for part in name.parts):
        name = parse_name(_bare(" ".join(part.text for part in name.parts), lang))
    return name


def _bare(printed: str, lang: Lang) -> str:
    text, before = " ".join(printed.split()), None
    while text != before:
        before, text = text, _EDGE.sub("", text)
        inside = _ENCLOSED.fullmatch(text)
        text = inside[1] if inside else text
    glued = _GLUED_BEFORE.match(text)
    text = text[glued.end() :] if glued and glued[1] not in words_of("particles") else text
    return _POSSESSIVE.sub("", text) if lang is Lang.EN else text


def _is_name(name: PersonName) -> bool:
    """Whether this can be worked on: letters, no digits, and no word in two scripts that cannot be put right."""
    words = (one_script(found.group()) for found in WORD.finditer(name.printed))
    if not name.parts or any(letter.isdigit() for letter in name.printed):
        return False
    return all(script_of(word) is not Script.MIXED for word in words)


def _words(name: PersonName) -> list[str]:
    small = name.printed.islower()
    return [part.text if part.text.islower() and not small else _cased(part.text, part.role) for part in name.parts]


def _cyrillic(name: PersonName) -> bool:
    return any(script_of(part.text) is Script.CYRILLIC for part in name.parts if part.role in _DECLINED)


def _cased(word: str, role: Role) -> str:
    if role in (Role.NICKNAME, Role.TITLE):
        return word
    if role is Role.INITIAL:
        return word if len(word) == 1 else capitalised(word)
    if role is Role.PARTICLE:
        return word.lower() if word.isupper() else word
    if _ROMAN.fullmatch(word):
        return word
    pieces = [
        piece.lower()
        if place and is_son_or_daughter(piece)
        else capitalised(piece)
        if (piece.isupper() or piece.islower()) and not is_initial(capitalised(piece))
        else piece
        for place, piece in enumerate(word.split(" "))
    ]
    return " ".join(pieces)


def _russian(words: list[str], name: PersonName, before: str) -> list[str]:
    places = [place for place, part in enumerate(name.parts) if part.role in _DECLINED]
    places = [place for place in places if script_of(words[place]) is Script.CYRILLIC]
    roles = [name.parts[place].role for place in places]
    sure = roles == [Role.FAMILY] and bool(name.initials)
    reading = best_reading([words[place].lower() for place in places], roles, before, sure=sure)
    out = list(words)
    for place, nominative in zip(places, reading.words, strict=True):
        out[place] = cased_like(nominative, words[place])
    return out


def _kazakh(words: list[str], name: PersonName) -> list[str]:
    places = [place for place, part in enumerate(name.parts) if part.role in _DECLINED]
    out = list(words)
    out[places[-1]] = without_case(words[places[-1]])
    return out


def _printed(words: list[str], name: PersonName) -> str:
    out: list[str] = []
    for word, part in zip(words, name.parts, strict=True):
        if part.role is Role.INITIAL:
            out.append(word + ".")
        elif part.role is Role.NICKNAME:
            out.append(f"«{word}»" if script_of(word) is Script.CYRILLIC else f"“{word}”")
        else:
            out.append(word)
    return " ".join(out)
