"""The laws of `habeas quote`: as a defender uses it, on an export and on the archives of a case."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ran, Run
from tests.conftest import DESK_PASSPHRASE

from habeas.base.errors import ExitCode
from habeas.base.language import Lang

ILYAS, MARAT = "Ilyas Qarabulaq", "Marat Tastemir"
SAID = "Мы никогда не говорили, что дорогу надо закрыть. Мы просили её починить."
QUOTE = "дорогу нужно закрыть"


def message(number: int, text: str, author: str = ILYAS, **more: str) -> dict[str, Any]:
    """One message of a group."""
    seconds = 1_683_086_400 + 86_400 * number
    sender = {"from": author, "from_id": f"user{len(author)}"}
    date = {"date": "2023-05-03T10:00:00", "date_unixtime": str(seconds)}
    return {"id": number, "type": "message", **date, **sender, "text": text, **more}


@pytest.fixture
def export(tmp_path: Path) -> Path:
    """An invented export of a group: own words, another's, and a forwarded post."""
    messages = [
        message(1, SAID),
        message(2, "Хлеб сегодня свежий, приходите с утра.", MARAT),
        message(3, "Дорогу надо закрыть!", forwarded_from="Kanal"),
    ]
    chat = {"name": "Bread of Tasköl", "type": "private_supergroup", "id": 777, "messages": messages}
    path = tmp_path / "result.json"
    path.write_text(json.dumps(chat, ensure_ascii=False), "utf-8")
    return path


def asked(ran: Ran) -> dict[str, Any]:
    """The one object that was printed."""
    [line] = ran.out.splitlines()
    found: dict[str, Any] = json.loads(line)
    return found


def in_export(run: Run, export: Path, *words: str, text: str = QUOTE, own: str | None = ILYAS) -> Ran:
    """Ask for a quotation by standard input."""
    owner = () if own is None else ("--own", own)
    return run("quote", "--archive", str(export), *owner, "--text", "-", *words, stdin=text)


def test_a_quotation_in_own_words_is_found(run: Run, export: Path) -> None:
    """The JSON is that of CONTRACTS: verdict, matches with their places, what was searched, how."""
    ran = in_export(run, export, "--json")
    found = asked(ran)
    assert ran.code is ExitCode.DONE
    assert (found["verdict"], found["whose"], found["max_distance"]) == ("found", "own", 0.2)
    first, second = found["matches"]
    assert (first["whose"], second["whose"]) == ("own", "shared")
    assert first["text"] == SAID[first["start"] : first["end"]] == "дорогу надо закрыть"
    assert 0 < first["distance"] == round(first["edits"] / first["length"], 4) <= 0.2
    assert first["id"] == first["item"] == "result.json#/messages/0/text"
    assert first["passage"]["text"] == "Мы никогда не говорили, что дорогу надо закрыть."
    assert {"kind": "changed", "archive": "надо", "quote": "нужно"} in first["differences"]
    assert (found["searched"]["items"], found["searched"]["unparsed"]) == (3, 0)
    assert found["searched"]["from"].startswith("2023-05-04")


@pytest.mark.parametrize(
    ("text", "verdict", "whose"),
    [
        ("хлеб сегодня свежий", "found_in_others_words", "others"),
        ("хлеб теперь свежий, приезжайте с утра", "near", None),
        ("совсем другое высказывание о погоде", "not_found", None),
    ],
)
def test_each_verdict(run: Run, export: Path, text: str, verdict: str, whose: str | None) -> None:
    """Words of another, a near passage and nothing at all are told apart."""
    found = asked(in_export(run, export, "--json", text=text))
    assert (found["verdict"], found["whose"]) == (verdict, whose)
    assert (found["nearest"] is not None) == (verdict == "near")


def test_where_nobody_said_who_the_person_is_nothing_is_claimed(run: Run, export: Path) -> None:
    """Without --own the words of a group are nobody's known: found, and not called the person's own."""
    found = asked(in_export(run, export, "--json", text="хлеб сегодня свежий", own=None))
    assert (found["verdict"], found["whose"]) == ("found", "unknown")
    ran = in_export(run, export, text="хлеб сегодня свежий", own=None)
    assert "--own NAME" in ran.err
    said = ran.out
    assert "DOES NOT SHOW WHOSE WORDS" in said
    assert "OWN WORDS" not in said


