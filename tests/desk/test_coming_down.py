"""What has to come down in a real vault: it is told with its hour, and nothing more goes out until it is down."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.desk.test_publishing import DAY, LANGS, agreed, published, text_of, told

from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.desk.coming_down import all_due
from habeas.desk.delisting import delist
from habeas.desk.proving import prove_case
from habeas.desk.publishing import SiteAsked, publish
from habeas.desk.released import releases_listed, take_down
from habeas.desk.releasing import begin_release
from habeas.desk.retracting import withdraw
from habeas.desk.rulings import Aim, hold, undo
from habeas.desk.saying import Words, say
from habeas.desk.session import Session
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.held import Protection

WHO = "Ilyas Qarabulaq"
LATER = date(2027, 1, 1)


@pytest.fixture
def baker(session: Session) -> Session:
    """A vault with a baker who is held, and whose family agreed to be told of and named."""
    told(session, "baker", WHO)
    agreed(session, "baker", WHO, "publish", "name")
    return session


def due(session: Session) -> set[tuple[str, str]]:
    """What is to be done about what is out of the baker's case, and why."""
    return {(one.haste.value, one.reason.value) for case in all_due(session, "baker") for one in case.due}


def recorded(session: Session, prop: str, **value: Plain) -> str:
    """The id of something more about the baker that the family said."""
    source = next(iter(session.vault.evidence.sources(session.case("baker").id))).id
    return say(session, "baker", Words(WHO, prop, value, source, "The family agrees.", None)).id


def taken_back(session: Session, use: str = "publish") -> str:
    """The family takes its consent to a use back."""
    return recorded(session, "consent", use=use, answer="withdrawn", audience="public", when="2026-02-20")


def test_what_was_withdrawn_goes_out_in_no_form_until_it_is_down(baker: Session, tmp_path: Path) -> None:
    """A page, a proof pack and whatever else is for the press or for everybody are refused; a court may be asked."""
    site = tmp_path / "site"
    published(baker, site, "baker")
    taken_back(baker)
    assert due(baker) == {("take_down", "withdrawn")}
    before = text_of(site)
    with pytest.raises(WrongCall, match="has to come down before"):
        published(baker, site, "baker")
    with pytest.raises(WrongCall, match="has to come down before"):
        prove_case(baker, "baker", tmp_path / "pack.zip", DAY, SiteAsked(LANGS))
    for audience in (Audience.PRESS, Audience.PUBLIC):
        with pytest.raises(WrongCall, match="has to come down before"):
            begin_release(baker, ["baker"], audience, "extract/csv")
    assert begin_release(baker, ["baker"], Audience.COURT, "paper/motion").audience is Audience.COURT
    assert text_of(site) == before
    assert not (tmp_path / "pack.zip").exists()
    delist(baker, "baker", site, "The family asked.")
    assert due(baker) == set()
    with pytest.raises(WrongCall, match="may be told to everybody"):
        published(baker, site, "baker")


@pytest.mark.parametrize("as_of", [DAY, LATER])
def test_no_other_day_brings_back_what_is_withdrawn_or_quiet_today(baker: Session, tmp_path: Path, as_of: date) -> None:
    """A page as of the day before a withdrawal is written after it, and one as of the end of quiet before it."""
    site = tmp_path / "site"
    source = next(iter(baker.vault.evidence.sources(baker.case("baker").id))).id
    if as_of == DAY:
        taken_back(baker)
    else:
        words: dict[str, Plain] = {"until": "2026-07-01", "note": "talks"}
        say(baker, "baker", Words(WHO, "quiet", words, source, "The family agrees.", None))
    with pytest.raises(WrongCall, match="may be told to everybody"):
        publish(baker, ["baker"], site, as_of, SiteAsked(LANGS), Lang.EN)
    assert not site.exists()


