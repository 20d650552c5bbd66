"""A case that is exported and merged into another vault is the identical case: every row, every byte, every answer."""

import json
import os
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tests.cli.conftest import Run
from tests.conftest import DESK_PASSPHRASE
from tests.desk.exported import CLUB, export_in

from habeas.base.digest import digest_of
from habeas.base.errors import ExitCode
from habeas.base.language import Lang
from habeas.desk.opening import open_session
from habeas.desk.releasing import Going, begin_release, record_release
from habeas.desk.session import Session
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.held import Protection, Thing
from habeas.disclosure.gate.releases import Act, HandedFile, ReleaseAct, Told, ToldSentence
from habeas.disclosure.gate.rulings import Ruled, Ruling

REPORT = """Baker held for a post
June 2, 2023 — Tasköl Voice

On May 3, 2023, Ilyas Qarabulaq, a baker from Tasköl, was arrested by officers of the Tasköl city police department.
"""
AT = datetime(2023, 6, 9, tzinfo=UTC)
ROAD = "nine brown hares in the grass"
TOLD = (
    ("case", "baker", "--as-of", "2023-06-02"),
    ("ledger", "baker", "--as-of", "2023-06-02"),
    ("filings", "baker", "--as-of", "2023-06-09"),
    ("questions", "baker", "--as-of", "2023-06-09"),
    ("contradictions", "baker", "--as-of", "2023-06-02"),
    ("clock", "baker", "--as-of", "2023-06-02"),
    ("remand", "baker", "--as-of", "2023-06-02"),
    ("people", "baker"),
    ("proposals", "baker"),
    ("archive", "list", "baker"),
    ("erased", "baker"),
)
"""What a person sees of the case, by the commands that show it. Not `reprints`: which of two copies gives a group its
name is the one that came first here, and the order of arrival is a vault's own."""


def fill(say: Callable[..., list[dict[str, Any]]], folder: Path) -> None:
    """By the commands: one of everything that can be recorded of a case."""
    report = folder / "report.txt"
    report.write_text(REPORT, "utf-8")
    again = folder / "again.txt"
    again.write_text(REPORT.replace("June 2", "June 3"), "utf-8")
    with zipfile.ZipFile(folder / "papers.zip", "w") as papers:
        papers.writestr("inside.txt", "The order was read out on May 5, 2023.")
    for name in ("report.txt", "again.txt", "papers.zip"):
        say("add", "baker", str(folder / name))
    for number in ("one", "two"):
        (folder / f"sheet-{number}.txt").write_text(f"It was raining on sheet {number}.", "utf-8")
        say("add", "baker", str(folder / f"sheet-{number}.txt"))
    say("pages", "baker", "sheet-one.txt", "sheet-two.txt", "--title", "Two sheets")
    say("draft", "baker")
    ids = [str(one["id"]) for one in say("proposals", "baker")]
    say("accept", *ids[:-1])
    say("reject", ids[-1], "--why", "seen elsewhere")
    quote = ("--source", "report.txt", "--quote", "a baker")
    him = ("say", "baker", "--subject", "Ilyas Qarabulaq")
    [fact] = say(*him, "--type", "occupation", *quote, "--value", '{"text": "baker"}')
    [better] = say("supersede", str(fact["statement"]), "--value", '{"text": "a baker"}', "--why", "as printed")
    say("withdraw", str(better["statement"]), "--why", "twice")
    charge = '{"country": "KZ", "code": "criminal", "article": "174", "part": "1"}'
    say(*him, "--type", "charge", *quote, "--value", charge)
    say(*him, "--type", "allegation", *quote, "--value", '{"claim": "He spoke.", "when": "2023-05-20"}')
    say("say", "baker", "--subject", "I. Qarabulaq", "--type", "person", *quote, "--value", '{"name": "I. Qarabulaq"}')
    people = [one for one in say("people", "baker") if "Qarabulaq" in json.dumps(one)]
    keys = [str(one["id"]) for row in people for one in row.get("people", [row])]
    say("people", "baker", "--different", keys[0], keys[1], "--why", "met both")
    say("reprints", "baker", "--independent", "report.txt", "again.txt", "--why", "two reporters")
    say("ledger", "baker", "add", "1")
    say("filings", "baker", "add", "--to", "prosecutor", "--about", "custody", "--on", "2023-05-10", "--told", "Filed.")
    voice, spoken = folder / "voice.ogg", folder / "voice.srt"
    voice.write_bytes(b"OggS" + bytes(60))
    spoken.write_text("1\n00:00:01,000 --> 00:00:04,000\nHe was taken away.\n", "utf-8")
    say("add", "baker", str(voice))
    say("transcript", "baker", "voice.ogg", str(spoken), "--by", "Reed")
    say("archive", "add", "baker", str(export_in(folder)), "--authority", "owner", "--chat", CLUB)
    listed = folder / "list.csv"
    listed.write_text("Name,Born\nAsan Bekov,1980\n", "utf-8")
    [proposed] = say("intake", "suggest", str(listed), "--name", "detained")
    (folder / "list.yaml").write_text(str(proposed["mapping"]), "utf-8")
    say("intake", "baker", str(listed), "--mapping", str(folder / "list.yaml"), "--accept", "--why", "checked")
    mistake = folder / "mistake.txt"
    mistake.write_text("This was not meant for here.", "utf-8")
    say("add", "baker", str(mistake))
    say("erase", "source", "baker", "mistake.txt", "--why", "mistake", "--yes")


