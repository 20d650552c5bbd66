"""What is done with words that other people wrote, before anything of an export is kept.

`drop` leaves out every item that is `OTHERS`. `pseudonymise` keeps it under a neutral word. Under
both, items that are `SHARED` or `QUOTED` stay as the export has them, with their author's name: they
are words that the person passed on. Only a name that also belongs to somebody whose own items are
`OTHERS` is replaced there too. `OWN` texts are never touched. `keep` changes nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from habeas.evidence.archives.account import Account
from habeas.evidence.archives.archive import OthersWords
from habeas.evidence.archives.export import Chat
from habeas.evidence.archives.item import Item, Kind, Place, Platform, Whose

_WORD = re.compile(r"\w+")
_PHONE = re.compile(r"\+?[\d\s()\u00a0\u2011-]{7,}")
_FOLDED = re.compile(r"[^/]*_(\w+)")
"""How Facebook and Instagram name a chat and its folder: the name of the other, folded, and a number."""

_FOLDING = frozenset({Platform.FACEBOOK, Platform.INSTAGRAM})
_OF_TWO = frozenset({"private", "personal_chat", "direct"})
"""Kinds of chats whose title is the other person's name, whoever wrote in them."""

_PERHAPS_OF_TWO = frozenset({"chat", "unknown"})
"""Kinds of chats of which that is so where nobody else wrote in them; otherwise the author has the name too."""


class Pseudonyms:
    """Neutral words for names: `person 1`, `person 2`, in the order in which they are first met."""

    def __init__(self, names: Iterable[str], ids: Mapping[str, str] | None = None) -> None:
        """`ids` gives neutral ids for those of chats that hold a name."""
        self._ids = dict(ids or {})
        self._shown: dict[str, str] = {}
        self._words: dict[str, str] = {}
        for name in names:
            self._words.setdefault(name, f"person {len(self._words) + 1}")
        self._by_word: dict[str, list[tuple[str, str]]] = {}
        for name, word in self._words.items():
            for form in _forms(name):
                if first := _WORD.search(form):
                    self._by_word.setdefault(first[0], []).append((form, word))
        for forms in self._by_word.values():
            forms.sort(key=lambda pair: -len(pair[0]))

    def __len__(self) -> int:
        return len(self._words)

    def of(self, name: str | None) -> str | None:
        """The word for a name, the name itself where it is nobody's that is replaced."""
        return None if name is None else self._words.get(name, name)

    def within(self, text: str) -> str:
        """The text with every whole name in it replaced, `@` before it included; other words stay."""
        parts, done = [], 0
        for start, end, word in self._found(text):
            parts += [text[done:start], word]
            done = end
        return "".join([*parts, text[done:]]) if done else text

    def within_id(self, text: str) -> str:
        """The id of a chat, or a path, with every name in it replaced; an underscore ends a name there too."""
        shown = self._shown.get(text)
        if shown is None:
            # Few paths and titles, each of which stands in very many items.
            shown = self._shown[text] = "/".join(map(self._step, text.split("/")))
        return shown

    def _step(self, step: str) -> str:
        if step in self._ids:
            return self._ids[step]
        return "_".join(map(self.within, self.within(step).split("_")))

    def _found(self, text: str) -> Iterator[tuple[int, int, str]]:
        done = 0
        for first in _WORD.finditer(text):
            for form, word in self._by_word.get(first[0], ()):
                start = first.start() - _WORD.search(form).start()  # type: ignore[union-attr]  # indexed by it
                end = start + len(form)
                if start < done or text[start:end] != form or _WORD.match(text[end : end + 1]):
                    continue
                mention = start > done and text[start - 1] == "@"
                yield start - mention, end, word
                done = end
                break


def unattributed(items: Iterable[Item]) -> int:
    """How many items name an author of whom nobody can say whether it is the person; saved pages are none."""
    return sum(item.whose is Whose.UNKNOWN and item.author is not None and item.kind is not Kind.PAGE for item in items)


