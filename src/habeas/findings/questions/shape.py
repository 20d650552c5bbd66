"""Questions as the JSON that other programs rely on: `habeas questions CASE --json`."""

from habeas.base.digest import Json
from habeas.findings.questions.asking import Proposed, Put
from habeas.findings.questions.rules import rules
from habeas.record.casefile import CaseFile, Fact
from habeas.record.marks import UNMARKED, Marks

SCHEMA = "habeas.questions/1"
"""The name and version of this shape."""


def put_json(one: Put, casefile: CaseFile, marks: Marks = UNMARKED) -> dict[str, Json]:
    """A question that was put: `state` is open, answered or dropped.

    `marks` say which quotes were recognised on a picture or heard by a program.
    """
    value = one.fact.value if hasattr(one.fact.value, "get") else {}
    filing = one.filing
    return {
        "schema": SCHEMA,
        "id": one.id,
        "as_of": casefile.as_of.isoformat(),
        "state": one.state.value,
        "rule": None,
        "text": value.get("text"),
        "to": value.get("to"),
        "since": None if one.fact.when is None else str(one.fact.when),
        "by": one.fact.attributed_to,
        "standing": None if filing is None else filing.standing.value,
        "filing": None if filing is None else filing.id,
        "statements": _statements(one.fact, marks),
        "answers": [said for fact in one.answers for said in _statements(fact, marks)],
        "dropped": [said for fact in one.dropped for said in _statements(fact, marks)],
    }


def proposed_json(
    one: Proposed,
    text: str,
    casefile: CaseFile,
    *,
    let_go: bool,
    marks: Marks = UNMARKED,
) -> dict[str, Json]:
    """A question that a rule proposes; `text` is its sentence in the language asked for, `to` the id of an office."""
    return {
        "schema": SCHEMA,
        "id": one.id,
        "as_of": casefile.as_of.isoformat(),
        "state": "dropped" if let_go else "proposed",
        "rule": rules().rules[one.rule].id,
        "text": text,
        "to": one.to,
        "since": None if one.since is None else str(one.since),
        "by": None,
        "standing": None,
        "filing": None,
        "statements": [said for fact in one.facts for said in _statements(fact, marks)],
        "answers": [],
        "dropped": [],
    }


def _statements(fact: Fact, marks: Marks) -> list[Json]:
    return [
        {
            "id": said.id,
            "source": said.source,
            "quote": said.anchor.quote,
            "page": said.anchor.page,
            **marks.form(said.id),
        }
        for said in fact.statements
    ]
