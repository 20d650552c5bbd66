"""The one place where this process has registers' files read apart from it."""

from functools import cache

from habeas.desk.apart import apart
from habeas.evidence.confinement.lists_apart import ListsApart


@cache
def lists_apart() -> ListsApart:
    """Who reads lists for this process, by the children that read everything else."""
    return ListsApart(apart())
