"""The laws of taking in lists, in a real vault: cells become facts, and nothing is blanked, doubled or undone."""

from datetime import date
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.intake.lists import HEADER, MAPPING, ROWS, csv_of

from habeas.base.erasure import Reason
from habeas.base.plain import Plain
from habeas.desk.case_file import open_case
from habeas.desk.erasing import Ground, erase
from habeas.desk.erasing_person import plan_person
from habeas.desk.intake import take_list
from habeas.desk.intake_planning import Offered
from habeas.desk.intake_report import Report
from habeas.desk.retracting import supersede, withdraw
from habeas.desk.reviewing import proposals
from habeas.desk.session import Session
from habeas.desk.verifying import verify
from habeas.intake.updating import What, Why
from habeas.record.living import living
from habeas.record.statements import Method, Statement

AS_OF = date(2022, 6, 2)


def offer(session: Session, *rows: tuple[str, ...], header: tuple[str, ...] = HEADER, **how: object) -> Report:
    """Take in a list of these rows, accepted unless told otherwise."""
    data = csv_of((header, *rows)).encode()
    told: dict[str, object] = {"mapping": MAPPING, "accept": "checked against the letters", **how}
    return take_list(session, "list", Offered(data, "list.csv", **told))  # type: ignore[arg-type]


def counting(session: Session) -> list[Statement]:
    """The statements of the case that count."""
    keeping, case = session.vault.record, session.case("list").id
    return list(living(keeping.statements(case), keeping.withdrawals(case)).statements.values())


def said(session: Session, prop: str) -> list[dict[str, Plain]]:
    """What counts of a property, with its time."""
    return [
        {**(one.value if isinstance(one.value, dict) else {}), **({"when": str(one.when)} if one.when else {})}
        for one in counting(session)
        if one.prop == prop
    ]


def totals(report: Report) -> dict[str, int]:
    """How many lines of each kind, those of none left out."""
    return {what.value: count for what, count in report.totals.items() if count}


def test_a_dry_run_keeps_nothing(session: Session) -> None:
    """It says what would be, and neither case nor source nor mapping is there after it."""
    report = offer(session, *ROWS, dry_run=True)
    assert (totals(report), report.kept) == ({"new": 12}, False)
    assert session.vault.record.cases() == ()
    assert session.vault.evidence.sources() == ()
    assert session.vault.mappings.mappings() == ()


def test_an_accepted_list_becomes_facts_at_their_cells(session: Session) -> None:
    """Every statement is imported, by the mapping's digest, and its quote is its cell."""
    report = offer(session, *ROWS)
    assert report.recorded == len(counting(session)) == 12
    assert report.mapping is not None
    for one in counting(session):
        assert (one.method, one.extractor) == (Method.IMPORTED, report.mapping.extractor)
    [until] = [one for one in counting(session) if one.prop == "custody_order" and "until" in one.value]  # type: ignore[operator]
    assert until.anchor.quote == "29.06.2022"
    held = {one.entity.name for one in open_case(session, "list", AS_OF).casefile.detainees}
    assert held == {"Ермек Тасқұлов", "Дина Шорманова"}
    assert verify(session).findings == ()


def test_without_acceptance_cells_wait_and_the_same_call_accepts_them(session: Session) -> None:
    """Proposals wait; the call again adds none; with an acceptance they become statements, once."""
    assert offer(session, *ROWS, accept=None).proposed == 12
    assert totals(offer(session, *ROWS, accept=None)) == {"same": 12}
    assert counting(session) == []
    assert offer(session, *ROWS).recorded == 12
    assert {one.state.value for one in proposals(session, "list")} == {"accepted"}
    assert (offer(session, *ROWS).recorded, len(counting(session))) == (0, 12)


