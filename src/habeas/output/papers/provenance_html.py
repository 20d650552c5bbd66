"""Footnotes and sources in HTML: quote, page, source, digest, and the way back."""

from habeas.disclosure.view import Footnote, SourceView, View, clock_time
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.papers.references import References


def footnotes_html(view: View, marks: References) -> Markup:
    """The list of footnotes; made after all sentences, so that each leads back to its uses."""
    items = [_footnote(note, view, marks) for note in view.footnotes]
    return element("ol", join(items), class_="footnotes")


def sources_html(view: View) -> Markup:
    """The list of sources, each with what is known of it."""
    return join([_source(source, view) for source in view.sources])


def _footnote(note: Footnote, view: View, marks: References) -> Markup:
    words = view.words
    lang = None if note.quote.lang is None else note.quote.lang.value
    backs = [
        element(
            "a",
            text("↩" if number == 1 else f"↩{number}"),
            href=f"#{use}",
            aria_label=f"{words['back']} {number}",
            role="doc-backlink",
            class_="back",
        )
        for number, use in enumerate(marks.uses(note.number), 1)
    ]
    where = [words["characters"].format(start=note.start, end=note.end)] if note.quote.text else []
    if note.page is not None:
        where.insert(0, words["page"].format(n=note.page))
    if note.time is not None:
        where.append(words["at_time"].format(time=clock_time(note.time)))
    if note.recognised:
        where.append(words["recognised"])
    if note.machine:
        where.append(words["machine"])
    return element(
        "li",
        element("blockquote", text(note.quote.text), lang=lang) if note.quote.text else None,
        element("p", text(words["speaker"] + ": "), marks.run(note.speaker)) if note.speaker else None,
        element(
            "p",
            element("a", text(f"{words['source']} {note.source}"), href=f"#source-{note.source}"),
            text(". "),
            marks.line(note.citation),
            text("; " + ", ".join(where) + ". " if where else ". "),
            join(backs, " "),
            class_="place",
        ),
        _signs(note, view),
        id=f"note-{note.number}",
        value=str(note.number),
    )


def _signs(note: Footnote, view: View) -> Markup | None:
    """The digest of the source and the ids of the statements, of those that go out; nothing where none does."""
    words = view.words
    signs = [f"{words['digest']}: {note.digest}"] if note.digest else []
    signs += [f"{words['statements']}: " + ", ".join(map(short, note.statements))] if note.statements else []
    return element("p", text(" · ".join(signs)), class_="digest") if signs else None


def short(statement: str) -> str:
    """The first twelve digits of a statement's id, enough to find it in the vault."""
    return statement[:12]


def _source(source: SourceView, view: View) -> Markup:
    marks = References(view)
    rows = [join([element("dt", text(row.label)), element("dd", marks.line(row.value))]) for row in source.rows]
    said = [element("dt", text(view.words["digest"])), element("dd", text(source.digest), class_="digest")]
    digest = join(said if source.digest else [])
    heading = element("h3", text(f"{source.number}. "), marks.line(source.title), id=f"source-{source.number}-heading")
    return element(
        "article",
        heading,
        element("dl", join(rows), digest),
        id=f"source-{source.number}",
        aria_labelledby=f"source-{source.number}-heading",
    )
