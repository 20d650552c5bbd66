"""The laws of the clock's part of a View: what it says as a whole and limit by limit, or why it says nothing."""

from dataclasses import replace
from datetime import date

import pytest
from tests.disclosure.held import apprehended_only, event, long_history, packs, reckoned
from tests.disclosure.invented import HELD, Making, start

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.admission import admit
from habeas.disclosure.gate.asking import Asked
from habeas.disclosure.reckoned import NotReckoned, Reckoned, Why
from habeas.disclosure.sheet import view_case
from habeas.disclosure.view import CustodyView, LimitGroup, plain
from habeas.law.clock.arranging import Group, arranged
from habeas.law.clock.row import Uncovered
from habeas.law.pack.rule import Status


def told(case: Reckoned | NotReckoned, lang: Lang = Lang.EN, made: Making | None = None) -> CustodyView:
    """The clock's part of the sheet of an invented case."""
    making = made or start()
    clock = case if isinstance(case, NotReckoned) else (replace(case, person=HELD),)
    making.say(0, "person", {"name": "Timur Esenov", "role": "detainee"}, "Timur Esenov")
    view = view_case(
        admit(Asked(making.fold(date(2022, 7, 28)), tuple(making.sources), Audience.SELF), lang), clock=clock
    )
    (custody,) = view.custody
    return custody


def group(custody: CustodyView, key: str) -> LimitGroup:
    """One group of limits."""
    return next(one for one in custody.groups if one.id == key)


def test_the_whole_is_told_in_sentences() -> None:
    """Days held, days without an order with their dates, and the share of the longest term."""
    custody = told(apprehended_only())
    held, uncovered, used = (plain(line.line) for line in custody.lines)
    assert "90 days" in held
    assert "87 days (3 May 2022 – 28 July 2022)" in uncovered
    assert "91 days" in used
    assert "17 %" in used
    assert "Kazakhstan" in custody.lead
    assert "not a finding" in custody.lead


def test_days_that_may_be_covered_are_not_called_certain() -> None:
    """Where the record leaves open whether an order covered some days, their number has a lower and an upper bound."""
    case = apprehended_only()
    bare = (Uncovered(date(2022, 5, 3), date(2022, 5, 4), False), Uncovered(date(2022, 5, 5), date(2022, 7, 28), True))
    reckoning = replace(case.reckoning, summary=replace(case.reckoning.summary, uncovered=bare))
    line = plain(told(replace(case, reckoning=reckoning)).lines[1].line)
    assert "85–87 days (3 May 2022 – 4 May 2022 (not certain); 5 May 2022 – 28 July 2022)" in line


def test_no_record_is_not_missed() -> None:
    """Where only the arrest is recorded nothing is called missed: it is without a record, and the lead says so."""
    custody = told(apprehended_only())
    assert [one.id for one in custody.groups] == ["limits", "rights", "officials", "at_once", "next"]
    assert ["does not mean" in one.lead for one in custody.groups] == [True, False, False, False, False]
    assert all("No record" in one.heading for one in custody.groups[:-1])


def test_steps_of_the_ladder_stand_among_the_limits() -> None:
    """Two months are over without a record; the step to nine months comes next; later ones are one sentence."""
    custody = told(apprehended_only())
    over = [row.label for row in group(custody, "limits").rows]
    coming = group(custody, "next")
    ahead = [row.label for row in coming.rows]
    assert any("Two months" in label for label in over)
    assert any("nine months" in label for label in ahead)
    assert not any("18 months" in label for label in (*over, *ahead))
    assert "18 months, in exceptional cases" in coming.later
    assert "October 2023" in coming.later


def test_every_limit_has_its_article_and_every_draft_its_warning() -> None:
    """No limit without a citation; every rule that nobody checked is called a draft, and a remark says what that is."""
    custody = told(apprehended_only())
    rows = [row for one in custody.groups for row in one.rows]
    assert any(remark.startswith("DRAFT:") for remark in custody.remarks)
    assert all(row.citation for row in rows)
    drafts = {rule.said.label[Lang.EN] for pack in packs() for rule in pack.rules if rule.said.status is Status.DRAFT}
    assert drafts & {row.label for row in rows}
    assert {row.label for row in rows if "DRAFT" in row.warning} == drafts & {row.label for row in rows}


def test_signs_are_explained() -> None:
    """A limit by a later text has a dagger, one without a recorded beginning a double dagger; remarks tell both."""
    custody = told(apprehended_only())
    ends = "".join(end.due + end.state for one in custody.groups for row in one.rows for end in row.ends)
    assert "†" in ends
    assert "‡" in ends
    assert any(remark.startswith("†") for remark in custody.remarks)
    assert any(remark.startswith("‡") for remark in custody.remarks)


