"""Registers for a terminal: a version with its figures, an entry as printed with what was read of it."""

from collections.abc import Iterator
from datetime import date

from habeas.base.when import When
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.register import FEDERAL, OWN, KeptRegister
from habeas.desk.register_history import Shown
from habeas.desk.register_shape import EntryOf, court_shown, ranges
from habeas.disclosure.dates import day_in_words, when_in_words
from habeas.disclosure.wording import wording

_INSIDE = "  "


def version_text(kept: KeptRegister, words: Words, columns: int) -> str:
    """A version: when and what, how many entries, what was read of them, and which numbers are skipped."""
    return "\n".join(_version(kept, words, width_of(columns)))


def shown_text(shown: Shown, words: Words, columns: int) -> str:
    """The entries of a number as printed, then the history of the number through the versions kept."""
    width = width_of(columns)
    lines = wrapped(words("register.shown", name=shown.version.name, day=day_told(shown.version.version, words)), width)
    for entry in shown.entries:
        lines += ["", *_entry(entry, str(shown.version.mapping["format"]), words, width)]
    if not shown.entries:
        key = "register.number_skipped" if shown.skipped else "register.number_absent"
        lines += ["", *wrapped(words(key, number=shown.number), width)]
    lines += ["", words("register.history", count=len(shown.versions))]
    for step in shown.history:
        told = f"{day_told(step.version, words)}: {words(f'register.step.{step.step.value}')}"
        lines += wrapped(told, width, _INSIDE)
        if step.before is not None:
            lines += wrapped(f"{words('register.before')} {step.before.strip()}", width, _INSIDE * 2)
        for change in step.words:
            lines += wrapped(f"− {change.old}", width, _INSIDE * 2) if change.old else []
            lines += wrapped(f"+ {change.new}", width, _INSIDE * 2) if change.new else []
    return "\n".join(lines)


def entry_text(entry: EntryOf, kept: KeptRegister, words: Words, columns: int) -> str:
    """One entry as printed, with the register and version it stands in."""
    width = width_of(columns)
    head = words("register.shown", name=kept.version.name, day=day_told(kept.version.version, words))
    return "\n".join([*wrapped(head, width), *_entry(entry, str(kept.version.mapping["format"]), words, width)])


def day_told(day: date, words: Words) -> str:
    """A day in the person's language."""
    return day_in_words(day, "plain", wording(words.lang).dates)


def _version(kept: KeptRegister, words: Words, width: int) -> Iterator[str]:
    version, file = kept.version, kept.file
    about = ", ".join(part for part in (version.publisher, version.jurisdiction) if part)
    title = words("register.title", name=version.name, day=day_told(version.version, words))
    yield from wrapped(f"{title} ({about})" if about else title, width)
    counts = file.counts
    yield from wrapped(words("register.entries", entries=counts.entries, rows=counts.rows), width, _INSIDE)
    key = "register.figures_federal" if version.mapping.get("format") == FEDERAL else "register.figures"
    figures = words(key, decisions=counts.with_decision, included=counts.with_inclusion, out=counts.taken_out)
    yield from wrapped(figures, width, _INSIDE)
    if file.skipped:
        listed = words("register.skipped", count=len(file.skipped), numbers=", ".join(ranges(file.skipped)))
        yield from wrapped(listed, width, _INSIDE)
    encoding = f", {file.encoding}" if file.encoding else ""
    yield from wrapped(f"{file.format}{encoding}, {version.size} B", width, _INSIDE)
    yield f"{_INSIDE}{version.digest}"


def _entry(entry: EntryOf, layout: str, words: Words, width: int) -> Iterator[str]:
    number = "—" if entry.number is None else f"№ {entry.number}"
    state = words(f"register.status.{entry.status.value}")
    yield from wrapped(f"{number} · {state} · {words(f'register.kind.{entry.kind.value}')}", width)
    yield from wrapped(entry.text.strip(), width, _INSIDE)
    for name, phrases in (("titles", entry.titles), ("authors", entry.authors), ("publishers", entry.publishers)):
        if phrases:
            told = " · ".join(" ".join(phrase.text.split()) for phrase in phrases)
            yield from wrapped(f"{words(f'register.{name}')}: {told}", width, _INSIDE, _INSIDE * 2)
    for decision in entry.decisions:
        court = words("register.no_court") if decision.court is None else court_shown(decision.court)
        told = f"{words(f'register.act.{decision.act.value}')}: {court}, {_when(decision.date, words)}"
        if decision.in_force is not None:
            told += f" ({words('register.in_force_from', day=_when(decision.in_force, words))})"
        yield from wrapped(told, width, _INSIDE, _INSIDE * 2)
    for note in entry.struck:
        if note.see is not None:
            yield from wrapped(words("register.see", number=note.see), width, _INSIDE)
        elif note.date is not None:
            yield from wrapped(words("register.struck_on", day=_when(note.date, words)), width, _INSIDE)
    if layout != OWN:
        yield from wrapped(_included(entry, layout == FEDERAL, words), width, _INSIDE, _INSIDE * 2)
    if entry.source is not None:
        yield from wrapped(f"{words('register.known_from')}: {entry.source}", width, _INSIDE, _INSIDE * 2)


def _included(entry: EntryOf, federal: bool, words: Words) -> str:
    if entry.included is not None:
        return words("register.included", day=_when(entry.included, words))
    return words("register.no_inclusion_federal" if federal else "register.no_inclusion")


def _when(when: When | None, words: Words) -> str:
    return words("register.no_date") if when is None else when_in_words(when, "plain", wording(words.lang).dates)
