"""The words of a search record in one language: read from `wording/quote/<lang>.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from importlib import resources

import yaml
from babel.numbers import format_decimal

from habeas.base.errors import Failed
from habeas.base.language import Lang
from habeas.base.when import When
from habeas.base.yaml_strings import strings_in
from habeas.disclosure.dates import DateWords, when_in_words
from habeas.disclosure.wording import wording


@dataclass(frozen=True, slots=True)
class QuoteWords:
    """The sentences of one language by group and key."""

    lang: Lang
    groups: Mapping[str, Mapping[str, str]]
    dates: DateWords

    def __call__(self, group: str, key: str, /, **fields: object) -> str:
        """One sentence with its fields filled in; raises Failed where the file lacks it."""
        try:
            return self.groups[group][key].format(**fields)
        except KeyError as error:
            raise _damaged(self.lang, f"{group}.{key}: {error}") from None

    def number(self, number: int) -> str:
        """A whole number as the language writes it."""
        return format_decimal(number, locale=self.lang.value)

    def percent(self, share: Fraction) -> str:
        """A share of one as a percentage without its sign, to one place at most."""
        tenths = round(share * 1000)
        return format_decimal(tenths / 10, "#,##0.#", locale=self.lang.value)

    def rule(self, rule: str, english: str) -> str:
        """What a rule of the normalisation says; in English where this language has no words for it."""
        return self.groups["rules"].get(rule, english)

    def when(self, when: When) -> str:
        """A time in words, with the zone as far as it is known."""
        return when_in_words(when, "plain", self.dates)


@cache
def quote_words(lang: Lang) -> QuoteWords:
    """The words of a language; raises Failed where the file of the package is damaged."""
    text = (resources.files("habeas.disclosure") / "wording" / "quote" / f"{lang.value}.yaml").read_text("utf-8")
    try:
        found = strings_in(text)
        return QuoteWords(lang, {group: dict(said) for group, said in found.items()}, wording(lang).dates)
    except (yaml.YAMLError, AttributeError, TypeError, ValueError) as error:
        raise _damaged(lang, str(error)) from error


def _damaged(lang: Lang, what: str) -> Failed:
    return Failed(f"The wording file quote/{lang.value}.yaml is damaged: {what}.", "Install Habeas again.")
