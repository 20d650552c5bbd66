"""The laws of the pages: each tells what the record holds, leads to its place, and asks no more for more rows."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from tests.web.conftest import DONE, REPORT, WAITING, Made
from tests.web.running import Client

from habeas.vault.sqlcipher.base import DatabaseWrapper

pytestmark = pytest.mark.enable_socket


PAGES = ("", "/evidence", "/review", "/ledger", "/clock", "/questions")
"""The pages of a case."""


def _ids(page: str, case: str) -> list[str]:
    return list(dict.fromkeys(re.findall(rf'href="/case/{case}/review/([0-9a-f]+)"', page)))


def test_the_list_tells_who_is_held_and_what_waits(inside: Client) -> None:
    """A case has its person with the days, and the other has what waits for review."""
    page = inside.get("/cases").text
    assert DONE in page
    assert "Ilyas Qarabulaq" in page
    assert "1034 days" in page
    assert "Waiting for review:" in page


def test_a_search_is_by_sound_and_stands_in_no_address(inside: Client) -> None:
    """The Cyrillic form finds the Latin name, and a form sends it."""
    found = inside.post("/cases", {"words": "Қарабұлақ", "show": "all"}).text
    assert DONE in found
    assert WAITING not in found
    assert "No case is like that" in inside.post("/cases", {"words": "Zzz"}).text
    assert WAITING in inside.post("/cases", {"show": "waiting"}).text


def test_every_footnote_of_the_case_file_leads_to_its_words(inside: Client, own: Made) -> None:
    """Each fact is one step from its place, where its words are marked and what it says stands beside them."""
    page = inside.get(f"/case/{own.done}").text
    places = set(re.findall(rf'href="(/case/{own.done}/at/[0-9a-f]+)"', page))
    assert len(places) > 3
    assert "Sentence(" not in page
    for place in places:
        there = inside.get(place).text
        assert '<mark class="here" id="here">' in there
        assert 'id="fact-h"' in there


def test_the_ledger_leads_to_what_carries_and_breaks_each_claim(inside: Client, own: Made) -> None:
    """Claims stand with both sides, and each place in them is marked in its document."""
    page = inside.get(f"/case/{own.done}/ledger").text
    places = set(re.findall(rf'href="(/case/{own.done}/at/[0-9a-f]+)"', page))
    assert page.count('class="claim"') > 0
    assert places
    for place in places:
        assert '<mark class="here" id="here">' in inside.get(place).text
    assert 'class="claim"' not in inside.get(f"/case/{own.waiting}/ledger").text


def test_the_clock_tells_the_limits_or_why_there_are_none(inside: Client, own: Made) -> None:
    """A recorded custody has its picture and its groups of limits; where nobody is held, the page says so."""
    page = inside.get(f"/case/{own.done}/clock").text
    assert "<svg" in page
    assert 'class="limits"' in page
    assert "Nobody is recorded as held" in inside.get(f"/case/{own.waiting}/clock").text


def test_questions_are_taken_up_asked_and_let_go(inside: Client, own: Made) -> None:
    """One that a rule proposes becomes a person's, one of one's own is kept, and one is let go only with a reason."""
    at = f"/case/{own.done}/questions"
    first, second = re.findall(rf'action="{at}/(Q-[^/"]+)/take-up"', inside.get(at).text)[:2]
    put = inside.get(at).text.count("no answer is recorded.")
    assert inside.post(f"{at}/{first}/take-up", {}).status == 302
    assert inside.post(f"{at}/ask", {"text": "Where is the protocol?", "person": "Ilyas Qarabulaq"}).status == 302
    page = inside.get(at).text
    assert page.count("no answer is recorded.") == put + 2
    assert "Where is the protocol?" in page
    assert f"{first}/take-up" not in page
    assert inside.post(f"{at}/{second}/drop", {"why": " "}).status == 400
    assert inside.post(f"{at}/{second}/drop", {"why": "Told by the family."}).status == 302
    assert f"{second}/take-up" not in inside.get(at).text


def test_looking_for_words_marks_them_in_the_text(inside: Client, own: Made) -> None:
    """All places are counted, the one that is meant is marked, and the last leads on to the first."""
    case = f"/case/{own.done}"
    source = re.search(rf'href="({case}/at/[0-9a-f]+)">', inside.get(f"{case}/evidence").text)
    assert source is not None
    page = inside.post(source[1], {"find": "tasköl"}).text
    assert "1 of 4" in page
    assert page.count('id="here"') == 1
    assert "4 of 4" in inside.post(source[1], {"find": "tasköl", "hit": "4"}).text
    assert "Nothing in this text" in inside.post(source[1], {"find": "unheard of"}).text


def test_a_page_of_a_document_is_a_picture_and_never_the_file(inside: Client, own: Made) -> None:
    """What the browser gets of a PDF is a PNG that was drawn apart."""
    case = f"/case/{own.done}"
    for source in re.findall(rf'href="{case}/at/([0-9a-f]+)">', inside.get(f"{case}/evidence").text):
        if f"/picture/{source}" in inside.get(f"{case}/at/{source}").text:
            picture = inside.get(f"{case}/picture/{source}?page=1")
            assert picture.headers["content-type"] == "image/png"
            assert picture.body.startswith(b"\x89PNG")
            return
    pytest.fail("no source has pages")


def test_accepting_rejecting_correcting_and_taking_back(inside: Client, own: Made) -> None:
    """Each decision enters the record or does not, is said, and goes on to the one that follows."""
    case = f"/case/{own.waiting}"
    first, second, third = _ids(inside.get(f"{case}/review").text, own.waiting)[:3]
    done = inside.post(f"{case}/review/{first}/decide", {"what": "accept", "following": second})
    assert done.headers["location"].startswith(f"{case}/review/{second}?done=accepted&made=")
    after = inside.get(done.headers["location"]).text
    assert "Accepted" in after
    made = re.search(rf"{case}/review/take-back/([0-9a-f]+)", after)
    assert made is not None
    assert "Taken back" in inside.get(inside.post(made[0], {}).headers["location"]).text
    assert "done=rejected" in inside.post(f"{case}/review/{second}/decide", {"what": "reject"}).headers["location"]
    again = inside.post(f"{case}/review/{second}/decide", {"what": "accept"})
    assert again.status == 400
    assert "was rejected before" in again.text
    assert inside.post(f"{case}/review/{third}/decide", {"what": "burn"}).status == 400


def test_words_that_were_marked_are_what_the_fact_stands_on(inside: Client, own: Made) -> None:
    """A correction with a marked span is anchored there; one beyond the text is refused and decides nothing."""
    case = f"/case/{own.waiting}"
    page = inside.get(f"{case}/review").text
    one = re.findall(r"/review/([0-9a-f]+)/decide", page)[0]
    fields = dict(re.findall(r'name="(field-[a-z_]+)" value="([^"]*)"', page))
    for name, choices in re.findall(r'<select id="[^"]+" name="(field-[a-z_]+)">(.*?)</select>', page):
        fields[name] = "".join(re.findall(r'value="([^"]+)" selected', choices))
    path = f"{case}/review/{one}/decide"
    far = inside.post(path, {"what": "correct", "start": "900000", "end": "900005", **fields})
    assert far.status == 400
    assert "Mark them again" in far.text
    done = inside.post(path, {"what": "correct", "start": "0", "end": "5", **fields})
    statement = done.headers["location"].partition("made=")[2]
    there = inside.get(f"{case}/at/{statement}").text
    marked = re.search('<mark class="here" id="here">(.*?)</mark>', there)
    assert marked is not None
    assert len(marked[1]) == 5


def test_where_one_was_is_remembered(inside: Client, own: Made) -> None:
    """Review opened anew shows the proposal that was looked at last."""
    case = f"/case/{own.waiting}"
    third = _ids(inside.get(f"{case}/review").text, own.waiting)[2]
    inside.get(f"{case}/review/{third}")
    inside.get("/cases")
    assert f'action="{case}/review/{third}/decide"' in inside.get(f"{case}/review").text


def test_two_reviewers_do_not_overwrite_each_other(inside: Client, own: Made) -> None:
    """Who comes second to the same proposal is told so, and shown the next."""
    case = f"/case/{own.waiting}"
    one = _ids(inside.get(f"{case}/review").text, own.waiting)[0]
    inside.post(f"{case}/review/{one}/decide", {"what": "accept"})
    assert "decided meanwhile" in inside.get(f"{case}/review/{one}").text


def test_files_come_in_by_a_form(inside: Client, own: Made) -> None:
    """What was kept is said file by file; an empty one is refused and the rest goes on."""
    case = f"/case/{own.done}"
    files = {"letter.txt": b"A letter of May 2023.", "empty.txt": b""}
    answer = inside.send(f"{case}/evidence/add", files, {"secrecy": "public"}, f"{case}/evidence")
    assert "letter.txt: kept" in answer.text
    assert "empty.txt: not kept" in answer.text
    none = inside.send(f"{case}/evidence/add", {}, {"secrecy": "public"}, f"{case}/evidence")
    assert none.status == 400
    lonely = inside.send(f"{case}/evidence/add", files, {"secrecy": "undertaking"}, f"{case}/evidence")
    assert lonely.status == 400


def test_verifying_says_what_was_looked_at(inside: Client, own: Made) -> None:
    """An untouched vault is intact, in words and numbers."""
    page = inside.post(f"/case/{own.done}/evidence/verify", {}).text
    assert "Everything is as it was put in" in page


def test_an_address_that_means_nothing_is_said_so(inside: Client, own: Made) -> None:
    """Another case's id, a proposal of another case, and a page that is not there lead to plain words."""
    assert inside.get("/case/0123").status == 400
    assert inside.get("/nope").status == 404
    elsewhere = _ids(inside.get(f"/case/{own.waiting}/review").text, own.waiting)[0]
    assert inside.get(f"/case/{own.done}/at/{elsewhere}").status == 400
    assert inside.post(f"/case/{own.done}/review/{elsewhere}/decide", {"what": "accept"}).status == 404


