"""What a defender needs and the record does not hold."""

from collections.abc import Iterable, Mapping, Sequence

from habeas.base.known import Absent, Unknown
from habeas.record.casefile import Detainee, Fact, Missing
from habeas.record.statements import Stance
from habeas.record.vocabulary.terms import Gap


def missing_in(detainees: Sequence[Detainee], gaps: Mapping[str, Gap]) -> tuple[Missing, ...]:
    """The gaps of each detainee, in the order of the vocabulary; `no-detainee` where there is nobody.

    A gap is closed by a fact that gives the field asked for, or says that there is none. Where no
    field is asked for, a denial closes it too: the record then has something to say. That something
    is unknown closes nothing.
    """
    if not detainees:
        return (Missing("no-detainee", None),)
    return tuple(
        Missing(gap.code, detainee.entity.id)
        for detainee in detainees
        for gap in gaps.values()
        if gap.met_by and not any(_closes(fact, gap.met_by) for fact in detainee.facts)
    )


def _closes(fact: Fact, met_by: Iterable[tuple[str, str | None]]) -> bool:
    if isinstance(fact.value, Unknown):
        return False
    for prop, field in met_by:
        if fact.prop != prop:
            continue
        if field is None or (isinstance(fact.value, Absent) and fact.stance is Stance.ASSERTS):
            return True
        given = fact.when if field == "when" else fact.value.get(field) if isinstance(fact.value, Mapping) else None
        if given is not None and fact.stance is Stance.ASSERTS:
            return True
    return False
