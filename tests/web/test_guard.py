"""The laws of the guard: who is answered, what every answer says, and what never reaches a disk."""

import gc
import http.client
import os
import re
import tempfile
import time
from pathlib import Path

import pytest
from tests.conftest import DESK_PASSPHRASE
from tests.web.conftest import DONE, WAITING, Made
from tests.web.running import Client, Clock, running

from habeas.web.guard import HEADERS
from habeas.web.serving import Serving
from habeas.web.settings import LARGEST_UPLOAD

pytestmark = pytest.mark.enable_socket


def _pages(own: Made) -> list[str]:
    case = f"/case/{own.done}"
    return [
        "/cases",
        "/keys",
        case,
        f"{case}/ledger",
        f"{case}/clock",
        f"{case}/questions",
        f"{case}/evidence",
        f"{case}/review",
        f"/case/{own.waiting}/review",
    ]


def test_whoever_did_not_come_by_the_door_sees_nothing(served: Serving, own: Made) -> None:
    """Without the cookie every page is refused, whether it is there or not, and no name stands in the refusal."""
    served.room.unlock(DESK_PASSPHRASE)
    stranger = Client(served)
    for path in [*_pages(own), "/", "/locked", "/alive", "/no-such", "/enter/0123"]:
        answer = stranger.get(path)
        assert answer.status == 403, path
        assert DONE not in answer.text
    assert stranger.ask("/unlock", b"passphrase=x").status == 403


def test_the_address_works_once(served: Serving) -> None:
    """The second browser with the same address is refused, and the first stays inside."""
    path = served.address.partition(served.room.door.host)[2]
    first, second = Client(served), Client(served)
    assert first.get(path).status == 200
    assert second.get(path).status == 403
    assert first.get("/locked").status == 200
    assert "enter" not in served.address


def test_another_host_name_is_not_answered(inside: Client) -> None:
    """A name that somebody pointed at this machine gets nothing, also with the right cookie (DNS rebinding)."""
    port = inside.served.room.door.host.partition(":")[2]
    for host in ("evil.example", f"evil.example:{port}", f"localhost:{port}", "127.0.0.1", f"127.0.0.1:{port}.evil"):
        inside.host = host
        answer = inside.get("/cases")
        assert answer.status in (400, 421), host
        assert DONE not in answer.text


def test_only_this_machine_is_listened_to(served: Serving) -> None:
    """The server's address is loopback, whatever else the machine is called."""
    assert served.room.door.host.startswith("127.0.0.1:")


def test_every_answer_says_the_same_of_itself(inside: Client, own: Made) -> None:
    """Pages, faults, style sheets and pictures carry every header, and the policy allows nothing inline."""
    style = re.search(r'href="(/static/[^"]+css)"', inside.get("/cases").text)
    assert style is not None
    for path in [*_pages(own), style[1], "/nope", "/static/0/x", "/case/0123", "/lock", "/alive"]:
        headers = inside.get(path).headers
        for name, told in HEADERS.items():
            assert headers[name.lower()] == told, (path, name)
        assert "server" not in headers
    assert "unsafe" not in HEADERS["Content-Security-Policy"]
    assert HEADERS["Content-Security-Policy"].startswith("default-src 'none'")


def test_no_page_has_anything_inline_or_from_elsewhere(inside: Client, own: Made) -> None:
    """No style or handler attribute, no inline script, and no address outside of this desk."""
    for path in _pages(own):
        page = inside.get(path).text
        assert not re.search(r"<[^>]+ (style|on\w+)=", page), path
        assert not re.search(r"<script(?! src=)", page), path
        assert not re.search(r"""(?:src|href|action)=["'](?:[a-z]+:|//)""", page), path


def test_titles_and_addresses_name_nobody(inside: Client, own: Made) -> None:
    """The window's title is the kind of page, and links hold ids only."""
    for path in _pages(own):
        page = inside.get(path).text
        [title] = re.findall("<title>(.*?)</title>", page)
        assert not {DONE, WAITING, "Qarabulaq"} & set(re.split(" · ", title))
        for address in re.findall(r'(?:href|src|action)="([^"]*)"', page):
            assert "matter" not in address.lower()
            assert "qarabulaq" not in address.lower()


def test_a_form_without_its_token_changes_nothing(inside: Client) -> None:
    """A form that another site made the browser send is refused, with the words that say nothing was changed."""
    answer = inside.ask("/cases/new", b"name=Forged", Content_Type="application/x-www-form-urlencoded")
    assert answer.status == 403
    assert "Nothing was changed" in answer.text
    assert "Forged" not in inside.get("/cases").text


def test_what_changes_something_is_not_a_link(inside: Client, own: Made) -> None:
    """A page that is only looked at never locks, drafts, decides or takes in."""
    case = f"/case/{own.waiting}"
    for path in (
        "/lock",
        "/unlock",
        "/cases/new",
        f"{case}/evidence/add",
        f"{case}/review/draft",
        f"{case}/review/same",
    ):
        assert inside.get(path).status == 405, path
    assert not inside.served.room.locked


def test_two_first_pages_at_once_do_not_spoil_each_others_forms(served: Serving) -> None:
    """What forms carry is set at the door, and no later page of the same browser sets another."""
    client = Client(served).enter()
    before = dict(client.cookies)
    assert "habeas-form" in before
    for path in ("/locked", "/nope", "/favicon.ico", "/cases"):
        client.get(path)
    assert client.cookies == before


