"""Footnotes and sources of a page in HTML, each leading back to where it was used."""

from habeas.disclosure.site.page import Note, PublicSource, SitePage
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.site.inline import Inline


def notes_html(page: SitePage, inline: Inline) -> Markup:
    """The list of footnotes; made after all sentences."""
    anchors = {source.number: source.anchor for source in page.sources}
    items = [_note(note, page, inline, anchors) for note in page.notes]
    return join(
        [element("p", text(page.words["notes_lead"]), class_="lead"), element("ol", join(items), class_="footnotes")]
    )


def _note(note: Note, page: SitePage, inline: Inline, anchors: dict[int, str]) -> Markup:
    words = page.words
    backs = [
        element(
            "a",
            text("↩" if number == 1 else f"↩{number}"),
            href=use,
            aria_label=f"{words['back']} {number}",
            class_="back",
        )
        for number, use in enumerate(inline.uses(note.number), 1)
    ]
    if note.quote is None:
        quote = element("p", text(words["quote_withheld"]), class_="quiet")
    else:
        lang = None if note.quote.lang is None else note.quote.lang.value
        quote = element("blockquote", text(" ".join(note.quote.text.split())), lang=lang)
    return element(
        "li",
        quote,
        element("p", text(words["says"] + ": "), inline.run(note.speaker), class_="place") if note.speaker else None,
        element(
            "p",
            element("a", text(f"{words['source']} {note.source}"), href=f"#{anchors[note.source]}"),
            text(f", {note.where} " if note.where else " "),
            join(backs, " "),
            class_="place",
        ),
        id=f"note-{note.number}",
        value=str(note.number),
    )


def sources_html(page: SitePage, inline: Inline, root: str) -> Markup:
    """The list of sources with what may be said of each."""
    lead = element("p", text(page.words["sources_lead"]), class_="lead")
    return join(
        [lead, element("ol", join([_source(one, page, inline, root) for one in page.sources]), class_="sources-list")]
    )


def _source(one: PublicSource, page: SitePage, inline: Inline, root: str) -> Markup:
    words = page.words
    rows = [join([element("dt", text(label)), element("dd", inline.line(value))]) for label, value in one.rows]
    if one.address is not None:
        link = element("a", text(one.address), href=one.address, rel="noreferrer noopener")
        rows.append(join([element("dt", text(words["where_published"])), element("dd", link)]))
    if one.archived is not None:
        link = element("a", text(words["open_archived"]), href=root + one.archived)
        rows.append(join([element("dt", text(words["archived"])), element("dd", link)]))
    kind, _, digits = one.digest.partition(":")
    label = words["digest" if kind == "sha256" else "commitment"]
    rows.append(join([element("dt", text(label)), element("dd", text(digits), class_="digest")]))
    return element(
        "li", element("h3", inline.line(one.title)), element("dl", join(rows)), id=one.anchor, value=str(one.number)
    )
