"""The laws of taking in what is inside something else."""

import io
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from tests.evidence.made_mail import BODY, letter
from tests.evidence.test_containers import pdf_with

from habeas.base.language import Lang
from habeas.desk.case_file import open_case, view_for_self
from habeas.desk.deciding import accept
from habeas.desk.describing import describe_source, source_shape, sources_of
from habeas.desk.preserving import Came, Circumstances, Taken
from habeas.desk.proposing import propose
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_files, take_in_standard_input
from habeas.desk.verifying import verify
from habeas.evidence.containers.inside import MOST_DEEP
from habeas.evidence.sources.source import Method, Secrecy

OPEN = Circumstances(Secrecy.CLOSED_HEARING)
ORDER = "3 мая 2022 года Тимур Садвакасов арестован судом на два месяца.\n".encode()


def zipped(**files: bytes) -> bytes:
    """A zip of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, data in files.items():
            packed.writestr(name.replace("_", "."), data)
    return stream.getvalue()


def take(session: Session, data: bytes) -> tuple[Taken, ...]:
    """Take these bytes into one case."""
    return take_in_standard_input(session, "baker", data, OPEN).taken


def test_attachments_become_sources_of_their_own(session: Session) -> None:
    """Mail in an archive and its attachment are kept byte for byte, as parts, under the container's secrecy."""
    mail = letter(BODY, ("order.txt", ORDER)).as_bytes()
    outer, message, order = take(session, zipped(letter_eml=mail))
    evidence = session.vault.evidence
    assert outer.source is not None
    assert message.source is not None
    assert order.source is not None
    assert evidence.copy(message.source.copy.digest) == mail
    assert evidence.copy(order.source.copy.digest) == ORDER
    assert [each.source.method for each in (message, order) if each.source] == [Method.PART] * 2
    assert order.source.secrecy is Secrecy.CLOSED_HEARING
    assert (order.source.original_name, order.depth) == ("order.txt", 2)
    assert [part.part for part in evidence.parts(outer.source.id)] == [message.source.id]
    assert [part.container for part in evidence.containers(order.source.id)] == [message.source.id]
    assert not [each for each in verify(session).findings if each.severity == "error"]


def test_a_file_in_a_pdf_is_a_source_of_its_own(session: Session) -> None:
    """What is attached to a PDF is taken out of it in a confined child, with its place and the PDF's secrecy."""
    data = pdf_with(("order.txt", ORDER))
    outer, order = take(session, data)
    assert order.source is not None
    assert order.inside is not None
    assert (order.inside.path, order.inside.container) == ("order.txt", outer.source.id if outer.source else "")
    assert (order.source.secrecy, order.source.method) == (Secrecy.CLOSED_HEARING, Method.PART)
    assert [each.came for each in take(session, data)] == [Came.AGAIN] * 2


def test_the_custody_log_says_out_of_what(session: Session) -> None:
    """The first entry of a part names its container and its name there, and counts as its receipt."""
    outer, part = take(session, zipped(order_txt=ORDER))
    assert outer.source is not None
    assert part.source is not None
    events = [event for _, _, event in session.vault.evidence.custody() if event and event["source"] == part.source.id]
    assert [event["action"] for event in events] == ["taken_out", "read"]
    assert (events[0]["container"], events[0]["path"]) == (outer.source.id, "order.txt")


def test_one_attachment_of_two_letters_is_one_source(session: Session) -> None:
    """The same bytes in two containers are kept once, and the source names both."""
    take(session, letter("Первое.\n", ("order.txt", ORDER)).as_bytes())
    _, again = take(session, letter("Второе.\n", ("copy.txt", ORDER)).as_bytes())
    assert again.came is Came.AGAIN
    shapes = [source_shape(each) for each in sources_of(session, "baker")]
    assert len(shapes) == 3
    assert [within["path"] for within in shapes[1]["inside"]] == ["order.txt", "copy.txt"]


def test_the_same_call_again_records_nothing_of_the_parts(session: Session) -> None:
    """A stopped call is taken up again by the same call: what is kept gets no second entry."""
    data = zipped(a_txt=b"one", b_txt=b"two")
    take(session, data)
    before = len(session.vault.evidence.custody())
    assert [each.came for each in take(session, data)] == [Came.AGAIN] * 3
    assert len(session.vault.evidence.custody()) == before + 1


