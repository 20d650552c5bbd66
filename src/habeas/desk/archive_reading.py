"""From an opened export to what of it may be kept: the chats chosen, others' words treated, files cut."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.desk.apart import exports_apart
from habeas.desk.exports import OpenedExport
from habeas.evidence.archives.account import Account, account_of, unchosen
from habeas.evidence.archives.archive import Given, OthersWords, PreservedFile
from habeas.evidence.archives.cutting import CannotCut
from habeas.evidence.archives.export import Chat, Choice, ExportFile, ReadArchive
from habeas.evidence.archives.item import Item, Platform
from habeas.evidence.archives.others import (
    Pseudonyms,
    files_with_others,
    others_names,
    treated,
    treated_account,
    unattributed,
)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a person says of an export: how it came, who its owner is, which chats, what of others' words.

    `chats` are titles or ids; none is taken that is not named there, unless `all_chats`.
    """

    given: Given
    owners: tuple[str, ...] = ()
    chats: tuple[str, ...] = ()
    all_chats: bool = False
    others: OthersWords = OthersWords.PSEUDONYMISE


@dataclass(frozen=True, slots=True)
class Treated:
    """What of an export may be kept. `chats` are the ids of those chosen, None where all were.

    `files` are the bytes to preserve, `preserved` what is said of them, and of files whose digest alone
    is kept. `dropped` items of others were left out, `renamed` names of others replaced.
    """

    items: tuple[Item, ...]
    account: Account
    files: tuple[ExportFile, ...]
    preserved: tuple[PreservedFile, ...]
    chats: tuple[str, ...] | None
    platforms: tuple[Platform, ...]
    layouts: tuple[str, ...]
    dropped: int
    renamed: int


def treated_export(opened: OpenedExport, terms: Terms) -> Treated | None:
    """Read and treat an export; None where no layout claims any of its files.

    Raises WrongCall where a chat is not there, nothing is taken, nobody said whose the words are, or
    a file cannot be cut.
    """
    choice = Choice(frozenset(terms.owners), None if terms.all_chats else frozenset(terms.chats))
    read = exports_apart().read_export(opened.files, choice)
    if not read.tallies:
        return None
    chosen = read.chats if terms.all_chats else _chosen(read.chats, terms.chats)
    _demand_something(read, chosen)
    if terms.others is not OthersWords.KEEP:
        _demand_owner(read.items)
    taken = tuple(chat for chat in read.chats if chat in chosen or taken_anyway(chat, chosen, read.items))
    names = others_names(read.items, terms.owners, taken)
    items = treated(read.items, names, terms.others)
    if not items:
        raise WrongCall("Everything that would be taken was written by others.", "Nothing was kept.")
    every = terms.all_chats
    account = account_of(read, taken, (file.why for file in opened.left_out), every=every)
    files = _preserved_files(opened.files, read, choice, unchosen(read, taken, every=every))
    paths = _paths((file.path for file, _ in files), names, terms.others)
    withheld = files_with_others(read.items) if terms.others is OthersWords.DROP else frozenset()
    return Treated(
        items=items,
        account=treated_account(account, names, terms.others),
        files=tuple(ExportFile(paths[file.path], file.data) for file, _ in files if file.path not in withheld),
        preserved=tuple(
            PreservedFile(
                path=paths[file.path],
                digest=digest_of(file.data),
                size=len(file.data),
                whole=digest_of(whole.data),
                erased=file.path in withheld,
            )
            for file, whole in files
        ),
        chats=None if terms.all_chats else tuple(sorted(_shown(chat.id, names, terms.others) for chat in chosen)),
        platforms=tuple(sorted({item.platform for item in items})),
        layouts=tuple(sorted({tally.layout for tally in read.tallies})),
        dropped=len(read.items) - len(items),
        renamed=len(names) if terms.others is OthersWords.PSEUDONYMISE else 0,
    )


def _shown(text: str, names: Pseudonyms, policy: OthersWords) -> str:
    return text if policy is OthersWords.KEEP else names.within_id(text)


def _paths(paths: Iterable[str], names: Pseudonyms, policy: OthersWords) -> dict[str, str]:
    """The path by which each file is kept; raises WrongCall where two would have one."""
    shown = {path: _shown(path, names, policy) for path in paths}
    if len(set(shown.values())) < len(shown):
        raise WrongCall(
            "Once names are replaced, two files would have one path.", "Rename one of them, or use --others keep."
        )
    return shown