def test_a_page_that_fell_comes_back_only_when_it_is_named(baker: Session, tmp_path: Path) -> None:
    """What has to come down is taken off by the next publication of the site, and stays off when consent is back."""
    site = tmp_path / "site"
    told(baker, "painter", "Timur Esenov")
    agreed(baker, "painter", "Timur Esenov", "publish", "name")
    published(baker, site, "baker", "painter")
    taken = taken_back(baker, "name")
    assert published(baker, site, "painter").fallen == ("baker",)
    assert due(baker) == set()
    assert "Qarabulaq" not in text_of(site)
    withdraw(baker, taken, "They agree again.")
    assert [one.case for one in published(baker, site).cases] == ["painter"]
    assert "Qarabulaq" not in text_of(site)
    assert {one.case for one in published(baker, site, "baker").cases} == {"painter", "baker"}
    assert "Qarabulaq" in text_of(site)


def test_a_page_that_was_said_to_be_down_is_not_put_up_again(baker: Session, tmp_path: Path) -> None:
    """Where somebody recorded that a page is down, the next publication of the site does not write it anew."""
    site = tmp_path / "site"
    told(baker, "painter", "Timur Esenov")
    agreed(baker, "painter", "Timur Esenov", "publish", "name")
    published(baker, site, "baker", "painter")
    [release] = baker.vault.gate.releases(baker.case("baker").id)
    take_down(baker, release.id, "The host was told.")
    assert published(baker, site, "painter").fallen == ("baker",)
    assert "Qarabulaq" not in text_of(site)


def test_what_is_held_after_it_went_out_comes_down(baker: Session, tmp_path: Path) -> None:
    """A ruling, quiet, and consent whose statement was withdrawn: each is due an hour after it was recorded."""
    site = tmp_path / "site"
    published(baker, site, "baker")
    published(baker, site, "baker")
    assert due(baker) == set()
    ruled = hold(baker, "baker", Aim(person=WHO), "she is threatened", None)
    [case] = all_due(baker)
    [one] = case.due
    assert (one.haste.value, one.why, one.by) == ("take_down", (Protection.RULED,), ruled.at + timedelta(hours=1))
    assert one.minutes_left(ruled.at + timedelta(minutes=10)) == 50
    assert one.minutes_left(ruled.at + timedelta(minutes=70)) == -10
    with pytest.raises(WrongCall, match="has to come down before"):
        published(baker, site, "baker")
    undo(baker, "baker", ruled.id, "it passed")
    assert due(baker) == set()
    quiet = recorded(baker, "quiet", until="2027-07-01", note="talks")
    assert due(baker) == {("take_down", "held")}
    withdraw(baker, quiet, "the talks are over")
    assert due(baker) == set()
    for statement in baker.vault.record.statements(baker.case("baker").id):
        if statement.prop == "consent":
            withdraw(baker, statement.id, "The family asked.")
    assert due(baker) == {("take_down", "held")}
    assert published(baker, site).fallen == ("baker",)
    assert due(baker) == set()
    assert "Qarabulaq" not in text_of(site)


def test_after_a_transfer_consent_is_asked_for_and_nothing_comes_down(baker: Session, tmp_path: Path) -> None:
    """The gate lets nothing new out, and what is out stays; quiet asked for besides takes it down."""
    published(baker, tmp_path / "site", "baker")
    recorded(baker, "transfer", when="2026-02-10")
    assert due(baker) == {("ask_again", "review")}
    quiet = recorded(baker, "quiet", until="2027-07-01", note="talks")
    assert due(baker) == {("ask_again", "review"), ("take_down", "held")}
    withdraw(baker, quiet, "the talks are over")
    assert due(baker) == {("ask_again", "review")}


def test_the_list_of_releases_tells_what_is_due(baker: Session, tmp_path: Path) -> None:
    """Of a case where nothing is due nothing is listed; of one page that was written over only the newest is."""
    site = tmp_path / "site"
    told(baker, "painter", "Timur Esenov")
    agreed(baker, "painter", "Timur Esenov", "publish", "name")
    published(baker, site, "baker", "painter")
    published(baker, site)
    assert releases_listed(baker, None).due == ()
    taken_back(baker)
    [case] = releases_listed(baker, None).due
    assert (case.case, len(case.due)) == ("baker", 1)
    assert releases_listed(baker, "painter").due == ()
    newest = max(baker.vault.gate.releases(baker.case("baker").id), key=lambda one: one.at)
    assert case.due[0].release.id == newest.id
