"""The laws of what the command line says."""

import string

import pytest

from habeas.base.errors import HabeasError
from habeas.base.language import Lang
from habeas.cli.commands import COMMANDS, GROUPS
from habeas.cli.words import language_of, load_words


def fields(sentence: str) -> set[str]:
    """The names of the fields of a sentence."""
    return {name.split(":")[0] for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("lang", [Lang.RU, Lang.KK])
def test_every_language_says_everything(lang: Lang) -> None:
    """Every sentence stands in every language, with the same fields."""
    english, other = load_words(Lang.EN).sentences, load_words(lang).sentences
    assert set(other) == set(english)
    assert {key for key in english if fields(english[key]) != fields(other[key])} == set()


@pytest.mark.parametrize("lang", list(Lang))
def test_every_command_and_error_has_its_words(lang: Lang) -> None:
    """No command, group of commands or kind of error is without a sentence."""
    words = load_words(lang)
    kinds: list[type[HabeasError]] = [HabeasError, *HabeasError.__subclasses__()]
    wanted = [f"command.{name}" for name in COMMANDS] + [f"group.{name}" for name in GROUPS]
    wanted += [f"error.{kind.number}" for kind in kinds]
    assert [key for key in wanted if not words.has(key)] == []


def test_no_language_repeats_anothers_sentence() -> None:
    """A sentence left in English in another language is a sentence that was forgotten."""
    english = load_words(Lang.EN).sentences
    for lang in (Lang.RU, Lang.KK):
        same = {key for key, said in load_words(lang).sentences.items() if said == english[key] and said.isascii()}
        assert {
            key for key in same if any(c.isalpha() for c in string.Formatter().vformat(english[key], (), Any()))
        } <= {
            "names.part",
        }


class Any(dict[str, str]):
    """A mapping that fills every field with nothing."""

    def __missing__(self, key: str) -> "Nothing":
        return Nothing()


class Nothing:
    """Formats as nothing at all."""

    def __format__(self, spec: str) -> str:
        return ""


@pytest.mark.parametrize(
    ("argv", "environ", "lang"),
    [
        (["--lang", "kk", "case"], {}, Lang.KK),
        (["case", "--lang=ru"], {"HABEAS_LANG": "kk"}, Lang.RU),
        ([], {"HABEAS_LANG": "kk", "LANG": "ru_RU.UTF-8"}, Lang.KK),
        ([], {"LANG": "ru_RU.UTF-8"}, Lang.RU),
        ([], {"LANG": "de_DE.UTF-8"}, Lang.EN),
        ([], {}, Lang.EN),
        (["say", "--", "--lang", "ru"], {}, Lang.EN),
    ],
)
def test_the_language_is_the_one_asked_for(argv: list[str], environ: dict[str, str], lang: Lang) -> None:
    """The words of the call decide before the environment, and the environment before English."""
    assert language_of(argv, environ) is lang
