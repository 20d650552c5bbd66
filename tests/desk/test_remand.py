"""The remand check on facts files and on cases of the vault."""

from datetime import date
from pathlib import Path

import pytest

from habeas.base.errors import WrongCall
from habeas.base.known import Absent, Known
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.desk.preserving import Circumstances
from habeas.desk.remand import OrderFile, RemandPerson, remand_of_case, remand_of_file
from habeas.desk.remand_view import remand_json, view_remand
from habeas.desk.saying import Words, say
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_files, take_in_standard_input
from habeas.evidence.sources.source import Secrecy
from habeas.findings.remand.check import OrderSays, Row
from habeas.findings.remand.holdings import Says

ORDERS = Path(__file__).parents[1] / "findings" / "orders"
AS_OF = date(2022, 7, 28)
FACTS = """
jurisdiction: KZ
person: {born: 1985-03-12}
offences: [{code: criminal, article: "256", part: "1"}]
events:
  - {id: e1, type: apprehension, when: 2022-04-29, source: S1}
  - {id: e2, type: custody_order, when: 2022-05-02, measure: custody, source: S2}
said:
  - {id: f1, type: residence, text: Tasköl, source: S3, attributed_to: the defence}
  - {id: f2, type: conviction, absent: yes, source: S3}
consents: []
"""
TEXT = "Ильяс Карабулак подозревается по ч. 1 ст. 256 УК РК. Он живёт в Тасколе с рождения, не судим.\n"


def row(person: RemandPerson, item: str) -> Row:
    """The row of an item of the person's first check."""
    return next(row for row in person.checks[0].rows if row.item.id == item)


def test_a_facts_file_is_checked_by_its_country_and_the_covenant() -> None:
    """Both checklists are used, by the law of the day of the custody order."""
    answer = remand_of_file(FACTS.encode(), None, AS_OF)
    [person] = answer.people
    assert answer.findings == ()
    assert [check.pack.id for check in person.checks] == ["KZ", "INT"]
    assert (person.law_from, person.checks[0].day) == ("custody_order", date(2022, 5, 2))
    assert row(person, "KZ-R-138.1.10").record is Says.AGAINST
    assert row(person, "KZ-R-138.1.10").weights[0].holding.statements == ("f1",)
    assert row(person, "KZ-R-138.1.3").record is Says.NOTHING


def test_the_law_is_that_of_the_apprehension_or_the_day_asked_for_where_no_order_is_recorded() -> None:
    """An event after the day asked for chooses nothing."""
    without = FACTS.replace("custody_order", "hearing").replace("measure: custody, ", "")
    assert remand_of_file(without.encode(), None, AS_OF).people[0].law_from == "apprehension"
    [person] = remand_of_file(FACTS.encode(), None, date(2021, 1, 1)).people
    assert (person.law_from, person.checks[0].day) == (None, date(2021, 1, 1))


def test_what_is_wrong_in_a_facts_file_is_told_with_its_line_and_does_not_count() -> None:
    """A word that the vocabulary does not have, a field too many, a date that is none."""
    wrong = FACTS + "filings: []\n"
    wrong = wrong.replace("type: residence, text", "type: residense, text").replace(
        "absent: yes, source: S3}", "absent: yes, when: soon}"
    )
    answer = remand_of_file(wrong.encode(), None, AS_OF)
    assert [finding.code for finding in answer.findings] == ["facts-word", "facts-date"]
    assert "Did you mean `residence`?" in answer.findings[0].message
    assert row(answer.people[0], "KZ-R-138.1.10").record is Says.NOTHING
    misfit = FACTS.replace("text: Tasköl,", "colour: blue,")
    assert {one.code for one in remand_of_file(misfit.encode(), None, AS_OF).findings} == {
        "unknown-field",
        "missing-field",
    }


def test_an_order_that_cannot_be_read_is_told_and_the_rest_is_checked() -> None:
    """Nothing is lost for a bad file: the check without the order stands."""
    answer = remand_of_file(FACTS.encode(), ("order.pdf", b"%PDF-1.4 nothing"), AS_OF)
    assert "order-without-text" in {finding.code for finding in answer.findings}
    assert answer.people[0].checks[0].order is None
    foreign = remand_of_file(FACTS.encode(), ("order.txt", b"\xe4\xb8\xad\xe6\x96\x87" * 40), AS_OF)
    assert {finding.code for finding in foreign.findings} >= {"order-language"}


