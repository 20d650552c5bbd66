"""The laws of the recovery key at the command line: tried, renewed, split, joined, and what is remembered of it."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Ran, Run
from tests.conftest import DESK_PASSPHRASE

from habeas.base.errors import ExitCode

NEW = "seven red foxes under ferns"


@pytest.fixture
def call(run: Run, vault_folder: Path) -> Run:
    """Run `habeas` on a vault of this test's own, with a terminal where `secrets` are given."""

    def called(
        *words: str, stdin: str = "", secrets: list[str] | None = None, passphrase: str = DESK_PASSPHRASE
    ) -> Ran:
        environ = {"HABEAS_VAULT": str(vault_folder), "HABEAS_PASSPHRASE": passphrase}
        return run(*words, stdin=stdin, environ=environ, secrets=secrets)

    return called


def renewed(call: Run) -> str:
    """A new recovery key of the vault."""
    return str(json.loads(call("recovery", "new", "--json").out)["recovery_key"])


def test_a_drill_changes_nothing_but_its_date(call: Run) -> None:
    """The right key is told to open the vault, a wrong one not, and `verify` stops reminding once it was tried."""
    key = renewed(call)
    assert "never tried" in call("verify").err
    assert call("recovery", "check", stdin=key[::-1]).code is ExitCode.LOCKED
    assert call("recovery", "check").code is ExitCode.LOCKED
    assert "never tried" in call("verify").err
    assert call("recovery", "check", stdin=key.lower()).code is ExitCode.DONE
    assert call("recovery", "check", secrets=[key]).code is ExitCode.DONE
    assert call("verify").err == ""
    assert json.loads(call("recovery", "show", "--json").out)["tried_at"]


def test_a_new_recovery_key_kills_the_old_one(call: Run) -> None:
    """After renewing, the old key opens nothing the passphrase is the same; shares of the old key are called dead."""
    old = renewed(call)
    assert call("recovery", "split", "--shares", "2", "--needed", "2", stdin=old).code is ExitCode.DONE
    new = renewed(call)
    assert call("recovery", "check", stdin=old).code is ExitCode.LOCKED
    assert call("recovery", "check", stdin=new).code is ExitCode.DONE
    assert "dead" in call("recovery", "show").out
    assert call("cases").code is ExitCode.DONE


def shares_of(ran: Ran) -> list[str]:
    """The words of each share that was printed as JSON."""
    return [" ".join(json.loads(line)["words"]) for line in ran.out.splitlines()]


def test_enough_shares_set_a_new_passphrase(call: Run) -> None:
    """Three of five shares, typed or piped, open the vault for a new passphrase; two do not."""
    split = ("recovery", "split", "--shares", "5", "--needed", "3", "--new", "--json")
    shares = shares_of(call(*split, "--holders", "ash", "elm", "oak", "fir", "yew"))
    assert call("recovery", "join", stdin="\n".join(shares[:2])).code is ExitCode.LOCKED
    assert call("recovery", "join", stdin="\n".join(shares[2:]), passphrase=NEW).code is ExitCode.DONE
    assert call("cases").code is ExitCode.LOCKED
    assert call("cases", passphrase=NEW).code is ExitCode.DONE
    shown = json.loads(call("recovery", "show", "--json", passphrase=NEW).out)["splittings"]
    assert [(each["shares"], each["needed"], each["holders"][0]) for each in shown] == [(5, 3, "ash")]


def test_a_wrong_foreign_or_repeated_share_is_said_and_asked_again(call: Run) -> None:
    """At a terminal a share that does not fit is told, and the next answer is taken in its place."""
    key = renewed(call)
    shares = shares_of(call("recovery", "split", "--shares", "3", "--needed", "2", "--json", stdin=key))
    foreign = shares_of(call("recovery", "split", "--shares", "3", "--needed", "2", "--json", stdin=key))
    typed = [shares[0], "not a share", foreign[1], shares[0], shares[2]]
    ran = call("recovery", "join", "--show", "--json", secrets=typed)
    assert ran.code is ExitCode.DONE
    assert json.loads(ran.out)["recovery_key"] == key
    assert ran.err.count("H003") == 1
    assert ran.err.count("H001") == 2
    assert "another splitting" in ran.err


