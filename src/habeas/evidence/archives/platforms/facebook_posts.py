"""The entries of Facebook's JSON files that hold words: posts, comments, notes, captions."""

from collections.abc import Mapping

from habeas.evidence.archives.item import Item, Kind, Whose
from habeas.evidence.archives.platforms.meta import MetaFile, Owners, object_in, objects_in
from habeas.evidence.archives.times import instant

_OWN_ATTACHMENTS = {
    "note": ("title", "text"),
    "life_event": ("title", "description"),
    "for_sale_item": ("title", "description"),
}
_SHARED_ATTACHMENTS = {"external_context": ("name", "description"), "memory": ("text",)}
_WORDLESS_ATTACHMENTS = frozenset({"place", "person_information", "fundraiser", "name", "url"})


def post(file: MetaFile, entry: Mapping[str, object], pointer: str, owners: Owners) -> list[Item]:
    """A post of the owner: their words, and what they shared with it.

    `title` is a sentence of the platform about the post and is never read as words. A post was edited
    when it has a time of updating that is not the time of posting.
    """
    return _post(file, entry, pointer, Whose.OWN, owners.name)


def post_of_others(file: MetaFile, entry: Mapping[str, object], pointer: str, _owners: Owners) -> list[Item]:
    """A post that somebody else left on the owner's wall; the export does not name them."""
    return _post(file, entry, pointer, Whose.OTHERS, None)


def _post(file: MetaFile, entry: Mapping[str, object], pointer: str, whose: Whose, author: str | None) -> list[Item]:
    when = instant(entry.get("timestamp"))
    parts = list(objects_in(entry.get("data")))
    updated = [part["update_timestamp"] for _, part in parts if part.get("update_timestamp")]
    edited = any(time != entry.get("timestamp") for time in updated)
    items: list[Item] = []
    for index, part in parts:
        place = f"{pointer}/data/{index}/post"
        items += file.item(part.get("post"), place, Kind.POST, whose, when, author=author, edited=edited)
    items += file.item(entry.get("post"), f"{pointer}/post", Kind.POST, whose, when, author=author, edited=edited)
    written = {item.text for item in items}
    attached = _attachments(file, entry, pointer, whose, Kind.POST)
    return items + [item for item in attached if item.whose is not whose or item.text not in written]


def _attachments(file: MetaFile, entry: Mapping[str, object], pointer: str, whose: Whose, sort: Kind) -> list[Item]:
    """The words in what is attached: captions are the poster's, links and attached texts are another's."""
    items: list[Item] = []
    for outer, attachment in objects_in(entry.get("attachments")):
        for inner, part in objects_in(attachment.get("data")):
            for kind, value in part.items():
                place = f"{pointer}/attachments/{outer}/data/{inner}/{kind}"
                items += _attached(file, kind, value, place, whose, entry, sort)
    return items


def _attached(
    file: MetaFile,
    kind: str,
    value: object,
    place: str,
    whose: Whose,
    entry: Mapping[str, object],
    sort: Kind,
) -> list[Item]:
    when = instant(entry.get("timestamp"))
    shared = Whose.SHARED if whose is Whose.OWN else whose
    if kind in _WORDLESS_ATTACHMENTS:
        return []
    if kind == "text":
        return file.item(value, place, sort, shared, when)
    inside = object_in(value)
    if kind == "media":
        taken = instant(inside.get("creation_timestamp")) or when
        return file.item(inside.get("description"), f"{place}/description", Kind.CAPTION, whose, taken)
    if kind == "poll":
        items = file.item(inside.get("question"), f"{place}/question", sort, whose, when)
        for index, option in objects_in(inside.get("options")):
            items += file.item(option.get("option"), f"{place}/options/{index}/option", sort, whose, when)
        return items
    keys: tuple[str, ...] = ("text", "description")
    of = Whose.UNKNOWN
    if kind in _OWN_ATTACHMENTS:
        keys, of = _OWN_ATTACHMENTS[kind], whose
    elif kind in _SHARED_ATTACHMENTS:
        keys, of = _SHARED_ATTACHMENTS[kind], shared
    items = []
    for key in keys:
        words = inside.get(key)
        if words != inside.get("url"):
            items += file.item(words, f"{place}/{key}", sort, of, when, address=inside.get("url"))
    return items


def comment(file: MetaFile, entry: Mapping[str, object], pointer: str, owners: Owners) -> list[Item]:
    """A comment that the owner wrote, with the group in which it stands."""
    items: list[Item] = []
    for index, part in objects_in(entry.get("data")):
        inside = object_in(part.get("comment"))
        author = file.name(inside.get("author"))
        items += file.item(
            inside.get("comment"),
            f"{pointer}/data/{index}/comment/comment",
            Kind.COMMENT,
            owners.of_own_file(author),
            instant(inside.get("timestamp")) or instant(entry.get("timestamp")),
            author=author,
            container=file.name(inside.get("group")),
        )
    return items + _attachments(file, entry, pointer, Whose.OWN, Kind.COMMENT)


def note(file: MetaFile, entry: Mapping[str, object], pointer: str, owners: Owners) -> list[Item]:
    """A note that the owner wrote: its title and its text."""
    when = instant(entry.get("created_timestamp")) or instant(entry.get("timestamp"))
    updated = entry.get("updated_timestamp")
    edited = None if updated is None else updated != entry.get("created_timestamp")
    items: list[Item] = []
    for key in ("title", "text"):
        items += file.item(
            entry.get(key), f"{pointer}/{key}", Kind.POST, Whose.OWN, when, author=owners.name, edited=edited
        )
    return items


def picture(file: MetaFile, entry: Mapping[str, object], pointer: str, owners: Owners) -> list[Item]:
    """A picture or film of the owner: its caption, and the comments under it, whoever wrote them."""
    when = instant(entry.get("creation_timestamp"))
    items = file.item(entry.get("description"), f"{pointer}/description", Kind.CAPTION, Whose.OWN, when)
    for index, part in objects_in(entry.get("comments")):
        author = file.name(part.get("author"))
        items += file.item(
            part.get("comment"),
            f"{pointer}/comments/{index}/comment",
            Kind.COMMENT,
            owners.whose(author),
            instant(part.get("timestamp")),
            author=author,
            container=file.name(part.get("group")),
        )
    return items
