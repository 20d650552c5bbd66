"""Warnings that printing, keeping or reading such words can be an offence in the publisher's or the reader's country.

Read from `print_offences.yaml`, which says of each article whether its own text was read; one that was not is a
draft and says so wherever it is shown.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from habeas.base.errors import Failed
from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in
from habeas.disclosure.site.page import Caution
from habeas.disclosure.values import country_in_words
from habeas.disclosure.words_file import file_words
from habeas.law.citation import write_reference
from habeas.law.reference import Norm


@dataclass(frozen=True, slots=True)
class PrintOffence:
    """One article: whom it is about (`publisher`, `reader`), what kind of words, and whether its text was read."""

    norm: Norm
    who: str
    about: str
    verified: bool
    source: str


@cache
def print_offences() -> tuple[PrintOffence, ...]:
    """All of them in their order; raises Failed where the file is damaged."""
    text = (resources.files("habeas.disclosure.site") / "print_offences.yaml").read_text("utf-8")
    try:
        raw = strings_in(text)
        return tuple(
            PrintOffence(
                norm=Norm(one["country"], one["code"], one["article"], one.get("part"), None),
                who=one["who"],
                about=one["about"],
                verified={"verified": True, "draft": False}[one["status"]],
                source=one["source"],
            )
            for one in raw
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise Failed(f"The file print_offences.yaml is damaged: {error}.", "Install Habeas again.") from error


def offences_in(countries: Collection[str], *, who: str) -> tuple[PrintOffence, ...]:
    """The articles of these countries that are about a publisher, or about a reader."""
    return tuple(one for one in print_offences() if one.norm.country in countries and one.who == who)


def cautions(found: Iterable[PrintOffence], lang: Lang) -> tuple[Caution, ...]:
    """What each article says, in one sentence with its citation."""
    words = file_words("site", lang)
    return tuple(
        Caution(
            words[f"offence_{one.who}_{one.about}"].format(
                country=country_in_words(one.norm.country or "", lang), law=write_reference(one.norm, lang)
            ),
            draft=not one.verified,
        )
        for one in found
    )
