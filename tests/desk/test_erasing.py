"""Erasing a source, a person and a case: what goes, what stays and is said, and that nothing of it is left anywhere."""

import json
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import DESK_PASSPHRASE
from tests.vault.pages import clear_pages

from habeas.base.digest import Digest
from habeas.base.erasure import Erased, Reason
from habeas.base.errors import WrongCall
from habeas.base.finding import Severity
from habeas.base.keeping import Sent, SentCopy
from habeas.base.language import Lang
from habeas.desk.auditing import trail
from habeas.desk.case_file import open_case
from habeas.desk.copies import remember_copy
from habeas.desk.erased import erased_in
from habeas.desk.erasing import Ground, erase, tells
from habeas.desk.erasing_case import plan_case
from habeas.desk.erasing_person import plan_person
from habeas.desk.erasing_plan import Where, Why
from habeas.desk.erasing_shape import plan_shape
from habeas.desk.erasing_source import plan_source
from habeas.desk.filings import filings_of_case
from habeas.desk.judging import judge, people
from habeas.desk.ledger import open_ledger
from habeas.desk.preserving import Circumstances
from habeas.desk.proposing import propose
from habeas.desk.questions import questions_of_case
from habeas.desk.reprints import judge_sources
from habeas.desk.retracting import supersede, withdraw
from habeas.desk.saying import Words, say
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_files
from habeas.desk.verifying import verify
from habeas.evidence.sources.independence import Standing
from habeas.evidence.sources.source import Part, Secrecy, Source
from habeas.record.people import Sameness
from habeas.record.statements import Statement

DAY = date(2026, 3, 2)
LETTER = """Letter of a neighbour. Asel Nurlanova writes that Ilyas Qarabulaq was beaten on 3 May 2023.
He was taken to the Tasköl remand prison. I live next door, she says of herself.
"""
REPORT = """Пекаря Ильяса Карабулака задержали 3 мая 2023 года в Таскёле.
Соседка Асель Нурланова рассказала, что его избили. Слова Нурлановой записала газета.
"""
CONSENT = Ground(Reason.CONSENT)


def add(session: Session, folder: Path, name: str, text: str, case: str = "baker") -> Source:
    """A file taken into a case."""
    path = folder / name
    path.write_text(text, "utf-8")
    (taken,) = take_in_files(session, case, [path], Circumstances(Secrecy.CASE_FILE)).taken
    assert taken.source is not None
    return taken.source


def tell(
    session: Session, source: Source, subject: str | None, prop: str, value: Mapping[str, str], quote: str, **more: str
) -> Statement:
    """A statement typed by hand; `more` may name who says it and the case."""
    words = Words(subject, prop, value, source.id, quote, attributed_to=more.get("by"))
    return say(session, more.get("case", "baker"), words)


class Case:
    """A case of a letter and a report about a baker whom a neighbour saw."""

    def __init__(self, session: Session, folder: Path) -> None:
        self.letter, self.report = (add(session, folder, *file) for file in (("letter.txt", LETTER), ("r.txt", REPORT)))
        self.id = session.case("baker").id
        baker, seen = "Ilyas Qarabulaq", "Asel Nurlanova"
        self.held = tell(session, self.report, baker, "apprehension", {"when": "2023-05-03"}, "задержали 3 мая 2023")
        self.named = tell(session, self.report, baker, "person", {"name": baker, "role": "detainee"}, "Ильяса")
        self.witness = tell(session, self.letter, seen, "person", {"name": seen, "role": "witness"}, seen)
        self.beaten = tell(
            session, self.letter, baker, "ill_treatment", {"claim": "He was beaten."}, "was beaten", by=seen
        )
        place = {"name": "Tasköl remand prison"}
        self.place = tell(session, self.letter, baker, "place_of_detention", place, "Tasköl remand prison")
        self.paper = tell(
            session, self.report, baker, "irregularity", {"claim": "Слова записали."}, "Слова Нурлановой записала"
        )


