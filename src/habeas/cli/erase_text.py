"""An erasure on the terminal: what goes, what stays and why, what changes in the case, what is not reached."""

from collections.abc import Iterator, Mapping, Sequence

from habeas.base.digest import Json
from habeas.cli.consent_text import audience_label
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.releases import SITE

type Shape = Mapping[str, Json]

_ID = 8
_QUOTE = 160
"""Signs of a quote that are shown; `--json` has it whole."""


def erase_text(shape: Shape, words: Words, columns: int) -> str:
    """The preview, section by section; sections with nothing in them are left out."""
    return "\n".join(_Preview(shape, words, width_of(columns)).lines())


class _Preview:
    """One preview while it is written."""

    def __init__(self, shape: Shape, words: Words, width: int) -> None:
        self._shape, self._words, self._width = shape, words, width

    def lines(self) -> Iterator[str]:
        """Every line in order."""
        shape = self._shape
        fields = {"name": shape["name"], "case": shape["case"], "id": str(shape["id"])[:_ID]}
        yield from wrapped(self._words(f"erase.preview_{shape['kind']}", **fields), self._width)
        yield from self._section("goes", self._goes())
        yield from self._section("changes", self._changes())
        yield from self._section("stays", self._stays())
        yield from self._section("outside", self._outside())

    def _section(self, key: str, rows: Iterator[str]) -> Iterator[str]:
        found = list(rows)
        if found:
            yield from ("", self._words(f"erase.{key}"))
            for row in found:
                yield from wrapped(row, self._width, "  ", "    ")

    def _goes(self) -> Iterator[str]:
        shape, words = self._shape, self._words
        for source in _list(shape, "sources"):
            yield words("erase.source", id=str(source["id"])[:_ID], name=source["name"])
        if _list(shape, "statements"):
            yield words("erase.statements", count=len(_list(shape, "statements")))
            yield from self._statements("statements")
        if entities := _list(shape, "entities"):
            yield words("erase.entities", names=", ".join(str(one["name"]) for one in entities))
        for one in _list(shape, "renamed"):
            yield words("erase.renamed", name=one["name"], to=one["to"])
        if shape["case_name"]:
            yield words("erase.case_renamed", name=shape["case"], to=shape["case_name"])
        for key in ("proposals", "judgements", "texts"):
            if shape[key]:
                yield words(f"erase.{key}", count=shape[key])
        if archives := shape["archives"]:
            yield words("erase.archives", count=len(archives) if isinstance(archives, list) else 0)

    def _changes(self) -> Iterator[str]:
        words = self._words
        for key in ("facts_lost", "facts_weaker"):
            if facts := _list(self._shape, key):
                yield words(f"erase.{key}", count=len(facts))
                yield from self._statements(key)
        pointing = self._shape["pointing"]
        if isinstance(pointing, list) and pointing:
            yield words("erase.pointing", ids=", ".join(str(key)[:_ID] for key in pointing))

    def _stays(self) -> Iterator[str]:
        words = self._words
        for one in _list(self._shape, "stays"):
            yield words(f"erase.stays_{one['why']}", id=str(one["id"])[:_ID], name=one["name"])
        if mentions := _list(self._shape, "mentions"):
            yield words("erase.mentions", count=len(mentions))
            for one in mentions:
                sure = words("erase.sure" if one["sure"] else "erase.unsure")
                where = words(f"erase.where_{one['where']}")
                yield f"  {str(one['statement'])[:_ID]}  {where}, {sure} · {self._quote(one)}"
        if holding := _list(self._shape, "holding"):
            yield words("erase.holding", count=len(holding))
            for one in holding:
                told = words("erase.places", whole=one["whole"], part=one["part"])
                yield f"  {str(one['source'])[:_ID]}  {one['name']} · {told}"
        yield words("erase.custody_stays")
        yield words("erase.tombstone_stays")

    def _outside(self) -> Iterator[str]:
        words = self._words
        for one in _list(self._shape, "released"):
            page = one["form"] == SITE
            fields = {
                "day": str(one["at"])[:10],
                "form": one["form"],
                "title": one["title"],
                "audience": audience_label(Audience(str(one["audience"])), words),
                "do": words("due.do_delist" if page else "due.do_down", folder=one["title"], id=str(one["id"])[:_ID]),
            }
            yield words("erase.released_named" if one["named"] else "erase.released", **fields)
        for one in _list(self._shape, "copies"):
            yield words("erase.copy", path=one["path"])
        for one in _list(self._shape, "sent"):
            label = f" · {one['label']}" if one["label"] else ""
            yield words(f"erase.sent_{one['kind']}", day=str(one["at"])[:10], id=str(one["id"])[:_ID]) + label
        yield words("erase.unknown_outside")

    def _statements(self, key: str) -> Iterator[str]:
        for one in _list(self._shape, key):
            yield f"  {str(one['statement'])[:_ID]}  {one['label']} · {self._quote(one)}"

    def _quote(self, one: Mapping[str, object]) -> str:
        """The beginning of a quote, and whether it was recognised on a picture."""
        mark = f" · {self._words('draft.recognised')}" if one["recognised"] else ""
        return f"{_short(str(one['quote']))}{mark}"


def _list(shape: Shape, key: str) -> Sequence[Mapping[str, object]]:
    found = shape[key]
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def _short(quote: str) -> str:
    plain = " ".join(quote.split())
    return f"«{plain}»" if len(plain) <= _QUOTE else f"«{plain[:_QUOTE]}…»"
