"""Which parts of a message are its body, and which came with it."""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.base.finding import Finding, Severity
from habeas.evidence.text.mail.entity import Entity, children, contents, entity_of
from habeas.evidence.text.mail.header_words import file_name, stated_charset

MOST_NESTED = 40
"""Multiparts inside one another that are taken apart; a program for mail makes three or four."""

MOST_ENTITIES = 20_000

_MESSAGE = "message/rfc822"
_EXTENSIONS = {
    "message/rfc822": "eml",
    "text/html": "html",
    "text/plain": "txt",
    "text/calendar": "ics",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/gif": "gif",
    "application/pdf": "pdf",
}


@dataclass(frozen=True, slots=True)
class Body:
    """A stretch of a message's own words: its bytes, whether they are a page (HTML), and the stated encoding."""

    data: bytes
    page: bool
    charset: str | None


@dataclass(frozen=True, slots=True)
class Enclosure:
    """What came with a message: its name as given (made up from its kind where it has none), and its bytes."""

    path: str
    data: bytes
    whole: bool


@dataclass(frozen=True, slots=True)
class Anatomy:
    """A message taken apart. Of forms of the same words (`multipart/alternative`) all are in `bodies`' groups."""

    entity: Entity
    bodies: tuple[tuple[Body, ...], ...]
    enclosures: tuple[Enclosure, ...]
    findings: tuple[Finding, ...]


def anatomy_of(raw: bytes) -> Anatomy:
    """Take a message apart. Each group in `bodies` holds the forms of one stretch, as the message offers them."""
    top = entity_of(raw)
    bodies: list[list[Body]] = []
    groups: dict[int, list[Body]] = {}
    enclosures: list[Enclosure] = []
    walk = _Walk()
    for leaf, group, related in walk.leaves(top):
        if _is_body(leaf) and not related:
            body = Body(contents(leaf)[0], leaf.kind == "text/html", stated_charset(leaf.header))
            if group is None:
                bodies.append([body])
            elif group in groups:
                groups[group].append(body)
            else:
                groups[group] = [body]
                bodies.append(groups[group])
        else:
            enclosures.append(_enclosure(leaf, len(enclosures) + 1))
    return Anatomy(top, tuple(map(tuple, bodies)), tuple(enclosures), tuple(walk.findings))


class _Walk:
    """Goes through the leaves of a message in order, without recursion."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def leaves(self, top: Entity) -> Iterator[tuple[Entity, int | None, bool]]:
        """Each leaf, the number of the alternative it is a form in (None outside), and whether it serves a page."""
        waiting: list[tuple[Entity, int, int | None, bool]] = [(top, 0, None, False)]
        seen = 0
        while waiting:
            entity, depth, group, related = waiting.pop()
            seen += 1
            inner = children(entity) if entity.is_multipart and depth < MOST_NESTED and seen < MOST_ENTITIES else ()
            if inner:
                if entity.kind == "multipart/alternative" and group is None:
                    group = seen
                serving = entity.kind == "multipart/related"
                below = [(each, depth + 1, group, related or (serving and at > 0)) for at, each in enumerate(inner)]
                waiting.extend(reversed(below))
                continue
            if entity.header.get_content_maintype() == "multipart":
                self._broken(depth)
            yield entity, group, related

    def _broken(self, depth: int) -> None:
        if depth >= MOST_NESTED:
            message = f"The message nests more than {MOST_NESTED} times; what lies deeper was not taken apart."
            self.findings.append(Finding("too-deep", "file", Severity.ERROR, message))
            return
        message = "The message says that it has parts, but they are not where it says; it is read as it stands."
        self.findings.append(Finding("mail-broken", "file", Severity.WARNING, message))


def _is_body(leaf: Entity) -> bool:
    if leaf.header.get_content_disposition() == "attachment" or file_name(leaf.header) is not None:
        return False
    return leaf.kind in ("text/plain", "text/html") or leaf.header.get_content_maintype() == "multipart"


def _enclosure(leaf: Entity, number: int) -> Enclosure:
    data, whole = contents(leaf)
    named = file_name(leaf.header)
    if named is None:
        ending = _EXTENSIONS.get(leaf.kind, "bin")
        named = f"{'message' if leaf.kind == _MESSAGE else 'part'}-{number}.{ending}"
    return Enclosure(named, data, whole)
