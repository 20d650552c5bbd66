"""The law of the summary: one page, however much the record holds, and what did not fit is said."""

import random
import re

import pytest
from tests.disclosure.invented import Making, example
from tests.disclosure.papers.making import paper_of

from habeas.disclosure.papers.languages import SPOKEN, PaperLang
from habeas.disclosure.papers.paper import PaperKind
from habeas.output.papers.paper_pdf import paper_pdf

_PAGE = re.compile(rb"/Type\s*/Page\b")
_WORDS = (
    "the officers took him from the studio without a warrant and drove for hours",
    "следователь отказал в ходатайстве защиты без мотивов и не приложил постановление",
    "тергеуші қорғаушының өтінішхатын уәжсіз қабылдамай қаулыны материалдарға тіркемеген",
)


def _big(seed: int) -> Making:
    """An invented case with a hundred claims in three languages, with long quotes that break over lines."""
    chance, made = random.Random(seed), example()
    for _ in range(100):
        number = chance.randrange(3)
        words = _WORDS[number].split()
        quote = " ".join(chance.choice(words) for _ in range(chance.randint(3, 60)))
        quote = quote.replace(" ", "\n", chance.randint(0, 5))
        claim = " ".join(chance.choice(words) for _ in range(chance.randint(3, 40)))
        prop = chance.choice(["allegation", "denial", "counter_evidence", "ill_treatment"])
        made.say(number, prop, {"claim": claim}, quote, by=chance.choice([None, "the investigation"]))
    for day in range(1, 7):
        made.say(day % 3, "apprehension", {"place": "the studio"}, "taken from the studio", when=f"2023-03-0{day}")
    return made


@pytest.mark.parametrize("lang", SPOKEN)
def test_the_summary_is_one_page(lang: PaperLang) -> None:
    """The page of a small case and of big ones is one page, and the big ones say how much was left out."""
    small = paper_of(example(), PaperKind.SUMMARY, lang)
    assert len(_PAGE.findall(paper_pdf(small))) == 1
    for seed in (1, 2):
        paper = paper_of(_big(seed), PaperKind.SUMMARY, lang)
        assert len(_PAGE.findall(paper_pdf(paper))) == 1
        [said] = paper.closing
        assert re.search(r"\d\d+", said)


def test_no_claim_stands_without_what_is_said_against_it() -> None:
    """A claim of the accusing side is on the page only together with an answer, as long as the record has one."""
    made = _big(1)
    paper = paper_of(made, PaperKind.SUMMARY, PaperLang.EN)
    alleged = next(part for part in paper.parts if part.id == "alleged")
    texts = ["".join(run.text for run in one.line) for block in alleged.blocks for one in getattr(block, "items", ())]
    claims = sum("Accusation:" in text for text in texts)
    answers = sum("Denial:" in text or "Evidence to the contrary:" in text for text in texts)
    assert claims <= answers
