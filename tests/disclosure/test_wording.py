"""The words of the three languages: complete, alike in shape, and free of what may not be claimed."""

import re
from collections.abc import Mapping
from importlib import resources
from typing import Any

import pytest
import yaml

from habeas.base.errors import Failed
from habeas.base.language import Lang
from habeas.disclosure.layout import PERSONAL, SECTIONS
from habeas.disclosure.wording import wording, wording_from
from habeas.evidence.sources.source import Method, Secrecy
from habeas.record.vocabulary.loading import vocabulary

_NORM = {"country", "code", "article", "part", "point"}
_BEFORE = {"from_article", "from_part"}
_CASES = {"months", "seasons"}
_OPTIONAL = {"gen", "day_2", "few", "one"}
_CLAIMS = {
    Lang.EN: ("guilty", "criminal is", "proof", "proves", "certif", "political prisoner", "terrorist", "convict is"),
    Lang.RU: ("преступник", "виновен", "доказано", "удостоверя", "справк", "политзаключ", "террорист"),
    Lang.KK: ("қылмыскер", "кінәлі ", "дәлелденді", "куәлік", "анықтама", "саяси тұтқын", "террорист"),
}
"""Words that would claim more than a source says (SAFETY 13)."""


def _raw(lang: Lang) -> Any:
    path = resources.files("habeas.disclosure") / "wording" / f"{lang.value}.yaml"
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


def _keys(found: object, path: str = "") -> set[str]:
    if not isinstance(found, Mapping) or path.removeprefix(".dates.") in _CASES:
        return {path}
    inner = (_keys(value, f"{path}.{key}") for key, value in found.items() if key not in _OPTIONAL)
    return set().union(*inner)


def _texts(found: object) -> list[str]:
    if isinstance(found, Mapping):
        return [text for value in found.values() for text in _texts(value)]
    return [str(found)]


def test_same_keys() -> None:
    """The three wording files have the same keys, but for grammar that one language has and another has not."""
    english = _keys(_raw(Lang.EN))
    assert _keys(_raw(Lang.RU)) == english
    assert _keys(_raw(Lang.KK)) == english


@pytest.mark.parametrize("lang", list(Lang))
def test_every_property_has_a_sentence(lang: Lang) -> None:
    """Every property of the vocabulary has a sentence, and no sentence is for a property that is none."""
    assert wording(lang).properties.keys() == vocabulary().properties.keys()


@pytest.mark.parametrize("lang", list(Lang))
def test_sentences_lose_no_field(lang: Lang) -> None:
    """A sentence can show every field of its property that is not only how it was printed, and no other."""
    for prop, template in wording(lang).properties.items():
        fields = vocabulary().properties[prop].fields
        shown = template.fields() - {"who", "subject"}
        shown |= (_NORM if "norm" in shown else set()) | (_BEFORE if "norm_before" in shown else set())
        needed = {name for name, field in fields.items() if not field.printed}
        assert needed <= shown, prop
        assert shown <= fields.keys() | _NORM | {"norm", "norm_before"}, prop


@pytest.mark.parametrize("lang", list(Lang))
def test_only_the_subject_is_required(lang: Lang) -> None:
    """A sentence can be told whatever its fields: only the subject's name stands outside square brackets."""
    for prop, template in wording(lang).properties.items():
        assert template.required() <= {"subject"}, prop


@pytest.mark.parametrize("lang", list(Lang))
def test_every_code_has_words(lang: Lang) -> None:
    """Codes of law, secrecy, ways of coming in and yes-or-no fields all have words."""
    words = wording(lang)
    assert words.groups["codes"].keys() == vocabulary().lists["legal_codes"].codes.keys()
    assert set(words.groups["secrecy"]) == set(Secrecy)
    assert set(words.groups["methods"]) == set(Method)
    yes_no = {
        field.id
        for prop in vocabulary().properties.values()
        for field in prop.fields.values()
        if field.type == "yes_no"
    }
    assert set(words.yes_no) == yes_no


def test_every_property_has_one_place() -> None:
    """Every property of the vocabulary stands in exactly one section."""
    placed = [prop for _, props in SECTIONS for prop in props]
    assert sorted(placed) == sorted(vocabulary().properties)
    assert set(PERSONAL) <= set(placed)


@pytest.mark.parametrize("lang", list(Lang))
def test_nothing_is_claimed(lang: Lang) -> None:
    """No sentence or heading claims guilt, proof, a certificate or a status that only others can give."""
    told = " ".join(_texts(_raw(lang))).lower()
    assert [word for word in _CLAIMS[lang] if re.search(rf"\b{re.escape(word)}", told)] == []


@pytest.mark.parametrize(
    "damage",
    ["", "dates: []", "not: [closed", "dates: {months: {}, seasons: {}, forms: {}, about: {}, rest: {}, units: {}}"],
)
def test_damaged_file_is_refused(damage: str) -> None:
    """A wording file that does not hold together is refused with its name."""
    with pytest.raises(Failed, match=r"ru\.yaml"):
        wording_from(damage, Lang.RU)


def test_missing_word_is_refused() -> None:
    """Asking for a word that no file has names the word and the file."""
    with pytest.raises(Failed, match=r"kk\.yaml.*sheet\.nothing"):
        wording(Lang.KK).word("sheet", "nothing")