@pytest.fixture
def baker(session: Session, tmp_path: Path) -> Case:
    """The case, made in the vault of the session."""
    return Case(session, tmp_path)


def pages(folder: Path, *words: str) -> list[str]:
    """Which of these words stand in some page of the database or its journal."""
    every = b"\n".join(clear_pages(folder, DESK_PASSPHRASE))
    return [word for word in words if word.encode() in every or json.dumps(word)[1:-1].encode() in every]


def intact(session: Session) -> bool:
    """Whether the check finds nothing worse than a note."""
    found = [finding for finding in verify(session).findings if finding.severity is not Severity.NOTE]
    assert found == []
    return True


def test_a_source_is_shown_with_all_that_stands_on_it(session: Session, baker: Case) -> None:
    """The preview names the statements, the people only it speaks of, and the facts that go; nothing is changed."""
    before = session.vault.record.statements(baker.id)
    plan = plan_source(session, "baker", "letter.txt", DAY)
    assert {said.id for _, said in plan.statements} == {baker.witness.id, baker.beaten.id, baker.place.id}
    assert {entity.name for entity in plan.entities} == {"Asel Nurlanova", "Tasköl remand prison"}
    lost = {said.id for fact in plan.changes.lost for said in fact.statements}
    assert lost == {baker.witness.id, baker.beaten.id, baker.place.id}
    assert [(one.source.id, one.whole) for one in plan.holding] == [(baker.report.id, 2)]
    assert session.vault.record.statements(baker.id) == before
    assert session.vault.erasures.erasures() == ()


def test_a_reprint_is_named(session: Session, baker: Case) -> None:
    """A source that a person judged to tell the same stays, and the preview says so."""
    assert plan_source(session, "baker", "letter.txt", DAY).stays == ()
    judge_sources(session, "baker", "letter.txt", "r.txt", Standing.DEPENDENT, "one neighbour")
    plan = plan_source(session, "baker", "letter.txt", DAY)
    assert [(one.why, one.id) for one in plan.stays] == [(Why.REPRINT, baker.report.id)]


def test_nothing_of_an_erased_source_is_left(session: Session, baker: Case, vault_folder: Path) -> None:
    """No page of the database, free ones included, and no file holds it; the vault is sound and says what went."""
    propose(session, "baker")
    assert pages(vault_folder, "letter.txt", "Letter of a neighbour", "Asel Nurlanova") != []
    files = sum(path.is_file() for path in (vault_folder / "blobs").rglob("*"))
    stones = erase(session, plan_source(session, "baker", "letter.txt", DAY), CONSENT)
    assert pages(vault_folder, "letter.txt", "Letter of a neighbour", "Asel Nurlanova", baker.letter.copy.digest) == []
    assert sum(path.is_file() for path in (vault_folder / "blobs").rglob("*")) == files - 1
    assert intact(session)
    assert {stone.id for stone in stones} >= {baker.letter.id, baker.beaten.id}
    assert {stone["kind"] for stone in erased_in(session, "baker")} == {"source", "statement", "entity"}
    assert trail(session, "baker")[-2].action == "erase source"
    assert {said.id for said in session.vault.record.statements(baker.id)} == {
        baker.held.id,
        baker.named.id,
        baker.paper.id,
    }


def test_a_later_copy_of_the_folder_does_not_hold_it(
    session: Session, baker: Case, vault_folder: Path, tmp_path: Path
) -> None:
    """What is copied after the erasing has neither file, key nor word of it."""
    erase(session, plan_source(session, "baker", "letter.txt", DAY), CONSENT)
    session.vault.close()
    shutil.copytree(vault_folder, tmp_path / "later")
    assert pages(tmp_path / "later", "Letter of a neighbour", "Asel Nurlanova") == []
    assert pages(tmp_path / "later", baker.report.id) == [baker.report.id]