@pytest.mark.parametrize(
    ("lang", "shown"),
    [(Lang.EN, "FOUND IN THE PERSON'S OWN"), (Lang.RU, "НАЙДЕНО В СОБ"), (Lang.KK, "АДАМНЫҢ ӨЗ СӨЗДЕРІНЕН")],
)
def test_a_person_reads_it_in_three_languages(run: Run, export: Path, lang: Lang, shown: str) -> None:
    """The answer, the marked words, and every limit stand on the screen in lines no wider than it."""
    said = in_export(run, export, "--lang", lang.value).out
    assert shown in said
    assert "⟦дорогу надо закрыть⟧" in said
    assert "sha256:" in said
    assert max(len(line) for line in said.splitlines() if "sha256:" not in line) <= 79


def test_typed_words_are_in_the_shells_history_and_that_is_said_once(run: Run, export: Path) -> None:
    """A typed quotation is warned of, one by standard input is not; a typed name always is."""
    typed = run("quote", "--archive", str(export), "--text", QUOTE)
    assert typed.err.count("history") == 1
    named = in_export(run, export, "--by", "Айдар Примеров").err
    assert "--text" not in named
    assert "after --by, --own may" in named
    assert named.count("history") == 1


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--text", "a"), "Name a case"),
        (("--archive", "EXPORT"), "No quotation"),
        (("--archive", "EXPORT", "--text", "a", "--text", "b"), "several"),
        (("--archive", "EXPORT", "--text", ""), "empty"),
        (("--archive", "EXPORT", "--text", "😀"), "no letter"),
        (("--archive", "EXPORT", "--text", "a", "--from", "2024", "--to", "2023"), "before it begins"),
        (("--archive", "EXPORT", "--text", "a", "--from", "soon"), "no date"),
        (("--archive", "EXPORT", "--text", "a", "--max-distance", "far"), "no distance"),
        (("--archive", "EXPORT", "--text", "a", "--max-distance", "1/0"), "no distance"),
        (("--archive", "EXPORT", "--text", "a", "--max-distance", "60%"), "between 0 and 50"),
        (("--archive", "EXPORT", "--text", "a", "--by", "Nobody"), "Nobody in the archive"),
        (("--archive", "EXPORT", "--text", "a", "--from", "2030"), "No item is left"),
        (("--archive", "EXPORT", "--text", "a", "--print", "paper.docx"), "neither"),
        (("--archive", "EXPORT", "--text", "a", "--keep"), "nowhere to keep"),
        (("--archive", "/nowhere", "--text", "a"), "no file or folder"),
        (("--archive", "EXPORT", "--verify", "EXPORT", "--text", "a"), "holds the question"),
        (("--archive", "EXPORT", "--verify", "EXPORT"), "no search record"),
    ],
)
def test_a_wrong_call_is_told(run: Run, export: Path, words: tuple[str, ...], why: str) -> None:
    """Each wrong call ends with 2, says what is wrong, and prints no answer."""
    ran = run("quote", *(str(export) if word == "EXPORT" else word for word in words))
    assert ran.code is ExitCode.WRONG_CALL
    assert why in ran.err
    assert ran.out == ""


def test_other_peoples_names_are_not_told(run: Run, export: Path) -> None:
    """Who else wrote in the archive is never listed by a wrong --by."""
    said = in_export(run, export, "--by", "Nobody").err
    assert ILYAS in said
    assert MARAT not in said


def test_an_archive_in_which_nothing_can_be_read_is_refused(run: Run, tmp_path: Path) -> None:
    """ "Not found" is never said of an archive that was not read; the files are named."""
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "notes.bin").write_bytes(b"\x00\x01")
    ran = in_export(run, tmp_path / "odd")
    assert ran.code is ExitCode.WRONG_CALL
    assert "notes.bin" in ran.err


@pytest.mark.parametrize("share", ["15%", "0.15", "15 %", "0,15", "3/20"])
def test_a_distance_is_written_in_any_way(run: Run, export: Path, share: str) -> None:
    """A percentage, a decimal and a fraction are the same distance."""
    assert asked(in_export(run, export, "--json", "--max-distance", share))["max_distance"] == 0.15


