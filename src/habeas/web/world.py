"""The world as the web sees it: clock, chance and the sentences of errors, handed in by whoever starts it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from habeas.base.errors import HabeasError
from habeas.base.finding import Finding
from habeas.base.language import Lang


@dataclass(frozen=True, slots=True)
class World:
    """Everything from outside that a page may use.

    `now` gives aware instants in UTC, `today` the day where this machine stands, `chance(n)` n random bytes,
    `seconds` a clock that only goes on. `explain` tells an error in a language: what happened, then what to
    do; `message` does so with a finding. `lang` is the language to begin in.
    """

    now: Callable[[], datetime]
    today: Callable[[], date]
    chance: Callable[[int], bytes]
    seconds: Callable[[], float]
    explain: Callable[[HabeasError, Lang], tuple[str, ...]]
    message: Callable[[Finding, Lang], str]
    lang: Lang = Lang.EN
