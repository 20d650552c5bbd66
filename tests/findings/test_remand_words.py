"""The words by which orders are read hold together, and a pattern finds what it says."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.findings.remand.lexicon import CUES, TOPICS, lexicon, parse_pattern
from habeas.findings.remand.passages import NARROW, WIDE, Role, passages_of
from habeas.findings.remand.tokens import normal, sentences_of, tokens_of


def found(pattern: str, text: str) -> bool:
    """Whether the pattern stands in the text."""
    return parse_pattern(pattern).found_in(tokens_of(text, Span(0, len(text))))


@pytest.mark.parametrize("lang", list(Lang))
def test_every_language_has_every_subject_and_cue(lang: Lang) -> None:
    """No subject of one language is missing in another, and each has words that name it."""
    words = lexicon(lang)
    assert set(words.topics) == TOPICS
    assert set(words.cues) == set(CUES)
    assert all(topic.names for topic in words.topics.values())
    assert TOPICS >= WIDE | NARROW


@pytest.mark.parametrize(
    ("pattern", "text", "there"),
    [
        ("семейн* положени*", "его Семейное положение", True),
        ("семейн* положени*", "семейное и имущественное положение", False),
        ("семейн* .. положени*", "семейное и имущественное положение", True),
        ("мать/матери", "материалы дела", False),
        ("размер* залога .. #", "размер залога в 500 МРП", True),
        ("148 бабының 9", "ҚПК 148-бабының 9-бөлігі", True),
        ("^так", "Так, он уехал", True),
        ("^так", "Он уехал так", False),
        ("работает *ом", "работает пекарем", False),
        ("работает *ем", "работает пекарем", True),
        ("қорғаушы* ... айтты", "Қорғаушы А.С. Бекенов оның асырауында екі жас баласы бар екенін айтты", True),
    ],
)
def test_a_pattern_finds_what_it_says(pattern: str, text: str, there: bool) -> None:
    """Stems, forms, gaps, numbers and beginnings mean what `words/ru.yaml` says of them."""
    assert found(pattern, text) is there


@given(st.text(max_size=300))
def test_letters_stay_in_their_places(text: str) -> None:
    """Making letters small moves no code point, so that spans are those of the first reading."""
    assert len(normal(text)) == len(text)


@given(st.text(alphabet="абсуд .,;()«»\nАБ1әұ", max_size=200))
def test_clauses_lie_in_their_sentences_in_order(text: str) -> None:
    """Every word of a sentence is in one clause, and clauses do not overlap."""
    for sentence in sentences_of(text, Lang.RU):
        ends = [clause.span for clause in sentence.clauses]
        assert all(sentence.span.contains(span) for span in ends)
        assert all(one.end <= two.start for one, two in pairwise(ends))
        assert sentence.tokens == tokens_of(text, sentence.span)


@given(st.text(max_size=200))
def test_any_text_is_read_without_fault(text: str) -> None:
    """Whatever stands in an order, reading it ends, and each quote is the text of its span."""
    for lang in Lang:
        for passages in passages_of(text, lang).values():
            assert all(passage.span.slice(text) == passage.quote for passage in passages)


@pytest.mark.parametrize(
    ("text", "lang", "topic", "role"),
    [
        ("Суд учитывает состояние здоровья подозреваемого.", Lang.RU, "health", Role.FORMULA),
        ("Суд учитывает, что подозреваемый болен диабетом.", Lang.RU, "health", Role.WEIGHED),
        ("Суд не учел состояние здоровья подозреваемого.", Lang.RU, "health", Role.UNWEIGHED),
        ("Адвокат сообщил, что у него диабет.", Lang.RU, "health", Role.PARTY),
        ("Согласно ст. 138 УПК должно учитываться состояние здоровья.", Lang.RU, "health", Role.RECITAL),
        ("Данных о том, что он скроется, не имеется.", Lang.RU, "abscond", Role.REJECTED),
        ("Суд считает, что он скроется.", Lang.RU, "abscond", Role.FORMULA),
        ("Суд считает, что он скроется: билет куплен на 3 мая.", Lang.RU, "abscond", Role.WEIGHED),
        ("Учитывая, что у него двое детей, суд считает, что он скроется.", Lang.RU, "abscond", Role.FORMULA),
        ("Ахметов А.Б. может скрыться от следствия.", Lang.RU, "abscond", Role.FORMULA),
        ("За это предусмотрено до 12 лет, и он скроется.", Lang.RU, "abscond", Role.FORMULA),
        ("Сот күдіктінің денсаулық жағдайын ескереді.", Lang.KK, "health", Role.FORMULA),
        ("Сот күдіктінің қант диабетімен ауыратынын ескереді.", Lang.KK, "health", Role.WEIGHED),
        ("Сот күдіктінің денсаулық жағдайын ескермеген.", Lang.KK, "health", Role.UNWEIGHED),
        ("Адвокат оның диабеті бар екенін айтты.", Lang.KK, "health", Role.PARTY),
        ("Заң бойынша денсаулық жағдайы ескерілуге тиіс.", Lang.KK, "health", Role.RECITAL),
        ("Сот оны жасырынады деп санайды.", Lang.KK, "abscond", Role.FORMULA),
        ("Сот жасырынады деп санайды: ол билет сатып алған.", Lang.KK, "abscond", Role.WEIGHED),
        ("The court takes into account the state of health.", Lang.EN, "health", Role.FORMULA),
        ("The court notes that he has diabetes.", Lang.EN, "health", Role.WEIGHED),
        ("The court did not take into account his health.", Lang.EN, "health", Role.UNWEIGHED),
        ("Counsel submitted that he has diabetes.", Lang.EN, "health", Role.PARTY),
        ("The court finds that he may abscond.", Lang.EN, "abscond", Role.FORMULA),
        ("The court finds that he may abscond: he bought a ticket.", Lang.EN, "abscond", Role.WEIGHED),
    ],
)
def test_what_a_sentence_does_with_its_subject(text: str, lang: Lang, topic: str, role: Role) -> None:
    """Weighing, formula, recital, a party's words and "not taken into account" are told apart in each language."""
    assert {passage.role for passage in passages_of(text, lang)[topic]} == {role}


