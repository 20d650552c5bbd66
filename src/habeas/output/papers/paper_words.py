"""What a paper says beside its own sentences: footnotes, sources, exhibits and labels, alike in every form of it."""

import re
from dataclasses import replace

from habeas.disclosure.papers.labels import labels
from habeas.disclosure.papers.numbering import renumbered
from habeas.disclosure.papers.paper import Exhibit, Paper, Part, Quotation
from habeas.disclosure.view import Footnote, Line, Run, SourceView, clock_time
from habeas.output.papers.provenance_html import short

_MARKS = {"en": ("“", "”"), "fr": ("«\u00a0", "\u00a0»")}
_GUILLEMETS = ("«", "»")
_ROOM = re.compile("(…{4,})")
_HYPHEN_AT_END = re.compile(r"(?<=\w)-[^\S\n]*\n\s*(?=\w)")


def ready(paper: Paper) -> Paper:
    """The paper with every label its writers need, its own words before those of the package.

    Footnotes and sources are numbered in the order of first use, as Word will number them. Raises WrongCall where
    the paper names one that it does not have, and Failed where there are no labels in its language.
    """
    return _listed_once(replace(renumbered(paper), words={**labels(paper.language), **paper.words}))


def _listed_once(paper: Paper) -> Paper:
    """The paper without its list of sources, where its list of annexes says the same of each under the same number."""
    annexed = {one.source for one in paper.exhibits if one.number == one.source}
    said = all(source.number in annexed and not source.rows for source in paper.sources)
    return replace(paper, sources=()) if said else paper


def blanks_in(text: str) -> tuple[tuple[str, bool], ...]:
    """The text in pieces, each with whether it is room to write in: four or more points of omission in a row."""
    return tuple((piece, piece.startswith("……")) for piece in _ROOM.split(text) if piece)


def heading_of(part: Part) -> str:
    """The heading of a part with its number."""
    return f"{part.number} {part.heading}".strip()


def note_lines(paper: Paper) -> tuple[Line, ...]:
    """The words of each footnote: the quote, where it stands, who says it, and the statements.

    The first footnote of a source cites it in full; the others name it by its number.
    """
    seen: set[int] = set()
    lines = []
    for note in paper.footnotes:
        lines.append(_note_line(note, paper, full=note.source not in seen))
        seen.add(note.source)
    return tuple(lines)


def _note_line(note: Footnote, paper: Paper, *, full: bool) -> Line:
    words, colon = paper.words, paper.words["colon"]
    before, after = _MARKS.get(paper.language, _GUILLEMETS)
    quote = (Run(before), _flowing(note.quote), Run(f"{after} — ")) if note.quote.text else ()
    annexed = paper.exhibits and not paper.sources
    source = words["exhibit"].format(n=note.source) if annexed else f"{words['source']} {note.source}"
    cited = (Run(f"{source}{colon}"), *note.citation) if full else (Run(source),)
    speaker = () if note.speaker is None else (Run(f" {words['speaker']}{colon}"), note.speaker, Run("."))
    statements = ", ".join(short(one) for one in note.statements)
    told = (Run(f" {words['statements']}{colon}{statements}."),) if statements else ()
    return (*quote, *cited, Run(f"{', '.join(['', *_place(note, paper)])}."), *speaker, *told)


def _flowing(quote: Run) -> Run:
    """A quote without the line breaks of its original, which are of its layout and none of its words."""
    return replace(quote, text=re.sub(r"\s*\n\s*", " ", _HYPHEN_AT_END.sub("-", quote.text)).strip())


def _place(note: Footnote, paper: Paper) -> list[str]:
    words = paper.words
    place = [] if note.page is None else [words["page"].format(n=note.page)]
    if note.quote.text:
        place.append(words["characters"].format(start=note.start, end=note.end))
    if note.time is not None:
        place.append(words["at_time"].format(time=clock_time(note.time)))
    return place + [words[word] for word, so in (("recognised", note.recognised), ("machine", note.machine)) if so]


def digest_label(digest: str, paper: Paper) -> str:
    """What the digits are: a digest of the original, or a commitment to it."""
    return paper.words["commitment" if digest.startswith("commitment:") else "digest"]


def source_lines(source: SourceView, paper: Paper) -> tuple[tuple[str, Line], ...]:
    """What is known of a source, label and value, the digest last."""
    rows = tuple((row.label, row.value) for row in source.rows)
    return (*rows, (digest_label(source.digest, paper), (Run(source.digest),)))


def exhibit_heading(paper: Paper) -> tuple[str, str, str, str]:
    """The heading row of the list of exhibits."""
    words = paper.words
    return words["exhibit_number"], words["exhibit_title"], words["exhibit_kind"], words["exhibit_pages"]


def exhibit_row(one: Exhibit, paper: Paper) -> tuple[str, Line, str, str, str]:
    """Number, title, kind, pages, and the digest with its label (empty where it has none)."""
    pages = paper.words["exhibit_not_counted"] if one.pages is None else str(one.pages)
    digest = f"{digest_label(one.digest, paper)}{paper.words['colon']}{one.digest}" if one.digest else ""
    return str(one.number), one.title, one.kind, pages, digest


def quotation_heads(quotation: Quotation, paper: Paper) -> tuple[str, str]:
    """The heads over the words as printed and over their translation, with the languages and who translated."""
    words = paper.words
    original = words["original"] + _in_language(quotation.original, paper)
    if quotation.translation is None:
        return original, words["not_translated"]
    translation = words["translation"] + _in_language(quotation.translation, paper)
    return original, f"{translation}. {quotation.translated_by}" if quotation.translated_by else translation


def _in_language(run: Run, paper: Paper) -> str:
    tag = paper.language if run.lang is None else run.lang.value
    return f" ({paper.words[f'language_{tag}']})"
