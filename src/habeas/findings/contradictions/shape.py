"""A contradiction as the JSON that other programs rely on: `habeas contradictions CASE --json`."""

from habeas.base.digest import Json
from habeas.base.language import Lang
from habeas.findings.contradictions.pair import Contradiction
from habeas.findings.contradictions.rules import rules
from habeas.record.casefile import CaseFile, Fact
from habeas.record.marks import UNMARKED, Marks
from habeas.record.shape import Independent, counted
from habeas.record.statements import known_form

SCHEMA = "habeas.contradictions/1"
"""The name and version of this shape."""


def contradiction_json(
    one: Contradiction, casefile: CaseFile, independent: Independent | None = None, marks: Marks = UNMARKED
) -> dict[str, Json]:
    """One pair. `sure` is false where the record does not tell whether both speak of one thing.

    `independent` counts the independent ones of some sources; without it that number is null. `marks`
    say which quotes were recognised on a picture or heard by a program.
    """
    rule = rules().rules[one.rule]
    return {
        "schema": SCHEMA,
        "rule": one.rule,
        "label": {lang.value: rule.label[lang] for lang in Lang},
        "about": one.about,
        "sure": one.sure,
        "sides": [_side(fact, casefile, independent, marks) for fact in (one.one, one.other)],
    }


def _side(fact: Fact, casefile: CaseFile, independent: Independent | None, marks: Marks) -> Json:
    entity = casefile.entities.get(fact.subject)
    return {
        "subject": None if entity is None else entity.name,
        "property": fact.prop,
        "value": known_form(fact.value),
        "when": None if fact.when is None else str(fact.when),
        "stance": fact.stance.value,
        "attributed_to": fact.attributed_to,
        "sources": counted({said.source for said in fact.statements}, independent),
        "statements": [
            {
                "id": said.id,
                "source": said.source,
                "quote": said.anchor.quote,
                "start": said.anchor.span.start,
                "end": said.anchor.span.end,
                "page": said.anchor.page,
                **marks.form(said.id),
            }
            for said in fact.statements
        ],
    }
