"""What a source is called where it is listed."""

from habeas.evidence.sources.source import Source


def title_of(source: Source) -> str:
    """What a source is called: its title, else the file's name, else the beginning of its digest."""
    if source.description.title is not None:
        return source.description.title.value
    return source.original_name or source.copy.digest[:19]
