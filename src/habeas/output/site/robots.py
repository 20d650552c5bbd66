"""What programs that collect pages are asked to do: nothing at all, until somebody decided otherwise."""

from habeas.output.site.head import Decided


def robots_txt(decided: Decided) -> bytes:
    """The file `robots.txt`."""
    rule = "Disallow: /" if decided.indexed is None else "Disallow:"
    return f"User-agent: *\n{rule}\n".encode()
