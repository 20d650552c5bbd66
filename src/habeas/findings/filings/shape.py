"""A filing as the JSON that other programs rely on: `habeas filings CASE --json`."""

from habeas.base.digest import Json
from habeas.findings.filings.filing import Filing, Limit
from habeas.record.casefile import CaseFile, Fact
from habeas.record.marks import UNMARKED, Marks
from habeas.record.statements import known_form

SCHEMA = "habeas.filings/1"
"""The name and version of this shape."""


def filing_json(one: Filing, casefile: CaseFile, marks: Marks = UNMARKED) -> dict[str, Json]:
    """One filing. `limits` are days, both readings; `silent_days` is null where it was answered or no date is known.

    `marks` say which quotes were recognised on a picture or heard by a program.
    """
    silence = one.silence
    entity = casefile.entities.get(one.what.subject)
    return {
        "schema": SCHEMA,
        "id": one.id,
        "as_of": casefile.as_of.isoformat(),
        "person": None if entity is None else entity.name,
        "standing": one.standing.value,
        "perhaps": list(one.perhaps),
        "filing": _fact(one.what, marks),
        "received": [_fact(fact, marks) for fact in one.receipts],
        "limits": [_limit(limit) for limit in one.limits],
        "replies": [_fact(fact, marks) for fact in one.replies],
        "silent_days": None
        if silence is None
        else {"least": silence.least, "most": silence.most, "since": "receipt" if silence.since_receipt else "sending"},
    }


def loose_json(fact: Fact, casefile: CaseFile, marks: Marks = UNMARKED) -> dict[str, Json]:
    """A reply that names no filing of the case: the standing is null, and so is the filing."""
    entity = casefile.entities.get(fact.subject)
    return {
        "schema": SCHEMA,
        "id": fact.statements[0].id,
        "as_of": casefile.as_of.isoformat(),
        "person": None if entity is None else entity.name,
        "standing": None,
        "perhaps": [],
        "filing": None,
        "received": [],
        "limits": [],
        "replies": [_fact(fact, marks)],
        "silent_days": None,
    }


def _limit(limit: Limit) -> Json:
    row = limit.row
    return {
        "rule": limit.rule,
        "sure": limit.sure,
        "due_earliest": None if limit.earliest is None else limit.earliest.isoformat(),
        "due_latest": None if limit.latest is None else limit.latest.isoformat(),
        "pack_status": None if row is None else row.said.status.value,
        "state": None if row is None else row.state.value,
        "version": None if row is None else row.version,
        "statements": [] if limit.told is None else [said.id for said in limit.told.statements],
    }


def _fact(fact: Fact, marks: Marks) -> Json:
    return {
        "property": fact.prop,
        "value": known_form(fact.value),
        "when": None if fact.when is None else str(fact.when),
        "attributed_to": fact.attributed_to,
        "statements": [
            {
                "id": said.id,
                "source": said.source,
                "quote": said.anchor.quote,
                "page": said.anchor.page,
                **marks.form(said.id),
            }
            for said in fact.statements
        ],
    }
