"""Items of an export and the account of them, as a child writes them and as the parent takes them: with distrust."""

import re
from collections.abc import Callable, Sequence

from habeas.base.digest import Json
from habeas.base.when import parse_when
from habeas.evidence.archives.export import Chat, Gap, ReadArchive, Tally, Unparsed
from habeas.evidence.archives.item import Item, Kind, Place, Platform, Whose
from habeas.evidence.confinement.answers import finding_form, finding_told, number_told, numbers_told
from habeas.evidence.confinement.wire import WireFault

_NO_LETTER = re.compile("[\ud800-\udfff]")
_PLATFORMS = {each.value: each for each in Platform}
_KINDS = {each.value: each for each in Kind}
_WHOSE = {each.value: each for each in Whose}
_MOST_FINDINGS = 500_000
_WHY = re.compile(r"[a-z][a-z0-9 _-]{0,99}")
_LAYOUT = re.compile(r"[a-z][a-z0-9-]{0,59}/[0-9.]{1,9}")
_FIGURES = ("entries", "read", "without_text", "service", "not_chosen", "unparsed", "undelivered", "items")


def item_row(item: Item) -> list[Json]:
    """An item as a row; its id is its place, and not said."""
    when = None if item.when is None else str(item.when)
    row: list[Json] = [item.platform.value, item.kind.value, item.author, item.whose.value, item.text, when]
    return [*row, item.edited, item.container, item.address, item.place.file, item.place.pointer, item.answers]


def items_told(rows: Json, paths: frozenset[str]) -> list[Item]:
    """The items that rows tell, each in a file of one of these paths; raises WireFault where one is none."""
    if not isinstance(rows, list):
        raise WireFault
    return [_item(row, paths) for row in rows]


def _item(row: Json, paths: frozenset[str]) -> Item:
    if not isinstance(row, list) or len(row) != 12:
        raise WireFault
    platform, kind, author, whose, text, when, edited, container, address, file, pointer, answers = row
    try:
        place = Place(text_told(file), text_told(pointer))
        if place.file not in paths or not text or not (edited is None or isinstance(edited, bool)):
            raise WireFault
        return Item(
            id=str(place),
            platform=_PLATFORMS[platform],
            kind=_KINDS[kind],
            author=_perhaps(author),
            whose=_WHOSE[whose],
            text=text_told(text),
            when=None if when is None else parse_when(text_told(when)),
            edited=edited,
            container=_perhaps(container),
            address=_perhaps(address),
            place=place,
            answers=_perhaps(answers),
        )
    except (KeyError, TypeError, ValueError):
        raise WireFault from None


def account_form(read: ReadArchive) -> Json:
    """All of a reading but its items."""
    return {
        "tallies": [[one.file, one.layout, *(getattr(one, name) for name in _FIGURES)] for one in read.tallies],
        "unparsed": [[one.place.file, one.place.pointer, one.why] for one in read.unparsed],
        "gaps": [[one.container, one.after, one.before, one.absent] for one in read.gaps],
        "chats": [[one.id, one.title, one.kind, one.entries, one.platform.value] for one in read.chats],
        "not_read": list(read.not_read),
        "findings": [finding_form(one) for one in read.findings[:_MOST_FINDINGS]],
    }


def account_told(form: Json, items: tuple[Item, ...], paths: frozenset[str]) -> ReadArchive:
    """A reading of files of these paths, with these items; raises WireFault where the account is none."""
    if not isinstance(form, dict):
        raise WireFault
    tallies = _each(form.get("tallies"), 2 + len(_FIGURES), _tally)
    unparsed = _each(form.get("unparsed"), 3, _unparsed)
    not_read = form.get("not_read")
    findings = form.get("findings")
    if not isinstance(not_read, list) or not isinstance(findings, list) or len(findings) > _MOST_FINDINGS:
        raise WireFault
    left = tuple(map(text_told, not_read))
    named = {*left, *(tally.file for tally in tallies), *(one.place.file for one in unparsed)}
    if not named <= paths:
        raise WireFault
    return ReadArchive(
        items=items,
        tallies=tallies,
        unparsed=unparsed,
        gaps=_each(form.get("gaps"), 4, _gap),
        chats=_each(form.get("chats"), 5, _chat),
        not_read=left,
        findings=tuple(map(finding_told, findings)),
    )


def _each[T](rows: Json, width: int, read: Callable[[list[Json]], T]) -> tuple[T, ...]:
    if not isinstance(rows, list):
        raise WireFault
    found = []
    for row in rows:
        if not isinstance(row, list) or len(row) != width:
            raise WireFault
        found.append(read(row))
    return tuple(found)


def _tally(row: Sequence[Json]) -> Tally:
    try:
        return Tally(text_told(row[0]), _word(row[1], _LAYOUT), *numbers_told(row[2:]))
    except ValueError:
        raise WireFault from None


def _unparsed(row: Sequence[Json]) -> Unparsed:
    return Unparsed(Place(text_told(row[0]), text_told(row[1])), _word(row[2], _WHY))


def _gap(row: Sequence[Json]) -> Gap:
    return Gap(text_told(row[0]), text_told(row[1]), text_told(row[2]), number_told(row[3]))


def _chat(row: Sequence[Json]) -> Chat:
    platform = _PLATFORMS.get(str(row[4]))
    if platform is None:
        raise WireFault
    return Chat(text_told(row[0]), _perhaps(row[1]), text_told(row[2]), number_told(row[3]), platform)


def _word(value: Json, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise WireFault
    return value


def text_told(value: Json) -> str:
    """The text that JSON tells, of any length; raises WireFault where it is none, or holds half a letter."""
    if not isinstance(value, str) or not (value.isascii() or _NO_LETTER.search(value) is None):
        raise WireFault
    return value


def _perhaps(value: Json) -> str | None:
    return None if value is None else text_told(value)