def test_a_piped_wrong_share_ends_the_command(call: Run) -> None:
    """Where nobody can be asked again, a wrong share ends with code 4 and prints nothing."""
    ran = call("recovery", "join", "--show", stdin="one two three\n")
    assert (ran.code, ran.out) == (ExitCode.LOCKED, "")


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_page_for_a_holder_says_what_not_to_say_and_no_word_of_the_vault(
    call: Run, vault_folder: Path, lang: str
) -> None:
    """Each page has its words in order and numbered, and neither the program's nor the vault's name."""
    key = renewed(call)
    out = call("recovery", "split", "--shares", "2", "--needed", "2", "--lang", lang, stdin=key).out
    assert out.count(" 23 ") == 2
    assert key not in out
    assert "habeas" not in out.lower()
    assert vault_folder.name not in out.split()


def test_holders_are_as_many_as_shares(call: Run) -> None:
    """A list of holders that does not fit is refused before anything is remembered."""
    key = renewed(call)
    split = ("recovery", "split", "--shares", "3", "--needed", "2", "--holders", "ash", "elm")
    assert call(*split, stdin=key).code is ExitCode.WRONG_CALL
    assert json.loads(call("recovery", "show", "--json").out)["splittings"] == []


def test_destruction_asks_for_the_name_and_needs_no_passphrase(call: Run, vault_folder: Path) -> None:
    """Another answer destroys nothing; the folder's name destroys at once, and it is said what that means."""
    assert call("destroy", stdin="yes\n").code is ExitCode.WRONG_CALL
    assert call("cases").code is ExitCode.DONE
    ran = call("destroy", stdin=f"{vault_folder.name}\n", passphrase="unknown")
    assert ran.code is ExitCode.DONE
    assert "backups" in ran.out
    assert not vault_folder.exists()
    assert call("destroy", "--yes-destroy").code is ExitCode.WRONG_CALL


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_printed_shares_say_nothing_of_what_they_open(call: Run, tmp_path: Path, lang: str) -> None:
    """Each holder's page has its words in order and no name of vault, program or handle; it is a listed clear copy."""
    pages = tmp_path / "pages"
    split = ("recovery", "split", "--shares", "3", "--needed", "2", "--new", "--holders", "ash", "elm", "oak")
    ran = call(*split, "--print", str(pages), "--json", "--lang", lang)
    assert ran.code is ExitCode.DONE
    names = [f"{number}.{end}" for number in "123" for end in ("html", "pdf")]
    assert sorted(each.name for each in pages.iterdir()) == names
    for number, words in enumerate(shares_of(ran), 1):
        page = (pages / f"{number}.html").read_text("utf-8")
        assert [each.split("</li>")[0] for each in page.split("<li>")[1:]] == words.split()
        assert not [word for word in ("habeas", "vault", "reed", "ash", str(tmp_path)) if word in page.lower().split()]
        assert "habeas" not in page.lower()
        assert (pages / f"{number}.pdf").read_bytes().startswith(b"%PDF")
    assert call("copies").out.count(str(pages)) == 6
    assert call("copies", "--remove-all").code is ExitCode.DONE
    assert not list(pages.iterdir())


@pytest.mark.parametrize(
    "wrong",
    [
        ("--shares", "1", "--needed", "5"),
        ("--shares", "3", "--needed", "2", "--holders", "ash", "elm"),
        ("--shares", "3", "--needed", "2", "--print", __file__),
    ],
)
def test_a_splitting_that_cannot_be_makes_no_new_key(call: Run, wrong: tuple[str, ...]) -> None:
    """With --new, too: the recovery key on paper still opens the vault, and no splitting is remembered."""
    key = renewed(call)
    assert call("recovery", "split", "--new", *wrong).code is ExitCode.WRONG_CALL
    assert call("recovery", "check", stdin=key).code is ExitCode.DONE
    assert json.loads(call("recovery", "show", "--json").out)["splittings"] == []
