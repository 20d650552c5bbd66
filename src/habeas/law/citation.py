"""Writing a norm the way lawyers of each language cite it, short."""

import re

from habeas.base.language import Lang
from habeas.law.codes import known_codes, known_countries
from habeas.law.reference import Norm, Reference


def write_reference(reference: Reference | Norm, lang: Lang) -> str:
    """The usual short citation: "Article 256(1) of the Criminal Code of Kazakhstan", "ч. 1 ст. 256 УК РК",
    "ҚР ҚК 256-бабының 1-бөлігі".

    A law that is not known stands in the words it was printed with, whatever the language; where it
    is known or not named, :func:`habeas.law.references.find_references` finds the same norm again.
    """
    norm = reference.norm if isinstance(reference, Reference) else reference
    return {Lang.EN: _english, Lang.RU: _russian, Lang.KK: _kazakh}[lang](norm)


def _point(norm: Norm) -> tuple[str | None, str | None]:
    """The point and its subpoint: "3(d)" is "3" and "d"."""
    if norm.point is None:
        return None, None
    point, _, subpoint = norm.point.partition("(")
    return point, subpoint.removesuffix(")") or None


def _law(norm: Norm, lang: Lang) -> tuple[str | None, str | None]:
    """The words for the law and for its country, each None where it is not said."""
    code = known_codes().get(norm.code or "")
    country = known_countries().get(norm.country or "")
    return (code.write[lang] if code else norm.code), (country.write[lang] if country else norm.country)


def _english(norm: Norm) -> str:
    code = known_codes().get(norm.code or "")
    first_is_point = code is not None and code.first_is_point
    article = f"Article {norm.article}"
    point = "" if norm.point is None else f"({norm.point.replace('(', ')(', 1).removesuffix(')')})"
    if norm.part is not None:
        article = f"Part {norm.part} of {article}{point}" if first_is_point else f"{article}({norm.part}){point}"
    elif first_is_point:
        article += point
    elif norm.point is not None:
        article = f"paragraph {norm.point if norm.point[0].isdigit() else f'({norm.point})'} of {article}"
    law, country = _law(norm, Lang.EN)
    return article + (f" of the {law}" if law else "") + (f" of {country}" if country and law else "")


def _russian(norm: Norm) -> str:
    point, subpoint = _point(norm)
    law, country = _law(norm, Lang.RU)
    words = (
        f"пп. {_mark(subpoint)}" if subpoint else None,
        f"п. {_mark(point)}" if point else None,
        f"ч. {norm.part}" if norm.part else None,
        f"ст. {norm.article}",
        law,
        country if law else None,
    )
    return " ".join(word for word in words if word)


def _mark(mark: str) -> str:
    return mark if mark[0].isdigit() else f"«{mark}»"


def _kazakh(norm: Norm) -> str:
    point, subpoint = _point(norm)
    law, country = _law(norm, Lang.KK)
    levels = [(f"{norm.article}-", "баб", "ы")]
    if norm.part:
        levels.append((f"{norm.part}-", "бөліг", "і"))
    if point:
        levels.append((f"{point}-" if point[0].isdigit() else f"{point}) ", "тармағ", "ы"))
    if subpoint:
        levels.append((f"{subpoint}) ", "тармақшас", "ы"))
    words = [number + stem + ending for number, stem, ending in levels]
    words = [word + re.sub(r"^(.)$", r"н\1ң", word[-1]) for word in words[:-1]] + words[-1:]
    return " ".join(word for word in (country if law else None, law, *words) if word)
