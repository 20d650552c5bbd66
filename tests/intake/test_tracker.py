"""The laws of taking in a press freedom tracker: a status stands for no more than it says, a month stays a month."""

import json

from tests.intake.foreign import said, taken

from habeas.evidence.foreign.record import Form
from habeas.evidence.foreign.telling import form_of
from habeas.intake.record_rows import Unread

INCIDENT: dict[str, object] = {
    "title": "Two reporters arrested at a rally in Ashford",
    "url": "https://tracker.example/ashford-1/",
    "date": "2031-05-14",
    "exact_date_unknown": True,
    "city": "Ashford",
    "state": {"name": "Westland", "abbreviation": "WL"},
    "body": "<p>Long words about the rally.</p>",
    "arresting_authority": "Ashford Police",
    "arrest_status": "arrested and released",
    "release_date": "2031-05-15",
    "detention_date": None,
    "status_of_charges": "convicted",
    "current_charges": ["failure to disperse", "resisting, without violence"],
    "targeted_journalists": ["Ivo Marlen (Ashford Gazette)", "Petra Quill"],
    "links": [{"title": "A story", "url": "https://gazette.example/1", "publication": "Gazette"}],
}


def incident(**changed: object) -> str:
    """An answer of the server with one incident."""
    return json.dumps(
        {"next": None, "previous": None, "results": [{**INCIDENT, **changed}]}, ensure_ascii=False, indent=1
    )


def told(text: str, prop: str) -> list[tuple[str, dict[str, object], str]]:
    """Who, what and the quote of all facts of a property."""
    return [(who, value, quote) for who, what, value, quote in said(taken(text, Form.PFT)[0]) if what == prop]


def test_each_journalist_of_an_incident_is_one() -> None:
    """By name, with the institution that stands in brackets; both rows are told apart."""
    rows, unread = taken(incident(), Form.PFT)
    assert form_of(incident()) is Form.PFT
    assert [row.subject for row in rows] == ["Ivo Marlen", "Petra Quill"]
    assert len({row.key for row in rows}) == 2
    assert told(incident(), "employment") == [("Ivo Marlen", {"text": "Ashford Gazette"}, "Ashford Gazette")]
    assert Unread("incident", "body", 2) in unread
    objects = incident(targeted_journalists=[{"id": 1, "title": "Petra Quill", "institution": {"title": "Gazette"}}])
    assert [one[:2] for one in told(objects, "employment")] == [("Petra Quill", {"text": "Gazette"})]


def test_a_day_that_is_not_known_is_a_month() -> None:
    """The incident's day is none where the tracker says so; the day of detention, where there is one, is known."""
    assert {"when": "2031-05"} in [value for _, value, _ in told(incident(), "apprehension")]
    dated = told(incident(detention_date="2031-05-13"), "apprehension")
    assert {"when": "2031-05-13"} in [value for _, value, _ in dated]
    exact = told(incident(exact_date_unknown=False), "apprehension")
    assert {"when": "2031-05-14"} in [value for _, value, _ in exact]


def test_statuses_mean_what_they_say() -> None:
    """A release without its day is a release; custody that goes on has none; a charge without arrest is no arrest."""
    assert [value for _, value, _ in told(incident(), "release")] == [{"when": "2031-05-15"}] * 2
    assert [value for _, value, _ in told(incident(release_date=None), "release")] == [{}] * 2
    assert told(incident(arrest_status="arrested and still in custody"), "release") == []
    assert told(incident(arrest_status="charged without arrest"), "apprehension") == []
    assert told(incident(arrest_status="unknown"), "apprehension") == []
    acquitted = told(incident(status_of_charges="acquitted"), "verdict")
    assert acquitted[0] == ("Ivo Marlen", {"outcome": "acquitted"}, "acquitted")


def test_what_has_no_home_is_told() -> None:
    """A conviction without court and article is counted under its words, and no verdict is made of it."""
    _, unread = taken(incident(), Form.PFT)
    assert Unread("incident", "status_of_charges: convicted", 2) in unread
    assert told(incident(), "verdict") == []
    _, unread = taken(incident(targeted_journalists=[]), Form.PFT)
    assert unread == (Unread("incident without a journalist", None, 1),)


def test_a_sheet_says_what_the_objects_say() -> None:
    """Names and charges that commas part in a cell are several; a comma in brackets parts nothing."""
    head = "title,url,date,exact_date_unknown,arrest_status,current_charges,targeted_journalists\n"
    row = '=cmd(),https://t.example/1/,2031-05-14,False,arrested and released,"one, two",'
    row += '"Ivo Marlen (A, B), Petra Quill"\n'
    assert form_of(head + row) is Form.PFT
    found = said(taken(head + row, Form.PFT)[0])
    assert [value["name"] for _, what, value, _ in found if what == "person"] == ["Ivo Marlen", "Petra Quill"]
    assert [(value, quote) for _, what, value, quote in found if what == "charge"][:2] == [
        ({"label": "one"}, "one"),
        ({"label": "two"}, "two"),
    ]
    assert ("Ivo Marlen", "employment", {"text": "A, B"}, "A, B") in found


def test_quotes_stay_short() -> None:
    """The word that states a fact stands in its quote only where it is near."""
    assert all(len(quote) < 400 for _, _, _, quote in said(taken(incident(body="x" * 5000), Form.PFT)[0]))
