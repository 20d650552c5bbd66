"""The languages that papers are written in abroad: whole, and told in them."""

import re
from functools import cache

import pytest
from tests.disclosure.invented import Making
from tests.disclosure.papers.making import paper_of
from tests.disclosure.papers.making_un import ABROAD, UN, answers_of, field

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.papers.abroad import paper_wording
from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.paper import PaperKind
from habeas.disclosure.papers.registry import PAPERS
from habeas.disclosure.papers.un import story
from habeas.disclosure.papers.un.deprivation import CHARGES
from habeas.disclosure.papers.un.law import rule_abroad
from habeas.disclosure.words_file import words_of
from habeas.law.pack.loading import load_pack
from habeas.law.pack.rule import Kind
from habeas.record.vocabulary.loading import vocabulary


@cache
def _told() -> frozenset[str]:
    """Every property that a paper to a body abroad may tell."""
    return frozenset(
        {
            *story.EVERYTHING,
            *CHARGES,
            *("person", "alias", "birth_date", "age", "sex", "nationality", "occupation", "employment", "residence"),
            *("family", "dependants", "counsel", "organ", "work", "consent", "allegation", "denial"),
            *("counter_evidence", "allegation_state", "complaint", "reply", "warrant"),
        }
    )


@pytest.mark.parametrize("lang", ABROAD)
def test_a_language_abroad_can_tell_all_that_these_papers_tell(lang: PaperLang) -> None:
    """It has a sentence and a word for each property, with the fields that there are, and a word for each code."""
    words, terms = paper_wording(lang), vocabulary().properties
    assert _told() <= words.properties.keys()
    for prop, template in words.properties.items():
        known = {*terms[prop].fields, "who", "subject", "norm", "norm_before"}
        assert template.fields() <= known, prop
        assert words.label("properties", prop, terms[prop].labels)
        for name in template.fields() & terms[prop].fields.keys():
            codes = terms[prop].fields[name].codes
            for code, labels in {} if codes is None else codes.codes.items():
                assert words.label(codes.id if codes else "", code, labels), (prop, name, code)


@pytest.mark.parametrize("lang", ABROAD)
def test_dates_are_told_in_the_language_abroad(made: Making, lang: PaperLang) -> None:
    """The day of the arrest stands in French in a French paper and in Spanish in a Spanish one."""
    told = answers_of(field(paper_of(made, PaperKind.WGAD, lang), "II.1"))
    assert {PaperLang.FR: "3 mars 2023", PaperLang.ES: "3 de marzo de 2023"}[lang] in told


@pytest.mark.parametrize("lang", ABROAD)
def test_every_rule_of_our_law_packs_that_can_be_broken_has_words_abroad(lang: PaperLang) -> None:
    """Each cap and duty of Kazakhstan and of the international standards is worded, with the numbers of the pack."""
    international = paper_wording(lang).groups["rules"]
    for pack in map(load_pack, ("KZ", "INT")):
        for said in (rule.said for rule in pack.rules if rule.said.kind in (Kind.CAP, Kind.DUTY)):
            own = rule_abroad(said.id, lang) or international.get(said.id)
            assert own is not None, said.id
            assert sorted(re.findall(r"\d+", own)) == sorted(re.findall(r"\d+", said.label[Lang.EN])), said.id
            assert not own.endswith("."), said.id


def test_words_abroad_are_of_rules_that_there_are() -> None:
    """No rule is worded that no pack has any more."""
    rules = {rule.said.id for rule in load_pack("KZ").rules}
    assert words_of("habeas.disclosure.papers", "rules", "fr").keys() <= rules


def test_these_papers_are_made_in_every_language_a_body_takes() -> None:
    """The Committee takes English, French, Russian and Spanish, the others English, French and Spanish."""
    for kind in UN:
        assert {PaperLang.EN, PaperLang.FR, PaperLang.ES, PaperLang.RU} <= set(PAPERS[kind].langs)
        assert Audience.UN_BODY is PAPERS[kind].audiences[0]
