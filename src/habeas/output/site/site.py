"""What is the same on every page of a site: its languages, its name in each, and what people decided about it."""

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.base.language import Lang
from habeas.output.site.head import NOTHING_DECIDED, Decided


@dataclass(frozen=True, slots=True)
class Site:
    """A site. `langs` begin with the one that a visitor meets first; `names` is what it is called in each."""

    langs: tuple[Lang, ...]
    names: Mapping[Lang, str]
    decided: Decided = NOTHING_DECIDED
