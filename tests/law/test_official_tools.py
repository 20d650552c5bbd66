"""The tools that write a pack from an official text write what the loader reads back."""

import importlib.util
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
import yaml

from habeas.base.duration import Duration
from habeas.base.language import Lang
from habeas.law.pack.loading import read_pack
from habeas.law.pack.official import read_official_text
from habeas.law.pack.provision import Amendment, Citation

TOOLS = Path(__file__).resolve().parents[2] / "tools"

TEXT = """Глава 1. О лодках
Статья 10. Лодка: большая

      1. Лодка стоит у пристани:

      1) днем;

      2) ночью.

      Примечание ИЗПИ!
      Конституционным Судом РК начато производство по проверке конституционности части второй статьи 10.
      2. Лодка "уходит" утром.

      Нормативным постановлением Конституционного Суда РК от 18.07.2025 № 73-НП часть вторая статьи 10 в части слов \
"утром" признана не соответствующей Конституции Республики Казахстан.
      Сноска. Часть вторая – в редакции Закона РК от 27.12.2021 № 88-VII (в части лодок, которые вводятся в действие:
      с 1 января 2022 года в отношении больших лодок).
      Примечание ИЗПИ!
      Часть 2 предусматривается в редакции Закона РК от 16.07.2025 № 210-VIII (вводится в действие с 01.01.2027).
      Сноска. Статья 10 с изменениями, внесенными законами РК от 07.11.2014 № 248-V (вводится в действие \
с 01.01.2015); от 26.07.2016 № 12-VІ (вводится в действие по истечении двух месяцев \
после дня его первого официального опубликования).
Статья 10-1. Весла

      Весла хранят сухими.

Статья 100. Угон лодки

      1. Угон лодки –

      наказывается лишением свободы на срок до шести лет.

      2. То же деяние, совершенное ночью, –

      наказывается пожизненным лишением свободы.

      Примечание. Лодку возвращают.

"""


def tool(name: str) -> ModuleType:
    """One of the scripts of `tools/`, as a module."""
    spec = importlib.util.spec_from_file_location(name, TOOLS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def loaded(written: str) -> object:
    """YAML as the packs are read: every scalar a string."""
    return yaml.load(written, Loader=yaml.CBaseLoader)  # (strings only)


HEAD = {
    "id": "KZ",
    "country": "KZ",
    "label": {"en": "Kazakhstan", "ru": "Казахстан", "kk": "Қазақстан"},
}


def test_provisions_are_read_back_as_the_text_has_them() -> None:
    """Title, wording, amendments and notes survive the way through YAML without a finding."""
    written = tool("provisions").provisions_yaml(read_official_text(TEXT), "criminal_procedure", ["10", "10-1"])
    pack, findings = read_pack({"pack.yaml": HEAD, "provisions.yaml": loaded(written)})
    assert findings == ()
    provision = pack.provisions["criminal_procedure", "10"]
    assert provision.title == "Лодка: большая"
    assert provision.text == {
        "1": "Лодка стоит у пристани:\n1) днем;\n2) ночью.",
        "2": 'Лодка "уходит" утром.',
    }
    assert provision.amended == (
        Amendment("88-VII", date(2021, 12, 27), None, None, ("2",)),
        Amendment("248-V", date(2014, 11, 7), date(2015, 1, 1)),
        Amendment("12-VI", date(2016, 7, 26), None, Duration(months=2)),
    )
    assert pack.provisions["criminal_procedure", "10-1"].wording(Citation("criminal_procedure", "10-1")) == (
        "Весла хранят сухими."
    )


def test_notes_are_told_in_three_languages() -> None:
    """A pending case, a decision, a law in steps and a coming change each become a note."""
    written = tool("provisions").provisions_yaml(read_official_text(TEXT), "criminal_procedure", ["10"])
    pack, _ = read_pack({"pack.yaml": HEAD, "provisions.yaml": loaded(written)})
    notes = pack.provisions["criminal_procedure", "10"].notes
    assert [note[Lang.EN].split(",")[0][:40] for note in notes] == [
        "The Constitutional Court has taken up th",
        "Constitutional Court",
        "Law 88-VII of 27 December 2021 changed p",
        "A change by law 210-VIII of 16 July 2025",
    ]
    assert "contrary to the Constitution" in notes[1][Lang.EN]
    assert notes[1][Lang.KK].startswith("Конституциялық Соттың 2025 жылғы 18 шілдедегі № 73 қаулысы: 2-бөлік")
    assert notes[3][Lang.KK] == (
        "2025 жылғы 16 шілдедегі № 210-VIII Заң бойынша 2027 жылғы 1 қаңтардан бастап мыналар өзгереді: 2-бөлік."
    )


@pytest.mark.parametrize(
    ("words", "numbers", "unknown"),
    [
        (["10"], ["10"], []),
        (["10..100"], ["10", "10-1", "100"], []),
        (["10-1..10-9"], ["10-1"], []),
        (["11"], [], ["11"]),
    ],
)
def test_articles_are_chosen_by_number_and_range(words: list[str], numbers: list[str], unknown: list[str]) -> None:
    """A range takes inserted articles with it, and an article that is not there is named."""
    assert tool("provisions").chosen(read_official_text(TEXT), words) == (numbers, unknown)


def test_offences_are_read_back_with_their_titles() -> None:
    """Every part has its sanction and category; titles in other languages are those that were given."""
    titles = {"100": {"en": "Taking a boat", "kk": "Қайық айдап әкету"}}
    written = tool("offences").offences_yaml(read_official_text(TEXT), titles)
    pack, findings = read_pack({"pack.yaml": HEAD, "offences.yaml": loaded(written)})
    assert findings == ()
    first, second = pack.offences["criminal", "100(1)"], pack.offences["criminal", "100(2)"]
    assert (first.category, first.most, first.life) == ("grave", Duration(years=6), False)
    assert (second.category, second.most, second.life) == ("especially_grave", None, True)
    assert first.title == {Lang.EN: "Taking a boat", Lang.RU: "Угон лодки", Lang.KK: "Қайық айдап әкету"}
    assert ("criminal", "10(1)") not in pack.offences