def let_out(session: Session) -> None:
    """A ruling, a release, and what became of it: what the gate keeps."""
    case = session.case("baker")
    [source, *_] = session.vault.evidence.sources(case.id)
    [statement, *_] = session.vault.record.statements(case.id)
    with session.vault.transaction():
        session.vault.gate.add_ruling(
            Ruling(
                *("1" * 32, case.id, Ruled.HOLD, Thing.SOURCE, source.id, Protection.RULED, None, "the witness asked"),
                session.who,
                session.now(),
            )
        )
    begun = begin_release(session, ["baker"], Audience.COURT, "paper/summary")
    sentence = ToldSentence("He was arrested.", Lang.EN, (statement.id,))
    told = Told(case.id, frozenset([statement.id]), frozenset([statement.subject]), frozenset(), (sentence,))
    file = HandedFile("summary.pdf", digest_of(b"summary"), "application/pdf", 7)
    release = record_release(session, begun, Going("Summary", (told,), (file,)))
    down = ReleaseAct("2" * 32, case.id, Act.TAKE_DOWN, session.who, session.now(), "consent withdrawn", release.id)
    with session.vault.transaction():
        session.vault.gate.add_release_act(down)


def rows_of(session: Session) -> dict[str, list[str]]:
    """Every row of the case that travels, of each table of the inventory, the gate's and the newest too."""
    from habeas.vault.carrying.inventory import CARRIED

    parcel = session.vault.carrying.parcel(session.case("baker").id, AT, session.who)
    return {
        table.word: sorted(json.dumps(row, sort_keys=True) for row in parcel.rows.get(table.word, ()))
        for table in CARRIED
    }


def copies_of(session: Session) -> dict[str, bytes]:
    """The bytes of every preserved copy of the case."""
    case = session.case("baker")
    found = session.vault.evidence.sources(case.id)
    return {one.copy.digest: session.vault.evidence.copy(one.copy.digest) for one in found}


def test_a_case_that_is_exported_and_merged_is_the_identical_case(
    in_vault: Run, run: Run, vault_folder: Path, tmp_path: Path, ticking: Callable[[], datetime]
) -> None:
    """Every row of every table that travels, every byte of every original, and every answer is the same."""

    def say(*words: str, stdin: str = "") -> list[dict[str, Any]]:
        ran = in_vault(*words, "--json", stdin=stdin)
        assert ran.code in (ExitCode.DONE, ExitCode.NEEDS_PERSON), ran.err
        return [json.loads(line) for line in ran.out.splitlines()]

    files = tmp_path / "files"
    files.mkdir()
    fill(say, files)
    assert in_vault("describe", "baker", "report.txt", "--title", "Baker held for a post").code is ExitCode.DONE
    with open_session(vault_folder, DESK_PASSPHRASE, ticking, os.urandom) as home:
        let_out(home)
    road, sealed, away = files / "road", files / "baker.habeas", tmp_path / "away"
    road.write_text(f"{ROAD}\n", "utf-8")
    say("export", "baker", "--out", str(sealed), "--export-key-file", str(road))
    there = {"HABEAS_VAULT": str(away), "HABEAS_PASSPHRASE": DESK_PASSPHRASE}
    assert run("init", str(away), "--as", "moss", environ=there).code is ExitCode.DONE
    merged = run("merge", str(sealed), "--export-key-file", str(road), "--json", environ=there)
    assert merged.code is ExitCode.DONE, merged.err
    with (
        open_session(vault_folder, DESK_PASSPHRASE, ticking, os.urandom) as one,
        open_session(away, DESK_PASSPHRASE, ticking, os.urandom) as other,
    ):
        mine, theirs = rows_of(one), rows_of(other)
        assert [word for word, rows in mine.items() if not rows] == [], "a table that this story does not fill"
        assert mine == theirs
        assert copies_of(one) == copies_of(other)
    assert run("verify", environ=there).code is ExitCode.DONE
    in_order = [
        json.loads(ran) for ran in (in_vault(*TOLD[0], "--json").out, run(*TOLD[0], "--json", environ=there).out)
    ]
    assert in_order[0] == in_order[1]
    for words in TOLD:
        here, away_from_here = in_vault(*words, "--json"), run(*words, "--json", environ=there)
        assert here.out, words
        assert _answers(away_from_here.out) == _answers(here.out), words


def _answers(printed: str) -> object:
    """The answers, whatever the order of members, and of lists that stand in the order in which things arrived."""
    return _sorted([json.loads(line) for line in printed.splitlines()])


def _sorted(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _sorted(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted(map(_sorted, value), key=lambda one: json.dumps(one, sort_keys=True))
    return value
