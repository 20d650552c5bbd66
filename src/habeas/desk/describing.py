"""Sources of a case: what is kept, its custody log, and what a person says of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypedDict

from habeas.base.errors import WrongCall
from habeas.base.ids import SourceId
from habeas.base.language import Lang
from habeas.base.when import When
from habeas.desk.bound_pages import page_numbers, pages_now
from habeas.desk.dates import typed_when
from habeas.desk.recording import audit
from habeas.desk.saying import find_source
from habeas.desk.session import Session
from habeas.desk.stamping import proved_by, stamps_of
from habeas.evidence.sources.custody import Event
from habeas.evidence.sources.receipt import event_of, record_event
from habeas.evidence.sources.source import Basis, Described, Description, Method, Part, Secrecy, Source
from habeas.evidence.web_archives.shown import shown


@dataclass(frozen=True, slots=True)
class Listed:
    """A source with its part of the custody log; an event that was erased is not in it.

    `inside` are the containers it came in, each with that container's name; empty for what came by itself.
    `page` is the title of the document it is a page of, the page's number from 1, and how many there are.
    """

    source: Source
    custody: tuple[Event, ...]
    inside: tuple[tuple[Part, str], ...] = ()
    stamped: str | None = None
    page: tuple[str | None, int, int] | None = None


def sources_of(session: Session, name: str) -> tuple[Listed, ...]:
    """The sources of a case in the order in which they came, each with its custody log."""
    case = session.case(name)
    with session.vault.transaction():
        audit(session, "read sources", case.id)
    evidence = session.vault.evidence
    log: dict[str, list[Event]] = {}
    first: dict[str, int] = {}
    custody = evidence.custody()
    for entry, _, event in custody:
        if event is not None:
            log.setdefault(event.get("source", ""), []).append(event)
            first.setdefault(event.get("source", ""), entry.number)
    stamps, links = stamps_of(session), [entry for entry, _, _ in custody]
    sources = {source.id: source for source in evidence.sources(case.id)}
    pages = page_numbers(pages_now(session, case.id))
    inside: dict[SourceId, list[tuple[Part, str]]] = {}
    for part in evidence.parts_of_case(case.id):
        if part.container in sources:
            inside.setdefault(part.part, []).append((part, name_of(sources[part.container])))
    return tuple(
        Listed(
            source,
            tuple(log.get(source.id, ())),
            tuple(inside.get(source.id, ())),
            proved_by(stamps, links, first[source.id]) if source.id in first else None,
            pages.get(source.id),
        )
        for source in sources.values()
    )


def name_of(source: Source) -> str:
    """How a person would know a source: its file's name, else its title, else the beginning of its id."""
    title = source.description.title
    return source.original_name or (title.value if title is not None else source.id[:8])


class Within(TypedDict):
    """One container of a source: its id and name, the source's name inside it, and its order there from 1.

    `shown` is `words` or `picture` for what a browser showed of a captured page, null for everything else.
    """

    container: str
    name: str
    path: str
    place: int
    shown: str | None


class Told(TypedDict):
    """A descriptive field: its value, and whether the document or a person says so (None where only people can)."""

    value: str
    basis: str | None


class PageOf(TypedDict):
    """The document that a source is a page of: its title, the page's number from 1, and how many there are."""

    title: str | None
    page: int
    of: int


class SourceShape(TypedDict):
    """A source for other programs and for the terminal."""

    id: str
    title: str | None
    original_name: str | None
    digest: str
    size: int
    media_type: str
    received_at: str
    received_by: str
    method: str
    tool: str
    secrecy: str
    undertaking_on: str | None
    description: dict[str, Told]
    inside: list[Within]
    stamped: str | None
    document: PageOf | None
    custody: list[dict[str, str]]


def source_shape(listed: Listed) -> SourceShape:
    """A listed source, its description and its custody log as plain values."""
    source = listed.source
    described = source.description
    fields: dict[str, Told] = {
        name: {"value": str(field.value), "basis": field.basis.value}
        for name in ("title", "author", "publisher", "published", "address", "language")
        if (field := getattr(described, name)) is not None
    }
    fields |= {name: {"value": told, "basis": None} for name in ("grade", "note") if (told := getattr(source, name))}
    return {
        "id": source.id,
        "title": described.title.value if described.title else None,
        "original_name": source.original_name,
        "digest": source.copy.digest,
        "size": source.copy.size,
        "media_type": source.copy.media_type,
        "received_at": source.received_at.isoformat(),
        "received_by": source.received_by,
        "method": source.method.value,
        "tool": source.tool,
        "secrecy": source.secrecy.value,
        "undertaking_on": None if source.undertaking_on is None else str(source.undertaking_on),
        "description": fields,
        "inside": [
            {
                "container": part.container,
                "name": name,
                "path": part.path,
                "place": part.place,
                "shown": None if (seen := shown(part.path)) is None else seen.kind.value,
            }
            for part, name in listed.inside
        ],
        "stamped": listed.stamped,
        "document": None
        if listed.page is None
        else {"title": listed.page[0], "page": listed.page[1], "of": listed.page[2]},
        "custody": [dict(event) for event in listed.custody],
    }


