"""Where each file of the site stands, and how one leads to another: every link is relative."""

from habeas.base.language import Lang

STYLE = "assets/site.css"
SCRIPT = "assets/search.js"
ROBOTS = "robots.txt"
ENTRY = "index.html"


def case_path(lang: Lang, slug: str) -> str:
    """The page of a case."""
    return f"{lang.value}/case/{slug}.html"


def days_path(lang: Lang, slug: str) -> str:
    """The page with the number of days alone, for a frame on another page."""
    return f"{lang.value}/case/{slug}.days.html"


def quotes_path(lang: Lang, slug: str) -> str:
    """The quotes of a case as W3C annotations."""
    return f"{lang.value}/case/{slug}.quotes.json"


def archive_path(slug: str, name: str) -> str:
    """An archive copy of a source that may be shown."""
    return f"archive/{slug}/{name}"


def index_path(lang: Lang, page: int = 1) -> str:
    """A page of the index, from 1."""
    return f"{lang.value}/index.html" if page == 1 else f"{lang.value}/page-{page}.html"


def where_path(lang: Lang, page: int = 1) -> str:
    """A page of places and counts, from 1."""
    return f"{lang.value}/where.html" if page == 1 else f"{lang.value}/where-{page}.html"


def root_of(path: str) -> str:
    """What leads from a file to the site's folder: `../` for each folder that it stands in."""
    return "../" * path.count("/")