def test_what_an_erased_statement_replaced_stays_out(session: Session, baker: Case, tmp_path: Path) -> None:
    """Neither what it superseded comes back, nor does a withdrawn one; the ledger, filings and questions hold."""
    other = add(session, tmp_path, "note.txt", "The prison is in Tasköl, says a note.")
    first = tell(session, other, "Ilyas Qarabulaq", "occupation", {"text": "cook"}, "a note")
    better = supersede(session, first.id, {"text": "baker"}, "misread")
    withdraw(session, baker.place.id, "doubtful")
    erase(session, plan_source(session, "baker", "note.txt", DAY), CONSENT)
    counting = {said.id for fact in open_case(session, "baker", DAY).casefile.facts for said in fact.statements}
    assert not counting & {first.id, better.id, baker.place.id}
    assert open_ledger(session, "baker", DAY).findings == ()
    assert filings_of_case(session, "baker", DAY).opened.findings == ()
    assert questions_of_case(session, "baker", DAY).opened.findings == ()


def test_what_refers_to_an_erased_statement_says_so(session: Session, baker: Case, tmp_path: Path) -> None:
    """A reply to an erased question is shown before and told afterwards, with the day."""
    asked = add(session, tmp_path, "asked.txt", "Where is he held? The lawyer asked.")
    question = tell(session, asked, None, "question", {"text": "Where is he held?"}, "Where is he held?")
    answer = {"by": "prosecutor", "answers": question.id}
    reply = tell(session, baker.report, None, "reply", answer, "записала газета")
    plan = plan_source(session, "baker", "asked.txt", DAY)
    assert plan.changes.pointing == (reply.id,)
    erase(session, plan, CONSENT)
    (finding,) = open_case(session, "baker", DAY).findings
    assert (finding.code, finding.place) == ("refers-to-erased", f"statement {reply.id}")
    assert open_ledger(session, "baker", DAY).findings == (finding,)
    assert questions_of_case(session, "baker", DAY).opened.findings == (finding,)


def test_parts_go_with_what_they_came_in(session: Session, baker: Case, tmp_path: Path) -> None:
    """Of two parts the one that also came by itself stays, and is said; a part alone names its container."""
    mail = add(session, tmp_path, "mail.txt", "Two enclosures.")
    with session.vault.transaction():
        for place, part in enumerate((baker.letter, baker.report)):
            session.vault.evidence.add_part(Part(mail.id, part.id, f"part {place}", place))
    alone = plan_source(session, "baker", "letter.txt", DAY)
    assert [(one.why, one.id) for one in alone.stays] == [(Why.IN_CONTAINER, mail.id)]
    both = plan_source(session, "baker", "letter.txt", DAY, container=True)
    assert {one.id for one in both.sources} == {baker.letter.id, mail.id}
    whole = plan_source(session, "baker", "mail.txt", DAY)
    assert {one.id for one in whole.sources} == {mail.id}
    assert {(one.why, one.id) for one in whole.stays} == {
        (Why.ADDED_ITSELF, baker.letter.id),
        (Why.ADDED_ITSELF, baker.report.id),
    }


def test_copies_outside_are_listed(session: Session, baker: Case, tmp_path: Path) -> None:
    """Clear copies that lie there, sealed copies with the source in them and every backup are named."""
    sheet = tmp_path / "sheet.html"
    sheet.write_text("a sheet", "utf-8")
    remember_copy(session, sheet, Digest("sha256:" + "0" * 64))
    rows = [
        (Sent.CASE, (baker.letter.id,)),
        (Sent.CASE, (baker.report.id,)),
        (Sent.BACKUP, ()),
    ]
    for number, (kind, sources) in enumerate(rows):
        copy = SentCopy(f"{number:032x}", kind, session.now(), session.who, (), sources, "a stick", Digest("sha256:0"))
        session.vault.sent.add_sent_copy(copy)
    plan = plan_source(session, "baker", "letter.txt", DAY)
    assert [copy.path for copy in plan.copies] == [sheet.resolve()]
    assert [copy.id for copy in plan.sent] == [f"{0:032x}", f"{2:032x}"]


