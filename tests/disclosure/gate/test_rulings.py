"""What stands of rulings, whatever was undone."""

from datetime import UTC, datetime

import pytest

from habeas.base.ids import CaseId, Handle
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.held import Protection, Thing
from habeas.disclosure.gate.rulings import Ruled, Ruling, standing


def ruling(key: str, ruled: Ruled, audience: Audience | None = None, undoes: str | None = None) -> Ruling:
    """A ruling on one statement."""
    return Ruling(
        id=key,
        case=CaseId("c" * 32),
        ruled=ruled,
        thing=Thing.STATEMENT,
        key="s" * 64,
        protection=Protection.RULED,
        audience=audience,
        reason="Asked by counsel.",
        by=Handle("heron"),
        at=datetime(2026, 3, 1, tzinfo=UTC),
        undoes=undoes,
    )


def test_what_was_undone_does_not_stand() -> None:
    """A ruling stands until a later one names it; the one that undoes never stands itself."""
    held, let = ruling("1", Ruled.HOLD), ruling("2", Ruled.LET, Audience.COURT)
    assert standing((held, let)) == (held, let)
    assert standing((held, let, ruling("3", Ruled.UNDO, undoes="1"))) == (let,)


def test_a_ruling_says_why_and_to_whom() -> None:
    """No ruling without a reason, nothing let pass to everybody, nothing undone without its name."""
    with pytest.raises(ValueError, match="one audience"):
        ruling("1", Ruled.LET)
    with pytest.raises(ValueError, match="named"):
        ruling("1", Ruled.UNDO)
    with pytest.raises(ValueError, match="named"):
        ruling("1", Ruled.HOLD, undoes="2")
