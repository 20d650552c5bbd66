"""Sentences, paragraphs and languages of English, Russian and Kazakh legal text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.evidence.text.language import language_of
from habeas.evidence.text.paragraphs import paragraphs
from habeas.evidence.text.sentences import sentences

EXAMPLES = {
    Lang.EN: [
        [
            "She was charged under Article 174 Part 2 of the Criminal Code.",
            "Mr. A. B. Smith, i.e. her lawyer, objected.",
        ],
        ["It is an independent state.", "Then why was she held?"],
        ["Under Art. 174, Pt. 2 of the Code she was held.", "At 9 a.m. on Jan. 5 the U.S. Embassy called."],
        ["He asked: “Where is the warrant?” and left.", "Prof. J. Smith et al. wrote to the court."],
        ["See www.example.org/Case.Then or write to a.b@example.kz for more.", "No answer came!"],
    ],
    Lang.RU: [
        ["Ей вменяют ч. 2 ст. 174 УК РК.", "Задержана 14 марта 2031 г. в Кентау."],
        ["Её судят по ст. 174 ч. 2.", "Тогда почему не пускают защитника?"],
        [
            "Приехал адвокат А. Б. Мусин, т. е. защитник (см. л.д. 15).",
            "В соответствии с п. 2 ч. 3 ст. 100 УПК подана жалоба.",
        ],
        ["Он живёт по адресу: г. Кентау, ул. Садовая, д. 5, кв. 12.", "Обыск начали в 09.40 утра 14.03.2031."],
        ["«Где ордер?» — спросил он.", "Ему не ответили."],
    ],
    Lang.KK: [
        ["Ол 2031 ж. 14 наурызда ұсталды.", "Кентау қ. соты шешім шығарды."],
        ["ҚР ҚК 174-бабының 2-б. бойынша айыпталды.", "Б. Серік бас тартты."],
        ["Ол Абай к. 5-үйде тұрады.", "Содан кейін сот 2 айға қамады."],
    ],
}


@pytest.mark.parametrize(("lang", "wanted"), [(lang, each) for lang, all_ in EXAMPLES.items() for each in all_])
def test_abbreviations_citations_and_initials_end_no_sentence(lang: Lang, wanted: list[str]) -> None:
    """Sentences end where a reader would say so, also beside citations of law, initials and addresses."""
    text = " ".join(wanted)
    assert [span.slice(text) for span in sentences(text, None, lang)] == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        ["It is an independent state.", "Then why was she held?"],
        ["Суд отказал.", "Тогда защитник подал жалобу."],
        ["Сот бас тартты.", "Содан кейін шағым түсті."],
    ],
)
def test_a_glued_full_stop_ends_a_sentence(wanted: list[str]) -> None:
    """A full stop without a space after it still ends its sentence."""
    text = "".join(wanted)
    assert [span.slice(text) for span in sentences(text)] == wanted


@given(st.text(alphabet="Аба ст.ч12.?!«»“”()\n -gGhҚқ—…", max_size=200), st.sampled_from([None, *Lang]))
def test_sentences_are_exact_in_order_and_lose_no_word(text: str, lang: Lang | None) -> None:
    """Spans are in order, do not overlap, begin and end on words, and between them only white space is left."""
    spans = sentences(text, None, lang)
    rest, last = [], 0
    for span in spans:
        assert span.start >= last
        piece = span.slice(text)
        assert piece == piece.strip()
        rest.append(text[last : span.start])
        last = span.end
    assert "".join([*rest, text[last:]]).strip() == ""


def test_a_span_bounds_the_sentences() -> None:
    """Only what lies in the span is parted, and offsets stay those of the whole text."""
    text = "One is here. Two is there.\n\nThree is away."
    assert [span.slice(text) for span in sentences(text, Span(13, 41), Lang.EN)] == ["Two is there.", "Three is away"]


@given(st.lists(st.sampled_from(["Суд решил так", "She was held", "Сот шешті", "and went on"]), min_size=1, max_size=6))
def test_paragraphs_are_never_merged(lines: list[str]) -> None:
    """No sentence reaches over a blank line, full stop or not."""
    text = "\n\n".join(lines)
    assert [span.slice(text) for span in paragraphs(text)] == lines
    assert all("\n\n" not in span.slice(text) for span in sentences(text))


def test_lines_broken_at_a_width_are_one_paragraph() -> None:
    """Lines of a printed page run on; list items and short headings stand alone."""
    wrapped = (
        "The court of the district considered the motion of the investigator to\nextend the custody of the accused.\n"
    )
    text = "RULING\n" + wrapped + "- first item of the list\n- second item of the list\n"
    assert [span.slice(text).split("\n")[0] for span in paragraphs(text)] == [
        "RULING",
        "The court of the district considered the motion of the investigator to",
        "- first item of the list",
        "- second item of the list",
    ]


def test_a_page_of_even_lines_is_read_across_its_line_ends() -> None:
    """Where nearly all lines are about equally long, they were broken at a width, whatever they begin with."""
    line = "Постановлением суда от 14 марта 2031 года Муратовой избрана мера пресечения,"
    text = "\n".join([line] * 11) + "\nКонец."
    assert len(paragraphs(text)) == 1


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("She was taken from her flat without a warrant.", Lang.EN),
        ("Leave a Reply", Lang.EN),
        ("Её забрали из квартиры без ордера.", Lang.RU),
        ("Добавить комментарий", Lang.RU),
        ("Судья Әсел Қайратқызы отказала защите в ходатайстве.", Lang.RU),
        ("Оны пәтерінен ордерсіз алып кетті.", Lang.KK),
        ("Пікір қалдыру", Lang.KK),
        ("Сот оны ақтады", Lang.KK),
        ("Асель Muratova", None),
        ("Asel Muratova", None),
        ("Її забрали з квартири без ордера, каже сестра.", None),
        ("Sie wurde ohne Haftbefehl aus der Wohnung geholt.", None),
        ("Уни уйидан олиб кетишди, деди қўшниси.", None),
        ("1234 — 5678", None),
        ("", None),
    ],
)
def test_a_language_is_told_or_not_at_all(text: str, lang: Lang | None) -> None:
    """The language is one of ours or None: never a guess at another one."""
    assert language_of(text) is lang
