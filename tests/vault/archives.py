"""Archives of invented people, to keep in a vault."""

from datetime import UTC, datetime

from habeas.base.digest import digest_of
from habeas.base.finding import Finding, Severity
from habeas.base.ids import ArchiveId, CaseId, Handle
from habeas.base.when import parse_when
from habeas.evidence.archives.account import Account
from habeas.evidence.archives.archive import (
    Archive,
    Arrest,
    Authority,
    ErasedArchive,
    Given,
    OthersWords,
    PreservedFile,
)
from habeas.evidence.archives.export import Chat, ExportFile, Gap, Tally, Unparsed
from habeas.evidence.archives.item import Item, Kind, Place, Platform, Whose
from habeas.evidence.archives.lines import items_digest

TAKEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def item(number: int, text: str = "Snow on the pass again.", whose: Whose = Whose.OWN) -> Item:
    """An item whose every field is filled."""
    place = Place("result.json", f"/messages/{number}/text")
    return Item(
        id=str(place),
        platform=Platform.TELEGRAM,
        kind=Kind.MESSAGE,
        author="Aidar Testov",
        whose=whose,
        text=text,
        when=parse_when("2021-05-04T09:40:10+06:00"),
        edited=number % 2 == 0,
        container="Mountain club",
        address=None,
        place=place,
        answers=None if number == 0 else f"result.json#/messages/{number - 1}/text",
    )


def archive(number: int, case: CaseId, items: tuple[Item, ...], files: tuple[ExportFile, ...]) -> Archive:
    """An archive of these items and files, every field filled."""
    preserved = (PreservedFile(file.path, digest_of(file.data), len(file.data), digest_of(file.data)) for file in files)
    tally = Tally("result.json", "telegram-json/1", len(items) + 6, len(items), 1, 2, 0, 3, 4, len(items))
    return Archive(
        id=ArchiveId(f"{number:032x}"),
        case=case,
        digest=digest_of(f"export {number}".encode()),
        platforms=(Platform.TELEGRAM,),
        owners=("Aidar Testov",),
        given=Given(Authority.OWNER, "his sister", parse_when("2021-06"), "Telegram Desktop", Arrest.AFTER),
        chats=("Mountain club",),
        others=OthersWords.PSEUDONYMISE,
        account=Account(
            tallies=(tally,),
            unparsed=(Unparsed(Place("result.json", "/messages/7"), "no-date"),),
            gaps=(Gap("Mountain club", "3", "6", 2),),
            chats=(Chat("12", "Mountain club", "private_group", 9, Platform.TELEGRAM),),
            not_read=("photos/1.jpg",),
            findings=(Finding("odd", "result.json", Severity.NOTE, "Something is odd."),),
        ),
        files=tuple(preserved),
        items=len(items),
        characters=sum(len(one.text) for one in items),
        items_digest=items_digest(items),
        taken_in_at=TAKEN,
        taken_in_by=Handle("wren"),
        tools=("habeas 0", "telegram-json/1"),
    )


def tombstone(kept: Archive) -> ErasedArchive:
    """What is to be left of it."""
    return ErasedArchive(kept.id, kept.case, kept.taken_in_at, TAKEN, Handle("wren"), "consent was withdrawn")
