"""The laws of kept checks in the dossier: told to who may be shown their record, and to nobody else."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.cli.test_quote import QUOTE, case, export  # noqa: F401  (fixtures)
from tests.cli.test_register_lookup import accused, register  # noqa: F401  (fixtures)

from habeas.base.errors import ExitCode


def dossier(run: Run, audience: str, out: Path, lang: str = "en") -> str:
    """The dossier for an audience as HTML."""
    ran = run("paper", "dossier", "baker", "--for", audience, "--out", str(out), "--in", lang, "--as", "html")
    assert ran.code is ExitCode.DONE, ran.err
    return (out / f"dossier-{lang}.html").read_text("utf-8")


def test_a_quote_check_stands_in_the_dossier_of_the_person_and_not_of_the_team(
    case: Run,  # noqa: F811
    tmp_path: Path,
) -> None:
    """The quotation, the answer, the places and the record's digest; the team's dossier has none of it."""
    kept = case("quote", "baker", "--text", "-", "--keep", stdin=QUOTE)
    assert kept.code is ExitCode.DONE, kept.err
    own = dossier(case, "self", tmp_path / "self")
    assert "Checks of quotations" in own
    assert "Found in the person" in own
    assert "Places found: " in own
    assert "Checks of quotations" not in dossier(case, "team", tmp_path / "team")


@pytest.mark.parametrize(("lang", "heading"), [("ru", "Проверки цитат"), ("kk", "Дәйексөздер мен тізімдерді тексеру")])
def test_a_register_look_up_stands_in_the_dossier(
    accused: Run,  # noqa: F811
    register: Path,  # noqa: F811
    tmp_path: Path,
    lang: str,
    heading: str,
) -> None:
    """What follows from a register stands there with the entry it follows from."""
    asked = ("register", "lookup", "-", "--register", str(register), "--case", "baker", "--keep")
    assert accused(*asked, stdin="«Зимний перевал»").code is ExitCode.DONE
    told = dossier(accused, "self", tmp_path / "out", lang)
    assert heading in told
    assert "dated 11 September 2017, before that day" in told
    assert "№ 7" in told
