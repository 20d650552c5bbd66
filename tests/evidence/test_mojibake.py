"""Text in the wrong encoding: read anew where that is sure, left alone where it is sound."""

import ftfy.bad_codecs  # noqa: F401  (the codecs "sloppy-windows-…")
import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.span import Span
from habeas.evidence.text.repair import repair

RUSSIAN = "Защитник обжаловал постановление суда, задержанный содержится под стражей с марта месяца прошлого года."
KAZAKH = "Қорғаушы сот қаулысына шағым түсірді, ұсталған адам наурыздан бері қамауда отыр, өтініші қаралмады."
KINDS = [
    (RUSSIAN, "utf-8", "latin-1"),
    (RUSSIAN, "utf-8", "sloppy-windows-1251"),
    (RUSSIAN, "utf-8", "koi8-r"),
    (RUSSIAN, "utf-8", "cp866"),
    (RUSSIAN, "utf-8", "mac-cyrillic"),
    (RUSSIAN, "cp1251", "latin-1"),
    (RUSSIAN, "cp1251", "sloppy-windows-1252"),
    (RUSSIAN, "cp1251", "koi8-r"),
    (RUSSIAN, "cp1251", "cp866"),
    (RUSSIAN, "cp1251", "mac-cyrillic"),
    (RUSSIAN, "koi8-r", "sloppy-windows-1251"),
    (RUSSIAN, "koi8-r", "latin-1"),
    (RUSSIAN, "cp866", "sloppy-windows-1251"),
    (RUSSIAN, "cp866", "latin-1"),
    (KAZAKH, "utf-8", "latin-1"),
    (KAZAKH, "utf-8", "sloppy-windows-1251"),
    (KAZAKH, "kz1048", "sloppy-windows-1251"),
    (KAZAKH, "kz1048", "latin-1"),
    (KAZAKH, "ptcp154", "sloppy-windows-1251"),
    (KAZAKH, "ptcp154", "latin-1"),
]


@pytest.mark.parametrize(("words", "was", "taken"), KINDS)
def test_text_taken_for_another_encoding_is_read_anew(words: str, was: str, taken: str) -> None:
    """Each way in which Russian and Kazakh text goes wrong is undone, and each word leads back to its own place."""
    damaged = words.encode(was).decode(taken)
    done = repair(damaged)
    assert done.text == words
    if "\xa0" not in damaged:
        start = words.index("с")
        assert done.to_original(Span(start, start + 1)).end <= len(damaged)
    assert all(change.why in ("mojibake", "space-odd") for change in done.changes())


@pytest.mark.parametrize("taken", ["sloppy-windows-1252", "sloppy-windows-1251"])
def test_text_taken_wrongly_twice_is_read_anew(taken: str) -> None:
    """UTF-8 that was saved wrongly two times comes back."""
    assert repair(RUSSIAN.encode().decode(taken).encode().decode(taken)).text == RUSSIAN


@pytest.mark.parametrize(
    "text",
    [
        "Україна відкрила нові підприємства, їхні працівники отримали нагороди. Ґанок був порожній.",
        "Адвокат заявив, що його підзахисний не визнає провини і буде оскаржувати рішення суду.",
        "Београдски суд је донео пресуду, која је ступила на снагу након што је жалба одбијена.",
        "Ягоны адвакат не змог трапіць да яго ў ізалятар на працягу трох дзён.",
        "Монголын ард түмэн өөрийн гэсэн соёлтой, хүн бүр эрх чөлөөтэй.",
        "L’été dernier, à Orléans, où les élèves étaient réunis, le garçon a été arrêté. Größe und Übermut.",
        "Çağdaş Türkiye'de öğrenciler gözaltına alındı, ağır koşullarda tutuldu.",
        "ПОСТАНОВЛЕНИЕ О ПРОДЛЕНИИ СРОКА СОДЕРЖАНИЯ ПОД СТРАЖЕЙ",
        RUSSIAN,
        KAZAKH,
    ],
)
def test_sound_text_of_many_languages_is_left_alone(text: str) -> None:
    """Letters that our languages have not are no sign of damage by themselves."""
    assert not [change for change in repair(text).changes() if change.why == "mojibake"]


@given(st.lists(st.sampled_from(RUSSIAN.split()), min_size=6, max_size=12, unique=True).map(" ".join))
def test_a_damaged_line_among_sound_ones_is_read_and_they_stay(line: str) -> None:
    """Only the line that is damaged changes, and the sound lines around it keep their places."""
    damaged = line.encode("cp1251").decode("latin-1")
    done = repair(f"{RUSSIAN}\n\n{damaged}\n\n{RUSSIAN}")
    assert done.text.startswith(f"{RUSSIAN}\n\n")
    assert done.text.endswith(f"\n\n{RUSSIAN}")
    assert done.text.split("\n\n")[1] == line


def test_every_change_is_told_with_its_place() -> None:
    """The list of changes names place, what stood there, what it became, and why, in the order of places."""
    text = "Он вотношении суда &amp; задер\u00adжан"
    changes = repair(text).changes()
    told = [(text[each.start : each.end], each.became, each.why) for each in changes]
    assert told == [("", " ", "glued"), ("&amp;", "&", "entity"), ("\u00ad", "", "invisible")]
    assert changes[0].start == text.index("отношении")
