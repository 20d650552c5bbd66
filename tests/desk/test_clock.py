"""The laws of the clock on a case: what the record holds is what is reckoned, each version under its own source."""

from collections.abc import Mapping

import pytest

from habeas.base.errors import WrongCall
from habeas.base.known import Absent, Known
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.when import parse_when
from habeas.desk.case_facts import facts_of_detainee
from habeas.desk.case_file import open_case
from habeas.desk.clock import reckon_case, reckon_file, typed_time
from habeas.desk.clock_showing import rows_json, shown, summary_line
from habeas.desk.clocks import Clock
from habeas.desk.deadlines import all_deadlines
from habeas.desk.preserving import Circumstances
from habeas.desk.recording import audit
from habeas.desk.saying import Words, say
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_standard_input
from habeas.evidence.sources.source import Secrecy
from habeas.law.clock.arranging import deadlines
from habeas.law.clock.facts import Accused, Event, Facts
from habeas.record.statements import Stance

WHO = "Ilyas Qarabulaq"
FIRST = "Ilyas Qarabulaq, 30, was arrested on May 3, 2023. He is charged under article 174."
SECOND = "The protocol gives May 4, 2023 as the day of the arrest. The court ordered two months."
NOW = parse_when("2023-06-02")

type Value = Known[Mapping[str, Plain]]


def taken_in(session: Session, case: str = "baker") -> list[str]:
    """Two invented sources of a case; their ids."""
    ids: list[str] = []
    for text in (FIRST, SECOND):
        [taken] = take_in_standard_input(session, case, f"{case}: {text}".encode(), Circumstances(Secrecy.PUBLIC)).taken
        assert taken.source is not None
        ids.append(taken.source.id)
    return ids


def fact(
    session: Session,
    source: str,
    prop: str,
    value: Value,
    *,
    case: str = "baker",
    who: str = WHO,
    stance: Stance = Stance.ASSERTS,
) -> str:
    """Record one fact by hand; returns the statement's id."""
    quote = "arrest"
    start = None
    return say(session, case, Words(who, prop, value, source, quote, start, stance=stance)).id


def facts(session: Session, case: str = "baker") -> Facts:
    """The facts of the only detainee."""
    opened = open_case(session, case, NOW.local_bounds()[0].date())  # type: ignore[union-attr]  # a day has bounds
    [detainee] = opened.casefile.detainees
    return facts_of_detainee(detainee, opened.sources, "KZ")


def charge(session: Session, source: str, country: str | None = "KZ", case: str = "baker") -> str:
    """Record a charge under article 174 part 1."""
    where: dict[str, Plain] = {} if country is None else {"country": country}
    return fact(session, source, "charge", {**where, "code": "criminal", "article": "174", "part": "1"}, case=case)


def events(session: Session, kind: str) -> list[Event]:
    """The events of one type of the only detainee."""
    return [event for event in facts(session).events if event.type == kind]


def test_a_statement_becomes_an_event_under_its_own_id(session: Session) -> None:
    """Id, time, and fields that rules read are those of the statement; the source is named by its title."""
    first, _ = taken_in(session)
    value: Value = {
        "when": "2023-05-05",
        "term": "P2M",
        "until": "2023-07-03",
        "measure": "custody",
        "court": "Tasköl court",
    }
    key = fact(session, first, "custody_order", value)
    [event] = events(session, "custody_order")
    assert (event.id, str(event.when), event.denied) == (key, "2023-05-05", False)
    assert event.fields == {"term": "P2M", "until": "2023-07-03", "measure": "custody"}
    assert event.source