def test_late_and_kept_are_told_apart() -> None:
    """The extension that came two days late stands among what is late; what was kept is not listed."""
    broken = group(told(long_history()), "broken")
    assert any("Two months" in row.label for row in broken.rows)
    assert {end.state.split(":")[0] for row in broken.rows for end in row.ends} <= {"late", "missed"}


def test_versions_of_a_date_share_a_row_and_keep_their_sources() -> None:
    """Two sources with two days of arrest: one row for a limit, with an end for each, named by its source."""
    events = [event("e1", "apprehension", "2022-04-29"), event("e2", "apprehension", "2022-05-02", "S2")]
    custody = told(reckoned(events, "2022-07-28"))
    rows = [row for one in custody.groups for row in one.rows if "48 hours of arrest the person" in row.label]
    (row,) = rows
    assert [end.version[-2:] for end in row.ends] == ["S1", "S2"]


def test_versions_stand_side_by_side_where_footnotes_tell_whose_they_are() -> None:
    """Two sources with two days of arrest, both on footnotes: one end with both days, and no title of a source."""
    making = start()
    said = [
        making.say(0, "apprehension", {}, "was detained on 29 April", when="2022-04-29"),
        making.say(1, "apprehension", {}, "30 апреля", when="2022-04-30"),
    ]
    events = [event(one.id, "apprehension", str(one.when), f"S{number}") for number, one in enumerate(said)]
    custody = told(reckoned(events, "2022-07-28"), made=making)
    ends = [end for one in custody.groups for row in one.rows for end in row.ends]
    assert {end.version for end in ends} == {""}
    charge = next(row for row in group(custody, "officials").rows if "qualifying the act is announced" in row.label)
    (end,) = charge.ends
    assert end.due.startswith("28–29 or 29–30 May 2022")
    assert len(end.notes) == 2


def test_what_has_no_number_is_one_paragraph() -> None:
    """A duty that the law wants at once, and a record knows nothing of, stands in running words without an end."""
    custody = told(apprehended_only())
    running = [one for one in custody.groups if one.running]
    assert [one.id for one in running] == ["at_once"]
    assert all(not end.due.strip("†‡") for one in running for row in one.rows for end in row.ends)


def test_nothing_without_a_record_is_left_out() -> None:
    """Every limit that the clock calls late, missed, without record or still running is told in some group."""
    case = long_history()
    custody = told(case)
    labels = {row.label for one in custody.groups for row in one.rows}
    groups = arranged(case.reckoning.rows, case.packs, case.as_of)
    wanted = {
        row.said.label[Lang.EN] for key in (Group.BROKEN, Group.NO_RECORD, Group.NEXT) for row in groups.get(key, ())
    }
    later = "".join(one.later for one in custody.groups)
    assert {label for label in wanted - labels if label not in later} == set()


def test_limits_lead_to_their_sources() -> None:
    """A limit, and the bar of the picture, cite the footnote of the statement that begins them."""
    making = start()
    said = making.say(0, "apprehension", {}, "was detained on 29 April", when="2022-04-29")
    case = reckoned([event(said.id, "apprehension", "2022-04-29")], "2022-07-28")
    custody = told(case, made=making)
    noted = [end for one in custody.groups for row in one.rows for end in row.ends if end.notes]
    assert noted
    assert custody.picture is not None
    assert custody.picture.lanes[0].marks[0].notes == noted[0].notes


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("why", list(Why))
def test_no_clock_says_why(why: Why, lang: Lang) -> None:
    """Where the record does not tell whose law it is, the part says so in words and holds nothing else."""
    custody = told(NotReckoned(why, ("KZ", "RU") if why is Why.COUNTRIES else ()), lang)
    assert custody.lead
    assert (custody.picture, custody.lines, custody.groups, custody.remarks) == (None, (), (), ())


def test_countries_are_named() -> None:
    """Charges under the law of two countries: both are named, in the language of the sheet."""
    assert "Казахстан" in told(NotReckoned(Why.COUNTRIES, ("KZ", "RU")), Lang.RU).lead


def test_a_view_without_a_clock_has_no_such_part() -> None:
    """Where the clock was not asked the View holds nothing of it."""
    making = start()
    assert view_case(admit(Asked(making.fold(), tuple(making.sources), Audience.SELF), Lang.EN)).custody == ()
