"""Laws of finding references to articles in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.language import Lang
from habeas.law.reference import Norm
from habeas.law.references import find_references

SAID = [
    ("charged under Article 256 Part 1 of Criminal Code of RoK", Norm("KZ", "criminal", "256", "1")),
    ("Article 256Part 1", Norm(None, None, "256", "1")),
    ("underArticle256 Part1 of CriminalCodeof RoK", Norm("KZ", "criminal", "256", "1")),
    ("ч.1ст.256УКРК", Norm("KZ", "criminal", "256", "1")),
    ("ст. 256 УголовногокодексаРК", Norm("KZ", "criminal", "256")),
    ("СТАТЬЯ 256 УГОЛОВНОГО КОДЕКСА РК", Norm("KZ", "criminal", "256")),
    ("Art. 174(1) CC", Norm(None, "criminal", "174", "1")),
    ("Article 14(3)(d) of the ICCPR", Norm(None, "iccpr", "14", None, "3(d)")),
    ("paragraph 3 of article 9 of the ICCPR", Norm(None, "iccpr", "9", None, "3")),
    ("Kazakhstan's Criminal Code Article 174, Part 2", Norm("KZ", "criminal", "174", "2")),
    ("part one of Article 128 of the Criminal Procedure Code", Norm(None, "criminal_procedure", "128", "1")),
    ("the Criminal Code of Kazakhstan (Article 256 part 1)", Norm("KZ", "criminal", "256", "1")),
    ("Уголовного кодекса РК, статья 256", Norm("KZ", "criminal", "256")),
    ("256-бап (ҚР ҚК)", Norm("KZ", "criminal", "256")),
    ("ч. 1 ст. 256 УК РК", Norm("KZ", "criminal", "256", "1")),
    ("ч.1 ст.256 УК РК", Norm("KZ", "criminal", "256", "1")),
    ("статьи 174 части 2", Norm(None, None, "174", "2")),
    ("п. 3 ч. 2 ст. 205.2 УК РФ", Norm("RU", "criminal", "205.2", "2", "3")),
    ("п. «б» ч. 4 ст. 132 УК РФ", Norm("RU", "criminal", "132", "4", "б")),
    ("обвиняется статьёй 274", Norm(None, None, "274")),
    ("частью первой статьи 205.2 УК РФ", Norm("RU", "criminal", "205.2", "1")),
    ("статьёй 337-1 Уголовного кодекса Республики Казахстан", Norm("KZ", "criminal", "337-1")),
    ("155 статье Конституции", Norm(None, "constitution", "155")),
    ("второй статье Конституции", Norm(None, "constitution", "2")),
    ("ст. 105 Лесного кодекса", Norm(None, "Лесного кодекса", "105")),
    ("(ст. 13 Закона Украины „О беженцах“)", Norm("UA", "Закона Украины „О беженцах“", "13")),
    ("ҚР ҚК 256-бабының 1-бөлігі", Norm("KZ", "criminal", "256", "1")),
    ("Қылмыстық кодекстің 174-бабы 1-бөлігі бойынша", Norm(None, "criminal", "174", "1")),
    ("128-бап", Norm(None, None, "128")),
    ("128-інші бабының", Norm(None, None, "128")),
    ("жүз жиырма сегізінші бабының", Norm(None, None, "128")),
    ("Конституцияның 58-інші бабының 1-інші тармағына", Norm(None, "constitution", "58", None, "1")),
    ("256-баптың 1-бөлігінің 3) тармағы", Norm(None, None, "256", "1", "3")),
]


@pytest.mark.parametrize(("text", "norm"), SAID)
def test_a_reference_is_read_as_lawyers_read_it(text: str, norm: Norm) -> None:
    """One printed reference is one norm, whatever the order, the case ending or the way its number is written."""
    assert [found.norm for found in find_references(text)] == [norm]


LISTS = [
    (
        "under Articles 217 and 256(1) of the Criminal Code of Kazakhstan",
        [Norm("KZ", "criminal", "217"), Norm("KZ", "criminal", "256", "1")],
    ),
    ("ст. 205.2 ч. 2, 280", [Norm(None, None, "205.2", "2"), Norm(None, None, "280")]),
    ("ч. 3 ст. 30, ч. 2 ст. 105 УК РФ", [Norm("RU", "criminal", "30", "3"), Norm("RU", "criminal", "105", "2")]),
    ("УК РФ, ст. 5 УПК РФ", [Norm("RU", "criminal_procedure", "5")]),
    ("КоАП РФ ст. 20.3, УК РФ ст. 5", [Norm("RU", "administrative", "20.3"), Norm("RU", "criminal", "5")]),
    ("ст. 205 УК РФ и ст. 174 УК РК", [Norm("RU", "criminal", "205"), Norm("KZ", "criminal", "174")]),
    ("Articles 217–219 of the Penal Code", [Norm(None, "criminal", article) for article in ("217", "218", "219")]),
    ("174, 256-баптары", [Norm(None, None, "174"), Norm(None, None, "256")]),
    ("статьёй 65, частью 7 статьи 84 УК", [Norm(None, "criminal", "65"), Norm(None, "criminal", "84", "7")]),
    ("ст. 65 ч. 1 п. 2, ч. 3 УК", [Norm(None, "criminal", "65", "1", "2"), Norm(None, "criminal", "65", "3")]),
    ("ст. 205 ч. 2 ст. 206 ч. 1", [Norm(None, None, "205", "2"), Norm(None, None, "206", "1")]),
    ("пунктам 1 и 7 части 2 статьи 104", [Norm(None, None, "104", "2", "1"), Norm(None, None, "104", "2", "7")]),
]


@pytest.mark.parametrize(("text", "norms"), LISTS)
def test_each_article_of_a_list_is_a_reference(text: str, norms: list[Norm]) -> None:
    """A list or range gives one reference for each member, and each takes the law that the list names."""
    assert [found.norm for found in find_references(text)] == norms


@pytest.mark.parametrize(
    "text",
    ["item 5 of the list", "Article by Anna", "статья в газете", "бап", "part 2 of the Criminal Code", "ч. 5",
     "Қылмыстық іс жүргізу кодексі", "ARTICLE 19 said", "Қылмыстық кодекстің үш бабы бойынша",
     "принято 155 статей", "Статья вышла 5 мая."],
)  # fmt: skip
def test_what_names_no_article_is_no_reference(text: str) -> None:
    """A word for an article without its number, or a part without its article, is not found."""
    assert find_references(text) == ()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Article 256 Part 1 of CC of RoK “for propaganda of terrorism” was opened", "for propaganda of terrorism"),
        ("по ст. 105 («Убийство») УК РФ", "Убийство"),
        ("ст. 405 ч. 2 УК РК (участие в деятельности организации)", "участие в деятельности организации"),
        ("ст. 174 УК РК — «Разжигание розни двумя лицами»", "Разжигание розни двумя лицами"),
        ("ст. 174 УК РК (далее — статья)", None),
        ("по ст. 105 УК РФ. «Он не виноват»", None),
    ],
)  # fmt: skip
def test_a_label_belongs_to_the_reference_it_follows(text: str, label: str | None) -> None:
    """The name of the offence in quotes or brackets right behind a reference is its label; no other words are."""
    assert [found.label for found in find_references(text)] == [label]


def test_an_unresolved_reference_stays_as_printed() -> None:
    """A law that is not known, or whose country is not said, is kept and marked as not resolved."""
    resolved = {
        text: find_references(text)[0].resolved for text in ("ст. 5 УК РК", "ст. 5 УК", "ст. 5 Лесного кодекса")
    }
    assert resolved == {"ст. 5 УК РК": True, "ст. 5 УК": False, "ст. 5 Лесного кодекса": False}


def test_a_date_behind_a_reference_is_not_part_of_it() -> None:
    """The day of a date that follows an article is not taken for another article."""
    found = find_references("по статье 205, 29 апреля задержан", Lang.RU)
    assert [reference.quote for reference in found] == ["статье 205"]


PIECES = [
    "Article ",
    "ст. ",
    "ч.",
    "п. «б» ",
    "256",
    "205.2",
    "361-4⁴",
    "-",
    "–",
    "(1)",
    ", ",
    " и ",
    "УК РФ",
    " of the ",
    "Criminal Code",
    " бабы",
    "ның ",
    "бірінші",
    "«слова»",
    "(два слова)",
    "\n\n",
    "second",
]


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join), st.sampled_from([None, *Lang]))
def test_any_text_is_read_without_failing(text: str, lang: Lang | None) -> None:
    """Whatever stands in a text, every quote is the exact slice of its span and holds the words of its article."""
    for found in find_references(text, lang):
        assert found.quote == found.span.slice(text)
        assert found.article
        assert (found.label is None) or found.label in found.quote


def test_a_range_written_with_a_hyphen_is_told_from_a_suffix() -> None:
    """ "217-219" names three articles, "337-1" and "34-104" one each."""
    articles = [found.article for found in find_references("ст. 217-219, ст. 337-1, ст. 34-104 УК", Lang.RU)]
    assert articles == ["217", "218", "219", "337-1", "34-104"]


def test_an_article_beyond_the_last_of_its_code_is_not_resolved() -> None:
    """The Kazakh Criminal Code ends with article 467: a higher one is kept as printed and names nothing."""
    [found] = find_references("осуждён по ст. 999 УК РК", Lang.RU)
    assert (found.article, found.code, found.country, found.resolved) == ("999", "criminal", "KZ", False)
    [last] = find_references("осуждён по ст. 467 УК РК", Lang.RU)
    assert last.resolved


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("217, 256(1)", [("217", None), ("256", "1")]),
        ("256(1)", [("256", "1")]),
        ("205.2; 280", [("205.2", None), ("280", None)]),
        ("217 и 256(1)", [("217", None), ("256", "1")]),
        ("174 және 256", [("174", None), ("256", None)]),
        ("217", []),
        ("2022, 2023", []),
        ("в камере 5, 6 человек", []),
    ],
)
def test_a_bare_list_is_articles_of_a_law_that_is_not_named(text: str, norms: list[tuple[str, str | None]]) -> None:
    """A text that is nothing but a list of article numbers is read, kept unresolved; in a sentence it is not."""
    found = find_references(text)
    assert [(one.article, one.part) for one in found] == norms
    assert all(not one.resolved and one.code is None and one.span.slice(text) == one.quote for one in found)
