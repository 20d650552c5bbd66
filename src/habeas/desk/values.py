"""Values in the shape of a draft, as people and machines give them, taken apart for a statement."""

from collections.abc import Mapping

from habeas.base.errors import WrongCall
from habeas.base.known import Known
from habeas.base.plain import Plain
from habeas.base.when import When
from habeas.record.accepting import draft_findings, value_and_when

DATES = "Dates are written 2022-04-29, 2022-04, 2021~ or 2022-04-29T09:40+06:00."
"""How a date is written."""


def taken_apart(prop: str, value: Mapping[str, Plain], remedy: str) -> tuple[Known[Mapping[str, Plain]], When | None]:
    """The value without `when`, and the time; raises WrongCall with every fault, and this remedy."""
    wrong = draft_findings(prop, value)
    if wrong:
        dates = f" {DATES}" if any(finding.code == "not-a-date" for finding in wrong) else ""
        raise WrongCall(" ".join(finding.message for finding in wrong) + dates, remedy)
    try:
        return value_and_when(prop, value)
    except ValueError as error:
        raise WrongCall(f"{error}.", remedy) from None
