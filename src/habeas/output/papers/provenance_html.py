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
    where = [words["characters"].format(start=note.start, end=note.end)]
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
        element("blockquote", text(note.quote.text), lang=lang),
        element("p", text(words["speaker"] + ": "), marks.run(note.speaker)) if note.speaker else None,
        element(
            "p",
            element("a", text(f"{words['source']} {note.source}"), href=f"#source-{note.source}"),
            text(". "),
            marks.line(note.citation),
            text("; " + ", ".join(where) + ". "),
            join(backs, " "),
            class_="place",
        ),
        element(
            "p",
            text(f"{words['digest']}: {note.digest}"),
            text(f" · {words['statements']}: " + ", ".join(short(one) for one in note.statements)),
            class_="digest",
        ),
        id=f"note-{note.number}",
        value=str(note.number),
    )


def short(statement: str) -> str:
    """The first twelve digits of a statement's id, enough to find it in the vault."""
    return statement[:12]


def _source(source: SourceView, view: View) -> Markup:
    marks = References(view)
    rows = [join([element("dt", text(row.label)), element("dd", marks.line(row.value))]) for row in source.rows]
    digest = join([element("dt", text(view.words["digest"])), element("dd", text(source.digest), class_="digest")])
    heading = element("h3", text(f"{source.number}. "), marks.line(source.title), id=f"source-{source.number}-heading")
    return element(
        "article",
        heading,
        element("dl", join(rows), digest),
        id=f"source-{source.number}",
        aria_labelledby=f"source-{source.number}-heading",
    )