def test_the_next_sentence_may_hold_the_fact() -> None:
    """A ground named by formula is shown when the following sentence gives what it rests on."""
    text = "Суд считает, что он может скрыться. Так, 9 мая он купил билет."
    assert Role.WEIGHED in {passage.role for passage in passages_of(text, Lang.RU)["abscond"]}
    alone = "Суд считает, что он может скрыться. Погода стояла хорошая, и билет он потерял."
    assert {passage.role for passage in passages_of(alone, Lang.RU)["abscond"]} == {Role.FORMULA}


def test_a_conclusion_may_rest_on_the_sentence_before() -> None:
    """ "This shows that he will obstruct" rests on the call told before it, and both are quoted."""
    text = "Он дважды звонил свидетелю. Это свидетельствует о том, что он воспрепятствует расследованию."
    quotes = [passage.quote for passage in passages_of(text, Lang.RU)["obstruct"]]
    assert quotes[0] == "Он дважды звонил свидетелю."
    assert {passage.role for passage in passages_of(text, Lang.RU)["obstruct"]} == {Role.WEIGHED}


def test_the_head_of_an_order_weighs_nothing() -> None:
    """Particulars of the person with the year of birth are no reasons of the court."""
    text = "Рассмотрел дело Ахметова А.Б., 1985 года рождения, женатого, работающего пекарем."
    assert {passage.role for passage in passages_of(text, Lang.RU)["family"]} == {Role.IDENTITY}


