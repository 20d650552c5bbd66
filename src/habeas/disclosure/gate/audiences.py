"""What each audience may be told, by listing: `audiences/<audience>.yaml`. What no list names is held back."""

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
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.held import Protection
from habeas.evidence.sources.source import Secrecy


@dataclass(frozen=True, slots=True)
class Exempt:
    """Papers that the law of a country lets reach this audience besides, and the article that says so."""

    sources: frozenset[Secrecy]
    by: str


@dataclass(frozen=True, slots=True)
class Uses:
    """The uses of consent that an audience needs: to be told of somebody at all, and to be told the name."""

    tell: str
    name: str


@dataclass(frozen=True, slots=True)
class Rules:
    """All that is decided about one audience.

    `readers` says in one sentence a language who else will read it. `consent` is None where nobody has to be asked:
    inside, and where counsel acts for the person. `sources` are the statuses of papers that may reach it, `exempt`
    more of them by country; `quotes` and `digests` the statuses of the papers whose exact words and digests go out;
    `originals` those of the papers whose own bytes do, where nothing is held back in them. `particulars` says whether
    handles, names of files, notes, grades and the case's own name do. `strangers`: whether persons may be named of
    whom the case holds nothing. `independent_sources` is how many must name an alleged perpetrator without an office.
    `passes` takes protections away for persons held (`held`) and for roles. `told` are the properties; `kept` are
    those decided against.
    """

    audience: Audience
    readers: Mapping[Lang, str]
    consent: Uses | None
    sources: frozenset[Secrecy]
    exempt: Mapping[str, Exempt]
    quotes: frozenset[Secrecy]
    digests: frozenset[Secrecy]
    originals: frozenset[Secrecy]
    particulars: bool
    strangers: bool
    independent_sources: int
    protections: frozenset[Protection]
    passes: Mapping[str, frozenset[Protection]]
    told: frozenset[str]
    kept: frozenset[str]

    def sources_in(self, country: str | None) -> frozenset[Secrecy]:
        """The statuses of papers that may reach this audience in a case under the law of this country."""
        more = None if country is None else self.exempt.get(country.upper())
        return self.sources if more is None else self.sources | more.sources

    def protects(self, protection: Protection, *kinds: str) -> bool:
        """Whether this protection holds here; `kinds` are what the person is: `held`, or a role."""
        return protection in self.protections and not any(protection in self.passes.get(kind, ()) for kind in kinds)


@cache
def rules_of(audience: Audience) -> Rules:
    """The rules of an audience, read on the first call; raises Failed where their file is damaged."""
    path = resources.files("habeas.disclosure") / "audiences" / f"{audience.value}.yaml"
    return rules_from(path.read_text("utf-8"), audience)


def rules_from(text: str, audience: Audience) -> Rules:
    """The rules in the text of a file; raises Failed where it does not hold together."""
    try:
        found = strings_in(text)
        consent = found.get("consent")
        told, kept = frozenset(found["told"]), frozenset(found["kept"])
        if told & kept:
            raise ValueError(f"both told and kept: {', '.join(sorted(told & kept))}")
        return Rules(
            audience=audience,
            readers=MappingProxyType({lang: _sentence(found["readers"][lang.value]) for lang in Lang}),
            consent=None if consent is None else Uses(consent["tell"], consent["name"]),
            sources=frozenset(map(Secrecy, found["sources"])),
            exempt=MappingProxyType(
                {
                    country: Exempt(frozenset(map(Secrecy, one["sources"])), one["by"])
                    for country, one in found.get("exempt", {}).items()
                }
            ),
            quotes=frozenset(map(Secrecy, found["quotes"])),
            digests=frozenset(map(Secrecy, found["digests"])),
            originals=frozenset(map(Secrecy, found["originals"])),
            particulars=_yes(found["particulars"]),
            strangers=_yes(found["strangers"]),
            independent_sources=int(found["independent_sources"]),
            protections=frozenset(map(Protection, found["protections"])),
            passes=MappingProxyType(
                {kind: frozenset(map(Protection, held)) for kind, held in found.get("passes", {}).items()}
            ),
            told=told,
            kept=kept,
        )
    except (yaml.YAMLError, KeyError, TypeError, AttributeError, ValueError) as error:
        message = f"The rules of the audience '{audience.value}' are damaged: {error}."
        raise Failed(message, "Install Habeas again.") from error


def _sentence(text: Any) -> str:
    if not isinstance(text, str) or not text.strip():
        raise ValueError("an audience says in each language who reads it")
    return text


def _yes(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(f"neither true nor false: {text}")
    return text == "true"
