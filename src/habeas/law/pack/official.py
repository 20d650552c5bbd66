"""The official text of a code of Kazakhstan, as its registry prints it, taken apart into articles.

A text is read as it is kept: editorial notes stand between the parts, and in one layout every link breaks
the line. Wordings keep every word; only runs of white space become one space, and paragraphs are joined by
a newline. What the notes say of changes is read in :mod:`habeas.law.pack.footnotes`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

_HEADING = re.compile(r"[СC]татья\s+(?P<number>\d+(?:-\d+)?)\.\s*(?P<title>.*)")
_BARE_HEADING = re.compile(r"(?P<number>\d+(?:-\d+)?)\.\s+(?P<title>[А-ЯЁ].*)")
_DIVISION = re.compile(
    r"(?:РАЗДЕЛ|Раздел|ГЛАВА|Глава|Параграф|Подраздел|§)\s*\d|(?:ОБЩАЯ|ОСОБЕННАЯ|Общая|Особенная)\s+(?:ЧАСТЬ|часть)\s*$"
    r"|ЗАКЛЮЧИТЕЛЬНЫЕ ПОЛОЖЕНИЯ\s*$"
)
_CHAPTER = re.compile(r"(?:ГЛАВА|Глава)\s*(\d+(?:-\d+)?)")
_PART = re.compile(r"(\d+(?:-\d+)?)\.\s+\S")
_POINT = re.compile(r"(\d+(?:-\d+)?)\)\s*\S")
_BARE_NUMBER = re.compile(r"\d+(?:-\d+)?\.$")
_GONE = re.compile(r"(\d+(?:-\d+)?)\.\s*[Ии]сключен[аоы]?\s+(?:в соответствии с )?[Зз]акон")
_GONE_POINT = re.compile(r"(\d+(?:-\d+)?)\)\s*[Ии]сключен[аоы]?\s+(?:в соответствии с )?[Зз]акон")
_FOOTNOTE = re.compile(r"[СC]носка\b|Статья \d+(?:-\d+)? (?:с изменени|в редакции|исключена)")
_EDITOR = re.compile(r"Примечание (?:ИЗПИ|РЦПИ)")
_COURT = re.compile(r"Нормативным постановлением\s+Конституционного Суда")
_LEGAL_NOTE = re.compile(r"Примечани[ея](?! ИЗПИ| РЦПИ)")
_ABBREVIATED = re.compile(r"(?:^|[\s(])(?:см|ст|пп|п|ч)\.$")

NOTE = "note"
"""The key of the law's own note to an article (Примечание), which is part of the law."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph with single spaces; `margin` where it begins at the margin (a heading), `last_of_text`
    where an empty line follows it, which in the indented layout no note has."""

    text: str
    margin: bool
    last_of_text: bool


@dataclass(frozen=True, slots=True)
class Note:
    """One editorial note of an article: `kind` is `footnote` (what laws changed it), `gone` (a part or point
    that was repealed), `court` (a resolution of the Constitutional Court) or `editor` (a coming change, or
    a case before the court); `part` is the part in or after which it stands, None where none has begun."""

    kind: str
    text: str
    part: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """One article: number, title, wording by part and its editorial notes in the order of the text.

    `parts` has the number of each part in force (`1`, `1-1`), whose wording leaves the number out; `""`
    for what stands before the first part, or for the whole of an article without parts; and :data:`NOTE`
    for the law's own note. It is empty for an article that was repealed. `chapter` is the number of the
    chapter it stands in, empty before the first.
    """

    number: str
    title: str
    parts: Mapping[str, str]
    notes: tuple[Note, ...]
    chapter: str = ""


@dataclass(frozen=True, slots=True)
class OfficialText:
    """One code: its articles by number, and the paragraphs before the first of them."""

    articles: Mapping[str, Article]
    preamble: tuple[str, ...]


def read_official_text(text: str) -> OfficialText:
    """The articles of a code; an official text without one heading of an article gives none."""
    preamble: list[str] = []
    articles: dict[str, Article] = {}
    number, title, chapter, next_chapter = "", "", "", ""
    body: list[Paragraph] = []
    ahead: list[Paragraph] = []
    skipping = True
    for paragraph in _paragraphs(text):
        heading = _HEADING.match(paragraph.text) or (paragraph.margin and _BARE_HEADING.match(paragraph.text)) or None
        if heading:
            if number:
                body, ahead = _ahead(body) if not skipping else (body, [])
                articles[number] = replace(_article(number, title, body), chapter=chapter)
            chapter = next_chapter
            number, title, body, ahead, skipping = heading["number"], heading["title"].strip(), ahead, [], False
        elif _DIVISION.match(paragraph.text):
            skipping = True
            next_chapter = found[1] if (found := _CHAPTER.match(paragraph.text)) else next_chapter
        elif not number:
            preamble.append(paragraph.text)
        elif not skipping:
            body.append(paragraph)
    if number:
        articles[number] = replace(_article(number, title, body), chapter=chapter)
    return OfficialText(articles, tuple(preamble))


def _ahead(body: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """The body without an editor's note that stands right before the next heading, and that note."""
    for index in range(len(body) - 1, max(len(body) - 3, -1), -1):
        if _EDITOR.match(body[index].text) and "дополнить" not in body[-1].text:
            return body[:index], body[index:]
    return body, []


