"""The two files that every site has as they are: its style and the script of its search."""

from importlib import resources


def style_css() -> bytes:
    """The style sheet."""
    return (resources.files("habeas.output.site") / "site.css").read_bytes()


def search_js() -> bytes:
    """The script of the search."""
    return (resources.files("habeas.output.site") / "search.js").read_bytes()
