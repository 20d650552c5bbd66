"""Of generated cases nothing that is held back is in any byte of anything that is made for somebody outside."""

from pathlib import Path

import pytest
from tests.leaks.cases import OUTSIDE, leak_case
from tests.leaks.outputs import EVERY, LIGHT, Output, making
from tests.leaks.seeking import Seeker

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience

SHEETS, DATA = 120, 30
ON_PAPER = (Audience.COURT, Audience.PRESS, Audience.PARTNER_ARCHIVE, Audience.UN_BODY)
"""For whom papers are made; everybody else is told by pages."""


def found(seed: int, folder: Path, kinds: tuple[str, ...], audience: Audience | None = None) -> list[str]:
    """What is found in the outputs of the case of a seed, for the audience whose turn it is."""
    case, lang = leak_case(seed), list(Lang)[seed // len(OUTSIDE) % len(Lang)]
    made = making(case, audience or OUTSIDE[seed % len(OUTSIDE)], lang, folder / "site")
    seeker = Seeker(case.canaries(made.audience))
    outputs = list(made.outputs(kinds))
    assert outputs
    there = [f"{one.name}: {what}" for one in outputs for what in seeker.found(one.data, one.name)]
    return there + [f"last look: {leak}" for leak in made.leaks]


@pytest.mark.parametrize("start", range(0, SHEETS, 20))
def test_nothing_is_found_in_sheets(start: int, tmp_path: Path) -> None:
    """A hundred and twenty cases for five audiences in three languages, as their sheet."""
    assert [(seed, there) for seed in range(start, start + 20) if (there := found(seed, tmp_path, LIGHT[:1]))] == []


@pytest.mark.parametrize("seed", range(SHEETS, SHEETS + DATA))
def test_nothing_is_found_in_data_and_pages(seed: int, tmp_path: Path) -> None:
    """Every format of data, the site and the proof pack: names, endings, letters, digests, ids, notes, days."""
    kinds = tuple(one for one in LIGHT if not one.startswith("paper"))
    assert found(seed, tmp_path, kinds) == []


@pytest.mark.parametrize("seed", range(150, 158))
def test_nothing_is_found_in_papers(seed: int, tmp_path: Path) -> None:
    """Every paper that is made for the audience, as HTML and for Word."""
    assert found(seed, tmp_path, ("paper/html", "paper/docx"), ON_PAPER[seed % 4]) == []


@pytest.mark.parametrize("seed", range(160, 163))
def test_nothing_is_found_in_print(seed: int, tmp_path: Path) -> None:
    """The sheet, papers and an exhibit as PDF."""
    assert found(seed, tmp_path, ("sheet/pdf", "paper/pdf", "exhibit"), ON_PAPER[seed % 4]) == []


@pytest.mark.parametrize("start", range(170, 182, 4))
def test_nothing_is_found_in_copies(start: int, tmp_path: Path) -> None:
    """A copy of a source is made of nothing but clean words: of what is held back there is no copy at all."""
    made = 0
    for seed in range(start, start + 4):
        case = leak_case(seed)
        outputs = list(making(case, Audience.PUBLIC, Lang.RU, tmp_path / str(seed)).outputs(("copies",)))
        seeker = Seeker(case.canaries(Audience.PUBLIC))
        assert [(one.name, what) for one in outputs for what in seeker.found(one.data, one.name)] == []
        assert "archive/k7f3q2ma/all.pdf" not in {one.name for one in outputs}
        made += len(outputs)
    assert made > 0


def test_every_output_is_made(tmp_path: Path) -> None:
    """Over the audiences each kind of output comes up, so that none is left out unseen."""
    kinds: set[str] = set()
    case = leak_case(1)
    for audience in (Audience.PUBLIC, Audience.UN_BODY):
        made = making(case, audience, Lang.RU, tmp_path / audience.value)
        kinds |= {one.kind for one in made.outputs(EVERY)}
    assert kinds == set(EVERY)


def test_without_the_gate_it_is_found(tmp_path: Path) -> None:
    """For oneself the same outputs are full of canaries, and the same search finds them."""
    case = leak_case(3)
    made, seeker = making(case, Audience.SELF, Lang.RU, tmp_path / "site"), Seeker(case.canaries(Audience.PUBLIC))

    def seen(*kinds: str) -> set[str]:
        outputs: list[Output] = list(made.outputs(kinds))
        return {what for one in outputs for what in seeker.found(one.data, one.name)}

    people = {f"name of the {one}" for one in ("wife", "child", "witness", "lawyer", "officer", "friend")}
    assert people | {"code name", "home", "identity number", "date of birth"} <= seen("sheet/html")
    assert people <= seen("extract/csv")
    assert people <= seen("extract/ftm")
    assert people <= seen("paper/docx")
    assert people <= seen("sheet/pdf")
    assert made.leaks == []
