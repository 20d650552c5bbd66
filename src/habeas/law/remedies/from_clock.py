"""From the clock's rows to the rights of the defence at home."""

from collections.abc import Iterable

from habeas.base.language import Lang
from habeas.law.citation import write_reference
from habeas.law.clock.counting import End
from habeas.law.clock.instants import Zone
from habeas.law.clock.row import Row
from habeas.law.clock.saying import Speaker
from habeas.law.clock.stretches import Placed
from habeas.law.pack.pack import Pack
from habeas.law.pack.rule import Kind, Status
from habeas.law.remedies.domestic import DomesticRight


def rights_of(rows: Iterable[Row], pack: Pack, zone: Zone) -> tuple[DomesticRight, ...]:
    """The rules of kind `right` of one country's pack, in the order of the rows; early release is none.

    A right whose beginning is not recorded is kept with no ends: when it begins cannot be told yet.
    """
    rules = {rule.id for rule in pack.rules if rule.said.kind is Kind.RIGHT}
    return tuple(_right(row, pack, zone) for row in rows if row.said.id in rules)


def _right(row: Row, pack: Pack, zone: Zone) -> DomesticRight:
    due = None if row.conditional else row.due
    return DomesticRight(
        rule=row.said.id,
        citation={lang: write_reference(row.cites[0].norm(pack.country_of_norms()), lang) for lang in Lang},
        label=row.said.label,
        state="cannot_tell" if row.conditional else row.state.value,
        trigger=row.trigger,
        act=row.act,
        due_earliest=None if due is None else _edtf(due.earliest, zone),
        due_latest=None if due is None else _edtf(due.latest, zone),
        numbered=row.due is not None,
        draft=row.said.status is Status.DRAFT,
        begun_by=_begun_by(row, pack, zone),
        version=row.version,
        text_of=None if row.plain or row.text_of is None else row.text_of.isoformat(),
    )


def _begun_by(row: Row, pack: Pack, zone: Zone) -> dict[Lang, str] | None:
    """The event that begins the time, with its date and source, in every language."""
    given = [step.given.get("event") for step in row.steps if step.key == "runs_from"]
    placed = next((one for one in given if isinstance(one, Placed)), None)
    return None if placed is None else {lang: Speaker(lang, pack, zone).event(placed) for lang in Lang}


def _edtf(end: End | None, zone: Zone) -> str | None:
    return None if end is None else end.edtf(zone)
