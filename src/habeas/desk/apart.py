"""The one place where this process has strangers' files read apart from it.

The process that forks children is started once and serves every vault and every call: it never sees a
file's bytes itself, and no child outlives its file.
"""

import atexit
from functools import cache

from habeas.evidence.confinement.confinement import Confinement
from habeas.evidence.confinement.exports_apart import ExportsApart
from habeas.evidence.text.kinds import PLAIN


@cache
def apart() -> Confinement:
    """Who reads strangers' files for this process; ends with it."""
    confinement = Confinement()
    atexit.register(confinement.close)
    return confinement


@cache
def exports_apart() -> ExportsApart:
    """Who reads exports of posts for this process, by the same children."""
    return ExportsApart(apart())


def prepare_to_read() -> None:
    """Begin to load what every reader needs, while a passphrase is asked for and its key derived."""
    apart().prepare(PLAIN)
