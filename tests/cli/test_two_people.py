"""A wider audience takes two where there are two: asked, answered and let go by command, on two laptops."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ran, Run, runner
from tests.conftest import DESK_BEGAN, DESK_PASSPHRASE

from habeas.base.errors import ExitCode
from habeas.base.ids import Handle
from habeas.vault.keys import Argon
from habeas.vault.opening import create_vault

NAME = "Ilyas Qarabulaq"


class Clock:
    """A clock that goes on by a second at each look, and by days where a test says so."""

    def __init__(self) -> None:
        self.moment = DESK_BEGAN

    def __call__(self) -> datetime:
        """The next moment."""
        self.moment += timedelta(seconds=1)
        return self.moment


class Two:
    """Two people with a vault each, of whom both work on the case of a baker."""

    def __init__(self, folder: Path, vault: Path) -> None:
        self.clock, self.folder, self.sent = Clock(), folder, 0
        self.road = folder / "road"
        self.road.write_text("nine brown hares in the grass\n", "utf-8")
        cheap = Argon(memory_kib=64, passes=1, lanes=1)
        create_vault(folder / "wren", DESK_PASSPHRASE, Handle("wren"), now=DESK_BEGAN, argon=cheap)
        self.reed, self.wren = self._at(vault), self._at(folder / "wren")
        started = self.reed("new", "baker", "--who", NAME, "--told-by", "his wife", "--when", "2023-05-03")
        assert started.code is ExitCode.DONE

    def _at(self, vault: Path) -> Run:
        environ = {"HABEAS_VAULT": str(vault), "HABEAS_PASSPHRASE": DESK_PASSPHRASE, "HABEAS_DEBUG": "1"}
        run = runner(self.clock)
        return lambda *words: run(*words, environ=environ)

    def send(self, one: Callable[..., Ran], two: Callable[..., Ran]) -> None:
        """Carry the case from one laptop to the other."""
        self.sent += 1
        sealed = self.folder / f"baker-{self.sent}.habeas"
        key = ("--export-key-file", str(self.road))
        assert one("export", "baker", "--out", str(sealed), *key).code is ExitCode.DONE
        assert two("merge", str(sealed), *key).code is ExitCode.DONE

    def both_work(self) -> None:
        """The second person records something, and sends it home."""
        self.send(self.reed, self.wren)
        asked = ("--use", "contact", "--answer", "given", "--told", "She may be called.")
        assert self.wren("consent", "baker", NAME, *asked).code is ExitCode.DONE
        self.send(self.wren, self.reed)

    def let_out(self, audience: str = "court") -> Ran:
        """The first person makes an extract for an audience."""
        self.sent += 1
        return self.reed(
            "extract", "baker", "--as", "csv", "--for", audience, "--out", str(self.folder / f"{self.sent}.zip")
        )

    def ask(self, audience: str = "court") -> str:
        """The first person asks; gives the id of the request."""
        ran = self.reed("releases", "request", "baker", "--for", audience, "--why", "for the hearing", "--json")
        assert ran.code is ExitCode.DONE, ran.err
        [made] = listed(ran)
        return str(made["id"])


def listed(ran: Ran) -> list[dict[str, Any]]:
    """What a command printed."""
    return [json.loads(line) for line in ran.out.splitlines()]


@pytest.fixture
def two(tmp_path: Path, vault_folder: Path) -> Two:
    """Two people; so far the first alone works on the case."""
    return Two(tmp_path, vault_folder)


def test_who_works_alone_is_not_stopped_and_it_is_said(two: Two) -> None:
    """Nobody is there to ask; the release says that one person let it go."""
    asked = two.reed("releases", "request", "baker", "--for", "court", "--why", "for the hearing")
    assert (asked.code, "nobody to ask" in asked.err) == (ExitCode.WRONG_CALL, True)
    assert two.let_out().code is ExitCode.DONE
    [release] = listed(two.reed("releases", "baker", "--json"))
    assert (release["alone"], release["agreed"]) == (True, [])
    assert "Let out by one person" in two.reed("releases", "baker").out


def test_the_other_has_to_agree_once_for_each_wider_audience(two: Two) -> None:
    """Asked by one, agreed to by the other and by nobody else; it serves one release, and taking down asks anew."""
    two.both_work()
    refused = two.let_out()
    assert (refused.code, "two people have to agree" in refused.err) == (ExitCode.WRONG_CALL, True)
    request = two.ask()
    own = two.reed("releases", "approve", request[:8])
    assert (own.code, "Nobody answers their own request" in own.err) == (ExitCode.WRONG_CALL, True)
    assert two.let_out().code is ExitCode.WRONG_CALL
    two.send(two.reed, two.wren)
    waiting = two.wren("releases", "baker")
    assert waiting.code is ExitCode.NEEDS_PERSON
    assert f"releases approve {request[:10]}" in waiting.out
    for lang, word in (("ru", "Ждёт второго человека"), ("kk", "Екінші адамды күтеді")):
        assert word in two.wren("releases", "baker", "--lang", lang).out
    assert two.wren("preview", "baker", "--for", "court").code is ExitCode.NEEDS_PERSON
    assert two.wren("releases", "approve", request[:8]).code is ExitCode.DONE
    assert two.let_out().code is ExitCode.WRONG_CALL
    two.send(two.wren, two.reed)
    assert two.let_out().code is ExitCode.DONE
    [release, asked] = listed(two.reed("releases", "baker", "--json"))
    assert (release["alone"], release["agreed"], asked["used"]) == (False, ["wren"], True)
    assert two.let_out("counsel").code is ExitCode.DONE
    assert two.let_out("un_body").code is ExitCode.WRONG_CALL
    for one in listed(two.reed("releases", "baker", "--json")):
        if one["schema"] == "habeas.release/1":
            assert two.reed("releases", "down", str(one["id"]), "--why", "he asked").code is ExitCode.DONE
    assert "two people have to agree" in two.let_out().err


def test_a_refusal_holds_and_is_told(two: Two) -> None:
    """The other says no with a reason: nothing goes out, and whoever asked reads why."""
    two.both_work()
    request = two.ask()
    two.send(two.reed, two.wren)
    assert two.wren("releases", "refuse", request[:8]).code is ExitCode.WRONG_CALL
    assert two.wren("releases", "refuse", request[:8], "--why", "his wife fears it").code is ExitCode.DONE
    two.send(two.wren, two.reed)
    assert "two people have to agree" in two.let_out().err
    shown = two.reed("releases", "baker")
    assert (shown.code, "his wife fears it" in shown.out) == (ExitCode.DONE, True)
    [asked] = listed(two.reed("releases", "baker", "--json"))
    assert asked["refused"]["by"] == "wren"


def test_more_than_was_agreed_to_does_not_go_out(two: Two) -> None:
    """What was recorded after the other looked is asked for again."""
    two.both_work()
    request = two.ask()
    two.send(two.reed, two.wren)
    assert two.wren("releases", "approve", request[:8]).code is ExitCode.DONE
    two.send(two.wren, two.reed)
    told = ("--to", "prosecutor", "--about", "custody", "--on", "2023-05-10", "--told", "Filed.")
    assert two.reed("filings", "baker", "add", *told).code is ExitCode.DONE
    more = two.let_out()
    assert (more.code, "tells more of the case" in more.err) == (ExitCode.WRONG_CALL, True)
    assert list(two.folder.glob("*.zip")) == []


def test_who_is_silent_for_ninety_days_is_not_waited_for(two: Two) -> None:
    """On the ninetieth day after their last act a second person is asked, on the day after that no longer."""
    two.both_work()
    acted = two.clock.moment
    two.clock.moment = acted + timedelta(days=89)
    assert "two people have to agree" in two.let_out().err
    two.clock.moment = acted + timedelta(days=91)
    assert two.let_out().code is ExitCode.DONE
    [release] = listed(two.reed("releases", "baker", "--json"))
    assert release["alone"] is True
