"""What is out and tells what is to be erased: whoever has it is to be told, or it is taken down, before the ids go."""

from collections.abc import Collection

from habeas.desk.erasing_names import Naming
from habeas.desk.erasing_plan import OutWith
from habeas.desk.session import Session
from habeas.disclosure.gate.releases import Told, still_out


def released_with(session: Session, keys: Collection[str], naming: Naming | None = None) -> tuple[OutWith, ...]:
    """The releases that are out and tell any of these cases, statements or entities, oldest first.

    `naming` finds a person also in sentences that stand on other statements. Erasing takes the ids out of a release,
    so that it can be asked only before.
    """
    gate, wanted = session.vault.gate, frozenset(keys)
    found = []
    for release in still_out(gate.releases(), gate.release_acts()):
        carried = frozenset[str]().union(*(_carried(told, wanted, naming) for told in release.told))
        named = any(told.named if told.case in wanted else told.named & wanted for told in release.told)
        about = any(told.case in wanted or not wanted.isdisjoint(told.entities) for told in release.told)
        if carried or named or about:
            found.append(OutWith(release, len(carried), named))
    return tuple(found)


def _carried(told: Told, wanted: frozenset[str], naming: Naming | None) -> frozenset[str]:
    """The statements told that go, and the sentences that name whoever goes."""
    whole = told.statements if told.case in wanted else told.statements & wanted
    sentences = (one.text for one in told.sentences if naming is not None and naming.names(one.text))
    return frozenset((*whole, *sentences))
