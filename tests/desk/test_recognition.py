"""What was recognised on a picture is marked wherever it is quoted."""

import io
from collections.abc import Iterator
from datetime import date

import pytest
from tests.desk.test_remand import FACTS
from tests.evidence.pictures.photographing import page_text, rendered

from habeas.base.digest import Json, digest_of
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.desk.case_file import case_shape, open_case, view_for_self
from habeas.desk.contradictions import contradictions_json, find_contradictions
from habeas.desk.deciding import accept
from habeas.desk.erasing_case import plan_case
from habeas.desk.erasing_shape import plan_shape
from habeas.desk.filings import filings_json, filings_of_opened
from habeas.desk.ledger import ledger_in, ledger_lines
from habeas.desk.preserving import Circumstances
from habeas.desk.proposing import draft_bytes, propose
from habeas.desk.questions import questions_json, questions_of_case
from habeas.desk.remand import remand_of_file
from habeas.desk.reviewing import listed, waiting_in_context
from habeas.desk.saying import Words, say
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_standard_input
from habeas.evidence.sources.source import Secrecy
from habeas.findings.remand.shape import check_json
from habeas.output.papers.case_sheet_html import case_sheet_html

TYPED = "Асель Муратова задержана 12 марта 2031 года в городе Кентау.\n".encode()
COMPLAINT = "Жалоба подана в областной суд, ответа нет."
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


def quoted(form: object) -> Iterator[dict[str, Json]]:
    """Every object of a JSON form that gives a quote."""
    if isinstance(form, dict):
        if isinstance(form.get("quote"), str):
            yield form
        form = list(form.values())
    if isinstance(form, list):
        for each in form:
            yield from quoted(each)


def test_every_answer_says_of_its_quotes_whether_they_were_recognised(session: Session, scan: bytes) -> None:
    """Contradictions, ledger, filings, questions and erasure mark the quotes of a scan, and those only."""
    for data in (scan, TYPED.replace("12 марта".encode(), "15 марта".encode()) + COMPLAINT.encode()):
        take_in_standard_input(session, "baker", data, Circumstances(Secrecy.CASE_FILE))
    scanned, typed = session.vault.evidence.sources()
    reading = session.vault.evidence.first_reading(scanned.copy.digest)
    assert reading is not None
    line = max(reading.text.split("\n"), key=len)
    propose(session, "baker")
    for each in list(listed(session, "baker")):
        accept(session, [each.proposal.id], "")
    claims: dict[str, dict[str, Plain]] = {"allegation": {"claim": "скрылась"}, "complaint": {"to": "суд"}}
    for source, quote in ((scanned, line), (typed, COMPLAINT)):
        for prop, value in claims.items():
            say(session, "baker", Words("Асель Муратова", prop, value, source.id, quote))
    today = session.now().date()
    opened = open_case(session, "baker", today)
    answers = {
        "contradictions": contradictions_json(find_contradictions(session, "baker", today)),
        "ledger": ledger_lines(ledger := ledger_in(opened), ledger.ledger.allegations),
        "filings": filings_json(filings_of_opened(opened)),
        "questions": questions_json(questions_of_case(session, "baker", today), Lang.EN),
        "erasure": [plan_shape(session, plan_case(session, "baker"), Lang.EN, done=False)],
    }
    for name, answer in answers.items():
        found = list(quoted(answer))
        assert {form["recognised"] for form in found} == {True, False}, name
        for form in found:
            assert form["recognised"] == (str(form["quote"]) in reading.text), name


def test_the_remand_check_marks_what_it_quotes_of_a_scan() -> None:
    """Places of an order that was photographed say so; those of a typed one do not."""
    out = io.BytesIO()
    rendered("ru", dpi=120).save(out, "PNG")
    for name, data, marked in (("order.png", out.getvalue(), True), ("order.txt", page_text("ru").encode(), False)):
        [person] = remand_of_file(FACTS.encode(), (name, data), date(2031, 4, 1)).people
        told = [each["recognised"] for check in person.checks for each in quoted(check_json(check))]
        assert told
        assert set(told) == {marked}


def test_drafts_of_a_file_are_marked(scan: bytes) -> None:
    """Without a vault, too, each draft says whether its words were recognised."""
    found = draft_bytes(scan)
    assert found.drafts
    assert found.recognised == frozenset(range(len(found.drafts)))
    assert not draft_bytes(TYPED).recognised