def test_a_later_copy_changes_only_what_it_says_otherwise(session: Session) -> None:
    """A changed cell supersedes, an empty cell and a missing column blank nothing, a vanished row stays."""
    offer(session, *ROWS)
    shorter = ("ФИО", "Дата рождения", "Под стражей до", "Суд")
    report = offer(session, ("Ермек Тасқұлов", "12.03.1975", "29.08.2022", ""), header=shorter)
    assert totals(report) == {"changed": 1, "same": 2, "vanished": 1}
    assert sorted(said(session, "custody_order"), key=str) == [
        {"measure": "custody", "court": "Тасколский районный суд"},
        {"measure": "custody", "until": "2022-08-29"},
    ]
    assert len(counting(session)) == 12


def test_what_a_person_did_is_never_undone(session: Session) -> None:
    """A value that a person put or took back stays so; the list's new value stands beside it and is reported."""
    offer(session, *ROWS)
    [born] = [one for one in counting(session) if one.prop == "birth_date" and one.anchor.quote == "1990"]
    [lawyer] = [one for one in counting(session) if one.prop == "counsel"]
    put = supersede(session, born.id, {"date": "1991"}, "her passport")
    withdraw(session, lawyer.id, "she left the case")
    same = offer(session, *ROWS, ("Асан Беков", "1980", "", "", "", "", "", "", ""))
    assert totals(same) == {"same": 12, "new": 2}
    assert put.id in {one.id for one in counting(session)}
    # Her year of birth is a part of the key: the mapping of this list tells rows by the name alone.
    changed = (*ROWS[0][:7], "Болат Нуров", "")
    report = offer(session, changed, ROWS[1])
    assert [(line.prop, line.why) for line in report.lines if line.what is What.CONFLICT] == [("counsel", Why.TOUCHED)]
    assert said(session, "counsel") == [{"name": "Болат Нуров"}]
    assert totals(offer(session, changed, ROWS[1], accept="again"))["same"] == 12


def test_rows_of_one_name_are_two_people(session: Session) -> None:
    """The key tells them apart; the machine joins neither to the other."""
    offer(session, ("Асан Беков", "1980"), ("Асан Беков", "1991"))
    subjects = {one.subject for one in counting(session)}
    assert len(subjects) == 2
    assert {frozenset(str(one.subject) for one in counting(session) if one.prop == "person")} == {
        frozenset(map(str, subjects))
    }


def test_a_double_key_refuses_both_rows(session: Session) -> None:
    """Nothing tells which of them is right."""
    report = offer(session, ROWS[0], ROWS[0], ROWS[1])
    refused = [line.finding.code for line in report.lines if line.finding is not None]
    assert refused == ["key-double", "key-double"]
    assert {one.anchor.quote for one in counting(session) if one.prop == "person"} == {"Дина Шорманова"}


def test_a_column_can_name_the_case(session: Session) -> None:
    """Each row goes into the case it names, which is made, and the list serves them all."""
    text = MAPPING + "case: {column: Дело}\n"
    rows = [(*row[:8], case) for row, case in zip(ROWS, ("one", "two"), strict=True)]
    report = offer(session, *rows, header=(*HEADER[:8], "Дело"), mapping=text)
    assert [case.name for case in report.made] == ["list", "one", "two"]
    assert report.source is not None
    for name in ("one", "two"):
        assert [one.id for one in session.vault.evidence.sources(session.case(name).id)] == [report.source.id]
    assert totals(offer(session, *rows, header=(*HEADER[:8], "Дело"), mapping=text)) == {"same": 12}


def test_an_older_copy_again_brings_nothing_back(session: Session) -> None:
    """January's file after February's changes nothing."""
    offer(session, *ROWS)
    offer(session, (*ROWS[0][:6], "29.08.2022", *ROWS[0][7:]), ROWS[1])
    assert totals(offer(session, *ROWS)) == {"same": 12}
    assert {"measure": "custody", "until": "2022-08-29"} in said(session, "custody_order")


def test_a_saved_mapping_reads_the_next_copy(session: Session) -> None:
    """Next month the name is enough, and every version that was used is kept."""
    offer(session, *ROWS)
    data = csv_of((HEADER, *ROWS, ("Асан Беков", "1980"))).encode()
    report = take_list(session, "list", Offered(data, "june.csv", saved="detained", accept="the same letters"))
    assert totals(report) == {"same": 12, "new": 2}
    offer(session, *ROWS, mapping=MAPPING.replace("  - property: counsel\n    fields: {name: Адвокат}\n", ""))
    assert len(session.vault.mappings.mappings("detained")) == 2