def test_dates_and_author_narrow_the_search_and_are_said(run: Run, export: Path) -> None:
    """What was left out is counted by its reason."""
    found = asked(in_export(run, export, "--json", "--by", ILYAS, "--to", "2023-05-05"))
    assert found["searched"]["items"] == 1
    assert found["searched"]["left_out"] == {"by_author": 2, "by_date": 0}
    assert found["question"]["to"] == "2023-05-05"


def test_a_record_is_written_and_checked(run: Run, export: Path, tmp_path: Path) -> None:
    """The same archive gives the same; its digest is the printed one; only the owner may read the files."""
    record, paper = tmp_path / "record.json", tmp_path / "paper.html"
    ran = in_export(run, export, "--record", str(record), "--print", str(paper), "--json")
    assert asked(ran)["clear_copies"] == [str(record), str(paper)]
    assert record.stat().st_mode & 0o077 == paper.stat().st_mode & 0o077 == 0
    checked = run("quote", "--verify", str(record), "--archive", str(export), "--json")
    assert checked.code is ExitCode.DONE
    assert asked(checked)["same"] is True
    assert asked(checked)["record"] == asked(ran)["record"]
    assert str(record) in ran.err


def test_another_archive_and_an_altered_record_are_integrity_failures(run: Run, export: Path, tmp_path: Path) -> None:
    """Each ends with 5; a record cut short says that, another archive that it is another."""
    record = tmp_path / "record.json"
    in_export(run, export, "--record", str(record))
    whole = record.read_bytes()
    record.write_bytes(whole[:-30])
    assert run("quote", "--verify", str(record), "--archive", str(export)).code is ExitCode.INTEGRITY
    record.write_bytes(whole.replace(b'"verdict":"found"', b'"verdict":"other"'))
    altered = run("quote", "--verify", str(record), "--archive", str(export))
    assert altered.code is ExitCode.INTEGRITY
    assert "Archive: the same." in altered.out
    assert "Answer: not the same." in altered.out
    record.write_bytes(whole)
    export.write_text(export.read_text("utf-8").replace("свежий", "чёрствый"), "utf-8")
    other = run("quote", "--verify", str(record), "--archive", str(export))
    assert other.code is ExitCode.INTEGRITY
    assert "Archive: another one" in other.out
    assert "Answer: not the same." in other.out  # other letters were counted