def _chosen(chats: Sequence[Chat], words: Iterable[str]) -> tuple[Chat, ...]:
    """The chats of these titles or ids; raises WrongCall for a word that means none, or chats of several ids."""
    found: list[Chat] = []
    for word in dict.fromkeys(words):
        meant = [chat for chat in chats if chat.id == word] or [chat for chat in chats if chat.title == word]
        if not meant:
            raise WrongCall(f"The export has no chat {word!r}.", "`habeas archive chats FILE` lists what there is.")
        if len({chat.id for chat in meant}) > 1:
            raise WrongCall(f"Several chats are called {word!r}.", "Name the one you mean by its id.")
        found += meant
    return tuple(dict.fromkeys(found))


def taken_anyway(chat: Chat, chosen: Sequence[Chat], items: Iterable[Item]) -> bool:
    """Whether words of it are among the items although it was not chosen, as of the person's own channel or page."""
    names = {chat.id, chat.title} - {None} - {one.title for one in chosen}
    return any(item.container in names for item in items)


def _demand_something(read: ReadArchive, chosen: Sequence[Chat]) -> None:
    if read.items:
        return
    if read.chats and not chosen:
        raise WrongCall(
            f"Nothing would be taken: all words are in {len(read.chats)} chats, and none was chosen.",
            "Choose them one by one with --chat; `habeas archive chats FILE` lists them.",
        )
    entries, unparsed = sum(tally.entries for tally in read.tallies), sum(tally.unparsed for tally in read.tallies)
    raise WrongCall(
        f"No words were found in it: {entries} entries, {unparsed} of them unreadable.", "Nothing was kept."
    )


def _demand_owner(items: Iterable[Item]) -> None:
    unknown = unattributed(items)
    if unknown:
        raise WrongCall(
            f"The export does not show whose words {unknown} items are, so others' words cannot be told apart.",
            "Name the person as the export does: --own NAME. Or keep all words on purpose: --others keep.",
        )


def _preserved_files(
    files: Sequence[ExportFile], read: ReadArchive, choice: Choice, hidden: frozenset[str]
) -> tuple[tuple[ExportFile, ExportFile], ...]:
    """Each file to preserve, cut where it has to be, beside the owner's file.

    They are those in which something was taken; and, where a reading of these alone differs, also those
    that tell of the rest without having words, as whose account it is.
    """
    given = {tally.file for tally in read.tallies if tally.read or tally.without_text or tally.unparsed}
    left = hidden | set(read.not_read)
    mixed = {tally.file for tally in read.tallies if tally.not_chosen} & given
    places: dict[str, list[str]] = {path: [] for path in mixed}
    for place in (*(item.place for item in read.items), *(entry.place for entry in read.unparsed)):
        if place.file in mixed:
            places[place.file].append(place.pointer)
    pairs = tuple((_cut(file, places), file) for file in files if file.path in given)
    if not mixed and len(given) + len(left) == len(files):
        return pairs
    if _reads_alike(pairs, read, choice):
        return pairs
    pairs = tuple((_cut(file, places), file) for file in files if file.path not in left)
    if mixed and not _reads_alike(pairs, read, choice):
        raise _cannot_cut(min(mixed), "a reading of the cut copy differs")
    return pairs


def _reads_alike(pairs: Sequence[tuple[ExportFile, ExportFile]], read: ReadArchive, choice: Choice) -> bool:
    again = exports_apart().read_export([file for file, _ in pairs], choice)
    return (again.items, again.unparsed) == (read.items, read.unparsed)


def _cut(file: ExportFile, places: dict[str, list[str]]) -> ExportFile:
    if file.path not in places:
        return file
    try:
        return ExportFile(file.path, exports_apart().cut_copy(file, places[file.path]))
    except CannotCut as reason:
        raise _cannot_cut(file.path, str(reason)) from None


def _cannot_cut(path: str, reason: str) -> WrongCall:
    return WrongCall(
        f"Chats that were not chosen stand in {path} and cannot be cut out of it: {reason}.",
        "Let the owner export the chosen chats alone, or split the file, and take that in.",
    )