def others_names(items: Iterable[Item], owners: Iterable[str], chats: Iterable[Chat] = ()) -> Pseudonyms:
    """The names of all who wrote `OTHERS` items, less the person's own, in the order of the items.

    After them the titles of those of the chats that bear the other's name, who may have written nothing
    that is kept. Ids of chats with a folded name in them become neutral.
    """
    known, taken = list(items), list(chats)
    own = {*owners, *(item.author for item in known if item.whose is Whose.OWN)}
    written = [item.author for item in known if item.whose is Whose.OTHERS and item.author not in own]
    answered = {item.container for item in known if item.whose is not Whose.OWN}
    titles = (
        chat.title
        for chat in taken
        if chat.title not in own
        and (chat.kind in _OF_TWO or (chat.kind in _PERHAPS_OF_TWO and chat.title not in answered))
    )
    ids = {chat.id: neutral for chat in taken if (neutral := neutral_id(chat)) != chat.id}
    return Pseudonyms((name for name in (*written, *titles) if name), ids)


def neutral_id(chat: Chat) -> str:
    """The id of a chat without the folded name that some platforms put into it, the id itself elsewhere."""
    folded = _FOLDED.fullmatch(chat.id) if chat.platform in _FOLDING else None
    return chat.id if folded is None else f"chat_{folded[1].rpartition('_')[2]}"


def treated(items: Iterable[Item], names: Pseudonyms, policy: OthersWords) -> tuple[Item, ...]:
    """The items as they may be kept under this policy.

    Names are replaced in the paths of files too, and so in the ids of items that stand in them. The web
    addresses of others' items go: they lead to who wrote them.
    """
    if policy is OthersWords.KEEP:
        return tuple(items)
    known = tuple(items)
    ids = {item.id: _renamed_place(item.place, names) for item in known}
    kept = (item for item in known if policy is OthersWords.PSEUDONYMISE or item.whose is not Whose.OTHERS)
    return tuple(_renamed(item, names, ids) for item in kept)


def treated_account(account: Account, names: Pseudonyms, policy: OthersWords) -> Account:
    """The account with names replaced: titles of chats that are a person's, and names within paths and findings."""
    if policy is OthersWords.KEEP:
        return account
    within = names.within
    return replace(
        account,
        tallies=tuple(replace(tally, file=names.within_id(tally.file)) for tally in account.tallies),
        unparsed=tuple(replace(entry, place=_renamed_place(entry.place, names)) for entry in account.unparsed),
        chats=tuple(
            replace(chat, id=names.within_id(chat.id), title=None if chat.title is None else within(chat.title))
            for chat in account.chats
        ),
        gaps=tuple(replace(gap, container=within(gap.container)) for gap in account.gaps),
        not_read=tuple(map(names.within_id, account.not_read)),
        findings=tuple(
            replace(finding, place=names.within_id(finding.place), message=within(finding.message))
            for finding in account.findings
        ),
    )


def files_with_others(items: Iterable[Item]) -> frozenset[str]:
    """The paths of the files in which words of others stand."""
    return frozenset(item.place.file for item in items if item.whose is Whose.OTHERS)


def count_whose(items: Iterable[Item]) -> Mapping[Whose, int]:
    """How many items there are of each kind of words; never by author."""
    counts = dict.fromkeys(Whose, 0)
    for item in items:
        counts[item.whose] += 1
    return counts


def _renamed(item: Item, names: Pseudonyms, places: Mapping[str, Place]) -> Item:
    place = places[item.id]
    answered = None if item.answers is None else places.get(item.answers)
    return replace(
        item,
        id=str(place),
        author=names.of(item.author),
        container=None if item.container is None else names.within_id(item.container),
        address=None if item.whose is Whose.OTHERS else item.address,
        text=names.within(item.text) if item.whose is Whose.OTHERS else item.text,
        place=place,
        answers=item.answers if answered is None else str(answered),
    )


def _renamed_place(place: Place, names: Pseudonyms) -> Place:
    return Place(names.within_id(place.file), place.pointer)


def _forms(name: str) -> tuple[str, ...]:
    """The forms in which a name is looked for; a telephone number is mentioned by its digits."""
    digits = re.sub(r"\D", "", name)
    return (name, digits) if _PHONE.fullmatch(name) and digits != name else (name,)