def test_a_newer_program_is_no_altered_record(
    run: Run, export: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where only the version differs the answer is the same and the check ends with 0."""
    record = tmp_path / "record.json"
    in_export(run, export, "--record", str(record))
    monkeypatch.setattr("habeas.desk.quote.TOOL", "habeas 9.9")
    ran = run("quote", "--verify", str(record), "--archive", str(export))
    assert ran.code is ExitCode.DONE
    assert "Versions: not the same." in ran.out
    assert "Answer: the same." in ran.out


@pytest.fixture
def case(in_vault: Run, export: Path) -> Run:
    """A vault whose case `baker` has the export as an archive."""
    added = in_vault(
        "archive", "add", "baker", str(export), "--authority", "owner", "--own", ILYAS, "--all-chats", "--json"
    )
    assert added.code is ExitCode.DONE, added.err
    return in_vault


def test_the_archives_of_a_case_are_searched(case: Run) -> None:
    """The same question to the vault gives the same verdict, and others' names are neutral words there."""
    found = asked(case("quote", "baker", "--text", "-", "--json", stdin=QUOTE))
    assert (found["verdict"], found["whose"]) == ("found", "own")
    others = asked(case("quote", "baker", "--text", "-", "--json", stdin="хлеб сегодня свежий"))
    assert others["verdict"] == "found_in_others_words"
    assert MARAT not in json.dumps(others, ensure_ascii=False)


def test_the_index_is_kept(case: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second question reads the index of the first; it is not built again."""
    first = asked(case("quote", "baker", "--text", "-", "--json", stdin=QUOTE))

    def build(_texts: object) -> None:
        raise AssertionError

    monkeypatch.setattr("habeas.desk.quote_corpus.build", build)
    assert asked(case("quote", "baker", "--text", "-", "--json", stdin=QUOTE))["matches"] == first["matches"]


def test_a_search_is_in_the_audit_trail_without_its_words(case: Run, vault_folder: Path) -> None:
    """Who looked in which archive is kept; the quotation and the answer are not."""
    from datetime import UTC, datetime

    from habeas.desk.opening import open_session

    case("quote", "baker", "--text", "-", stdin=QUOTE)
    with open_session(vault_folder, DESK_PASSPHRASE, lambda: datetime.now(UTC), bytes) as session:
        entries = [entry for entry in session.vault.audit.entries() if entry.action == "check quote"]
    assert len(entries) == 1
    assert "дорогу" not in repr(entries)


def test_a_kept_record_is_privileged_and_nothing_is_drafted_from_it(case: Run, tmp_path: Path) -> None:
    """It is a source of the case that nobody else may be shown; drafting proposes nothing of it."""
    found = asked(case("quote", "baker", "--text", "-", "--keep", "--json", stdin=QUOTE))
    sources = [json.loads(line) for line in case("sources", "baker", "--json").out.splitlines()]
    assert [(one["id"], one["secrecy"], one["digest"]) for one in sources] == [
        (found["kept"], "privileged", found["record"])
    ]
    case("draft", "baker")
    assert case("proposals", "baker", "--json").out == ""


def test_what_is_written_from_a_vault_is_remembered(case: Run, tmp_path: Path) -> None:
    """The record and the paper are clear copies until they are removed."""
    record, paper = tmp_path / "record.json", tmp_path / "paper.pdf"
    case("quote", "baker", "--text", "-", "--record", str(record), "--print", str(paper), stdin=QUOTE)
    copies = [json.loads(line)["path"] for line in case("copies", "--json").out.splitlines()]
    assert copies == [str(record), str(paper)]
    assert paper.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("others", ["drop", "pseudonymise", "keep"])
def test_a_record_of_a_case_is_checked_on_the_owners_export(
    in_vault: Run, run: Run, export: Path, tmp_path: Path, others: str
) -> None:
    """Whoever has the export and the record reads it as the vault did, whatever was done with others' words."""
    own = ("--authority", "owner", "--own", ILYAS, "--all-chats", "--others", others)
    assert in_vault("archive", "add", "baker", str(export), *own).code is ExitCode.DONE
    record = tmp_path / "record.json"
    in_vault("quote", "baker", "--text", "-", "--record", str(record), stdin=QUOTE)
    checked = run("quote", "--verify", str(record), "--archive", str(export), "--json")
    assert asked(checked)["differences"] == []
    assert checked.code is ExitCode.DONE
    assert in_vault("quote", "--verify", str(record), "baker").code is ExitCode.DONE


def test_one_archive_of_several_is_named_by_its_id(case: Run, export: Path, tmp_path: Path) -> None:
    """All archives are searched unless one is named; several have one digest together and one each."""
    other = tmp_path / "other.json"
    other.write_text(export.read_text("utf-8").replace("закрыть", "открыть"), "utf-8")
    case("archive", "add", "baker", str(other), "--authority", "owner", "--own", ILYAS, "--all-chats")
    both = asked(case("quote", "baker", "--text", "-", "--json", stdin=QUOTE))
    assert len(both["archives"]) == 2
    assert both["archive"] not in [one["digest"] for one in both["archives"]]
    name = both["archives"][0]["name"]
    one = asked(case("quote", "baker", "--archive", name, "--text", "-", "--json", stdin=QUOTE))
    assert (one["archive"], len(one["archives"])) == (both["archives"][0]["digest"], 1)


def test_a_case_without_archives_says_so(in_vault: Run) -> None:
    """There is nothing to search, and the way to take an archive in is told."""
    in_vault("new", "baker", "--who", ILYAS, "--told-by", "his wife", "--when", "2023-05-03")
    [case] = [json.loads(line) for line in in_vault("cases", "--json").out.splitlines()]
    ran = in_vault("quote", case["name"], "--text", "-", stdin=QUOTE)
    assert ran.code is ExitCode.WRONG_CALL
    assert "habeas archive add" in ran.err


def test_after_erasure_nothing_is_left_to_find(case: Run) -> None:
    """An erased archive gives no answer and no items; that it was erased is said."""
    [kept] = [json.loads(line) for line in case("archive", "list", "baker", "--json").out.splitlines()]
    case("quote", "baker", "--text", "-", stdin=QUOTE)
    assert case("archive", "erase", "baker", kept["id"], stdin=kept["id"][:8]).code is ExitCode.DONE
    ran = case("quote", "baker", "--text", "-", stdin=QUOTE)
    assert ran.code is ExitCode.WRONG_CALL
    assert "1 were erased" in ran.err
