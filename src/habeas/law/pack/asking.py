"""What a pack asks of a case: every selector and condition in it, and the words it looks for in events."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from habeas.law.pack.condition import Condition, Selector
from habeas.law.pack.pack import Pack
from habeas.law.pack.rule import Said


def all_said(pack: Pack) -> Iterator[Said]:
    """Everything in a pack that says something to people, in the order of its files."""
    for rule in pack.rules:
        yield rule.said
    for ladder in pack.ladders:
        yield from (rung.said for rung in ladder.rungs)
        if ladder.end is not None:
            yield ladder.end
    if pack.credit is not None:
        yield pack.credit.said
    for release in pack.releases:
        yield release.said


def selectors_of(pack: Pack) -> Iterator[tuple[str, Selector]]:
    """Every selector of events with the id of what names it."""
    for rule in pack.rules:
        yield from ((rule.id, selector) for selector in (*rule.starts, *rule.fulfilled_by))
    for ladder in pack.ladders:
        yield from ((ladder.id, selector) for selector in ladder.stops_at)
    if pack.credit is not None:
        key = pack.credit.said.id
        yield from ((key, selector) for selector in pack.credit.in_force_by)
    for key, condition in conditions_of(pack):
        if condition.selector is not None:
            yield key, condition.selector


def conditions_of(pack: Pack) -> Iterator[tuple[str, Condition]]:
    """Every plain condition with the id of what asks it."""
    whole: list[tuple[str, Condition | None]] = [(one.id, one.applies_if) for one in all_said(pack)]
    whole += [(rule.id, other.condition) for rule in pack.rules for other in rule.others]
    whole += [(ladder.id, ladder.applies_if) for ladder in pack.ladders]
    for key, condition in whole:
        if condition is not None:
            yield from ((key, plain) for plain in condition.leaves())


def values_asked(packs: Iterable[Pack]) -> Mapping[tuple[str, str], frozenset[str]]:
    """For an event type and one of its fields the words that some rule looks for; nothing for fields none reads."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pack in packs:
        for _, selector in selectors_of(pack):
            for name, values in selector.fields.items():
                found[selector.type, name] |= set(values)
        starts = {rule.id: [selector.type for selector in rule.starts] for rule in pack.rules}
        for key, condition in conditions_of(pack):
            if condition.word == "trigger":
                for kind in starts.get(key, ()):
                    found[kind, condition.of[0]] |= set(condition.of[1:])
    return {place: frozenset(values) for place, values in found.items()}