def test_the_cookies_are_the_browsers_alone(served: Serving) -> None:
    """Neither scripts nor other sites get at them, and they end with the browser."""
    line = http.client.HTTPConnection(served.room.door.host)
    line.request("GET", served.address.partition(served.room.door.host)[2])
    cookies = line.getresponse().headers.get_all("Set-Cookie") or []
    line.close()
    assert len(cookies) == 2
    for told in cookies:
        assert "HttpOnly" in told
        assert "SameSite=Strict" in told
        assert "Max-Age" not in told
        assert "expires" not in told.lower()


def test_too_large_is_refused_before_it_is_read(inside: Client) -> None:
    """A body that says it is larger than allowed is answered without one byte of it."""
    line = http.client.HTTPConnection(inside.served.room.door.host, timeout=10)
    line.putrequest("POST", "/cases/new")
    line.putheader("Content-Length", str(LARGEST_UPLOAD + 2000))
    line.putheader("Cookie", "; ".join(f"{name}={told}" for name, told in inside.cookies.items()))
    line.endheaders()
    assert line.getresponse().status == 413
    line.close()


def test_an_upload_never_lies_on_disk_in_clear(
    inside: Client, own: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file larger than any buffer is taken in while not one temporary file is made, and no byte of it is clear."""
    spool = tmp_path / "spool"
    spool.mkdir()
    made: list[str] = []

    def watch(*_: object, **__: object) -> int:
        made.append("a temporary file")
        raise AssertionError("a temporary file was made")

    monkeypatch.setattr(tempfile, "tempdir", str(spool))
    monkeypatch.setattr(tempfile, "_mkstemp_inner", watch)
    monkeypatch.setattr(tempfile, "TemporaryFile", watch)
    needle = b"A needle that nobody may find. "
    text = needle * (3_000_000 // len(needle))
    case = f"/case/{own.waiting}"
    answer = inside.send(f"{case}/evidence/add", {"long.txt": text}, {"secrecy": "case_file"}, f"{case}/evidence")
    assert answer.status == 200
    assert "long.txt: kept" in answer.text
    assert made == []
    assert list(spool.iterdir()) == []
    for path in own.folder.rglob("*"):
        assert not path.is_file() or needle not in path.read_bytes()


def test_locked_is_locked_for_everybody(inside: Client, own: Made) -> None:
    """After locking every page leads to the passphrase, a form is said not to be saved, and the key is gone."""
    token = inside.token("/cases")
    assert inside.post("/lock", {}).status == 302
    assert inside.served.room.locked
    for path in _pages(own):
        answer = inside.get(path)
        assert answer.status == 302
        assert answer.headers["location"].startswith("/locked?next=")
        assert answer.body == b""
    data = f"csrfmiddlewaretoken={token}&name=Late".encode()
    late = inside.ask("/cases/new", data, Content_Type="application/x-www-form-urlencoded")
    assert late.status == 409
    assert "not saved" in late.text
    gc.collect()
    assert "Late" not in inside.unlock(DESK_PASSPHRASE).get("/cases").text


def test_a_wrong_passphrase_is_said_and_opens_nothing(served: Serving) -> None:
    """The page asks again, and stays locked."""
    client = Client(served).enter()
    answer = client.post("/unlock", {"passphrase": "nine blue hares"}, page="/locked")
    assert answer.status == 403
    assert 'role="alert"' in answer.text
    assert served.room.locked


def test_one_comes_back_only_to_a_page_of_ours(served: Serving) -> None:
    """Where one is led after unlocking is never another site's address."""
    client = Client(served).enter()
    for where in ("https://evil.example/", "//evil.example", "/\\evil.example", "evil"):
        served.room.lock()
        answer = client.post("/unlock", {"passphrase": DESK_PASSPHRASE, "next": where}, page="/locked")
        assert answer.headers["location"] == "/cases", where


def test_it_locks_itself_when_nobody_does_anything(inside: Client, clock: Clock) -> None:
    """What the page asks by itself does not count as doing something; a page that a person opens does."""
    clock.at += 890
    assert inside.get("/cases").status == 200
    clock.at += 890
    assert b'"locked": false' in inside.get("/alive").body
    clock.at += 20
    assert b'"locked": true' in inside.get("/alive").body
    assert inside.served.room.locked


def test_nothing_is_logged(inside: Client, own: Made, capfd: pytest.CaptureFixture[str]) -> None:
    """Neither a page, a fault nor a refused form writes anything to the terminal."""
    for path in [*_pages(own), "/nope", "/case/0123"]:
        inside.get(path)
    inside.ask("/cases/new", os.urandom(10))
    assert capfd.readouterr() == ("", "")


def test_it_ends_though_another_thread_wakes_the_server_first(own: Made) -> None:
    """What ends it is called once, whoever else calls the listening thread at the same moment."""
    with running(own.folder) as serving:
        trigger = serving._server.trigger
        pull = trigger._physical_pull

        def pulled_by_another_first() -> None:
            pull()
            time.sleep(0.2)
            pull()

        trigger._physical_pull = pulled_by_another_first
        serving.stop()
