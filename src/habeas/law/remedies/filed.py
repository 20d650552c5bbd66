"""Which procedure a filing went to: by the procedure's id, or by a name its body goes by.

A complaint to an international body is no step at home: the two are told apart here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from habeas.law.remedies.facts import Filing, Item, RemedyFacts
from habeas.law.remedies.procedure import Book, Procedure
from habeas.record.agreement import normal_text


@dataclass(frozen=True, slots=True)
class Filed:
    """A filing as one procedure sees it; not `sure` where its body has several and none is named."""

    filing: Filing
    sure: bool


def filed_with(procedure: Procedure, facts: RemedyFacts, book: Book) -> tuple[Filed, ...]:
    """The filings that went to this procedure, or may have; in the order of the facts."""
    found = []
    for filing in facts.filings:
        takers = taken_by(filing.to, book.procedures)
        if procedure in takers:
            found.append(Filed(filing, sure=len(takers) == 1))
    return tuple(found)


def taken_by(name: str, procedures: Iterable[Procedure]) -> tuple[Procedure, ...]:
    """The procedures that a name can stand for: the one of this id, else all whose body is so called.

    A name is known where it is a procedure's own, or holds it as whole words ("the UN Human Rights
    Committee in Geneva"); of several the longest decides. Empty for a body that is no international one.
    """
    said = f" {_plain(name)} "
    listed = tuple(procedures)
    own = tuple(one for one in listed if one.id == name)
    if own:
        return own
    best = [(_longest(one.known_as, said), one) for one in listed]
    most = max((length for length, _ in best), default=0)
    return tuple(one for length, one in best if length == most > 0)


def told_apart(items: Iterable[Item], procedures: Iterable[Procedure]) -> tuple[tuple[Item, ...], tuple[Filing, ...]]:
    """What stays at home, and the filings with international bodies that the rest comes to.

    A complaint or appeal whose `to` (or `court`) is an international body is a filing; an answer of such
    a body with an outcome is its decision, where one filing alone can be meant.
    """
    listed = tuple(procedures)
    home: list[Item] = []
    filings: list[Filing] = []
    answers: list[Item] = []
    for item in items:
        body = _body(item)
        if body is None or not taken_by(body, listed):
            home.append(item)
        elif item.prop in ("complaint", "appeal"):
            filings += [] if item.denied else [Filing(item.ids[0], body, item.when)]
        else:
            answers.append(item)
    return tuple(home), tuple(_answered(filing, answers, filings, listed) for filing in filings)


def _body(item: Item) -> str | None:
    field = {"complaint": "to", "appeal": "court", "reply": "by", "appeal_decision": "court"}.get(item.prop)
    named = None if field is None else item.given(field)
    return named if isinstance(named, str) else None


def _answered(
    filing: Filing, answers: Iterable[Item], filings: Iterable[Filing], procedures: tuple[Procedure, ...]
) -> Filing:
    mine = taken_by(filing.to, procedures)
    if sum(taken_by(other.to, procedures) == mine for other in filings) > 1:
        return filing
    for answer in answers:
        if taken_by(_body(answer) or "", procedures) == mine and answer.given("outcome") and not answer.denied:
            return replace(filing, decided=answer.when)
    return filing


def _longest(names: Iterable[str], said: str) -> int:
    return max((len(_plain(name)) for name in names if f" {_plain(name)} " in said), default=0)


def _plain(name: str) -> str:
    return " ".join("".join(sign if sign.isalnum() else " " for sign in normal_text(name)).split())