@pytest.mark.parametrize("data", [b"", b" \n\n", b"---\n"])
def test_an_order_without_words_is_told_to_be_empty(data: bytes) -> None:
    """An order that was given and holds no words is not one that was not given, nor one in a strange language."""
    answer = remand_of_file(FACTS.encode(), ("empty.yaml", data), AS_OF)
    assert [(one.code, one.place) for one in answer.findings] == [("order-empty", "empty.yaml")]
    assert answer.people[0].order is OrderFile.EMPTY
    assert remand_of_file(FACTS.encode(), None, AS_OF).people[0].order is OrderFile.NOT_GIVEN


@pytest.mark.parametrize(
    "offence", ["{article: '256'}", "{code: criminal, article: many}", "word", "{code: criminal, code: criminal}"]
)
def test_a_wrong_offence_is_told_once_and_is_no_charge(offence: str) -> None:
    """The same fault is not told by two readings of one file, and what is refused is not recorded."""
    wrong = FACTS.replace('{code: criminal, article: "256", part: "1"}', offence)
    answer = remand_of_file(wrong.encode(), None, AS_OF)
    told = [(one.code, one.place, one.message) for one in answer.findings]
    assert told
    assert len(told) == len(set(told))
    assert "charge" not in {holding.prop for holding in answer.people[0].holdings}


@pytest.mark.parametrize(
    ("lang", "charge", "born"),
    [
        (Lang.EN, "Article 256(1) of the Criminal Code of Kazakhstan", "12 March 1985"),
        (Lang.RU, "ч. 1 ст. 256 УК РК", "12 марта 1985 года"),
        (Lang.KK, "ҚР ҚК 256-бабының 1-бөлігі", "1985 жылғы 12 наурыз"),
    ],
)
def test_what_is_recorded_is_told_in_words(lang: Lang, charge: str, born: str) -> None:
    """An article as lawyers cite it, a date in words, and places in the file only for programs."""
    [person] = remand_of_file(FACTS.encode(), None, AS_OF).people
    held = [one for rows in view_remand(person, lang).checks[0].rows.values() for row in rows for one in row.held]
    assert charge in {one.text for one in held}
    assert born in {one.text for one in held}
    assert not any("[" in known or "." in known for one in held for known in one.ids)
    assert "offences[1]" in str(remand_json(person))


def test_a_country_without_a_checklist_is_told() -> None:
    """What other packs say is shown, and that the country's own is missing."""
    answer = remand_of_file(FACTS.replace("KZ", "TR").encode(), None, AS_OF)
    assert [check.pack.id for check in answer.people[0].checks] == ["INT"]
    assert "remand-no-checklist" in {finding.code for finding in answer.findings}


def _say(
    session: Session, source: str, prop: str, value: Known[dict[str, Plain]], quote: str, who: str = "Ильяс Карабулак"
) -> str:
    told: Known[dict[str, Plain]] = value
    return say(session, "baker", Words(who, prop, told, source, quote)).id


@pytest.fixture
def baker(session: Session) -> Session:
    """A case of one person with a charge, a home, no conviction, and the order among its sources."""
    taken = take_in_standard_input(session, "baker", TEXT.encode(), Circumstances(Secrecy.PUBLIC)).taken[0]
    assert taken.source is not None
    source = taken.source.id
    charge: dict[str, Plain] = {"country": "KZ", "code": "criminal", "article": "256", "part": "1"}
    _say(session, source, "charge", charge, "ч. 1 ст. 256 УК РК")
    _say(session, source, "residence", {"text": "Тасколь"}, "живёт в Тасколе с рождения")
    _say(session, source, "conviction", Absent(), "не судим")
    take_in_files(session, "baker", [ORDERS / "ru_formulaic.txt"], Circumstances(Secrecy.CASE_FILE))
    return session


def test_a_case_is_checked_with_the_ids_of_its_statements(baker: Session) -> None:
    """Every holding names the statements it stands on, and the order is a source of the case."""
    answer = remand_of_case(baker, "baker", AS_OF, "ru_formulaic.txt")
    [person] = answer.people
    found = row(person, "KZ-R-136.1a")
    ids = {statement.id for statement in baker.vault.record.statements(baker.case("baker").id)}
    assert found.order is OrderSays.ONLY_NAMED
    assert found.record is Says.AGAINST
    assert {one for weight in found.weights for one in weight.holding.statements} <= ids
    assert row(person, "KZ-R-136.1c").record is Says.AGAINST


def test_reading_a_case_for_it_is_in_the_audit_trail(baker: Session) -> None:
    """Whoever checks an order leaves a trace, as for every reading of a case."""
    remand_of_case(baker, "baker", AS_OF)
    assert "check remand" in [entry.action for entry in baker.vault.audit.entries()]


