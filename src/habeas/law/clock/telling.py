"""The steps that tell how a result came about, as keys of the wording with what is put into them."""

from collections.abc import Sequence

from habeas.base.duration import Duration
from habeas.law.clock.counting import Due, readings
from habeas.law.clock.instants import Extent
from habeas.law.clock.row import State, Step
from habeas.law.pack.condition import Answer, Selector, Truth
from habeas.law.pack.rule import Counting, Promptness


def counting_steps(counting: Counting, due: Due, start: Extent) -> list[Step]:
    """How the end was counted: the pack's way, what is not known of the beginning, and the readings."""
    steps = [Step("counting", {"label": counting.label, "cites": counting.cites})]
    if not start.exact:
        steps.append(Step("start_imprecise", {"start": start}))
    if due.earliest is not None and due.latest is not None and due.earliest != due.latest:
        key = "two_readings" if start.exact or len(readings(counting)) > 1 else "bounds"
        steps.append(Step(key, {"due": due}))
    elif due.latest is not None:
        steps.append(Step("ends", {"due": due}))
    return steps


def strictly(state: State, due: Due, as_of: Extent) -> tuple[Step, ...]:
    """The warning that the strict reading is past while the lenient still runs."""
    past = due.earliest is not None and as_of.lo is not None and due.earliest.minute < as_of.lo
    return (Step("strict_past", {"due": due}),) if state is State.PENDING and past else ()


def because(answer: Answer, *, assumptions: bool = False) -> tuple[Step, ...]:
    """What decided a condition; what was only assumed for want of a record is told where asked for."""
    return tuple(
        Step("condition", {"condition": condition, "what": what, "truth": truth})
        for condition, what, truth in answer.because
        if assumptions or what != "assumed"
    )


def length_step(length: Duration | Promptness, truth: Truth) -> Step:
    """A length that the law gives, or that it gives if a condition of which nothing is known holds."""
    if isinstance(length, Promptness):
        return Step("no_number", {})
    return Step("length" if truth is Truth.YES else "length_if", {"length": length})


def unnamed(fields: tuple[str, ...]) -> tuple[Step, ...]:
    """That an event was taken although the record leaves a field out."""
    return tuple(Step("not_named", {"field": name}) for name in fields)


def types(selectors: Sequence[Selector]) -> tuple[str, ...]:
    """The event types of some selectors, each once."""
    return tuple(dict.fromkeys(selector.type for selector in selectors))


def took(start: Extent, act: Extent) -> tuple[Step, ...]:
    """How long something took that the law asks for at once: at least and at most, as far as both are known."""
    if start.lo is None or start.hi is None or act.lo is None or act.hi is None:
        return ()
    least, most = _duration(max(0, act.lo - start.hi)), _duration(max(0, act.hi - start.lo))
    return (Step("took" if least == most else "took_between", {"least": least, "most": most}),)


def _duration(minutes: int) -> Duration:
    days, rest = divmod(minutes, 24 * 60)
    return Duration(days=days, hours=rest // 60, minutes=rest % 60)
