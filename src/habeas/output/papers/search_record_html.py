"""A search record as one HTML file that needs nothing else: no script, no request, readable by ear and in print.

The markup is well-formed XML as well as HTML. Same View, same bytes.
"""

from habeas.base.language import Lang
from habeas.disclosure.quote_view import Block, CandidateView, MatchView, QuoteView, Row
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.papers.page_head import page_head


def search_record_html(view: QuoteView) -> bytes:
    """The whole file in UTF-8."""
    page = element(
        "html",
        page_head(view.title, "search_record.css"),
        element(
            "body",
            element("a", text(view.words["skip"]), class_="skip", href="#answer"),
            element("div", _header(view), element("main", join(_parts(view))), _footer(view), class_="sheet"),
        ),
        lang=view.lang.value,
    )
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _header(view: QuoteView) -> Markup:
    return element(
        "header",
        element("p", text(view.privileged), class_="notice", role="note"),
        element("h1", text(view.title)),
        element("h2", text(view.words["quote"])),
        element("blockquote", element("strong", text(view.quote.text)), lang=_foreign(view.quote.lang, view)),
    )


def _footer(view: QuoteView) -> Markup:
    return element(
        "footer",
        element("p", text(view.foot), class_="foot"),
        element("p", text(view.privileged), class_="notice"),
    )


def _parts(view: QuoteView) -> list[Markup]:
    words = view.words
    parts = [
        element(
            "section",
            element("h2", text(words["answer"])),
            element("p", text(view.answer), class_="answer"),
            element("p", text(view.why)),
            id="answer",
        )
    ]
    if view.matches:
        found = [_match(match, view) for match in view.matches]
        more = element("p", text(view.more)) if view.more else None
        parts.append(element("section", element("h2", text(words["match_heading"])), join(found), more, id="places"))
    if view.nearest is not None:
        heading = element("h2", text(words["match_nearest"]))
        lead = element("p", text(words["match_nearest_lead"]), class_="lead")
        parts.append(element("section", heading, lead, _match(view.nearest, view), id="nearest"))
    if view.languages is not None:
        candidates = join([_candidate(one, view) for one in view.candidates])
        parts.append(_block(view.languages, candidates))
    parts += [_block(block) for block in view.blocks]
    parts.append(
        element(
            "section",
            element("h2", text(words["digest"])),
            element("p", text(view.digest), class_="long"),
            element("p", text(words["again"])),
            id="record",
        )
    )
    return parts


def _match(match: MatchView, view: QuoteView) -> Markup:
    words = view.words
    number = f"{match.number}. " if match.number else ""
    quiet = [element("span", text(side), class_="quiet") if side else None for side in (match.before, match.after)]
    return element(
        "article",
        element("h3", text(f"{number}{match.whose}")),
        _rows(match.rows),
        element("h4", text(words["match_passage"])),
        element(
            "blockquote",
            quiet[0],
            text(" ") if match.before else None,
            text(match.head),
            element("mark", text(match.found)),
            text(match.tail),
            text(" ") if match.after else None,
            quiet[1],
            lang=_foreign(match.lang, view),
        ),
        join([element("p", text(note), class_="note") for note in match.notes]),
        element("h4", text(words["differences_heading"])),
        element("p", text(match.same)) if match.same else _differences(match, view),
    )


def _differences(match: MatchView, view: QuoteView) -> Markup:
    words = view.words
    head = [element("th", text(words[f"differences_{key}"]), scope="col") for key in ("archive", "quote", "how")]
    rows = [
        element(
            "tr",
            *(element("td", text(side or words["differences_nothing"])) for side in (one.archive, one.quote)),
            element("td", text(one.how)),
            class_=None if one.kind in ("kept", "respelled") else "differs",
        )
        for one in match.differences
    ]
    return element("table", element("thead", element("tr", join(head))), element("tbody", join(rows)))


def _candidate(one: CandidateView, view: QuoteView) -> Markup:
    return element(
        "article",
        _rows(one.rows),
        element("p", text(f"{view.words['shared']}: {'; '.join(one.reasons)}")),
        element("blockquote", text(one.text.text), lang=_foreign(one.text.lang, view)),
    )


def _block(block: Block, after: Markup | None = None) -> Markup:
    items = [element("li", text(item)) for item in block.items]
    return element(
        "section",
        element("h2", text(block.heading)),
        element("p", text(block.lead), class_="lead") if block.lead else None,
        _rows(block.rows) if block.rows else None,
        element("ul", join(items)) if items else None,
        after,
        id=block.id,
    )


def _rows(rows: tuple[Row, ...]) -> Markup:
    pairs = [
        join([element("dt", text(row.label)), element("dd", text(row.value), class_="long" if row.long else None)])
        for row in rows
    ]
    return element("dl", join(pairs))


def _foreign(lang: Lang | None, view: QuoteView) -> str | None:
    return None if lang is None or lang is view.lang else lang.value
