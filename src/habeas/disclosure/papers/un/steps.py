"""What was tried at home and abroad: each filing with its day, its addressee, and what came of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from habeas.disclosure.papers.answers import told_whole
from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Block, Field, Table
from habeas.disclosure.papers.un.filling import answered, commas, said, value
from habeas.disclosure.view import Line, Run, Sentence
from habeas.findings.filings.filing import Filing, Standing
from habeas.record.casefile import Fact
from habeas.record.fact_fields import asserted

_OVERDUE = (Standing.OVERDUE, Standing.OVERDUE_STRICTLY)


def domestic_blocks(composer: Composer, number: str = "") -> Iterator[Block]:
    """The filings at home in a table, and the reasons that a person gives for what was not tried or did not work."""
    filed = [one for one in _filings(composer) if not _abroad(composer, one.what)]
    if filed:
        heading = tuple(composer.text("words", f"steps_{name}") for name in ("when", "to", "about", "result"))
        rows = tuple(_row(composer, one) for one in sorted(filed, key=_time))
        yield Table(composer.text("fields", "domestic_steps"), heading, rows, (2, 3))
    else:
        yield composer.field("domestic_steps", (), "complaint", "appeal", number=number)
    yield composer.to_fill("why_not")


def abroad_field(composer: Composer, number: str = "") -> Field:
    """Filings with international bodies: the same matter elsewhere may shut this door."""
    filed = [one for one in _filings(composer) if _abroad(composer, one.what)]
    told = [composer.tell(fact) for one in filed for fact in (one.what, *one.replies)]
    return answered(composer, "other_procedures", told, number=number)


def _filings(composer: Composer) -> list[Filing]:
    """The filings of whom the paper is about, every part of which may be told."""
    found = composer.answers.filings
    if found is None:
        facts = [fact for fact in composer.facts("complaint", "appeal") if asserted(fact)]
        return [Filing(fact, (), (), (), Standing.NO_LIMIT, None) for fact in facts]
    mine = composer.one.entity.id
    return [
        one
        for one in found.filings
        if one.what.subject == mine and told_whole((one.what, *one.receipts, *one.replies), composer.let)
    ]


def _abroad(composer: Composer, what: Fact) -> bool:
    remedies = composer.answers.remedies.get(composer.one.entity.id)
    abroad = set() if remedies is None else {filing.id for filing in remedies.facts.filings}
    return any(statement.id in abroad for statement in what.statements)


def _time(one: Filing) -> tuple[bool, str]:
    return (one.what.when is None, "" if one.what.when is None else str(one.what.when.local_bounds()[0]))


def _row(composer: Composer, one: Filing) -> tuple[Sentence, ...]:
    what = one.what
    label: Line = (Run(composer.teller.label(what.prop)),)
    first = [line for line in (label, value(composer, what, "when"), value(composer, what, "by")) if line]
    to = value(composer, what, "to") or value(composer, what, "court")
    about = [line for name in ("about", "against", "number") if (line := value(composer, what, name))]
    blank = composer.sentence("unknown_short")
    return (
        said(composer, what, commas(first)),
        blank if to is None else said(composer, what, to),
        said(composer, what, commas(about)) if about else blank,
        _result(composer, one),
    )


def _result(composer: Composer, one: Filing) -> Sentence:
    """Every reply, else that none is recorded, and since when one was due."""
    if one.replies:
        lines, notes = [], set()
        for reply in one.replies:
            told = _reply(composer, reply)
            lines.append(told.line)
            notes |= set(told.notes)
        return Sentence(_apart(lines), tuple(sorted(notes)))
    due = [limit for limit in one.limits if limit.sure and limit.latest is not None]
    day = composer.day(composer.as_of)
    if one.standing in _OVERDUE and due:
        latest = min(limit.latest for limit in due if limit.latest is not None)
        overdue = composer.sourced("no_reply_overdue", [one.what], day=day, due=composer.day(latest))
        return replace(overdue, by_day=True)
    return replace(composer.sourced("no_reply", [one.what], day=day), by_day=True)


def _reply(composer: Composer, reply: Fact) -> Sentence:
    names = ("when", "by", "court", "about", "outcome")
    lines = [line for name in names if (line := value(composer, reply, name))]
    return said(composer, reply, commas(lines)) if lines else composer.tell(reply)


def _apart(lines: Sequence[Line]) -> Line:
    return tuple(run for at, line in enumerate(lines) for run in ((Run("; "), *line) if at else line))
