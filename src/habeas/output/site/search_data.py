"""What the search in a browser reads: scripts that hold nothing but data, as a page from a stick may fetch no file.

`index.js` says how many shards there are and which endings words may have; `t-N.js` maps stems to the numbers of
cases, `t-country.js` and its like the choices of a filter; `c-N.js` holds the cards. Numbers are in the order in which
the index lists cases, so that what was found is shown from the first on, and of ten thousand cards only those that are
shown are fetched. A number that belongs to nobody any more is in no shard: it was taken down.
"""

import json
from collections.abc import Iterator, Mapping, Sequence

from habeas.base.digest import Json
from habeas.base.errors import Failed
from habeas.base.language import Lang
from habeas.disclosure.site.card import Card, card_from, card_json
from habeas.disclosure.site.counting import FILTERS, choices_of

CARDS = 16
"""Cards in one file: what is found lies all over the site, and each file is fetched for one card of it."""

type Numbered = tuple[int, Card | None]
"""A number, and its card; None where it was taken down."""


def shards_for(cases: int) -> int:
    """How many shards the stems of so many cases are spread over, so that none is long to fetch."""
    return 1 if cases <= 60 else 16 if cases <= 600 else 128 if cases <= 4_000 else 256


def shard_of(stem: str, shards: int) -> int:
    """The shard of a stem: by its first two letters, so that all that begin alike are together."""
    return (ord(stem[0]) * 31 + (ord(stem[1]) if len(stem) > 1 else 0)) % shards


def folder_of(lang: Lang) -> str:
    """Where the data of a language stand."""
    return f"{lang.value}/search"


def index_js(cards: int, shards: int, endings: Mapping[Lang, Sequence[str]], lang: Lang) -> tuple[str, bytes]:
    """The first file that the search reads."""
    form: dict[str, Json] = {
        "cards": cards,
        "each": CARDS,
        "shards": shards,
        "lang": lang.value,
        "root": "../",
        "endings": {each.value: list(found) for each, found in endings.items()},
    }
    return f"{folder_of(lang)}/index.js", _call("index", form)


def cards_js(cards: Sequence[Card | None], lang: Lang) -> Iterator[tuple[str, bytes]]:
    """The files of cards, by number."""
    for number, at in enumerate(range(0, len(cards), CARDS)):
        form: list[Json] = [None if card is None else card_json(card) for card in cards[at : at + CARDS]]
        yield f"{folder_of(lang)}/c-{number}.js", _call("cards", number, form)


def terms_js(shard: int | str, postings: Mapping[str, Sequence[int]], lang: Lang) -> tuple[str, bytes]:
    """One shard: each stem with the numbers of its cases, ascending, told by their distances in base 36."""
    form: dict[str, Json] = {stem: _packed(postings[stem]) for stem in sorted(postings)}
    return f"{folder_of(lang)}/t-{shard}.js", _call("terms", shard, form)


def facets_js(cards: Sequence[Card | None], lang: Lang) -> Iterator[tuple[str, bytes]]:
    """A shard for each filter: its choices, each with the numbers of the cases that have it."""
    found: dict[str, dict[str, list[int]]] = {name: {} for name in FILTERS}
    for number, card in enumerate(cards):
        for name, values in () if card is None else choices_of(card).items():
            for value in values:
                found[name].setdefault(value, []).append(number)
    for name, postings in found.items():
        yield terms_js(name, postings, lang)


def cards_in(data: bytes) -> list[Card | None]:
    """The cards of a file of cards; raises Failed where it is none of ours."""
    found = _arguments(data, "cards")
    if len(found) != 2 or not isinstance(found[1], list):
        raise _damaged()
    try:
        return [None if each is None else card_from(each) for each in found[1]]
    except ValueError:
        raise _damaged() from None


def without(data: bytes, number: int) -> bytes:
    """A shard without a case: its number, and every stem that was its alone."""
    left = {stem: [each for each in numbers if each != number] for stem, numbers in numbers_in(data).items()}
    kept: dict[str, Json] = {stem: _packed(numbers) for stem, numbers in left.items() if numbers}
    return _call("terms", _arguments(data, "terms")[0], kept)


def numbers_in(data: bytes) -> dict[str, list[int]]:
    """The numbers of a shard by stem or choice; raises Failed where it is none of ours."""
    _, form = _arguments(data, "terms")
    if not isinstance(form, dict):
        raise _damaged()
    return {stem: _unpacked(str(packed)) for stem, packed in form.items()}


def _packed(numbers: Sequence[int]) -> str:
    before, made = 0, []
    for number in numbers:
        made.append(_base36(number - before))
        before = number
    return " ".join(made)


def _unpacked(packed: str) -> list[int]:
    numbers, before = [], 0
    for each in packed.split():
        before += int(each, 36)
        numbers.append(before)
    return numbers


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    made = ""
    while number:
        number, digit = divmod(number, 36)
        made = digits[digit] + made
    return made or "0"


def _call(name: str, *arguments: Json) -> bytes:
    told = ",".join(json.dumps(each, ensure_ascii=False, separators=(",", ":")) for each in arguments)
    # Both signs end a line in a script of old browsers, and neither does in JSON.
    told = told.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"habeasSite.{name}({told});\n".encode()


def _arguments(data: bytes, name: str) -> list[Json]:
    head, tail = f"habeasSite.{name}(", ");\n"
    words = data.decode("utf-8", "replace")
    if not (words.startswith(head) and words.endswith(tail)):
        raise _damaged()
    try:
        found = json.loads(f"[{words[len(head) : -len(tail)]}]")
    except ValueError:
        raise _damaged() from None
    return list(found)


def _damaged() -> Failed:
    return Failed("The index of the site is damaged.", "Publish the site again with `habeas publish`.")
