"""Normal forms of the names of organs, courts and places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.language import Lang
from habeas.names.bodies import body_form

FORMS = [
    (Lang.RU, "сотрудниками Департамента КНБ по городу Нур-Султан", "Департамент КНБ по городу Нур-Султан"),
    (Lang.RU, "Специализированного межрайонного следственного суда", "Специализированный межрайонный следственный суд"),
    (Lang.RU, "в следственном изоляторе города Алматы", "следственный изолятор города Алматы"),
    (Lang.RU, "Генеральной прокуратурой", "Генеральная прокуратура"),
    (Lang.RU, "бывшего начальника Департамента полиции", "Департамент полиции"),
    (Lang.RU, "СИЗО ЕЦ-166", "СИЗО ЕЦ-166"),
    (Lang.RU, "Верховный суд", "Верховный суд"),
    (Lang.KK, "ҰҚК департаментінің", "ҰҚК департаменті"),
    (Lang.KK, "ҰҚК департаментінің қызметкерлері", "ҰҚК департаменті"),
    (Lang.KK, "Алматы қаласының соты", "Алматы қаласының соты"),
    (Lang.KK, "Ұлттық қауіпсіздік комитетіне", "Ұлттық қауіпсіздік комитеті"),
    (Lang.EN, "the Committee of National Security (KNB)", "Committee of National Security (KNB)"),
    (Lang.EN, "employees of the capital’s agency of KNB", "capital’s agency of KNB"),
    (Lang.EN, "AlmatyCity Court", "Almaty City Court"),
]
PIECES = [
    "сотрудниками", "Департамента", "КНБ", "по", "городу", "Нур-Султан", "районного", "суда", "в", "тюрьме", "соттың",
    "департаментінің", "қаласы", "қызметкерлері", "the", "officers", "of", "Court’s", "AlmatyCity", "«", "»", "(", ")",
    "166", "№",
]  # fmt: skip
WORDS = st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join)


@pytest.mark.parametrize(("lang", "printed", "form"), FORMS)
def test_a_body_is_named_as_a_reader_would(lang: Lang, printed: str, form: str) -> None:
    """Case endings, articles, glue and the people who work there go; the rest stays."""
    assert body_form(printed, lang) == form


@pytest.mark.parametrize("lang", list(Lang))
@given(printed=WORDS)
def test_twice_is_once(lang: Lang, printed: str) -> None:
    """The form of a form is itself."""
    once = body_form(printed, lang)
    assert body_form(once, lang) == once


@pytest.mark.parametrize(
    ("lang", "printed", "form"),
    [
        (Lang.RU, "Астане", "Астана"),
        (Lang.RU, "Алматы", "Алматы"),
        (Lang.RU, "Генпрокуратуры", "Генпрокуратура"),
        (Lang.RU, "столичного СИЗО", "столичный СИЗО"),
        (Lang.RU, "городского УВД", "городское УВД"),
        (Lang.RU, "сотрудниками 9-го департамента КНБ", "9-й департамент КНБ"),
        (Lang.RU, "города Астаны", "город Астана"),
        (Lang.RU, "городе Нур-Султане", "город Нур-Султан"),
        (Lang.RU, "Власти Казахстана", "Власти Казахстана"),
        (Lang.RU, "Объединенных Наций", "Объединенные Нации"),
        (Lang.KK, "Қарағандыдағы", "Қарағанды"),
        (Lang.KK, "Алматы қаласында", "Алматы қаласы"),
        (Lang.KK, "АҚШ-тағы", "АҚШ"),
        (Lang.EN, "Security Committeehave", "Security Committee"),
    ],
)
def test_places_and_short_names(lang: Lang, printed: str, form: str) -> None:
    """Places come back to the nominative, a nominative and its spelling stay, a glued verb goes."""
    assert body_form(printed, lang) == form