def test_a_person_goes_with_what_is_said_of_and_by_them(session: Session, baker: Case, vault_folder: Path) -> None:
    """Statements about and by the person go; one that quotes the name is listed, and goes when asked."""
    plan = plan_person(session, "baker", "Asel Nurlanova", DAY)
    assert {said.id for _, said in plan.statements} == {baker.witness.id, baker.beaten.id}
    told = {one.statement.id: one.where for one in plan.mentions}
    assert told[baker.paper.id] is Where.QUOTE
    assert {one.source.id for one in plan.holding} == {baker.letter.id, baker.report.id}
    wide = plan_person(session, "baker", "Asel Nurlanova", DAY, wide=True)
    assert {said.id for _, said in wide.statements} == {baker.witness.id, baker.beaten.id, baker.paper.id}
    also = plan_person(session, "baker", "Asel Nurlanova", DAY, also=[baker.paper.id[:8]])
    assert {said.id for _, said in also.statements} >= {baker.paper.id}
    withdraw(session, baker.paper.id, "Asel Nurlanova asked for it")
    erase(session, wide, Ground(Reason.ASKED))
    assert intact(session)
    rest = plan_source(session, "baker", "letter.txt", DAY)
    erase(session, rest, Ground(Reason.ASKED))
    erase(session, plan_source(session, "baker", "r.txt", DAY), Ground(Reason.ASKED))
    assert pages(vault_folder, "Asel Nurlanova", "Нурланов") == []


def test_free_text_gets_a_mark(session: Session, baker: Case) -> None:
    """Reasons and notes that hold the name keep all but the name."""
    withdraw(session, baker.place.id, "Asel Nurlanova was not sure")
    plan = plan_person(session, "baker", "Asel Nurlanova", DAY)
    assert plan.texts["withdrawals"] == 1
    erase(session, plan, Ground(Reason.ASKED))
    (back,) = session.vault.record.withdrawals(baker.id)
    assert back.reason == "[—] was not sure"


def test_everybody_judged_to_be_the_person_goes(session: Session, baker: Case) -> None:
    """A second entity of the same person goes too, with what is said of it."""
    other = "Асель Нурланова"
    said = tell(session, baker.report, other, "person", {"name": other, "role": "witness"}, "Асель Нурланова")
    by_name = {one.entity.name: one.goes_by for one in people(session, "baker")}
    if by_name[other] != by_name["Asel Nurlanova"]:
        judge(session, "baker", "Asel Nurlanova", other, Sameness.SAME, "one neighbour")
    plan = plan_person(session, "baker", other, DAY)
    assert {entity.name for entity in plan.entities} >= {other, "Asel Nurlanova"}
    assert said.id in {one.id for _, one in plan.statements}


def test_the_person_a_case_is_about_goes_only_with_the_case(session: Session, baker: Case) -> None:
    """The refusal names the command for the case; nothing is erased."""
    with pytest.raises(WrongCall, match="is about") as refused:
        plan_person(session, "baker", "Ilyas Qarabulaq", DAY)
    assert "erase case baker" in refused.value.remedy
    with pytest.raises(WrongCall, match="not a person"):
        plan_person(session, "baker", "Tasköl remand prison", DAY)
    with pytest.raises(WrongCall, match="not one of the statements"):
        plan_person(session, "baker", "Asel Nurlanova", DAY, also=[baker.place.id[:8]])


def test_a_family_name_that_two_carry_is_not_sure(session: Session, baker: Case) -> None:
    """Where another person of the vault has the family name, it alone is only perhaps the person."""
    tell(session, baker.report, "Dana Nurlanova", "person", {"name": "Dana Nurlanova", "role": "relative"}, "газета")
    plan = plan_person(session, "baker", "Asel Nurlanova", DAY)
    (mention,) = [one for one in plan.mentions if one.statement.id == baker.paper.id]
    assert not mention.sure
    wide = plan_person(session, "baker", "Asel Nurlanova", DAY, wide=True)
    assert baker.paper.id not in {said.id for _, said in wide.statements}


