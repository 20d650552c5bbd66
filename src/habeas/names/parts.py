"""The parts of a printed person's name: given name, family name, patronymic, initials and the rest."""

import re
from dataclasses import dataclass
from enum import StrEnum

from habeas.names.endings import is_firm_surname, is_patronymic, is_son_or_daughter, is_surname
from habeas.names.given import is_given_name
from habeas.names.letters import APOSTROPHES, WORD, Script, one_script, script_of
from habeas.names.words import words as words_of


class Role(StrEnum):
    """What a part of a name is."""

    GIVEN = "given"
    FAMILY = "family"
    PATRONYMIC = "patronymic"
    INITIAL = "initial"
    PARTICLE = "particle"
    NICKNAME = "nickname"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class NamePart:
    """One part of a name: its text (look-alike letters put right, glued words parted) and its role.

    An initial is its letters without the full stop (`Zh`, `К`).
    """

    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in its parts, in the order they were printed.

    `printed` is the text that was parsed. `script` is the script of all its letters. Every letter of
    the printed name is in exactly one part. Which word is the family name is a judgement from
    endings, known given names and order; where nothing tells, the last word is taken for it.
    """

    printed: str
    script: Script
    parts: tuple[NamePart, ...]

    def of(self, role: Role) -> tuple[str, ...]:
        """The texts of the parts with this role, in order; empty when there are none."""
        return tuple(part.text for part in self.parts if part.role is role)

    @property
    def given(self) -> str | None:
        """The given name or names, None when none is printed in full."""
        return " ".join(self.of(Role.GIVEN)) or None

    @property
    def family(self) -> str | None:
        """The family name with its particles, None when there is none."""
        kept = (part.text for part in self.parts if part.role in (Role.FAMILY, Role.PARTICLE))
        return " ".join(kept) if self.of(Role.FAMILY) else None

    @property
    def patronymic(self) -> str | None:
        """The patronymic, None when none is printed in full."""
        return " ".join(self.of(Role.PATRONYMIC)) or None

    @property
    def initials(self) -> tuple[str, ...]:
        """The initials without full stops, in order."""
        return self.of(Role.INITIAL)

    @property
    def nickname(self) -> str | None:
        """What stands in quotation marks, None when nothing does."""
        return " ".join(self.of(Role.NICKNAME)) or None


_SON_BEFORE = ("bin", "ben", "ibn", "bint", "бин", "бен", "ибн", "бинт")
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]+)[»”“\"]|\(([^()]+)\)")
_PIECE = re.compile(rf"{WORD.pattern}\.?|,")
_INITIAL = re.compile(r"(?:[^\W\d_]|Дж|Zh|Kh|Sh|Ch|Ye|Ya|Yu|Yo|Dzh|Shch|Ts|Gh)")
_SEAM = re.compile(r"(?<=[а-яёәғқңөұүһіa-zäöüğşñıūáéíóúç])(?=[А-ЯЁӘҒҚҢӨҰҮҺІA-ZÄÖÜĞŞÑİŪÁÉÍÓÚÇ])")
_ONE_NAME = re.compile(r"(?:Ma?c|De|Di|Le|La|Du|Van|Fitz|Ле|Де|Ди|Мак)")


def parse_name(printed: str) -> PersonName:
    """The parts of a name as printed; a text without letters has no parts.

    Words glued at a change of case are parted (`YerzhanTleuov`), initials are told by their full
    stop or by being a lone capital, what is in quotation marks or brackets is a nickname, a word of
    `son of` is joined to the name before it (`Болат уулу`).
    """
    nicknames = [NamePart(_tidy(one or two), Role.NICKNAME) for one, two in _QUOTED.findall(printed)]
    pieces = _pieces(_QUOTED.sub(" ", printed))
    comma = pieces.index(",") if "," in pieces else None
    words = [piece for piece in pieces if piece != ","]
    roles = _roles(words, comma)
    parts = [NamePart(word.rstrip("."), role) for word, role in zip(words, roles, strict=True)]
    return PersonName(printed, script_of(printed), (*parts, *(part for part in nicknames if part.text)))


def _tidy(text: str) -> str:
    return " ".join(word.group() for word in WORD.finditer(one_script(text)))


def _pieces(text: str) -> list[str]:
    out: list[str] = []
    for found in _PIECE.finditer(text):
        word = found.group()
        if word == ",":
            out.append(word)
            continue
        for piece in _parted(one_script(word)):
            bare = piece.rstrip(".")
            if out and is_son_or_daughter(bare) and out[-1] != "," and not is_initial(out[-1]):
                out[-1] = f"{out[-1]} {bare}"
            else:
                out.append(piece if is_initial(piece) or bare.lower() in words_of("titles") else bare)
    return out


def _parted(word: str) -> list[str]:
    """The words that a glued word is made of: parted where a small letter meets a capital."""
    pieces = _SEAM.split(word)
    if len(pieces) == 1 or any(mark in word for mark in APOSTROPHES):
        return [word]
    out = [pieces[0]]
    for piece in pieces[1:]:
        if _ONE_NAME.fullmatch(out[-1]) or len(out[-1].rstrip(".")) < 2:
            out[-1] += piece
        else:
            out.append(piece)
    return out


def is_initial(word: str) -> bool:
    """Whether a word is an initial: one capital, or two letters for one sound, with or without full stop."""
    bare = word.rstrip(".")
    if not bare or not bare[0].isupper():
        return False
    hyphenated = bare.split("-")
    if len(hyphenated) > 1:
        return all(is_initial(piece) for piece in hyphenated)
    return len(bare) == 1 or (word.endswith(".") and _INITIAL.fullmatch(bare.capitalize()) is not None)


def _roles(words: list[str], comma: int | None) -> list[Role]:
    roles: list[Role | None] = [_own_role(word) for word in words]
    for place in range(len(words) - 2):
        if words[place].lower() in _SON_BEFORE and roles[place + 1] is None:
            roles[place + 1] = Role.PATRONYMIC
    open_places = [place for place, role in enumerate(roles) if role is None]
    if comma is not None and any(place < comma for place in open_places):
        for place in open_places:
            roles[place] = Role.FAMILY if place < comma else Role.GIVEN
    else:
        family = _family_place(words, roles, open_places)
        for place in open_places:
            roles[place] = Role.FAMILY if place == family else Role.GIVEN
    return [role or Role.GIVEN for role in roles]


def _own_role(word: str) -> Role | None:
    bare = word.rstrip(".").lower()
    if bare in words_of("titles"):
        return Role.TITLE
    if is_initial(word):
        return Role.INITIAL
    if bare in words_of("particles"):
        return Role.PARTICLE
    return Role.PATRONYMIC if is_patronymic(word) else None


def _family_place(words: list[str], roles: list[Role | None], open_places: list[int]) -> int | None:
    """The place of the word most like a family name; None where the only word is a given name."""
    if not open_places:
        return None
    if len(open_places) == 1:
        place = open_places[0]
        others = any(role in (Role.INITIAL, Role.TITLE) for role in roles)
        alone_given = not others and (is_given_name(words[place]) or not is_surname(words[place]))
        return None if alone_given and not is_firm_surname(words[place]) else place
    upper = [place for place in open_places if words[place].isupper()]
    if len(upper) == 1:
        return upper[0]
    patronymic = next((place for place, role in enumerate(roles) if role is Role.PATRONYMIC), None)
    if patronymic is not None and patronymic == len(words) - 1:
        return open_places[0]
    return max(open_places, key=lambda place: (_family_weight(words[place]), place))


def _family_weight(word: str) -> int:
    if is_firm_surname(word):
        return 3
    return -1 if is_given_name(word) else 2 if is_surname(word) else 1