def test_a_source_or_a_person_that_is_not_there_is_refused(baker: Session) -> None:
    """A wrong name is told, and nothing is guessed."""
    with pytest.raises(WrongCall, match="No source is called"):
        remand_of_case(baker, "baker", AS_OF, "other.txt")
    with pytest.raises(WrongCall, match="No single person"):
        remand_of_case(baker, "baker", AS_OF, None, None, "Айдар")
    assert len(remand_of_case(baker, "baker", AS_OF, None, None, "Ильяс Карабулак").people) == 1


def test_one_order_is_read_for_one_person(baker: Session) -> None:
    """With two people held in a case somebody has to say whose order it is."""
    source = baker.vault.evidence.sources(baker.case("baker").id)[0].id
    charge: dict[str, Plain] = {"country": "KZ", "code": "criminal", "article": "174", "part": "1"}
    _say(baker, source, "charge", charge, "ст. 256", "Дана Серикова")
    with pytest.raises(WrongCall, match="Whose order is it"):
        remand_of_case(baker, "baker", AS_OF, "ru_formulaic.txt")
    one = remand_of_case(baker, "baker", AS_OF, "ru_formulaic.txt", None, "Дана Серикова")
    assert [person.person for person in one.people] == ["Дана Серикова"]


def test_a_case_without_a_country_asks_for_one(session: Session) -> None:
    """Whose law it is is never guessed."""
    taken = take_in_standard_input(session, "baker", TEXT.encode(), Circumstances(Secrecy.PUBLIC)).taken[0]
    assert taken.source is not None
    _say(session, taken.source.id, "charge", {"article": "256"}, "ст. 256")
    with pytest.raises(WrongCall, match="by whose law"):
        remand_of_case(session, "baker", AS_OF)
    answer = remand_of_case(session, "baker", AS_OF, None, "KZ")
    assert "charge-without-code" in {finding.code for finding in answer.findings}


@pytest.mark.parametrize("lang", list(Lang))
def test_the_view_says_everything_in_one_language(lang: Lang) -> None:
    """Labels, citations and what follows are in the person's language; absent is told apart from nothing."""
    order = ("ru_formulaic.txt", (ORDERS / "ru_formulaic.txt").read_bytes())
    [person] = remand_of_file(FACTS.encode(), order, AS_OF).people
    view = view_remand(person, lang)
    rows = {one.item: one for group in view.checks[0].rows.values() for one in group}
    assert not view.checks[0].grounds_shown
    assert rows["KZ-R-136.1c"].held[0].absent
    assert rows["KZ-R-138.2"].answer == "no"
    assert [one.plain for one in rows["KZ-R-138.2"].citations] == [True, False]
    assert view.checks[1].drafts == 5


def test_the_json_says_what_each_row_stands_on() -> None:
    """Citations with wording, standard, statements and plainness are all there for other programs."""
    [person] = remand_of_file(FACTS.encode(), None, AS_OF).people
    kazakh, covenant = remand_json(person)
    assert isinstance(kazakh["rows"], list)
    assert isinstance(covenant["rows"], list)
    first = kazakh["rows"][0]
    assert isinstance(first, dict)
    assert first["order"] == "no_text"
    assert first["pack_status"] == "verified"
    assert isinstance(first["basis"], list)
    assert all(isinstance(one, dict) and one["wording"] for one in first["basis"])
    assert covenant["rows"][0]["pack_status"] == "draft"


def test_a_ground_found_not_shown_is_not_counted_as_argued() -> None:
    """An order that rejects both grounds and holds somebody for gravity argues none."""
    order = ("ru_minor.txt", (ORDERS / "ru_minor.txt").read_bytes())
    view = view_remand(remand_of_file(FACTS.encode(), order, AS_OF).people[0], Lang.EN).checks[0]
    assert view.counts["ground"] == (0, 4)
    assert [row.rejected for row in view.rows["ground"]] == [True, True, False, False]
    assert not view.grounds_shown


def test_an_exception_that_nothing_shows_is_not_said_to_be_untrue() -> None:
    """A recorded home answers the exception; a conviction nobody recorded is only not shown."""
    minor = FACTS.replace('article: "256", part: "1"', 'article: "405", part: "2"')
    rows = view_remand(remand_of_file(minor.encode(), None, AS_OF).people[0], Lang.EN).checks[0].rows["condition"]
    answers = {row.item: row.answer for row in rows}
    assert answers["KZ-R-147.1.1"] == "not_so"
    assert answers["KZ-R-147.1.2"] == "not_shown"
    assert answers["KZ-R-147.1"] == "no"
    assert answers["KZ-R-139.1"] == "not_recorded"
