"""Pictures of time as markup for a page: the same drawings that stand in the papers."""

from habeas.disclosure.picture import Timeline
from habeas.output.papers.custody_html import figure_html


def figure(timeline: Timeline | None, key: str) -> str:
    """A timeline in a wide and a narrow form with the key to its signs, as HTML; empty where nothing can be drawn.

    `key` tells the ids inside it from those of another picture on the same page. All text in it is escaped.
    """
    return "" if timeline is None else figure_html(timeline, key) or ""
