"""What the shells need of the quote check: a question from typed words, the answer as JSON, and as a View."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from habeas.base.language import Lang
from habeas.base.when import When
from habeas.desk.quote import Asked
from habeas.disclosure.audience import Audience
from habeas.disclosure.quote import view_quote
from habeas.disclosure.quote_view import QuoteView
from habeas.evidence.archives.item import Whose
from habeas.findings.quotes.question import Question, question
from habeas.findings.quotes.shape import answer_json
from habeas.findings.quotes.verifying import Aspect, Verification

VERIFY_SCHEMA = "habeas.quote_verify/1"
"""The name and version of the shape of a checked record."""

MOST_ON_TERMINAL = 10
"""So many places are printed on a terminal; --json and the record have all."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A question as typed: nothing in it is checked yet. `max_distance` is None where nobody said one."""

    words: str
    by: str | None = None
    since: When | None = None
    until: When | None = None
    max_distance: Fraction | None = None


def question_of(asking: Asking) -> Question:
    """The question; raises WrongCall where it is none."""
    distance = Fraction(1, 5) if asking.max_distance is None else asking.max_distance
    return question(asking.words, asking.by, asking.since, asking.until, distance)


def asked_json(asked: Asked, written: Sequence[Path] = (), kept: str | None = None) -> dict[str, object]:
    """The answer in the shape of CONTRACTS, with the record's digest, and which clear copies were written."""
    return {
        **answer_json(asked.record.answer),
        "record": asked.record.digest,
        "run_at": asked.record.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "program": asked.record.program,
        "kept": kept,
        "clear_copies": [str(path) for path in written],
    }


def whose_is_unknown(asked: Asked) -> bool:
    """Whether words were found of which the export does not show whose they are, and none of the person's own."""
    return asked.record.answer.whose is Whose.UNKNOWN


def view_of(asked: Asked, lang: Lang) -> QuoteView:
    """The answer for the terminal of the person who asked."""
    return view_quote(asked.record, Audience.SELF, lang, MOST_ON_TERMINAL)


def verification_json(checked: Verification) -> dict[str, object]:
    """A checked record: of each sort of difference whether there is none, and every difference."""
    return {
        "schema": VERIFY_SCHEMA,
        "record": checked.read.digest,
        "same": not checked.differences,
        "altered": checked.altered,
        **{f"{aspect.value}_same": not checked.of(aspect) for aspect in Aspect},
        "differences": [
            {"aspect": one.aspect.value, "where": one.where, "recorded": one.recorded, "now": one.now}
            for one in checked.differences
        ],
        "verdict": {
            "recorded": checked.read.whole["answer"].get("verdict"),
            "now": checked.again.answer.verdict.value,
        },
    }