def test_dates_that_disagree_stay_two_events_with_two_sources(session: Session) -> None:
    """A contradiction is reckoned in both versions, each named by its source."""
    first, second = taken_in(session)
    charge(session, first)
    keys = {
        fact(session, first, "apprehension", {"when": "2023-05-03"}),
        fact(session, second, "apprehension", {"when": "2023-05-04"}),
    }
    found = events(session, "apprehension")
    assert {event.id for event in found} == keys
    assert len({event.source for event in found}) == 2
    [clock] = reckon_case(session, "baker", NOW).clocks
    versions = {row.version for row in clock.reckoning.rows if row.said.id == "KZ-131.4"}
    assert versions == {event.source for event in found}


def test_statements_that_agree_are_one_event(session: Session) -> None:
    """What two sources tell alike happened once, and both are named."""
    first, second = taken_in(session)
    fact(session, first, "extension", {"when": "2023-07-03", "until": "2023-08-03"})
    fact(session, second, "extension", {"when": "2023-07-03", "until": "2023-08-03"})
    [event] = events(session, "extension")
    assert event.source is not None
    assert "; " in event.source


def test_a_denial_and_an_absence_are_events_that_did_not_happen(session: Session) -> None:
    """Neither is ever counted as done."""
    first, second = taken_in(session)
    fact(session, first, "apprehension", {"when": "2023-05-03"})
    fact(session, first, "family_notified", {"when": "2023-05-03"}, stance=Stance.DENIES)
    fact(session, second, "protocol", Absent())
    told = {event.type: event.denied for event in facts(session).events}
    assert told == {"apprehension": False, "family_notified": True, "protocol": True}


def test_a_body_in_a_sources_words_is_read_by_its_kind(session: Session) -> None:
    """A rule asks for a court or a matter by its word; a source's own words are left out, not guessed."""
    first, _ = taken_in(session)
    fact(session, first, "apprehension", {"when": "2023-05-03"})
    for number, to in enumerate(("Tasköl district court", "прокуратура города Тасколь", "түнгі мекеме")):
        about = "the night of the arrest" if number else "detention"
        fact(session, first, "complaint", {"when": f"2023-05-0{number + 3}", "to": to, "about": about})
    assert sorted(event.fields.get("to", "") for event in events(session, "complaint")) == ["", "court", "prosecutor"]
    assert sorted(event.fields.get("about", "") for event in events(session, "complaint")) == ["", "", "detention"]


def test_a_code_that_a_rule_looks_for_is_kept_where_the_vocabulary_takes_words(session: Session) -> None:
    """Who records `about: detention` means the code, and the clock reads it."""
    first, _ = taken_in(session)
    charge(session, first)
    fact(session, first, "complaint", {"when": "2023-05-04", "about": "detention"})
    fact(session, first, "complaint", {"when": "2023-05-05", "about": "the food in the cell"})
    [clock] = reckon_case(session, "baker", NOW).clocks
    assert sorted(event.fields.get("about", "") for event in clock.facts.events if event.type == "complaint") == [
        "",
        "detention",
    ]


def test_the_person_is_known_as_far_as_the_record_tells(session: Session) -> None:
    """Sex and nationality where sources agree; of an age, the days between which the birth must lie."""
    first, second = taken_in(session)
    fact(session, first, "age", {"years": 30, "when": "2023-05-03"})
    fact(session, first, "sex", {"sex": "m"})
    fact(session, first, "nationality", {"country": "RU"})
    fact(session, second, "nationality", {"country": "KZ"})
    fact(session, second, "charge", {"code": "criminal", "article": "174", "country": "KZ"})
    person = facts(session).person
    assert (str(person.born), person.sex, person.nationality) == ("1992-05-04/1993-05-03", "m", "KZ")


def test_births_that_disagree_leave_everything_between_them_open(session: Session) -> None:
    """Whether somebody was a minor is then unknown, and both limits are told."""
    first, second = taken_in(session)
    fact(session, first, "birth_date", {"date": "2005-04-30"})
    fact(session, second, "birth_date", {"date": "2005-06"})
    fact(session, first, "apprehension", {"when": "2023-05-03"})
    assert str(facts(session).person.born) == "2005-04-30/2005-06-30"


