"""The words of a View in one language: read from `wording/<lang>.yaml`, refused where they do not hold together."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any

import yaml

from habeas.base.errors import Failed
from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in
from habeas.disclosure.dates import DateWords
from habeas.disclosure.template import Template, parse_template

GROUPS = (
    "sheet",
    "frames",
    "spells",
    "custody",
    "lanes",
    "source_rows",
    "independence",
    "secrecy",
    "methods",
    "codes",
    "about",
)
"""The groups of a wording file that map an id to a word or a sentence."""

ABROAD = ("frames", "spells", "source_rows", "independence", "secrecy", "methods", "codes", "about", "rules")
"""The groups of a language that only papers are written in; `rules` are labels of rules of law, by their ids."""


@dataclass(frozen=True, slots=True)
class SectionWords:
    """Heading of a section, and the sentence before its facts (empty where it needs none)."""

    heading: str
    lead: str


@dataclass(frozen=True, slots=True)
class Wording:
    """All the words of one language.

    `groups` holds the groups of :data:`GROUPS`. `properties` has one sentence template for each
    property, `norm` the template of a reference to an article, `yes_no` the words of a yes-or-no field.

    `abroad` is the code of a language that Habeas does not speak and writes papers in: then `lang` is the language
    in which rooms below are asked for their texts, and `labels` are the words of the vocabulary in this one.
    """

    lang: Lang
    dates: DateWords
    groups: Mapping[str, Mapping[str, str]]
    sections: Mapping[str, SectionWords]
    properties: Mapping[str, Template]
    norm: Template
    yes_no: Mapping[str, Mapping[str, str]]
    abroad: str = ""
    labels: Mapping[str, Mapping[str, str]] = MappingProxyType({})

    @property
    def locale(self) -> str:
        """The code of the language of these words, as CLDR knows it."""
        return self.abroad or self.lang.value

    @property
    def native(self) -> Lang | None:
        """The language of sources that needs no mark beside these words; None where no source can be in it."""
        return None if self.abroad else self.lang

    def label(self, group: str, key: str, labels: Mapping[Lang, str]) -> str:
        """A word of the vocabulary: `labels` has it for the languages that Habeas speaks.

        `group` is the list that a code stands in, or `properties`. Raises Failed where a language abroad lacks it.
        """
        if not self.abroad:
            return labels[self.lang]
        try:
            return self.labels[group][key]
        except KeyError:
            raise _fault(self.abroad, f"labels.{group}.{key} is missing") from None

    def word(self, group: str, key: str) -> str:
        """One word or sentence; raises Failed when the wording file lacks it."""
        try:
            return self.groups[group][key]
        except KeyError:
            raise _fault(self.locale, f"{group}.{key} is missing") from None

    def template(self, group: str, key: str) -> Template:
        """One sentence as a template."""
        return parse_template(self.word(group, key))


@cache
def wording(lang: Lang) -> Wording:
    """The wording of a language; read on the first call, the same value after it.

    Raises Failed when the file of the package is damaged; the message says what is wrong with it.
    """
    text = (resources.files("habeas.disclosure") / "wording" / f"{lang.value}.yaml").read_text("utf-8")
    return wording_from(text, lang)


def wording_from(text: str, lang: Lang, abroad: str = "") -> Wording:
    """A wording from the text of its file; raises Failed when it does not hold together.

    That of a language abroad has the groups that it needs, and labels besides.
    """
    try:
        found = strings_in(text)
        dates = found["dates"]
        sections = {} if abroad else found["sections"]
        return Wording(
            lang=lang,
            dates=DateWords(
                locale=abroad or lang.value,
                months=dates["months"],
                seasons=dates["seasons"],
                forms=dates["forms"],
                about=dates["about"],
                rest=dates["rest"],
                units=dates["units"],
            ),
            groups=MappingProxyType({group: _sentences(found[group]) for group in (ABROAD if abroad else GROUPS)}),
            sections={key: SectionWords(body["heading"], body["lead"]) for key, body in sections.items()},
            properties={key: parse_template(body) for key, body in found["properties"].items()},
            norm=parse_template(found["norm"]),
            yes_no=found["yes_no"],
            abroad=abroad,
            labels={group: _sentences(body) for group, body in found["labels"].items()} if abroad else {},
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise _fault(abroad or lang.value, str(error)) from error


def _sentences(found: Any) -> Mapping[str, str]:
    if not isinstance(found, Mapping) or not all(isinstance(text, str) for text in found.values()):
        raise ValueError("a group is not a mapping of words")
    return MappingProxyType(dict(found))


def _fault(lang: str, what: str) -> Failed:
    return Failed(
        f"The wording file {lang}.yaml is damaged: {what}.", "Install Habeas again, or undo the change to it."
    )
