"""Repair: glued words parted, damage undone, the way back kept."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.evidence.text.edits import Edit, Repaired
from habeas.evidence.text.repair import repair

ENGLISH = (
    "The arrest of the former head of the Committee, TimurSadykov, took place on Monday. "
    "Members of the Committeehave "
    "been silent eversince. Many years have passed sincethe reform.It seems an independent state.Then why? "
    "Arman Tulegenov, a painter, posted on his pageArman, as some say, a lie. Then Armanwas engaged in painting. "
    "Paintings byArman "
    "Tulegenov are freefrom politics and supported by taxpayersfor good reason. He was not held onreligious grounds. "
    "The agency, allegedly,spread rumours. Tulegenov’sdetention was prolonged."
)


@pytest.mark.parametrize(
    ("glued", "parted"),
    [
        ("TimurSadykov", "Timur Sadykov"),
        ("Committeehave", "Committee have"),
        ("sincethe", "since the"),
        ("state.Then", "state. Then"),
        ("pageArman", "page Arman"),
        ("Armanwas", "Arman was"),
        ("byArman", "by Arman"),
        ("freefrom", "free from"),
        ("taxpayersfor", "taxpayers for"),
        ("onreligious", "on religious"),
        ("allegedly,spread", "allegedly, spread"),
        ("Tulegenov’sdetention", "Tulegenov’s detention"),
    ],
)
def test_glued_english_words_are_parted(glued: str, parted: str) -> None:
    """Each kind of glued English word comes apart, and leads back to exactly what was printed."""
    done = repair(ENGLISH, Lang.EN)
    assert parted in done.text
    start = done.text.index(parted)
    assert done.to_original(Span(start, start + len(parted))).slice(ENGLISH) == glued


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("вотношении подозреваемого", "в отношении подозреваемого"),
        ("ТимурСадыков задержан", "Тимур Садыков задержан"),
        ("задержансотрудниками полиции", "задержан сотрудниками полиции"),
        ("материалы уголовногодела", "материалы уголовного дела"),
        ("29апреля 2022года", "29 апреля 2022 года"),
        ("вскоре послетого его защитник", "вскоре после того его защитник"),
        ("судпродлил арест", "суд продлил арест"),
        ("по статье256 УК", "по статье 256 УК"),
        ("Суд решил иначе.Тогда он ушёл", "Суд решил иначе. Тогда он ушёл"),
    ],
)
def test_glued_russian_words_are_parted(printed: str, read: str) -> None:
    """Each kind of glued Russian word comes apart."""
    assert repair(printed, Lang.RU).text == read


@pytest.mark.parametrize(
    "text",
    [
        "Erzhan Baitursynov and Aigerim Sarsenbayeva spoke to the KNB in Shymkent on YouTube and KazMunayGas.",
        "The Kazakhstani akimat banned an rally; McDonald's closed. See www.example.org/Page.Then or a@b.kz.",
        "Защитник Нурлан Бейсембаев обжаловал постановление судьи Сарыаркинского районного суда об избрании меры.",
        "Эммерсоном и Гамильтоном подписано; видеообращение опубликовано правозащитницей в соцсетях.",
        "Тергеуші күдіктіні қамауға алу туралы қаулы шығарып, «Арыстан»ның айтқанын хаттамаға енгізді.",
        "The detained person(s), i.e. both artists, re-entered pre-trial detention; semibold and microthesauri stay.",
    ],
)
def test_sound_text_is_left_alone(text: str) -> None:
    """Names, rare words, brands, addresses and inflected forms are not touched."""
    assert repair(text).text == text


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Sadykova&#8217;s sentence &amp; fine", "Sadykova’s sentence & fine"),
        ("he donâ€™t know", "he don’t know"),
        ("Ð\u009fÑ\u0080Ð¸Ð²ÐµÑ\u0082 всем", "Привет всем"),
        ("задер\u00adжан\u00a0вчера", "задержан вчера"),
        ("the govern-\nment and Нур-\nСултан", "the government and Нур-Султан"),
        ("the court , however , ruled", "the court, however, ruled"),
        ("two  spaces   here", "two spaces here"),
        ("the agent“Falcon” said", "the agent “Falcon” said"),
    ],
)
def test_damaged_characters_are_mended(printed: str, read: str) -> None:
    """Mojibake, entities, soft hyphens, broken lines and stray spaces are undone."""
    assert repair(printed).text == read


def test_kazakh_words_are_parted_only_where_the_text_knows_both() -> None:
    """Kazakh has no word list: two halves come apart when both stand alone elsewhere in the text."""
    known = "Сонда тергеуші жауап алды, ал күдікті бас тартты. Осы жерде тергеушікүдікті тұр."
    assert "тергеуші күдікті тұр" in repair(known, Lang.KK).text
    assert repair("Осы жерде тергеушікүдікті тұр.", Lang.KK).text == "Осы жерде тергеушікүдікті тұр."


def test_kazakh_postpositions_come_apart() -> None:
    """A postposition or conjunction that stands glued to a Kazakh word is a word of its own."""
    assert repair("сот қаулысыбойынша қамалды, сотжәне тергеуші", Lang.KK).text == (
        "сот қаулысы бойынша қамалды, сот және тергеуші"
    )


WORDS = st.lists(
    st.sampled_from(
        ["Arman", "was", "the", "court", "судья", "вотношении", "қамау", ",", ".", "\n", "\n\n", " ", "\u00ad", "&amp;",
         "sincethe", "ArmanTulegenov", "state.Then", "-\n", "\u00a0", "“", "”", "  ", "29апреля", "(s)", "donâ€™t"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@given(WORDS, st.data())
def test_the_map_back_is_monotone_and_covers_what_it_shows(text: str, data: st.DataObject) -> None:
    """A repaired span leads to original text that holds its words in order, and later spans never lead earlier."""
    done = repair(text)
    if not done.text:
        return
    starts = st.integers(0, len(done.text) - 1)
    one, two = sorted((data.draw(starts), data.draw(starts)))
    length = data.draw(st.integers(1, 12))
    first = done.to_original(Span(one, min(one + length, len(done.text))))
    second = done.to_original(Span(two, min(two + length, len(done.text))))
    assert first.start <= second.start
    assert first.end <= second.end
    shown = [char for char in Span(one, min(one + length, len(done.text))).slice(done.text) if not char.isspace()]
    if "&amp;" not in text and "â" not in text:
        rest = iter(first.slice(text))
        assert all(char in rest for char in shown)


@given(WORDS)
def test_the_whole_leads_to_the_whole(text: str) -> None:
    """Apart from what the edges lose, the whole repaired text stands for the whole original, there and back."""
    done = repair(text)
    if done.text.strip() and re.search(r"\w", text):
        span = done.to_original(Span(0, len(done.text)))
        back = done.from_original(span)
        assert back == Span(0, len(done.text))


@given(
    st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 3), st.text(max_size=3)), max_size=5)
)
def test_edits_say_what_they_replace(text: str, wishes: list[tuple[int, int, str]]) -> None:
    """A place outside every edit leads to the same characters on both sides."""
    edits: list[Edit] = []
    for start, length, new in sorted(wishes):
        if start + length <= len(text) and (not edits or start > edits[-1].end):
            edits.append(Edit(start, start + length, new))
    done = Repaired(text, text).edited(edits)
    for at, char in enumerate(text):
        if any(edit.start <= at < edit.end for edit in edits):
            continue
        made = done.from_original(Span(at, at + 1))
        assert made is not None
        assert char in made.slice(done.text)


def test_overlapping_edits_are_refused() -> None:
    """Two edits of the same place are a mistake of the caller."""
    with pytest.raises(ValueError, match="overlap"):
        Repaired("abcdef", "abcdef").edited([Edit(0, 3, ""), Edit(2, 4, "")])
