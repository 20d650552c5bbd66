"""Hits for a terminal: what it is, where it stands, and the words around what was found."""

from collections.abc import Iterator

from habeas.cli.visible import visible
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.find_shape import HitShape, PlaceShape, SnippetShape, WithinShape, hit_shape
from habeas.desk.finding import COUNTED, Answer, Shown
from habeas.desk.labels import property_label

_INDENT = "    "
_BEFORE, _AFTER = "⟦", "⟧"
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"
_OPEN = ("public", "own_knowledge")


def hit_lines(shown: Shown, words: Words, columns: int, *, bold: bool) -> str:
    """One hit in lines no wider than the terminal; the words found are bold there, else between ⟦ and ⟧.

    Control signs of the text are made visible here, so that nothing but the marks is obeyed.
    """
    shape = hit_shape(shown)
    width = width_of(columns)
    head = " · ".join(_head(shape, words))
    lines = wrapped(visible(head), width, f"{shape['id'][:8]}  ", _INDENT)
    if shape["snippet"] is not None:
        lines += wrapped(_marked(shape["snippet"], shape["place"]), width, _INDENT, _INDENT)
        if not shape["snippet"]["marks"]:
            lines += wrapped(words("find.elsewhere"), width, _INDENT, _INDENT)
        if shape["read_as"]:
            told = " … ".join(dict.fromkeys(visible(" ".join(each["words"].split())) for each in shape["read_as"]))
            lines += wrapped(words("find.mended", words=told), width, _INDENT, _INDENT)
    text = "\n".join(lines) + "\n"
    if bold:
        return text.replace(_ON, _BOLD).replace(_OFF, _PLAIN)
    return text.replace(_ON, _BEFORE).replace(_OFF, _AFTER)


_ON, _OFF = "\ue000", "\ue001"
"""Private signs that stand for the marks while lines are broken."""


def _marked(snippet: SnippetShape, place: PlaceShape | None) -> str:
    text, at, out = snippet["text"].replace(_ON, "\ufffd").replace(_OFF, "\ufffd"), 0, []
    for start, end in snippet["marks"]:
        first, last = start - snippet["start"], end - snippet["start"]
        out += [visible(text[at:first]), _ON, visible(text[first:last]), _OFF]
        at = last
    shown = " ".join("".join([*out, visible(text[at:])]).split())
    before = "… " if place is not None and place["start"] < snippet["start"] else ""
    return f"{before}{shown}{' …' if place is not None and snippet['end'] < place['end'] else ''}"


def _head(shape: HitShape, words: Words) -> Iterator[str]:
    yield words(f"find.kind.{shape['kind']}" if shape["sheets"] is None else "find.document")
    if shape["about"] is not None:
        yield _about(shape, words)
    if shape["name"] is not None:
        yield shape["name"]
    if shape["sheets"] is not None:
        yield words("find.sheets", count=len(shape["sheets"]))
    if shape["cases"]:
        yield words("find.in_case", cases=", ".join(shape["cases"]))
    source = shape["source"]
    if source is not None:
        if shape["name"] is None:
            yield f"{source['title']} ({source['id'][:8]})"
        for within in shape["within"]:
            yield _within(within, words)
        if shape["place"] is not None:
            yield from _place(shape["place"], words)
        if source["secrecy"] not in _OPEN:
            yield words(f"secrecy.{source['secrecy']}")


def _within(within: WithinShape, words: Words) -> str:
    title = within["title"] or words("find.untitled")
    if within["how"] == "sheet":
        return words("find.within.sheet", title=title, sheet=within["sheet"] or 0, sheets=within["sheets"] or 0)
    how = "machine" if within["machine"] else within["how"]
    return words(f"find.within.{how}", title=title, id=(within["id"] or "")[:8])


def _about(shape: HitShape, words: Words) -> str:
    if shape["kind"] == "name":
        return words(f"kind.{shape['about']}")
    return property_label(shape["about"] or "", words.lang)


def _place(place: PlaceShape, words: Words) -> Iterator[str]:
    if place["page"] is not None:
        yield words("find.page", page=place["page"])
    if place["cue"] is not None:
        yield words("find.time", start=_clock(place["cue"][0]), end=_clock(place["cue"][1]))
    if place["paragraph"] is not None:
        yield words("find.paragraph", number=place["paragraph"])
    if place["recognised"]:
        yield words("find.recognised")


def _clock(milliseconds: int) -> str:
    minutes, seconds = divmod(milliseconds // 1_000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def closing_lines(answer: Answer, words: Words) -> Iterator[str]:
    """What was searched, what was searched instead, and what was left out."""
    found = answer.found
    for meant in found.meant:
        if meant.instead:
            yield words("find.instead", word=meant.word, instead=", ".join(meant.instead))
        elif not meant.terms:
            yield words("find.nowhere", word=meant.word)
    if found.loose:
        yield words("find.loose")
    asked = sum(count for kind, count in found.counts.items() if kind in answer.filters.kinds)
    if not answer.shown:
        yield words("find.none", passages=found.passages)
        if found.near:
            yield words("find.near", words=", ".join(found.near))
    else:
        key = "find.first" if asked > len(answer.shown) else "find.all"
        yield words(key, shown=len(answer.shown), count=_number(asked, words), passages=found.passages)
    if found.newest:
        yield words("find.newest", count=COUNTED)
    others = [(kind, count) for kind, count in found.counts.items() if count and kind not in answer.filters.kinds]
    if others:
        told = ", ".join(
            f"{words(f'find.kind.{kind}')}: {_number(count, words)} (--kind {kind})" for kind, count in others
        )
        yield words("find.others", kinds=told)
    if found.undated:
        yield words("find.undated", count=_number(found.undated, words))
    if answer.behind:
        yield words("find.behind", count=answer.behind)
    if answer.archives:
        yield words("find.archives", count=answer.archives)


def _number(count: int, words: Words) -> str:
    return words("find.many", count=COUNTED) if count > COUNTED else str(count)