def test_what_is_missing_of_a_stopped_call_is_taken_out_then(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a stop between two parts the next call keeps the ones that are missing."""
    from habeas.desk import taking_out

    whole = taking_out._keep_part

    def stopped(session: Session, case: object, inside: object, *rest: object) -> Taken:
        if inside.path == "b.txt":  # type: ignore[attr-defined]
            raise KeyboardInterrupt
        return whole(session, case, inside, *rest)  # type: ignore[arg-type]

    data = zipped(a_txt=b"one", b_txt=b"two")
    with monkeypatch.context() as patch:
        patch.setattr(taking_out, "_keep_part", stopped)
        with pytest.raises(KeyboardInterrupt):
            take(session, data)
    assert [each.came for each in take(session, data)] == [Came.AGAIN, Came.AGAIN, Came.NEW]


def test_archives_without_end_are_left_inside(session: Session) -> None:
    """Nesting past the limit is a finding of the container in which it begins; nothing is lost."""
    data = b"core"
    for n in range(MOST_DEEP + 4):
        data = zipped(**{f"level{n}_zip": data})
    taken = take(session, data)
    assert len(taken) == MOST_DEEP + 1
    assert [each.code for each in taken[-2].findings] == ["parts-too-deep"]


def test_drafts_come_from_parts_as_from_any_source(session: Session, tmp_path: Path) -> None:
    """What an attachment asserts is proposed; a list of contents asserts nothing and is no cause for complaint."""
    path = tmp_path / "drawer.zip"
    path.write_bytes(zipped(letter_eml=letter(BODY, ("order.txt", ORDER)).as_bytes()))
    take_in_files(session, "baker", [path], OPEN)
    proposed = propose(session, "baker")
    case = session.case("baker")
    types = {each.draft.type for each in session.vault.proposals.proposals(case.id)}
    assert {"apprehension", "custody_order"} <= types
    assert (proposed.sources, proposed.findings) == (2, ())


def test_the_case_sheet_says_inside_what_a_source_came(session: Session) -> None:
    """The row of an attachment on the case sheet names its message, and what it was called there."""
    take(session, letter(BODY, ("order.txt", ORDER)).as_bytes())
    propose(session, "baker")
    case = session.case("baker")
    for each in session.vault.proposals.proposals(case.id):
        if each.draft.type == "custody_order":
            accept(session, [each.id])
    view = view_for_self(open_case(session, "baker", date(2023, 1, 1)), Lang.RU)
    rows = {row.label: "".join(run.text for run in row.value) for row in view.sources[0].rows}
    title = "Постановление о заключении под стражу и приложения к нему, номер 17"
    assert rows["Пришло внутри"] == f"{title}, под именем order.txt"


def test_a_container_that_changes_its_secrecy_takes_its_parts_along(session: Session) -> None:
    """Parts with the secrecy of their container keep having it; one that a person judged by itself stays as judged."""
    data = zipped(letter_eml=letter(BODY, ("order.txt", ORDER)).as_bytes(), note_txt=b"He is a baker.")
    outer, *_, note = take(session, data)
    assert outer.source is not None
    assert note.source is not None
    describe_source(session, "baker", note.source.id[:8], {"secrecy": "public"})
    describe_source(session, "baker", outer.source.id[:8], {"secrecy": "state_secret"})
    found = {source.original_name: source.secrecy for source in session.vault.evidence.sources()}
    assert found == {
        None: Secrecy.STATE_SECRET,
        "letter.eml": Secrecy.STATE_SECRET,
        "order.txt": Secrecy.STATE_SECRET,
        "note.txt": Secrecy.PUBLIC,
    }


def test_every_document_is_read_apart_from_the_keys(session: Session) -> None:
    """The confined child, which may open nothing, has all that the readers of documents need."""
    book = openpyxl.Workbook()
    book.active.append(["Ilyas Qarabulaq", "baker"])  # type: ignore[union-attr]
    stream = io.BytesIO()
    book.save(stream)
    corpus = Path(__file__).parents[1] / "corpus" / "office"
    for data in (
        stream.getvalue(),
        *((corpus / name).read_bytes() for name in ("order-kk.doc", "order-ru.odt", "order-en.rtf")),
    ):
        [taken] = take(session, data)
        assert (taken.findings, bool(taken.characters)) == ((), True)
