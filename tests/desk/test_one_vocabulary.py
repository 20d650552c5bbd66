"""The law that drafts and record speak one vocabulary."""

from pathlib import Path

import pytest

from habeas.desk.demonstration import REPORTS
from habeas.desk.proposing import draft_bytes
from habeas.record.vocabulary.checking import check_value

TEXTS = Path(__file__).parent.parent / "drafting" / "texts"
DEMO = Path(__file__).parent.parent.parent / "src" / "habeas" / "desk" / "demo"
FILES = [*sorted(TEXTS.rglob("*.txt")), *(DEMO / name for name in REPORTS)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_draft_could_be_accepted_as_it_stands(path: Path) -> None:
    """No draft has a type, a field, a code or a date that the vocabulary would refuse."""
    drafts = draft_bytes(path.read_bytes()).drafts
    wrong = [(draft.type, finding.message) for draft in drafts for finding in check_value(draft.type, draft.value)]
    assert wrong == []
