"""The public log of corrections: the day, what a sentence reads now, and why; never what it read before.

What it read before may be what had to be withdrawn. What it reads now is told only while it still is what is told, so
that no sentence that was itself corrected, or that these readers may no longer be told, comes back by the log.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.corrections import Correction


@dataclass(frozen=True, slots=True)
class LoggedCorrection:
    """What one release corrected in one language.

    `now` are the sentences as they read since; `gone` counts those that were taken out, or that were changed or held
    back later. `why` is None where no reason is recorded, or where it may not be told to these readers.
    """

    audience: Audience
    form: str
    lang: Lang
    at: datetime
    now: tuple[str, ...]
    gone: int
    why: str | None
    release: str


def logged(
    found: Iterable[Correction],
    stands: Callable[[Audience, str, Lang, str], bool],
    clean: Callable[[Audience, str], bool],
) -> tuple[LoggedCorrection, ...]:
    """The log of these corrections, newest first.

    `stands` says whether an audience is told a sentence today in a form and a language, `clean` whether a reason may be
    told to an audience.
    """
    groups: dict[tuple[datetime, str, Lang], list[Correction]] = {}
    for one in found:
        groups.setdefault((one.at, one.after, one.lang), []).append(one)
    return tuple(
        _logged(groups[key], stands, clean)
        for key in sorted(groups, key=lambda key: (-key[0].timestamp(), key[1], key[2].value))
    )


def _logged(
    group: list[Correction],
    stands: Callable[[Audience, str, Lang, str], bool],
    clean: Callable[[Audience, str], bool],
) -> LoggedCorrection:
    first = group[0]
    now = [one.new for one in group if one.new is not None and stands(first.audience, first.form, first.lang, one.new)]
    why = first.why if first.why and clean(first.audience, first.why) else None
    return LoggedCorrection(
        first.audience,
        first.form,
        first.lang,
        first.at,
        tuple(dict.fromkeys(now)),
        len(group) - len(now),
        why,
        first.after,
    )
