"""What was recognised on a picture is marked wherever it is quoted."""

import io

import pytest
from tests.evidence.pictures.photographing import rendered

from habeas.base.digest import digest_of
from habeas.base.language import Lang
from habeas.desk.case_file import case_shape, open_case, view_for_self
from habeas.desk.deciding import accept
from habeas.desk.proposing import draft_bytes, propose
from habeas.desk.reviewing import listed, waiting_in_context
from habeas.desk.session import Session
from habeas.desk.taking_in import Circumstances, take_in_standard_input
from habeas.evidence.sources.source import Secrecy
from habeas.output.papers.case_sheet_html import case_sheet_html

TYPED = "Асель Муратова задержана 12 марта 2031 года в городе Кентау.\n".encode()
MARK = {
    Lang.EN: "recognised on a picture (OCR)",
    Lang.RU: "распознано на снимке (OCR)",
    Lang.KK: "суреттен танылған (OCR)",
}


@pytest.fixture(scope="module")
def scan() -> bytes:
    """The beginning of a court's order as a scan."""
    out = io.BytesIO()
    rendered("ru", dpi=120, paragraphs=2).save(out, "PNG")
    return out.getvalue()


def test_a_quote_from_a_picture_is_marked_all_the_way(session: Session, scan: bytes) -> None:
    """Proposals, the case file and the sheet in each language mark what was recognised, and only that."""
    for data in (scan, TYPED):
        take_in_standard_input(session, "baker", data, Circumstances(Secrecy.CASE_FILE))
    propose(session, "baker")
    sources = {each.id: each.copy.digest for each in session.vault.evidence.sources()}
    marked = {each.proposal.id: each.recognised for each in listed(session, "baker")}
    assert {sources[each.proposal.source] for each in listed(session, "baker")} == {digest_of(scan), digest_of(TYPED)}
    for each in listed(session, "baker"):
        assert each.recognised == (sources[each.proposal.source] == digest_of(scan))
    assert {each.proposal.id: each.recognised for each in waiting_in_context(session, "baker")} == marked
    for key in marked:
        accept(session, [key], "")
    opened = open_case(session, "baker", session.now().date())
    form = case_shape(opened)
    assert isinstance(form, dict)
    assert isinstance(form["statements"], list)
    for told in form["statements"]:
        assert isinstance(told, dict)
        assert isinstance(told["anchor"], dict)
        assert isinstance(told["source"], dict)
        assert told["anchor"]["recognised"] == (told["source"]["digest"] == digest_of(scan))
    for lang, mark in MARK.items():
        view = view_for_self(opened, lang)
        assert {note.recognised for note in view.footnotes} == {True, False}
        assert all(note.recognised == (note.digest == digest_of(scan)) for note in view.footnotes)
        assert case_sheet_html(view).decode().count(mark) == sum(note.recognised for note in view.footnotes)


def test_drafts_of_a_file_are_marked(scan: bytes) -> None:
    """Without a vault, too, each draft says whether its words were recognised."""
    found = draft_bytes(scan)
    assert found.drafts
    assert found.recognised == frozenset(range(len(found.drafts)))
    assert not draft_bytes(TYPED).recognised
