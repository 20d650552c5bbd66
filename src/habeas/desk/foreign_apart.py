"""The one place where this process has files of other systems taken apart."""

from functools import cache

from habeas.desk.apart import apart
from habeas.evidence.confinement.foreign_apart import ForeignApart


@cache
def foreign_apart() -> ForeignApart:
    """Who takes files of other systems apart for this process, by the children that read everything else."""
    return ForeignApart(apart())
