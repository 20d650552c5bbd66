"""The laws of `habeas register`: importing, listing, comparing, showing, entering by hand."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.evidence.registers.invented import FEDERAL

from habeas.base.errors import ExitCode
from habeas.cli.wrapping import width_of

pytestmark = pytest.mark.xdist_group("register")

LATER = (
    FEDERAL.replace("3;Исключен;", "3;Исключен;")
    .replace("Тихий брод", "Тихий, тихий брод")
    .replace(
        '7;"Видеозапись',
        '6;Песня «Ива» (решение Заречного районного суда г. Выдумска от 01.02.2020);25.03.2020\r\n7;"Видеозапись',
    )
)
LATER = LATER.replace(LATER[LATER.index("2;Брошюра") : LATER.index("3;Исключен")], "2;Исключен;\r\n")


@pytest.fixture(scope="module")
def filled(in_model: Run, model: Path) -> None:
    """A vault with two versions of an invented list."""
    for day, text in (("2019-01-01", FEDERAL), ("2021-01-01", LATER)):
        path = model / f"{day}.csv"
        path.write_bytes(text.encode("cp1251"))
        ran = in_model("register", "import", str(path), "--register", "list", "--version", day, "--jurisdiction", "RU")
        assert ran.code is ExitCode.DONE, ran.err
        assert "Kept in the vault" in ran.out


@pytest.fixture
def kept(filled: None, in_copy: Run) -> Run:
    """That vault, one for each test."""
    return in_copy


def test_importing_twice_says_so_and_another_file_is_refused(kept: Run, tmp_path: Path) -> None:
    """The same version again changes nothing; another file under its day is refused with what to do."""
    again = kept(
        "register", "import", str(tmp_path / "2019-01-01.csv"), "--register", "list", "--version", "2019-01-01"
    )
    assert "had this version already" in again.out
    other = kept(
        "register", "import", str(tmp_path / "2021-01-01.csv"), "--register", "list", "--version", "2019-01-01"
    )
    assert other.code is ExitCode.WRONG_CALL
    assert "date of its own" in other.err
    same = kept("register", "import", str(tmp_path / "2021-01-01.csv"), "--register", "list", "--version", "2022-01-01")
    assert "The same file is kept as the version of 2021-01-01" in same.err


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize(
    "words", [("list",), ("compare", "list", "2019-01-01", "2021-01-01"), ("show", "list", "7"), ("show", "list", "2")]
)
def test_it_is_told_in_every_language_within_the_terminal(kept: Run, lang: str, words: tuple[str, ...]) -> None:
    """No line is wider than the terminal, but for digests, and no key is left without its sentence."""
    ran = kept("register", *words, "--lang", lang)
    assert ran.code is ExitCode.DONE
    lines = [line for line in ran.out.splitlines() if "sha256:" not in line]
    assert max(len(line) for line in lines) <= width_of(80)
    assert "register." not in ran.out


def test_the_list_says_which_numbers_are_skipped(kept: Run) -> None:
    """Each version stands with its entries, its skipped numbers and its digest."""
    older, newer = (json.loads(line) for line in kept("register", "list", "--json").out.splitlines())
    assert (older["entries"], older["skipped"], newer["skipped"]) == (6, ["5–6"], ["5"])
    assert older["digest"].startswith("sha256:")


def test_a_comparison_tells_every_change_once(kept: Run) -> None:
    """Added, struck and reworded entries are told with the words that changed."""
    ran = kept("register", "compare", "list", "2019-01-01", "2021-01-01", "--json")
    changes = [json.loads(line) for line in ran.out.splitlines()]
    assert sorted((one["change"], one["number"]) for one in changes) == [
        ("added", "6"),
        ("changed", "1"),
        ("struck", "2"),
    ]
    reworded = next(one for one in changes if one["change"] == "changed")
    assert reworded["words"] == [{"old": "", "new": ", тихий"}]
    back = kept("register", "compare", "list", "2021-01-01", "2019-01-01", "--json").out.splitlines()
    assert sorted((json.loads(line)["change"]) for line in back) == ["added", "changed", "struck"]


def test_an_entry_is_shown_as_printed_with_its_history(kept: Run) -> None:
    """The words stand as printed, the court in its own name, and what an entry said before it was struck."""
    shown = json.loads(kept("register", "show", "list", "2", "--json").out)
    assert shown["entries"][0]["status"] == "struck"
    assert [step["step"] for step in shown["history"]] == ["first_seen", "struck"]
    assert "Песок и соль" in shown["history"][1]["before"]
    earlier = json.loads(kept("register", "show", "list", "2", "--version", "2019-01-01", "--json").out)
    assert earlier["entries"][0]["decisions"][0]["court"] == "Озёрский городской суд Небывальской области"
    absent = kept("register", "show", "list", "6", "--version", "2019-01-01")
    assert absent.code is ExitCode.NEEDS_PERSON
    assert "skips the number 6" in absent.out
    assert kept("register", "show", "list", "99").code is ExitCode.WRONG_CALL


def test_decisions_entered_by_hand_grow_one_register(in_vault: Run) -> None:
    """Decisions of one day stand in one version, in their order, and an unpublished one says so."""
    call = ("register", "decision", "own", "--court", "Заречный суд", "--date", "2012-03", "--work")
    first = in_vault(*call, "Книга «Брод»", "--published", "no", "--source", "обвинение")
    assert "nobody has published" in " ".join(first.out.split())
    assert "history" in first.err
    second = json.loads(in_vault(*call, "-", "--json", stdin="Песня «Ива»\n").out)
    assert (second["number"], second["status"], second["text"]) == ("2", "unknown", "Песня «Ива»")
    [version] = in_vault("register", "list", "--json").out.splitlines()
    assert json.loads(version)["entries"] == 2
    shown = json.loads(in_vault("register", "show", "own", "1", "--json").out)
    assert shown["entries"][0]["status"] == "decision_unpublished"
    assert shown["entries"][0]["source"] == "обвинение"
    assert in_vault("verify").code is ExitCode.DONE


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--version", "2031-01-01"), "not come yet"),
        (("--version", "yesterday"), "no day"),
        (("--version", "2020-01-01", "--jurisdiction", "Russia"), "country code"),
        (("--version", "2020-01-01", "--format", "table"), "--mapping"),
        (("--version", "2020-01-01", "--format", "document", "--mapping", "-"), "with a table only"),
    ],
)
def test_a_wrong_import_is_refused(in_vault: Run, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    """What is wrong with the call is named, and nothing is kept."""
    path = tmp_path / "list.csv"
    path.write_text(FEDERAL, "utf-8")
    ran = in_vault("register", "import", str(path), "--register", "list", *words, stdin="columns: {text: 1}")
    assert (ran.code, ran.out) == (ExitCode.WRONG_CALL, "")
    assert said in ran.err
    assert "No register is kept" in in_vault("register", "list").err


def test_persons_and_unknown_layouts_are_refused(in_vault: Run, tmp_path: Path) -> None:
    """A list of persons is refused with the reason, a file that shows no layout with the ways to say one."""
    path = tmp_path / "list.csv"
    path.write_text("№;ФИО;Дата рождения\n1;Вымыслов;01.01.1970\n", "utf-8")
    call = ("register", "import", str(path), "--register", "list", "--version", "2020-01-01")
    assert "--format" in in_vault(*call).err
    refused = in_vault(*call, "--mapping", "-", stdin="columns: {text: ФИО}")
    assert "list of persons" in refused.err
    assert in_vault("register", "list").out == ""


def test_a_table_is_imported_by_its_mapping(in_vault: Run, tmp_path: Path) -> None:
    """A table and its mapping are kept together and read back without the mapping's file."""
    path = tmp_path / "list.csv"
    path.write_text("n,title,court,day\n1,Брод,Заречный суд,2012-03-05\n", "utf-8")
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text("columns: {number: n, title: title, court: court, decision_date: day}\n", "utf-8")
    call = ("register", "import", str(path), "--register", "city", "--version", "2020-01-01", "--mapping", str(mapping))
    assert in_vault(*call).code is ExitCode.DONE
    mapping.unlink()
    entry = json.loads(in_vault("register", "show", "city", "1", "--json").out)["entries"][0]
    assert (entry["text"], entry["decisions"][0]["date"]) == ("Брод", "2012-03-05")


def test_the_group_alone_says_what_it_has(run: Run) -> None:
    """`habeas register` without more names what can follow."""
    ran = run("register")
    assert ran.code is ExitCode.WRONG_CALL
    assert "register import" in ran.err
