"""What is known of registers in the plain shapes of the JSON, the same for every shell."""

from itertools import pairwise

from habeas.base.digest import Json
from habeas.base.when import When
from habeas.desk.register import KeptRegister
from habeas.desk.register_history import Compared, Shown
from habeas.evidence.registers.comparing import Change
from habeas.evidence.registers.decisions import court_name
from habeas.evidence.registers.entry import Decision, Entry, Phrase

type EntryOf = Entry
"""An entry, by a name that shells may use."""


def court_shown(court: str) -> str:
    """A court's name as a reader would look it up."""
    return court_name(court)


def version_shape(kept: KeptRegister) -> dict[str, Json]:
    """A version of a register with its figures."""
    version, file = kept.version, kept.file
    return {
        "register": version.name,
        "version": version.version.isoformat(),
        "publisher": version.publisher,
        "jurisdiction": version.jurisdiction,
        "file": version.original_name,
        "digest": version.digest,
        "size": version.size,
        "format": file.format,
        "encoding": file.encoding,
        "rows": file.counts.rows,
        "entries": file.counts.entries,
        "with_decision": file.counts.with_decision,
        "with_inclusion": file.counts.with_inclusion,
        "taken_out": file.counts.taken_out,
        "skipped": list(ranges(file.skipped)),
    }


def ranges(numbers: tuple[int, ...]) -> tuple[str, ...]:
    """Numbers in rising order as ranges: `633–660`, `3190`."""
    if not numbers:
        return ()
    starts = [numbers[0], *(b for a, b in pairwise(numbers) if b - a > 1)]
    ends = [*(a for a, b in pairwise(numbers) if b - a > 1), numbers[-1]]
    return tuple(str(a) if a == b else f"{a}–{b}" for a, b in zip(starts, ends, strict=True))


def entry_shape(entry: Entry) -> dict[str, Json]:
    """An entry: its words as printed, and what was read out of them with places in them."""
    return {
        "number": entry.number,
        "text": entry.text,
        "status": entry.status.value,
        "kind": entry.kind.value,
        "included": _edtf(entry.included),
        "decisions": [_decision(decision) for decision in entry.decisions],
        "struck": [{"words": note.words, "date": _edtf(note.date), "see": note.see} for note in entry.struck],
        "titles": [_phrase(phrase) for phrase in entry.titles],
        "authors": [_phrase(phrase) for phrase in entry.authors],
        "publishers": [_phrase(phrase) for phrase in entry.publishers],
        "source": entry.source,
        "row": entry.place.row,
        "sheet": entry.place.sheet,
        "start": None if entry.place.span is None else entry.place.span.start,
        "end": None if entry.place.span is None else entry.place.span.end,
    }


def change_shape(change: Change, compared: Compared) -> dict[str, Json]:
    """A change between two versions; `copy_broken` says that one of the copies is known to be broken there."""
    return {
        "change": change.kind.value,
        "number": change.number,
        "old_number": None if change.old is None else change.old.number,
        "old": None if change.old is None else change.old.text,
        "new": None if change.new is None else change.new.text,
        "words": [{"old": words.old, "new": words.new} for words in change.words],
        "included": None if change.included is None else [_edtf(day) for day in change.included],
        "copy_broken": change.number in compared.broken,
    }


def shown_shape(shown: Shown) -> dict[str, Json]:
    """The entries of a number with their history."""
    return {
        "register": shown.version.name,
        "version": shown.version.version.isoformat(),
        "number": shown.number,
        "skipped": shown.skipped,
        "entries": [entry_shape(entry) for entry in shown.entries],
        "history": [
            {
                "version": step.version.isoformat(),
                "step": step.step.value,
                "words": [{"old": words.old, "new": words.new} for words in step.words],
                "before": step.before,
            }
            for step in shown.history
        ],
        "versions": [day.isoformat() for day in shown.versions],
    }


def _decision(decision: Decision) -> dict[str, Json]:
    return {
        "court": None if decision.court is None else court_name(decision.court),
        "printed": decision.court,
        "date": _edtf(decision.date),
        "act": decision.act.value,
        "in_force": _edtf(decision.in_force),
        "published": decision.published.value,
        "start": None if decision.span is None else decision.span.start,
        "end": None if decision.span is None else decision.span.end,
    }


def _phrase(phrase: Phrase) -> dict[str, Json]:
    return {"text": phrase.text, "start": phrase.span.start, "end": phrase.span.end}


def _edtf(when: When | None) -> str | None:
    return None if when is None else str(when)
