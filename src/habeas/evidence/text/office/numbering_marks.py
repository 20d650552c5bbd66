"""Lists and their levels, from the parts of a Word document that tell of numbering and of styles."""

from collections.abc import Iterator
from dataclasses import replace

from habeas.evidence.text.office.markup import Mark, MarkupError, marks_of
from habeas.evidence.text.office.numbering import LEVELS, AbstractList, Level, ListStyle, NumberedList, Numbering

_MOST_DIGITS = 9


def numbering_of(numbering: bytes | None, styles: bytes | None) -> Numbering:
    """The lists of a document from its parts of numbering and of styles; without lists where the first is missing."""
    abstracts: dict[str, AbstractList] = {}
    nums: dict[str, NumberedList] = {}
    _read_numbering(_whole(numbering), abstracts, nums)
    return Numbering(abstracts, nums, _styles(_whole(styles)) if nums else {})


def _whole(data: bytes | None) -> Iterator[Mark]:
    try:
        yield from marks_of(data) if data is not None else ()
    except MarkupError:
        return


def _read_numbering(marks: Iterator[Mark], abstracts: dict[str, AbstractList], nums: dict[str, NumberedList]) -> None:
    owner: AbstractList | NumberedList = AbstractList()
    at: int | None = None
    within = False
    for what, name, attributes in marks:
        value = attributes.get("w:val", "")
        if what == "end":
            within = within and name != "w:lvl"
        elif what != "start":
            continue
        elif name == "w:abstractNum":
            owner = abstracts.setdefault(attributes.get("w:abstractNumId", ""), AbstractList())
        elif name == "w:num":
            owner = nums.setdefault(attributes.get("w:numId", ""), NumberedList())
        elif name == "w:abstractNumId" and isinstance(owner, NumberedList):
            owner.abstract = value
        elif name == "w:numStyleLink" and isinstance(owner, AbstractList):
            owner.style = value
        elif name in ("w:lvl", "w:lvlOverride"):
            at = _number(attributes.get("w:ilvl"))
            within = name == "w:lvl" and at is not None and 0 <= at < LEVELS
            if within and at is not None:
                owner.levels[at] = Level()
        elif name == "w:startOverride" and isinstance(owner, NumberedList) and at is not None and 0 <= at < LEVELS:
            owner.starts[at] = _number(value) or 0
        elif within and at is not None:
            owner.levels[at] = _told(owner.levels[at], name, value)


def _told(level: Level, name: str, value: str) -> Level:
    match name:
        case "w:start":
            return replace(level, start=_number(value) or 0)
        case "w:numFmt":
            return replace(level, form=value)
        case "w:lvlText":
            return replace(level, pattern=value)
        case "w:suff":
            return replace(level, after="" if value == "nothing" else " ")
        case "w:pStyle":
            return replace(level, style=value)
        case "w:lvlRestart":
            return replace(level, restart=_number(value))
        case "w:isLgl":
            return replace(level, figures=value not in ("0", "false", "off"))
    return level


def _styles(marks: Iterator[Mark]) -> dict[str, ListStyle]:
    found: dict[str, ListStyle] = {}
    style = ListStyle()
    for what, name, attributes in marks:
        if what != "start":
            continue
        value = attributes.get("w:val", "")
        if name == "w:style":
            style = found.setdefault(attributes.get("w:styleId", ""), ListStyle())
        elif name == "w:basedOn":
            style.above = value
        elif name == "w:numId":
            style.num = value
        elif name == "w:ilvl":
            style.level = _number(value)
    return found


def _number(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS else None


class ParagraphNumber:
    """What the properties of a paragraph tell of its number: style, list, level; and whether it is deleted."""

    def __init__(self) -> None:
        self.style: str | None = None
        self.num: str | None = None
        self.level: int | None = None
        self.gone = False

    def take(self, name: str, value: str) -> None:
        """Take one property, by its element and its value."""
        match name:
            case "w:pStyle":
                self.style = value
            case "w:numId":
                self.num = value
            case "w:ilvl":
                self.level = _number(value)
            case "w:del" | "w:moveFrom":
                self.gone = True