@pytest.fixture
def asked() -> Iterator[list[str]]:
    """The questions that are put to a vault opened after this, by whatever thread."""
    found: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Mapping[str, Any]) -> Any:
        found.append(sql)
        return execute(sql, params, many, context)

    before = DatabaseWrapper.__init__

    def watched(self: Any, *given: Any, **named: Any) -> None:
        before(self, *given, **named)
        self.execute_wrappers.append(note)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DatabaseWrapper, "__init__", watched)
        yield found


def test_more_rows_take_no_more_questions(asked: list[str], inside: Client, own: Made) -> None:
    """Three times the sources, statements and proposals of a case: each page asks the vault as often as before."""
    pages = [f"/case/{case}{page}" for case in (own.done, own.waiting) for page in PAGES]

    def counts() -> dict[str, int]:
        found = {}
        for page in pages:
            inside.get(page)
            asked.clear()
            assert inside.get(page).status == 200
            found[page] = len(asked)
        return found

    evidence = f"/case/{own.done}/evidence"
    inside.send(f"{evidence}/add", {"0.txt": REPORT[30:].encode()}, {"secrecy": "public"}, evidence)
    inside.post(f"/case/{own.done}/review/draft", {})
    before = counts()
    for case in (own.done, own.waiting):
        files = {f"{n}.txt": REPORT.replace("Baker", f"Baker {n}").encode() for n in range(4)}
        inside.send(f"/case/{case}/evidence/add", files, {"secrecy": "public"}, f"/case/{case}/evidence")
        inside.post(f"/case/{case}/review/draft", {})
    for one in _ids(inside.get(f"/case/{own.done}/review").text, own.done)[:12]:
        inside.post(f"/case/{own.done}/review/{one}/decide", {"what": "accept"})
    assert counts() == before