FORMULAIC = [
    (
        Lang.RU,
        "Суд приходит к выводу, что Сериков, находясь на свободе, может скрыться от следствия и суда, "
        "воспрепятствовать объективному расследованию.",
    ),
    (
        Lang.RU,
        "Следственный судья Тасболатова согласилась со старшим следователем майором полиции Карабулаком в том, "
        "что подозреваемый Тасмагамбет может скрыться и воспрепятствовать расследованию.",
    ),
    (
        Lang.RU,
        "Оценив материалы, суд находит, что в случае избрания подписки о невыезде Карабулак Ильяс Маратулы "
        "скроется за границей и воспрепятствует следствию.",
    ),
    (
        Lang.RU,
        "По мнению суда, лишь заключение под стражу исключит, что обвиняемая Дана скроется, не явится по вызовам "
        "органа и окажет воздействие на свидетелей Айдара и Бекет.",
    ),
    (
        Lang.RU,
        "Суд усматривает, что в отношении Карабулака имеются основания полагать, что он может скрыться от органов "
        "следствия и воспрепятствовать установлению истины.",
    ),
    (
        Lang.RU,
        "С учетом заключения прокурора и протокола судебного заседания суд считает, что он может скрыться и "
        "воспрепятствовать следствию.",
    ),
    (
        Lang.KK,
        "Сот отырысының хаттамасы мен материалдарды зерделеп, сот Айдар жасырынуы, тергеуге кедергі келтіруі "
        "мүмкін деп санайды.",
    ),
    (
        Lang.KK,
        "Сот күдікті қылмыстық қудалау органдарынан немесе соттан жасырынуы мүмкін, тергеуге кедергі келтіруі "
        "мүмкін деген қорытындыға келді.",
    ),
    (
        Lang.KK,
        "Тергеу судьясы Тасболатова капитан Қарабұлақтың өтінішхатымен келісіп, күдікті Ілияс жасырынуы және "
        "тергеуге кедергі келтіруі мүмкін деп есептейді.",
    ),
    (
        Lang.KK,
        "Осылайша, сот материалдарды ескере отырып, Қарабұлақ Ілияс Маратұлы бостандықта жүрсе, соттан жасырынады "
        "және куә Бекеттен жауап алуға кедергі жасайды деген тұжырымға келді.",
    ),
    (
        Lang.KK,
        "Сот прокурор Дүйсеновтің уәждеріне назар аударып, күдікті шекарадан тыс жерге қашып кетуі, іске кедергі "
        "келтіруі мүмкін деген шешімге келген.",
    ),
    (
        Lang.KK,
        "Аталған мән-жайларды назарға алған сот Сериковтен басқа балама шара қолданылса, ол жасырынып, тергеуге "
        "бөгет болады деп санайды.",
    ),
    (
        Lang.EN,
        "The court concludes that Karabulak, if at liberty, may abscond and obstruct the inquiry of Major Tasbol.",
    ),
]


@pytest.mark.parametrize(("lang", "text"), FORMULAIC)
def test_a_name_a_rank_or_a_turn_of_any_order_is_no_reason(lang: Lang, text: str) -> None:
    """A formula with the name of whoever is held, judges or inquires shows neither flight nor obstruction."""
    found = passages_of(text, lang)
    assert {topic: {one.role for one in found[topic]} for topic in ("abscond", "obstruct")} == {
        "abscond": {Role.FORMULA},
        "obstruct": {Role.FORMULA},
    }


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (Lang.RU, "Суд считает, что Карабулак скроется: он собирался уехать в Турцию."),
        (Lang.RU, "Суд считает, что Карабулак скроется: его ждут в городе Тасколь."),
        (Lang.KK, "Сот Қарабұлақ жасырынады деп санайды: ол Түркияда тұруға келіскен."),
        (Lang.KK, "Сот Қарабұлақ жасырынады деп санайды: оны Тасқала қаласында жасырмақ болған."),
        (Lang.EN, "The court finds that Karabulak may abscond: he planned a life in Turkey."),
    ],
)
def test_a_place_is_something_of_the_case(lang: Lang, text: str) -> None:
    """Where somebody meant to go can be checked, and a name beside it takes nothing away."""
    assert Role.WEIGHED in {one.role for one in passages_of(text, lang)["abscond"]}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (Lang.KK, "Қылмыстың ауырлығы: жоқ"),
        (Lang.KK, "Ауырлығы көрсетілмеген."),
        (Lang.RU, "Тяжесть преступления: нет."),
        (Lang.RU, "Тяжесть деяния не указана."),
        (Lang.EN, "Gravity of the offence: none."),
    ],
)
def test_an_empty_line_of_a_form_names_nothing(lang: Lang, text: str) -> None:
    """ "Gravity: none" says nothing of the gravity; a line that is filled in does."""
    assert "gravity" not in passages_of(text, lang)
    assert "gravity" in passages_of("Қылмыстың ауырлығы: ауыр.", Lang.KK)


@pytest.mark.parametrize(
    ("lang", "text", "role"),
    [
        (Lang.KK, "Қорғаушы оның екі баласы барын айтып, үйқамақты сұрады.", Role.PARTY),
        (Lang.KK, "Сот оның екі баласы барын ескереді.", Role.WEIGHED),
        (Lang.RU, "Суд учитывает, что у него двое детей.", Role.WEIGHED),
        (Lang.RU, "Адвокат сообщил, что у неё трое детей.", Role.PARTY),
    ],
)
def test_children_are_family_and_dependants(lang: Lang, text: str, role: Role) -> None:
    """Whoever has children has a family, and somebody who depends on them."""
    found = passages_of(text, lang)
    assert {one.role for topic in ("family", "dependants") for one in found[topic]} == {role}
