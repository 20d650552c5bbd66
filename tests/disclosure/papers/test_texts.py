"""The texts of papers: whole, alike in every language, and in one folder that a lawyer can edit."""

from importlib import resources
from pathlib import Path

import pytest

from habeas.base.errors import Failed
from habeas.disclosure.papers.languages import SPOKEN, PaperLang
from habeas.disclosure.papers.registry import PAPERS
from habeas.disclosure.papers.texts import COMMON, GROUPS, texts, texts_from
from habeas.disclosure.template import parse_template

FOLDER = resources.files("habeas.disclosure.papers") / "templates"
FILES = sorted(path.name for path in FOLDER.iterdir() if path.name.endswith(".yaml"))


FAMILIES = {COMMON: tuple(PaperLang), "case": SPOKEN, "un": tuple(PaperLang)}


def _langs(name: str) -> tuple[PaperLang, ...]:
    return FAMILIES.get(name) or next(paper.langs for kind, paper in PAPERS.items() if kind.value == name)


def test_every_file_is_of_a_paper_and_a_language() -> None:
    """There is one file for each paper and language it is made in, and none that no paper reads."""
    wanted = [f"{kind.value}.{lang.value}.yaml" for kind, paper in PAPERS.items() for lang in paper.langs]
    wanted += [f"{name}.{lang.value}.yaml" for name, langs in FAMILIES.items() for lang in langs]
    assert sorted(wanted) == FILES


@pytest.mark.parametrize("name", sorted({file.split(".")[0] for file in FILES}))
def test_all_languages_have_the_same_texts_with_the_same_fields(name: str) -> None:
    """No text is missing or empty in any language, and each has the fields that the first language has."""
    langs = _langs(name)
    first = texts(name, langs[0])
    for lang in langs[1:]:
        other = texts(name, lang)
        for group in GROUPS:
            assert other.groups[group].keys() == first.groups[group].keys(), (lang, group)
            for key, text in other.groups[group].items():
                assert text.strip(), (lang, group, key)
                ours = parse_template(first.groups[group][key])
                assert parse_template(text).fields() == ours.fields(), (lang, group, key)


@pytest.mark.parametrize(
    "text", ["[", "parts: [a, b]", 'parts: {who: "[broken"}', "others: {}", "sentences: {a: '{b'}"]
)
def test_a_damaged_file_is_refused(text: str) -> None:
    """A file that does not hold together is refused as a whole, by its name."""
    with pytest.raises(Failed, match=r"summary\.en\.yaml is damaged"):
        texts_from(text, "summary", PaperLang.EN)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("paper:\n  title: a\nsentences:\n  late: 'ends [here'\n", r"line 4, sentences\.late: the brackets"),
        ("paper:\n  title: a\nsentences:\n  late: '{b'\n", r"line 4, sentences\.late: the braces"),
        ("paper:\n  title: a\n bad: [\n", r"line 3: "),
    ],
)
def test_what_is_damaged_is_told_by_line(text: str, told: str) -> None:
    """Whoever edited a file is told its name, the line, the text and what is wrong with it."""
    with pytest.raises(Failed, match=rf"summary\.en\.yaml is damaged: {told}"):
        texts_from(text, "summary", PaperLang.EN)


def test_a_misspelt_field_is_told_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A field that the same text has in no other language is refused, and not left out."""
    for path in FOLDER.iterdir():
        (tmp_path / "templates").mkdir(exist_ok=True)
        (tmp_path / "templates" / path.name).write_text(path.read_text("utf-8"), "utf-8")
    own = tmp_path / "templates" / "complaint.en.yaml"
    own.write_text(own.read_text("utf-8").replace("{label} ({cite})", "{label} ({citte})"), "utf-8")
    monkeypatch.setattr("habeas.disclosure.papers.texts.resources.files", lambda _name: tmp_path)
    with pytest.raises(Failed, match=r"complaint\.en\.yaml is damaged: line \d+, sentences\.duty.*\{citte\}"):
        texts.__wrapped__("complaint", PaperLang.EN)


def test_a_paper_without_a_file_of_its_language_is_refused() -> None:
    """What is not there is said, not made up."""
    with pytest.raises(Failed, match="not there"):
        texts("summary", PaperLang.ES)


def test_every_scalar_is_a_string() -> None:
    """`no` and `1` in a template stay the words they are."""
    assert texts_from("words: {a: no, b: 1}", "summary", PaperLang.EN).groups["words"] == {"a": "no", "b": "1"}
