"""One proposed question: its id from the rule and the statements it arises from."""

from collections.abc import Iterable

from habeas.base.digest import digest_of_json
from habeas.base.ids import EntityId
from habeas.base.when import When
from habeas.findings.questions.asking import Proposed
from habeas.findings.questions.rules import rules
from habeas.record.casefile import Fact

_DIGITS = 10


def proposed(
    rule: str,
    facts: Iterable[Fact],
    since: When | None,
    person: EntityId | None = None,
    **given: str | When | None,
) -> Proposed:
    """A question by this rule; `when` of its sentence is the time since which it is open, unless given.

    The id is the same for the same rule, statements and fields, so that what a person decided about it
    holds until the record changes.
    """
    facts = tuple(facts)
    told: dict[str, str | When] = {} if since is None else {"when": since}
    told |= {name: value for name, value in given.items() if value is not None}
    ids = sorted({said.id for fact in facts for said in fact.statements})
    digest = digest_of_json([rule, ids, {name: str(value) for name, value in told.items()}])
    key = f"Q-{digest.removeprefix('sha256:')[:_DIGITS]}"
    return Proposed(key, rule, rules().rules[rule].to, told, facts, since, person)
