"""Consent for a terminal: what may not stay out first, then each person with what is permitted and what is lacking."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from habeas.base.ids import EntityId
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.consents import CaseConsents, PersonConsents, Recorded, Row
from habeas.desk.labels import code_label, property_label
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.answers import Said
from habeas.disclosure.gate.consents import Lacking, Permission, Refusal
from habeas.disclosure.gate.releases import SITE, Release
from habeas.disclosure.gate.taking_down import Due, Haste

SHORT = 10
"""Digits of an id that are shown."""

_SHOWN = 3
"""Ids of statements that are shown of many."""

_MARKS = {Haste.TAKE_DOWN: "!!", Haste.TELL_RECEIVER: "! ", Haste.ASK_AGAIN: "? "}


def consents_text(found: CaseConsents, words: Words, columns: int) -> str:
    """Everybody of the case in lines no wider than the terminal."""
    width = width_of(columns)
    return "\n".join(_case(found, words, width))


def recorded_text(recorded: Recorded, said: Said, words: Words, columns: int) -> str:
    """What was recorded and, where it was against a use, what of the person is out already."""
    width = width_of(columns)
    ids = ", ".join(one.id[:SHORT] for one in recorded.statements)
    lines = wrapped(words("consent.done", ids=ids), width)
    if said is not Said.GIVEN:
        key = "consent.out" if recorded.out else "consent.nothing_out"
        lines += ["", *wrapped(words(key, name=recorded.name), width)]
        for release in recorded.out:
            lines += release_lines(release, words, width)
    if recorded.due:
        lines += ["", *due_lines(recorded.due, {recorded.person: recorded.name}, recorded.now, words, width)]
    return "\n".join(lines)


def due_lines(
    due: Iterable[Due], names: Mapping[EntityId, str], now: datetime, words: Words, width: int
) -> Iterator[str]:
    """What may not stand as it is: what to do, by when, what it is, and why."""
    for one in due:
        yield from wrapped(_what_to_do(one, now, words), width, f"{_MARKS[one.haste]} ", "   ")
        yield from release_lines(one.release, words, width, "   ")
        told = words("due.named" if one.named else "due.told", name=names.get(one.person, one.person))
        ids = ", ".join([*(key[:SHORT] for key in one.because[:_SHOWN]), *(["…"] if one.because[_SHOWN:] else [])])
        why = ", ".join(words(f"protection.{each.value}") for each in one.why)
        said = words(f"due.reason.{one.reason.value}", ids=ids, why=why).replace(" []", "")
        yield from wrapped(f"{told} {said}", width, "   ", "   ")


def _what_to_do(one: Due, now: datetime, words: Words) -> str:
    if one.haste is not Haste.TAKE_DOWN:
        return words(f"due.{one.haste.value}")
    page = one.release.form == SITE
    do = words("due.do_delist" if page else "due.do_down", folder=one.release.title, id=one.release.id[:SHORT])
    left = one.minutes_left(now)
    if one.by is None or left is None:
        return words("due.take_down", do=do)
    how_far = words("due.left" if left >= 0 else "due.over", time=_time_in_words(abs(left), words))
    return words("due.take_down_by", by=one.by.strftime("%Y-%m-%d %H:%M UTC"), left=how_far, do=do)


def _time_in_words(minutes: int, words: Words) -> str:
    """Minutes up to two hours, hours up to two days, then days."""
    for unit, size in (("days", 1440), ("hours", 60)):
        if minutes >= 2 * size:
            return words(f"due.{unit}", number=minutes // size)
    return words("due.minutes", number=minutes)


def release_lines(release: Release, words: Words, width: int, indent: str = "  ") -> list[str]:
    """A release in one paragraph: day, readers, form, title, and its files."""
    said = words(
        "release.line",
        day=release.at.date(),
        audience=audience_label(release.audience, words),
        form=release.form,
        title=release.title,
        by=release.by,
        id=release.id[:SHORT],
    )
    files = ", ".join(one.name for one in release.files)
    lines = wrapped(said, width, f"{indent}· ", f"{indent}  ")
    return lines + (wrapped(words("release.files", files=files), width, f"{indent}  ") if files else [])


def audience_label(audience: Audience | None, words: Words) -> str:
    """What an audience is called; every audience where it is None."""
    if audience is None:
        return words("audience.every")
    if audience is Audience.SELF:
        return words("audience.self")
    return code_label("consent_audiences", audience.value, words.lang)


def _case(found: CaseConsents, words: Words, width: int) -> Iterator[str]:
    title = words("consent.title", case=found.opened.casefile.case.name, day=found.opened.casefile.as_of)
    yield from wrapped(title, width)
    yield "═" * min(width, len(title))
    yield from due_lines(found.due, found.names, found.now, words, width)
    if not found.people:
        yield from wrapped(words("consent.nobody"), width)
    for one in found.people:
        yield ""
        yield from _person(one, found, words, width)


def _person(one: PersonConsents, found: CaseConsents, words: Words, width: int) -> Iterator[str]:
    yield from wrapped(words("consent.held" if one.held else "consent.other", name=one.name), width)
    if one.quiet is not None:
        until = one.quiet.until
        key = "consent.quiet_open" if until is None else "consent.quiet"
        yield from wrapped(words(key, day=until, id=one.quiet.statement[:SHORT]), width, "  ‼ ", "    ")
    for row in one.rows:
        if not _never_asked(row):
            yield from _row(row, found, words, width)
    never = [_use(row, words) for row in one.rows if _never_asked(row)]
    if never:
        yield from wrapped(words("consent.never", uses="; ".join(never)), width, "  ? ", "    ")


def _never_asked(row: Row) -> bool:
    """Whether nobody was asked about this use for these readers."""
    return isinstance(row.answer, Refusal) and row.answer.reason in (Lacking.NOT_RECORDED, Lacking.OTHER_AUDIENCE)


def _row(row: Row, found: CaseConsents, words: Words, width: int) -> Iterator[str]:
    use, answer = _use(row, words), row.answer
    ids = ", ".join(key[:SHORT] for key in answer.statements)
    if isinstance(answer, Permission):
        key = "consent.permitted" if answer.until is None else "consent.permitted_until"
        basis = code_label("consent_bases", answer.basis.value, words.lang)
        said = words(key, use=use, basis=_who(row, basis, words), day=answer.until, ids=ids)
        yield from wrapped(said, width, "  ✓ ", "    ")
        return
    after = "" if answer.after is None else _event(answer.after, found, words)
    said = words(f"consent.lacking.{answer.reason.value}", use=use, ids=ids, after=after)
    yield from wrapped(said, width, "  ✗ ", "    ")


def _who(row: Row, basis: str, words: Words) -> str:
    """The basis, and who spoke for the person where somebody did."""
    others = [
        f"{one.by} ({code_label('capacities', one.capacity, words.lang)})" for one in row.answers if one.by is not None
    ]
    return f"{basis}: {', '.join(dict.fromkeys(others))}" if others else basis


def _use(row: Row, words: Words) -> str:
    use = code_label("consent_uses", row.use.value, words.lang)
    return use if row.audience is None else f"{use} ({audience_label(row.audience, words)})"


def _event(statement: str, found: CaseConsents, words: Words) -> str:
    """What an event is called, with its day as recorded."""
    for fact in found.opened.casefile.facts:
        for said in fact.statements:
            if said.id == statement:
                when = "" if said.when is None else f" {said.when}"
                return f"{property_label(fact.prop, words.lang)}{when}"
    return statement[:SHORT]
