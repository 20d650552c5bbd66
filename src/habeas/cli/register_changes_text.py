"""The comparison of two versions of a register for a terminal."""

from collections.abc import Iterator

from habeas.cli.register_text import day_told
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.register_history import CHANGES, ChangeOf, Compared

_INSIDE = "    "
_SHORT = 300
"""Characters of an entry that a comparison shows; `register show` has all."""


def comparison_text(compared: Compared, words: Words, columns: int) -> str:
    """How many entries changed and how, then each of them; what was left out of account is said."""
    return "\n".join(_lines(compared, words, width_of(columns)))


def _lines(compared: Compared, words: Words, width: int) -> Iterator[str]:
    old, new = compared.old.version, compared.new.version
    days = {"old": day_told(old.version, words), "new": day_told(new.version, words)}
    yield from wrapped(words("register.compared", name=new.name, **days), width)
    counts = {kind: len(compared.comparison.of(kind)) for kind in CHANGES}
    figures = [words(f"register.count.{kind.value}", count=count) for kind, count in counts.items()]
    figures.append(words("register.count.same", count=compared.comparison.same))
    yield from wrapped(" · ".join(figures), width)
    yield from wrapped(words("register.no_change"), width)
    for kind in CHANGES:
        changes = compared.comparison.of(kind)
        if changes:
            yield ""
            yield words(f"register.change.{kind.value}")
        for change in changes:
            yield from _change(change, compared, words, width)


def _change(change: ChangeOf, compared: Compared, words: Words, width: int) -> Iterator[str]:
    number = change.number or "—"
    if change.old is not None and change.new is not None and change.old.number != change.new.number:
        number = f"{change.old.number or '—'} → {number}"
    entry = change.new if change.old is None else change.old
    if entry is not None and not change.words:
        yield from wrapped(_cut(entry.text), width, f"  {number}  ", _INSIDE)
    else:
        yield f"  {number}"
    for pair in change.words:
        yield from wrapped(f"− {_cut(pair.old)}", width, _INSIDE, f"{_INSIDE}  ") if pair.old else ()
        yield from wrapped(f"+ {_cut(pair.new)}", width, _INSIDE, f"{_INSIDE}  ") if pair.new else ()
    if change.included is not None:
        days = [words("register.no_date") if day is None else str(day) for day in change.included]
        yield from wrapped(words("register.inclusion_changed", old=days[0], new=days[1]), width, _INSIDE)
    if change.number in compared.broken:
        yield from wrapped(words("register.copy_broken"), width, _INSIDE)


def _cut(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= _SHORT else f"{joined[:_SHORT].rstrip()} …"
