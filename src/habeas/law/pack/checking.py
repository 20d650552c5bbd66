"""Whether a law pack holds together: what it names is there, and what is draft, untested or due for re-reading."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from habeas.base.finding import Finding, Severity
from habeas.law.pack.asking import all_said, conditions_of, selectors_of
from habeas.law.pack.pack import Pack
from habeas.law.pack.provision import Citation
from habeas.law.pack.rule import Ladder, Said, Status
from habeas.record.vocabulary.loading import vocabulary


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found about one pack.

    `verified` and `draft` are ids of rules, rungs and whatever else says something to people; `untested`
    those no situation expects anything of, None where there were no situations to look into. `overdue`
    says that the day is past after which the pack should be read anew.
    """

    pack: Pack
    verified: tuple[str, ...]
    draft: tuple[str, ...]
    untested: tuple[str, ...] | None
    overdue: bool
    findings: tuple[Finding, ...]


def check_pack(pack: Pack, as_of: date, tested: frozenset[str] | None) -> Checked:
    """Check one pack against itself. `tested` are the ids that situations name, None where none were read.

    Findings: `pack-dangling` for a name that leads nowhere, `pack-id` for an id that does
    not begin with the pack's, `pack-circle` for rules that wait for each other, `pack-unread` for a
    verified rule whose wording is not there, `pack-event` for an event the vocabulary does not have,
    `pack-overdue`, `pack-untested`.
    """
    said = list(all_said(pack))
    untested = None if tested is None else tuple(one.id for one in said if one.id not in tested)
    overdue = pack.recheck_after is not None and as_of > pack.recheck_after
    findings = [*_ids(pack, said), *_names(pack), *_circles(pack), *_readings(pack, said), *_events(pack)]
    if overdue:
        message = f"Its laws were to be read anew after {pack.recheck_after}. Read them and set the next date."
        findings.append(Finding("pack-overdue", pack.id, Severity.WARNING, message))
    for key in untested or ():
        message = "No situation expects anything of it. Write one in tests/laws."
        findings.append(Finding("pack-untested", key, Severity.WARNING, message))
    return Checked(
        pack=pack,
        verified=tuple(one.id for one in said if one.status is Status.VERIFIED),
        draft=tuple(one.id for one in said if one.status is Status.DRAFT),
        untested=untested,
        overdue=overdue,
        findings=tuple(findings),
    )


def ids_named_in(situations: Iterable[object]) -> frozenset[str]:
    """The ids that these situations expect something of; a trigger behind a slash is left out."""
    found: set[str] = set()
    for situation in situations:
        expected = situation.get("expect") if isinstance(situation, Mapping) else None
        if isinstance(expected, Mapping):
            found |= {str(key).partition("/")[0] for key in expected}
    return frozenset(found)


def _ids(pack: Pack, said: Iterable[Said]) -> Iterator[Finding]:
    for one in said:
        if not one.id.startswith(f"{pack.id}-"):
            message = f"An id of this pack begins with {pack.id}-. Rename it."
            yield Finding("pack-id", one.id, Severity.ERROR, message)


def _names(pack: Pack) -> Iterator[Finding]:
    """Names of countings, lists, circumstances, categories and rules that lead nowhere."""
    rules = {rule.id for rule in pack.rules}
    ends = rules | {name for ladder in pack.ladders for name in _ends(ladder)}
    for rule in pack.rules:
        yield from _lead(rule.id, "counting", (rule.counting,), pack.counting)
        yield from _lead(rule.id, "else_from", (rule.else_from,), rules)
        yield from _lead(rule.id, "before", (rule.before,), ends)
    for ladder in pack.ladders:
        yield from _lead(ladder.id, "counting", (ladder.counting,), pack.counting)
        yield from _lead(ladder.id, "first_order", (ladder.first_order,), rules)
    if pack.credit is not None:
        yield from _lead(pack.credit.said.id, "counting", (pack.credit.counting,), pack.counting)
        yield from _lead(pack.credit.said.id, "in_force_after", pack.credit.in_force_after, rules)
    categories = {category.name for category in pack.categories}
    for key, condition in conditions_of(pack):
        asked = {"list": pack.lists, "circumstance": pack.circumstances, "category": categories}.get(condition.word)
        if asked is not None:
            yield from _lead(key, condition.word, condition.of, asked)
    for (code, place), offence in pack.offences.items():
        yield from _lead(f"{code} {place}", "category", (offence.category,), categories)


def _ends(ladder: Ladder) -> Iterator[str]:
    """What a filing limit may count back from: the running term, the term before a rung, the longest term."""
    yield ladder.id
    yield from (rung.said.id for rung in ladder.rungs)
    if ladder.end is not None:
        yield ladder.end.id


def _lead(key: str, field: str, names: Iterable[str | None], known: Iterable[str]) -> Iterator[Finding]:
    there = set(known)
    for name in names:
        if name is not None and name not in there:
            message = f"`{field}` names {name!r}, which the pack does not have. Correct the name, or add what it means."
            yield Finding("pack-dangling", f"{key}, {field}", Severity.ERROR, message)


def _circles(pack: Pack) -> Iterator[Finding]:
    waits = {rule.id: rule.else_from or rule.before for rule in pack.rules}
    for rule in pack.rules:
        seen, key = [rule.id], waits.get(rule.id)
        while key is not None and key not in seen:
            seen.append(key)
            key = waits.get(key)
        if key == rule.id:
            message = f"It waits for itself: {' → '.join([*seen, key])}. Let one of them begin with an event."
            yield Finding("pack-circle", rule.id, Severity.ERROR, message)


def _readings(pack: Pack, said: Iterable[Said]) -> Iterator[Finding]:
    """Citations whose wording a verified entry promises and the pack does not hold; drafts without a source."""
    for key, cite in _citations(pack):
        if cite.code not in pack.texts:
            message = f"`{cite}` is of a law that the pack's texts do not name. Add it to pack.yaml."
            yield Finding("pack-dangling", key, Severity.ERROR, message)
    for one in said:
        if one.status is Status.VERIFIED:
            yield from (_unread(one.id, cite) for cite in one.cites[:1] if not pack.wording(cite))
        elif one.source is None:
            message = "A draft says where the rule was seen, or `memory`. Add its `source`."
            yield Finding("pack-unread", one.id, Severity.ERROR, message)


def _unread(key: str, cite: Citation) -> Finding:
    message = f"It is called verified, and the pack has no wording of {cite}. Add the text, or call it a draft."
    return Finding("pack-unread", key, Severity.ERROR, message)


def _citations(pack: Pack) -> Iterator[tuple[str, Citation]]:
    for one in all_said(pack):
        yield from ((one.id, cite) for cite in one.cites)
    for rule in pack.rules:
        yield from ((rule.id, cite) for other in rule.others for cite in other.cites)
    for ladder in pack.ladders:
        yield from ((ladder.id, cite) for cite in ladder.cites)
    for counting in pack.counting.values():
        yield from ((f"counting {counting.name}", cite) for cite in counting.cites)
    for listed in pack.lists.values():
        yield from ((f"list {listed.name}", cite) for cite in listed.cites)


def _events(pack: Pack) -> Iterator[Finding]:
    known = vocabulary().properties
    for key, selector in selectors_of(pack):
        if selector.type not in known:
            message = f"The vocabulary has no event {selector.type!r}. See docs/reference/vocabulary.md."
            yield Finding("pack-event", key, Severity.ERROR, message)