def test_charges_are_the_offences_and_one_without_a_code_is_told(session: Session) -> None:
    """An article that could be of any code answers no condition, and the person is asked for it."""
    first, second = taken_in(session)
    charge(session, first)
    fact(session, second, "charge", {"article": "99"})
    fact(session, first, "apprehension", {"when": "2023-05-03"})
    assert facts(session).offences == (Accused("criminal", "174", "1", "KZ"),)
    clocks = reckon_case(session, "baker", NOW)
    assert [f.place for f in clocks.findings if f.code == "charge-without-code"] == ["article 99"]


def test_a_sentence_is_served_from_its_verdict(session: Session) -> None:
    """Rules on sentences read the verdict; term and kind stand there, a suspended sentence nowhere."""
    first, second = taken_in(session)
    fact(session, first, "apprehension", {"when": "2023-05-03"})
    fact(session, first, "verdict", {"when": "2023-09-01", "court": "Tasköl court"})
    fact(session, first, "sentence", {"when": "2023-09-01", "kind": "imprisonment", "term": "P3Y"})
    fact(session, second, "sentence", {"when": "2020-01-10", "kind": "imprisonment", "term": "P1Y", "suspended": True})
    [verdict] = events(session, "verdict")
    assert verdict.fields == {"kind": "imprisonment", "term": "P3Y"}
    assert events(session, "sentence") == []


def test_whose_law_it_is_comes_from_the_charges_or_from_the_person(session: Session) -> None:
    """No country is guessed: without one in the charges the call asks for it, and takes what it is told."""
    first, _ = taken_in(session)
    fact(session, first, "apprehension", {"when": "2023-05-03"})
    with pytest.raises(WrongCall, match="does not tell by whose law") as refused:
        reckon_case(session, "baker", NOW)
    assert "--jurisdiction" in refused.value.remedy
    with pytest.raises(WrongCall, match="no law pack"):
        reckon_case(session, "baker", NOW, "XX")
    [told] = reckon_case(session, "baker", NOW, "kz").clocks
    assert told.facts.jurisdiction == "KZ"
    charge(session, first)
    [found] = reckon_case(session, "baker", NOW).clocks
    assert found.facts.jurisdiction == "KZ"


def test_reckoning_a_case_is_in_the_audit_trail(session: Session) -> None:
    """Who looked, at which case, and by whose law."""
    first, _ = taken_in(session)
    charge(session, first)
    reckon_case(session, "baker", NOW)
    entry = list(session.vault.audit.entries())[-1]
    assert (entry.action, dict(entry.detail)) == ("reckon clock", {"jurisdiction": "KZ"})


def one_clock(session: Session) -> Clock:
    """The clock of an arrest that only its day is known of."""
    first, _ = taken_in(session)
    charge(session, first)
    fact(session, first, "apprehension", {"when": "2023-05-03"})
    [clock] = reckon_case(session, "baker", NOW).clocks
    return clock


def test_days_held_are_whole_days_without_the_first(session: Session) -> None:
    """From 3 May to 2 June it is thirty days."""
    told = summary_line(one_clock(session), Lang.EN)["summary"]
    assert isinstance(told, Mapping)
    assert (told["days_held"], told["as_of"]) == (30, "2023-06-02")


@pytest.mark.parametrize("lang", list(Lang))
def test_a_clock_is_shown_whole_in_every_language(session: Session, lang: Lang) -> None:
    """Each row has its label and citation in words, and each stands in one group."""
    clock = one_clock(session)
    told = shown(clock, lang)
    rows = [row for inside in told.groups.values() for row in inside]
    assert len(rows) == len(clock.reckoning.rows) == len(rows_json(clock, lang, lambda _: None))
    assert all(row.label and row.citation and row.state_word for row in rows)