def test_a_case_goes_and_leaves_what_serves_another(
    session: Session, baker: Case, tmp_path: Path, vault_folder: Path
) -> None:
    """A source of two cases is unlinked and stays; all else goes, the case's name too."""
    add(session, tmp_path, "r.txt", REPORT, case="cook")
    plan = plan_case(session, "baker")
    assert [(one.why, one.id) for one in plan.stays] == [(Why.SERVES_ANOTHER, baker.report.id)]
    assert {one.id for one in plan.sources} == {baker.letter.id}
    stones = erase(session, plan, Ground(Reason.OVER, "closed"))
    assert stones[0].kind is Erased.CASE
    assert [case.name for case in session.vault.record.cases()] == ["cook"]
    assert [source.id for source in session.vault.evidence.sources()] == [baker.report.id]
    assert pages(vault_folder, "baker", "Asel Nurlanova", "Qarabulaq", "Letter of a neighbour") == []
    assert intact(session)
    assert erased_in(session, None)[0]["note"] == "closed"
    with pytest.raises(WrongCall, match="no case"):
        erased_in(session, "baker")


def test_a_failure_half_way_erases_nothing(session: Session, baker: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the custody log cannot be written the whole erasure is taken back."""

    def fail(*_: object) -> None:
        raise WrongCall("no", "no")

    before = session.vault.record.statements(baker.id)
    plan = plan_source(session, "baker", "letter.txt", DAY)
    monkeypatch.setattr("habeas.desk.erasing._to_custody", fail)
    with pytest.raises(WrongCall, match="no"):
        erase(session, plan, CONSENT)
    assert session.vault.record.statements(baker.id) == before
    assert session.vault.evidence.copy(baker.letter.copy.digest) == LETTER.encode()
    assert session.vault.erasures.erasures() == ()
    assert verify(session).intact


def test_the_same_file_is_known_again_unless_there_is_danger(session: Session, baker: Case) -> None:
    """A tombstone tells the same bytes, but none does where the reason is danger, or it was to be forgotten."""
    digest = baker.letter.copy.digest
    erase(session, plan_source(session, "baker", "letter.txt", DAY), CONSENT)
    assert session.vault.erasures.erased_copy(digest) is not None
    erase(session, plan_source(session, "baker", "r.txt", DAY), Ground(Reason.DANGER))
    assert session.vault.erasures.erased_copy(baker.report.copy.digest) is None
    assert session.vault.erasures.is_erased(Erased.SOURCE, baker.report.id)


@pytest.mark.parametrize(
    ("note", "told"),
    [("she called", False), ("Nurlanova called", True), ("Tasköl remand prison was wrong", True), ("", False)],
)
def test_a_note_that_tells_what_is_erased_is_noticed(session: Session, baker: Case, note: str, told: bool) -> None:
    """A name, or the words of a quote, in the note are told before anything is done."""
    assert tells(plan_source(session, "baker", "letter.txt", DAY), note) is told


def test_the_shape_holds_everything_that_is_shown(session: Session, baker: Case) -> None:
    """Sources, statements, people, changes and mentions stand in the JSON of a preview."""
    shape = plan_shape(session, plan_person(session, "baker", "Asel Nurlanova", DAY), Lang.EN, done=False)
    assert shape["done"] is False
    assert {row["statement"] for row in shape["statements"]} == {baker.witness.id, baker.beaten.id}  # type: ignore[union-attr, index, call-overload]
    assert {row["source"] for row in shape["holding"]} == {baker.letter.id, baker.report.id}  # type: ignore[union-attr, index, call-overload]


def test_the_trail_is_read_by_case_and_day(session: Session, baker: Case) -> None:
    """Only what was done in the case, from the day on; reading it is in it."""
    every, mine = trail(session), trail(session, "baker")
    assert mine[-1].action == "read audit"
    assert len(mine) <= len(every) + 1
    assert trail(session, "baker", date(2027, 1, 1)) == ()