FIELDS = (
    "title",
    "author",
    "publisher",
    "published",
    "address",
    "language",
    "secrecy",
    "undertaking_on",
    "grade",
    "note",
)
"""What a person may say of a source."""


def describe_source(session: Session, name: str, word: str, told: Mapping[str, str]) -> Source:
    """Record what a person says of a source, in the place of what the document seemed to say.

    `told` maps names of :data:`FIELDS` to text; an empty text takes the field back to unknown (secrecy
    can't be empty). What came inside it goes along with a change of its secrecy. The change goes into the
    custody log. Raises WrongCall for a value that does not fit.
    """
    case = session.case(name)
    source = find_source(session, case, word)
    changed = _changed(source, told)
    if changed == source:
        raise WrongCall("That is what it says already.", "Nothing was changed.")
    with session.vault.transaction():
        _describe(session, changed, told)
        for part in _parts_along(session, source, changed):
            _describe(session, part, {key: told[key] for key in ("secrecy", "undertaking_on") if key in told})
        audit(session, "describe", source.id, {"fields": " ".join(sorted(told))})
    return changed


def _describe(session: Session, changed: Source, told: Mapping[str, str]) -> None:
    evidence = session.vault.evidence
    evidence.replace_source(changed)
    event = event_of("described", session.now(), session.who, changed, {f"said_{k}": v for k, v in told.items()})
    recorded = record_event(event, evidence.last_custody(), session.chance(32))
    evidence.append_custody(recorded.entry, recorded.salt, recorded.event)


def _parts_along(session: Session, before: Source, after: Source) -> Iterator[Source]:
    """What came inside a source and goes along with a change of its secrecy, however deep.

    A part whose status is not that of its container any more was judged by itself, and stays as it is.
    """
    if (before.secrecy, before.undertaking_on) == (after.secrecy, after.undertaking_on):
        return
    evidence = session.vault.evidence
    waiting, seen = [before.id], {before.id}
    while waiting:
        for each in evidence.parts(waiting.pop()):
            part = evidence.source(each.part)
            if part is None or part.id in seen or part.method is not Method.PART:
                continue
            if (part.secrecy, part.undertaking_on) != (before.secrecy, before.undertaking_on):
                continue
            seen.add(part.id)
            waiting.append(part.id)
            yield replace(part, secrecy=after.secrecy, undertaking_on=after.undertaking_on)


def _changed(source: Source, told: Mapping[str, str]) -> Source:
    description = source.description
    secrecy, undertaking_on = source.secrecy, source.undertaking_on
    grade, note = source.grade, source.note
    for field, text in told.items():
        match field:
            case "secrecy":
                secrecy = secrecy_named(text)
                undertaking_on = undertaking_on if secrecy is Secrecy.UNDERTAKING else None
            case "undertaking_on":
                undertaking_on = typed_when(text or None)
            case "grade":
                grade = text.upper() or None
            case "note":
                note = text
            case _:
                description = _described(description, field, text)
    if (secrecy is Secrecy.UNDERTAKING) != (undertaking_on is not None):
        raise WrongCall(
            "An undertaking needs the day it was signed, and only an undertaking has one.", "Add --signed DATE."
        )
    if grade is not None and grade not in tuple("ABCDEF"):
        raise WrongCall("A source is graded A (reliable) to F (cannot be judged).", "Nothing was changed.")
    return replace(
        source, description=description, secrecy=secrecy, undertaking_on=undertaking_on, grade=grade, note=note
    )


def _described(description: Description, field: str, text: str) -> Description:
    words = Described(text, Basis.STATED) if text else None
    match field:
        case "title":
            return replace(description, title=words)
        case "author":
            return replace(description, author=words)
        case "publisher":
            return replace(description, publisher=words)
        case "address":
            return replace(description, address=words)
        case "published":
            when: When | None = typed_when(text or None)
            return replace(description, published=None if when is None else Described(when, Basis.STATED))
        case "language":
            return replace(description, language=Described(_language(text), Basis.STATED) if text else None)
    raise WrongCall(f"A source has no field {field!r}.", f"It has {', '.join(FIELDS)}.")


def _language(text: str) -> Lang:
    try:
        return Lang(text)
    except ValueError:
        raise WrongCall(f"{text!r} is no language of ours.", f"Use {', '.join(lang.value for lang in Lang)}.") from None


def secrecy_choices() -> tuple[str, ...]:
    """The names of the secrecy statuses, the most open first."""
    return tuple(each.value for each in Secrecy)


def secrecy_named(text: str) -> Secrecy:
    """The secrecy status of this name; raises WrongCall that lists them."""
    try:
        return Secrecy(text)
    except ValueError:
        known = ", ".join(each.value for each in Secrecy)
        raise WrongCall(f"{text!r} is no secrecy status.", f"Use one of: {known}.") from None