def test_deadlines_of_all_cases_come_soonest_first_and_name_what_cannot_be_judged(session: Session) -> None:
    """Two cases are one list; a case that names no country is named, not left out in silence."""
    for case in ("baker", "smith", "nobody's"):
        first, _ = taken_in(session, case)
        fact(session, first, "apprehension", {"when": "2023-05-03"}, case=case)
        if case != "nobody's":
            charge(session, first, case=case)
    found = all_deadlines(session, NOW, Lang.EN, None)
    assert {line.case for line in found.lines} == {"baker", "smith"}
    assert found.unjudged == ("nobody's",)
    order = [(line.days_left, not line.right) for line in found.lines]
    assert order == sorted(order)


def test_each_case_is_opened_once_for_its_deadlines(session: Session) -> None:
    """The audit trail shows one opening of each case."""
    one_clock(session)
    with session.vault.transaction():
        audit(session, "mark", "")
    all_deadlines(session, NOW, Lang.KK, 30)
    actions = [entry.action for entry in session.vault.audit.entries()]
    assert actions[actions.index("mark") + 1 :] == ["open case"]


@pytest.mark.parametrize("text", ["2022-07", "2022", "2022-07-01/2022-07-03", "2022-07-28~", "XXXX-07-28"])
def test_a_clock_is_read_on_a_day_or_at_a_time(text: str) -> None:
    """A month or an interval is no time to look at a clock."""
    with pytest.raises(WrongCall, match="neither a day nor a time"):
        typed_time(parse_when(text))


@pytest.mark.parametrize("text", ["9999-12-31", "0001-01-01", "1899-12-31", "2101-01-01T00:00Z"])
def test_a_year_out_of_all_reason_is_a_wrong_call(text: str) -> None:
    """A slip of the pen is told, and never ends in an error of the program."""
    with pytest.raises(WrongCall, match="1900 to 2100"):
        typed_time(parse_when(text))


@pytest.mark.parametrize("when", ["9999-12-31", "0001-01-01", "9999", "1875~", "../2022-04-29", "XXXX-05-12", "198X"])
@pytest.mark.parametrize("as_of", ["1900-01-01", "2022-07-28", "2100-12-31T23:59-12:00"])
def test_no_date_of_an_event_breaks_the_clock(when: str, as_of: str) -> None:
    """Whatever date a facts file holds, it is reckoned with."""
    text = f"""
jurisdiction: KZ
person: {{born: {when}}}
offences: [{{code: criminal, article: "174"}}]
events:
  - {{id: e1, type: apprehension, when: {when}}}
  - {{id: e2, type: custody_order, when: 2022-05-01, until: {when}, measure: custody}}
  - {{id: e3, type: verdict, when: {when}, term: P99Y}}
"""
    [clock] = reckon_file(text.encode(), parse_when(as_of)).clocks
    told = shown(clock, Lang.KK)
    assert sum(map(len, told.groups.values())) == len(clock.reckoning.rows)
    assert deadlines(clock.reckoning.rows, clock.packs, clock.as_of, clock.zone) is not None


@pytest.mark.parametrize("text", ["2022-07-28", "2022-07-28T15:00+06:00", "2022-07-28T15:00:30Z"])
def test_a_day_and_a_time_are_taken_as_they_are(text: str) -> None:
    """A day counts from its first minute to its last, a time is that minute."""
    assert str(typed_time(parse_when(text))) == text


def test_a_facts_file_is_reckoned_by_its_own_jurisdiction() -> None:
    """Its pack and the international one are applied, its zone is its own."""
    text = "jurisdiction: KZ\nzone: Asia/Aqtau\nevents: [{id: e1, type: apprehension, when: 2023-05-03T09:40}]\n"
    [clock] = reckon_file(text.encode(), parse_when("2023-05-04")).clocks
    assert {row.pack for row in clock.reckoning.rows} == {"KZ", "INT"}
    assert clock.zone.name == "Asia/Aqtau"
