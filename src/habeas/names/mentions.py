"""Every form in which a known name can be met again in a text: in any case, and by one of its parts alone."""

from collections.abc import Iterator, Sequence

from habeas.base.language import Lang
from habeas.names.kazakh import with_cases
from habeas.names.letters import Script, cased_like, script_of
from habeas.names.parts import NamePart, PersonName, Role, parse_name
from habeas.names.reading import best_reading
from habeas.names.russian import Case, forms

_DECLINED = (Role.GIVEN, Role.FAMILY, Role.PATRONYMIC)


def declined_forms(name: str, lang: Lang) -> frozenset[str]:
    """The forms of a name given in the nominative, itself included, in the case endings of `lang`.

    The full name, given name and family name in both orders, each of them alone, and the family name
    with initials. Forms are spelt as the name is; a name of no letters gives the empty set. A name in
    Latin letters takes the English possessive, whatever the language.
    """
    parsed = parse_name(name)
    out: set[str] = set()
    # A name of one word is the whole name, the family name and every order at once.
    for parts in dict.fromkeys(_selections(parsed)):
        out.update(_forms(parts, lang))
    return frozenset(out)


def _selections(name: PersonName) -> Iterator[tuple[NamePart, ...]]:
    """The parts that can stand for the whole name, in the orders they are printed in."""
    kept = tuple(part for part in name.parts if part.role in (*_DECLINED, Role.INITIAL, Role.PARTICLE))
    given = tuple(part for part in kept if part.role is Role.GIVEN)
    family = tuple(part for part in kept if part.role in (Role.FAMILY, Role.PARTICLE))
    patronymic = tuple(part for part in kept if part.role is Role.PATRONYMIC)
    yield kept
    for some in (given, family, given + family, family + given, given + patronymic, family + given + patronymic):
        if any(part.role in _DECLINED for part in some):
            yield some
    if given and family:
        first = NamePart(given[0].text[0], Role.INITIAL)
        second = tuple(NamePart(part.text[0], Role.INITIAL) for part in patronymic)
        for initials in {(first,), (first, *second)}:
            yield (*initials, *family)
            yield (*family, *initials)


def _forms(parts: Sequence[NamePart], lang: Lang) -> Iterator[str]:
    words = [part.text + "." if part.role is Role.INITIAL else part.text for part in parts]
    base = " ".join(words)
    if not base:
        return
    yield base
    cyrillic = script_of(parts[-1].text) is Script.CYRILLIC or any(
        script_of(part.text) is Script.CYRILLIC for part in parts if part.role in _DECLINED
    )
    if not cyrillic:
        yield from (base + "'s", base + "’s")
    elif lang is Lang.KK:
        yield from with_cases(base)
    elif lang is Lang.RU:
        yield from _russian(parts, words)


def _russian(parts: Sequence[NamePart], words: Sequence[str]) -> Iterator[str]:
    places = [place for place, part in enumerate(parts) if part.role in _DECLINED]
    if not places:
        return
    small = [words[place].lower() for place in places]
    roles = [parts[place].role for place in places]
    sex = best_reading(small, roles).sex
    tables = [forms(word, role, sex) for word, role in zip(small, roles, strict=True)]
    for case in Case:
        for variant in range(max(len(table[case]) for table in tables)):
            out = list(words)
            for place, table in zip(places, tables, strict=True):
                form = table[case][min(variant, len(table[case]) - 1)]
                out[place] = cased_like(form, words[place])
            yield " ".join(out)