def test_a_row_that_was_erased_is_refused(session: Session) -> None:
    """A later copy does not bring back whom somebody had erased."""
    lawyer = MAPPING.replace("role: detainee", "role: relative")
    rows = (("Асан Беков", "1980"), ("Роза Бекова", "1981"), ("Дана Бекова", "1982"))
    offer(session, *rows, mapping=lawyer)
    erase_person(session, "Роза Бекова")
    report = offer(session, *rows, ("Айгүл Бекова", "1983"), mapping=lawyer)
    assert [(line.row, line.finding.code) for line in report.lines if line.finding is not None] == [(3, "row-erased")]
    assert "Роза Бекова" not in {entity.name for entity in session.vault.record.entities(session.case("list").id)}


def erase_person(session: Session, name: str) -> None:
    """Erase a person of the case."""
    erase(session, plan_person(session, "list", name, AS_OF), Ground(Reason.ASKED))


BORN = ("1980", "1981", "1982")
MONTH = st.dictionaries(
    st.sampled_from(BORN), st.tuples(st.sampled_from(["", "A", "B"]), st.sampled_from(["", "2022", "2023"])), min_size=1
)


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(MONTH, min_size=1, max_size=3), st.randoms())
def test_the_order_of_rows_makes_no_difference(
    session: Session, months: list[dict[str, tuple[str, str]]], random: Random
) -> None:
    """However the rows of each month stand, the same facts count in the end, and no field is ever blanked."""
    ended = []
    for name in (session.new_id(), session.new_id()):
        seen: set[tuple[str, str]] = set()
        for month in months:
            rows = [("Асан Беков", born, day, by) for born, (by, day) in month.items()]
            random.shuffle(rows)
            data = csv_of((HEADER, *rows)).encode()
            take_list(session, name, Offered(data, "list.csv", MAPPING, accept="checked"))
            seen |= {(born, field) for _, born, *cells in rows for field, cell in zip("wo", cells, strict=True) if cell}
        keeping, case = session.vault.record, session.case(name).id
        kept = living(keeping.statements(case), keeping.withdrawals(case)).statements.values()
        by_subject = {one.subject: one.anchor.quote for one in kept if one.prop == "birth_date"}
        facts = sorted((by_subject[one.subject], one.prop, repr(one.value), str(one.when)) for one in kept)
        assert {
            (by_subject[one.subject], "w" if one.when else "o") for one in kept if one.prop == "apprehension"
        } == seen
        ended.append(facts)
    assert ended[0] == ended[1]


def test_many_rows_of_one_key_are_told_briefly(session: Session) -> None:
    """Each row of a key that stands more than once is refused, and names a few of the others, not all of them."""
    report = offer(session, *([ROWS[0]] * 40), dry_run=True)
    messages = {line.finding.message for line in report.lines if line.finding}
    assert totals(report) == {"refused": 40}
    assert len(messages) == 1
    assert "20, 21 and 20 more have the same key" in messages.pop()


def test_a_namesake_in_another_row_is_joined_to_nobody(session: Session) -> None:
    """Rows of one list with likely one name, kept in several steps and over two copies, stay people of their own."""
    header = ("ФИО", "Дата рождения")
    rows = [("Ермек Тасқұлов" if day % 2 else "Ермек Таскулов", f"{day:02}.03.1975") for day in range(1, 29)]
    text = MAPPING.partition("  - property: apprehension")[0]
    offer(session, *rows, header=header, mapping=text)
    offer(session, *rows, ("Ермек Тасқұлов", "01.04.1975"), header=header, mapping=text)
    case = session.case("list").id
    assert len(session.vault.record.entities(case)) == 29
    assert session.vault.record.judgements(case) == ()
