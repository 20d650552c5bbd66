"""Invented archives for the tests of the quote check: a baker of Tasköl writes about bread and the road."""

from collections.abc import Sequence

from tests.findings.slow_search import SlowSearch

from habeas.base.digest import digest_of
from habeas.base.when import parse_when
from habeas.evidence.archives.account import Account
from habeas.evidence.archives.export import Gap, Tally, Unparsed
from habeas.evidence.archives.item import Item, Kind, Place, Platform, Whose
from habeas.evidence.archives.lines import items_digest
from habeas.findings.quotes.corpus import Corpus

ILYAS, MARAT = "Ilyas Qarabulaq", "Marat Tastemir"


def post(
    number: int,
    text: str,
    whose: Whose = Whose.OWN,
    when: str | None = "2023-05-03T10:00+06:00",
    author: str | None = ILYAS,
    kind: Kind = Kind.POST,
) -> Item:
    """One item of a Telegram channel."""
    place = Place("result.json", f"/messages/{number}")
    return Item(
        id=str(place),
        platform=Platform.TRANSCRIPT if kind is Kind.SPEECH else Platform.TELEGRAM,
        kind=kind,
        author=author,
        whose=whose,
        text=text,
        when=None if when is None else parse_when(when),
        edited=False,
        container="Bread of Tasköl",
        address=None,
        place=place,
    )


def corpus(items: Sequence[Item], unparsed: int = 0, name: str = "export.zip") -> Corpus:
    """An archive of these items, searched slowly."""
    tally = Tally(
        file="result.json",
        layout="telegram-json/1",
        entries=len(items) + unparsed,
        read=len(items),
        unparsed=unparsed,
        items=len(items),
    )
    account = Account(
        tallies=(tally,),
        unparsed=tuple(Unparsed(Place("result.json", f"/messages/x{at}"), "no-date") for at in range(unparsed)),
        gaps=(Gap("Bread of Tasköl", "3", "7", 3),) if unparsed else (),
        chats=(),
        not_read=("notes.bin",) if unparsed else (),
    )
    return Corpus(
        digest=digest_of(repr([item.text for item in items]).encode()),
        items_digest=items_digest(items),
        name=name,
        items=tuple(items),
        account=account,
        owners=(ILYAS,),
        chats=None,
        others="keep",
        search=SlowSearch([item.text for item in items]),
    )
