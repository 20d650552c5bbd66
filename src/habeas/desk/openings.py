"""Opening the commitment to one source, for somebody who has to see that it is the one that a page stands on."""

from dataclasses import dataclass

from habeas.base.digest import Digest
from habeas.base.errors import WrongCall
from habeas.desk.recording import audit
from habeas.desk.saying import find_source
from habeas.desk.session import Session
from habeas.disclosure.data.release_ids import ReleaseIds


@dataclass(frozen=True, slots=True)
class Opening:
    """A commitment that went out, and the salt that opens it with this digest and opens nothing else."""

    commitment: str
    salt: str
    digest: Digest


def openings_of(session: Session, name: str, source: str) -> tuple[Opening, ...]:
    """What opens the commitments to a source in everything of this case that went out, in the order of release.

    Whoever is told an opening, and has the file, can tell that it is the one; so can whoever they tell it to.
    Raises WrongCall where nothing of the case went out.
    """
    case = session.case(name)
    digest = find_source(session, case, source).copy.digest
    keys = dict.fromkeys(release.key for release in session.vault.gate.releases(case.id))
    if not keys:
        raise WrongCall(f"Nothing of the case {name} went out.", "There is no commitment that could be opened.")
    with session.vault.transaction():
        audit(session, "open commitment", case.id, {"copy": digest})
    made = [ReleaseIds(key) for key in keys]
    return tuple(Opening(ids.commitment(digest), ids.salt(digest), digest) for ids in made)
