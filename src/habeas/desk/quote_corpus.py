"""The archives that a quotation is looked for in: read from an export, or from the vault with their index."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from habeas.base.errors import IntegrityFailure, WrongCall
from habeas.desk.apart import exports_apart
from habeas.desk.archive_reading import Terms, treated_export
from habeas.desk.archives import archive_named, archives_of, items_read
from habeas.desk.exports import OpenedExport, export_files
from habeas.desk.session import Session
from habeas.evidence.archives.account import account_of
from habeas.evidence.archives.archive import Archive, Authority, Given, OthersWords
from habeas.evidence.archives.digest import digest_of_export
from habeas.evidence.archives.export import Choice, ReadArchive
from habeas.evidence.archives.item import Item
from habeas.evidence.archives.lines import items_digest
from habeas.evidence.archives.others import neutral_id
from habeas.evidence.archives.search.folding import NORMALISATION
from habeas.evidence.archives.search.index import QuoteIndex, build
from habeas.findings.quotes.corpus import Corpus
from habeas.findings.quotes.exhaustive import Exhaustive

INDEX = f"quotes/{NORMALISATION}"
"""The name under which an archive's index is kept: one of another normalisation is never used."""

_SHOWN = 3


def corpus_of_export(path: Path, owners: tuple[str, ...]) -> Corpus:
    """An export as it lies on the disk, with all of its chats and everybody's words.

    Raises WrongCall where nothing in it can be read, or where what was read holds no words.
    """
    opened = export_files(path)
    read = exports_apart().read_export(opened.files, Choice(owners=frozenset(owners)))
    _demand_words(path, opened, read)
    return Corpus(
        digest=digest_of_export(opened.files),
        items_digest=items_digest(read.items),
        name=path.name,
        items=read.items,
        account=account_of(read, read.chats, (one.why for one in opened.left_out), every=True),
        owners=owners,
        chats=None,
        others=OthersWords.KEEP.value,
        search=Exhaustive(build([item.text for item in read.items])),
    )


def corpus_of_record(path: Path, recorded: Mapping[str, Any]) -> Corpus:
    """An export read as an archive of a search record was: the same owners, chats, and others' words treated alike.

    Raises WrongCall where nothing in it can be read so.
    """
    owners, chats = tuple(recorded["owners"]), recorded["chats"]
    if recorded["others"] == OthersWords.KEEP.value and chats is None:
        return replace(corpus_of_export(path, owners), name=str(recorded["name"]))
    opened = export_files(path)
    terms = Terms(
        given=Given(Authority.DEFENCE),
        owners=owners,
        chats=_as_exported(opened, tuple(chats or ())),
        all_chats=chats is None,
        others=OthersWords(recorded["others"]),
    )
    treated = treated_export(opened, terms)
    if treated is None:
        raise _nothing_read(path, opened)
    return Corpus(
        digest=digest_of_export(opened.files),
        items_digest=items_digest(treated.items),
        name=str(recorded["name"]),
        items=treated.items,
        account=treated.account,
        owners=owners,
        chats=treated.chats,
        others=terms.others.value,
        search=Exhaustive(build([item.text for item in treated.items])),
    )


def _as_exported(opened: OpenedExport, chats: tuple[str, ...]) -> tuple[str, ...]:
    """The ids that the chats of a record have in the owner's export, where they were made neutral."""
    if not chats:
        return ()
    ids = {
        neutral_id(chat): chat.id for chat in exports_apart().read_export(opened.files, Choice(chats=frozenset())).chats
    }
    return tuple(ids.get(chat, chat) for chat in chats)


def corpora_of_case(session: Session, name: str, archive: str | None) -> tuple[Corpus, ...]:
    """The archives of a case, or the one whose id begins so; each reading is in the audit trail.

    Raises WrongCall where there is none.
    """
    if archive is not None:
        return (_kept(session, archive_named(session, name, archive)),)
    found, erased = archives_of(session, name)
    if not found:
        told = f" {len(erased)} were erased." if erased else ""
        raise WrongCall(
            f"The case {name!r} has no archive to search.{told}",
            "Take one in with `habeas archive add`, or name an export with --archive PATH and no case.",
        )
    return tuple(_kept(session, one) for one in found)


def _kept(session: Session, archive: Archive) -> Corpus:
    items = items_read(session, archive, "check quote")
    return Corpus(
        digest=archive.digest,
        items_digest=archive.items_digest,
        name=archive.id[:8],
        items=items,
        account=archive.account,
        owners=archive.owners,
        chats=archive.chats,
        others=archive.others.value,
        search=Exhaustive(_index(session, archive, items)),
    )


def _index(session: Session, archive: Archive, items: tuple[Item, ...]) -> QuoteIndex:
    """The kept index of an archive, made and kept when there is none yet.

    Raises IntegrityFailure where it is not of these very items.
    """
    texts = [item.text for item in items]
    kept = session.vault.archives.index(archive.id, INDEX)
    if kept is None:
        index = build(texts)
        with session.vault.transaction():
            session.vault.archives.put_index(archive.id, INDEX, index.to_bytes())
        return index
    index = QuoteIndex.from_bytes(kept)
    if index.items != len(texts) or index.texts.tobytes() != "".join(texts).encode("utf-8", "surrogatepass"):
        raise IntegrityFailure("The index of an archive is not of its items.", "Open a backup, or take it in again.")
    return index


def _demand_words(path: Path, opened: OpenedExport, read: ReadArchive) -> None:
    if not read.tallies:
        raise _nothing_read(path, opened)
    if not read.items:
        entries = sum(tally.entries for tally in read.tallies)
        unparsed = sum(tally.unparsed for tally in read.tallies)
        raise WrongCall(
            f"No words could be read in {path}: {entries} entries, {unparsed} of them unreadable.",
            "There is nothing to search; see docs/reference/archives.md for the layouts.",
        )


def _nothing_read(path: Path, opened: OpenedExport) -> WrongCall:
    names = [file.path for file in opened.files] + [one.path for one in opened.left_out]
    told = ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
    return WrongCall(
        f"Nothing in {path} is of a layout that can be read (files: {len(names)}{': ' + told if told else ''}).",
        "docs/reference/archives.md lists the layouts.",
    )
