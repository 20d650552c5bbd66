"""The page of one share as PDF, by Typst, and as one HTML file that needs nothing else. Same View, same bytes."""

from habeas.disclosure.share_view import ShareView
from habeas.output.papers.markup import element, join, text
from habeas.output.papers.page_head import page_head
from habeas.output.papers.typesetting import typeset


def share_pdf(view: ShareView) -> bytes:
    """The page as PDF; raises Failed when Typst refuses it."""
    data = {
        "lang": view.lang.value,
        "title": view.title,
        "which": view.which,
        "means": view.means,
        "share": list(view.share),
        "said": [list(pair) for pair in view.said],
    }
    return typeset("share.typ", data, view.undrawn, view.day)


def share_html(view: ShareView) -> bytes:
    """The page as HTML in UTF-8."""
    said = [part for head, body in view.said for part in (element("h2", text(head)), element("p", text(body)))]
    main = element(
        "main",
        element("h1", text(view.title)),
        element("p", text(view.which)),
        element("ol", join([element("li", text(word)) for word in view.share]), lang="en"),
        element("p", element("strong", text(view.means))),
        join(said),
    )
    page = element("html", page_head(view.title, "share.css"), element("body", main), lang=view.lang.value)
    return f"<!DOCTYPE html>\n{page}\n".encode()