def _paragraphs(text: str) -> Iterator[Paragraph]:
    """The paragraphs of either layout: indented, one a line; or at the margin, broken at every link."""
    lines = [re.sub(r"[\s\xa0]+", " ", line).rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    filled = [line for line in lines if line]
    if sum(line.startswith(" ") for line in filled) * 2 > len(filled):
        yield from _indented(lines)
    else:
        yield from _broken([line.strip() for line in filled])


def _indented(lines: list[str]) -> Iterator[Paragraph]:
    """One paragraph a line; a line at the margin right behind a heading goes on with it."""
    held: Paragraph | None = None
    for line, after in zip(lines, [*lines[1:], ""], strict=True):
        if not line:
            continue
        margin = not line.startswith(" ")
        goes_on = margin and not (_HEADING.match(line) or _DIVISION.match(line) or _BARE_HEADING.match(line))
        if held and held.margin and goes_on:
            held = Paragraph(f"{held.text} {line}", margin=True, last_of_text=not after)
            continue
        if held:
            yield held
        held = Paragraph(line.strip(), margin, not after)
    if held:
        yield held


def _broken(lines: list[str]) -> Iterator[Paragraph]:
    """Lines put together again: a new paragraph begins with a mark of its own, or behind an ended one."""
    held = ""
    for line in lines:
        if held and not _begins(held, line):
            glue = "" if held.endswith("(") or line[0] in "),.;:" else " "
            held += glue + line
            continue
        if held:
            yield Paragraph(held, margin=False, last_of_text=True)
        held = line
    if held:
        yield Paragraph(held, margin=False, last_of_text=True)


def _begins(held: str, line: str) -> bool:
    """Whether the line begins a paragraph behind what is held."""
    if line[0] in "),.;:№" or (line[0] == "(" and not held.endswith((".", ";"))):
        return False
    marks = (_HEADING, _DIVISION, _PART, _POINT, _FOOTNOTE, _EDITOR, _LEGAL_NOTE, _COURT)
    if _BARE_NUMBER.match(held):
        return False
    if any(mark.match(line) for mark in marks):
        return True
    if _HEADING.match(held) or _DIVISION.match(held):
        return not line[0].islower() and not (_DIVISION.match(held) and line.isupper())
    return held[-1] in ".;:!–" and not _ABBREVIATED.search(held)


def _article(number: str, title: str, body: list[Paragraph]) -> Article:
    """One article from what stands under its heading."""
    wording: dict[str, list[str]] = {}
    notes: list[Note] = []
    part: str | None = None
    place = ""
    texts = [paragraph.text for paragraph in body]
    index = 0
    while index < len(body):
        length = _note_length(body, index)
        joined = "\n".join(texts[index : index + max(length, 1)])
        gone = _GONE.match(joined)
        index += max(length, 1)
        if gone:
            part = place = gone[1]
            notes.append(Note("gone", joined, gone[1]))
        elif length:
            notes.append(Note(_kind(joined), joined, part))
        else:
            if _GONE_POINT.match(joined):
                notes.append(Note("gone", joined, part))
            if _LEGAL_NOTE.match(joined) and not _numbering_goes_on(texts[: index - 1], texts[index:], part):
                place = NOTE
            elif place != NOTE and (begun := _PART.match(joined)):
                part = place = begun[1]
                joined = joined[begun.end() - 1 :]
            wording.setdefault(place, []).append(joined)
    unmarked = "2" in wording and "1" not in wording  # a part 1 that the copy prints without its number
    parts = {"1" if unmarked and not key else key: "\n".join(said) for key, said in wording.items()}
    return Article(number, title, parts, tuple(notes))


def _kind(text: str) -> str:
    return "court" if _COURT.match(text) else "editor" if _EDITOR.match(text) else "footnote"


def _note_length(body: list[Paragraph], index: int) -> int:
    """How many paragraphs the note that begins here has; 0 where the law's own text goes on.

    A footnote that ends with a colon goes on with dates ("с 1 января …"), a resolution with its points,
    up to the next paragraph of the law; an editor's note has a line for its name and one for its words.
    """
    text = body[index].text
    if _EDITOR.match(text):
        return min(2, len(body) - index)
    dated = bool(_FOOTNOTE.match(text) or _GONE.match(text) or _GONE_POINT.match(text))
    if not dated and not _COURT.match(text):
        return 0
    length = 1
    while text.endswith(":") and index + length < len(body):
        after = body[index + length]
        if not re.match(r"с \d", after.text) if dated else after.last_of_text or _FOOTNOTE.match(after.text):
            break
        length += 1
    return 0 if _GONE_POINT.match(text) and length == 1 else length


def _numbering_goes_on(before: list[str], after: list[str], part: str | None) -> bool:
    """Whether the parts, or the points of an article without parts, are numbered on behind a note."""
    mark = _PART if part is not None else _POINT
    numbered = [_order(found[1]) for text in before if (found := mark.match(text))]
    return bool(numbered) and any(_order(found[1]) > numbered[-1] for text in after if (found := mark.match(text)))


def _order(number: str) -> tuple[int, int]:
    main, _, added = number.partition("-")
    return int(main), int(added or 0)


def point_of(wording: str, point: str) -> str:
    """One point of a part, with the paragraphs that belong to it; empty where the part has no such point."""
    kept: list[str] = []
    for paragraph in wording.split("\n"):
        begun = _POINT.match(paragraph)
        if begun and begun[1] == point:
            kept = [paragraph]
        elif begun and kept:
            break
        elif kept:
            kept.append(paragraph)
    return "\n".join(kept)
