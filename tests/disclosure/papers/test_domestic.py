"""The laws of complaint, custody motion and letter: what they say of the law, of the record, and of what is missing."""

import re
from dataclasses import replace

import pytest
from tests.disclosure.invented import Making, start
from tests.disclosure.papers.answering import PACKS, answers_of
from tests.disclosure.papers.making import admitted, paper_of, sentences_of

from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.papers.composing import composer
from habeas.disclosure.papers.custody_part import SIGNS, late
from habeas.disclosure.papers.languages import AT_HOME, PaperLang
from habeas.disclosure.papers.law_wording import law_wording
from habeas.disclosure.papers.paper import Block, Field, Gap, Paper, PaperKind, Paragraph, Part, Points
from habeas.disclosure.papers.registry import compose
from habeas.disclosure.papers.telling import Wanted
from habeas.disclosure.papers.texts import texts
from habeas.disclosure.reckoned import NotReckoned, Why
from habeas.disclosure.view import Sentence, plain
from habeas.findings.remand.check import Order
from habeas.law.pack.loading import load_pack
from habeas.law.pack.rule import Kind
from habeas.law.references import find_references

DOMESTIC = (PaperKind.COMPLAINT, PaperKind.CUSTODY_MOTION, PaperKind.LETTER)

_CITED = {
    PaperLang.EN: re.compile(r"article (\d+)\(([\d-]+)\)"),
    PaperLang.RU: re.compile(r"ч\. ([\d-]+) ст\. (\d+)"),
}


def part(paper: Paper, key: str) -> Part:
    """The part of this id."""
    return next(one for one in paper.parts if one.id == key)


def text_of(one: Part) -> str:
    """The words of a part."""
    return "\n".join(plain(sentence.line) for block in one.blocks for sentence in _told(block))


def _told(block: Block) -> tuple[Sentence, ...]:
    match block:
        case Points(items, _):
            return items
        case Paragraph(sentences):
            return sentences
        case Field():
            return block.answers
    return ()


@pytest.mark.parametrize("kind", DOMESTIC)
@pytest.mark.parametrize("lang", [PaperLang.EN, PaperLang.RU])
def test_every_article_that_a_template_cites_is_in_the_law_pack(kind: PaperKind, lang: PaperLang) -> None:
    """No template cites a part of an article whose official wording the pack does not hold."""
    provisions = load_pack("KZ").provisions
    cited = set()
    for group in texts(kind.value, lang).groups.values():
        for body in group.values():
            for one, other in _CITED[lang].findall(body):
                cited.add((other, one) if lang is PaperLang.RU else (one, other))
    assert cited
    for article, number in cited:
        assert number in provisions["criminal_procedure", article].text, f"{article}({number})"


@pytest.mark.parametrize("kind", [PaperKind.COMPLAINT, PaperKind.CUSTODY_MOTION])
def test_papers_of_one_law_are_refused_for_another(made: Making, kind: PaperKind) -> None:
    """Where no charge is under the law of Kazakhstan, nothing is composed that cites it."""
    answers = replace(answers_of(made), clock=NotReckoned(Why.NO_COUNTRY))
    with pytest.raises(WrongCall, match="cites the law of Kazakhstan"):
        compose(Wanted(kind, PaperLang.RU), admitted(made), answers)


@pytest.mark.parametrize("lang", AT_HOME)
def test_no_record_is_asked_about_and_never_called_a_breach(made: Making, lang: PaperLang) -> None:
    """What nobody recorded is asked to be checked, and no sentence without a source says that anything was violated."""
    paper = paper_of(made, PaperKind.COMPLAINT, lang)
    assert part(paper, "to_check").blocks
    unsourced = " ".join(plain(one.line) for one in sentences_of(paper) if not one.notes).casefold()
    for word in ("was violated", "were violated", "нарушил", "нарушено право", "бұзды"):
        assert word not in unsourced


def test_the_complaint_goes_where_it_is_addressed(made: Making) -> None:
    """To the prosecutor it stands on article 105, to the court on article 106; another place is refused."""
    prosecutor = paper_of(made, PaperKind.COMPLAINT, PaperLang.RU)
    court = paper_of(made, PaperKind.COMPLAINT, PaperLang.RU, given={"addressed_to": "court"})
    assert "105" in prosecutor.subtitle
    assert "106" in court.subtitle
    assert "ст. 106" in text_of(part(court, "asked"))
    assert "ст. 106" not in text_of(part(prosecutor, "asked"))
    with pytest.raises(WrongCall, match="cannot be 'press'"):
        paper_of(made, PaperKind.COMPLAINT, PaperLang.RU, given={"addressed_to": "press"})


def test_a_report_of_torture_is_asked_to_be_examined_only_where_there_is_one(made: Making) -> None:
    """The request stands on a recorded report, and keeps with whoever makes it."""
    with_report = paper_of(made, PaperKind.COMPLAINT, PaperLang.RU)
    assert "освидетельствование" in text_of(part(with_report, "asked"))
    assert "защита" in text_of(part(with_report, "treatment"))
    made.statements = [one for one in made.statements if one.prop != "ill_treatment"]
    without = paper_of(made, PaperKind.COMPLAINT, PaperLang.RU)
    assert "освидетельствование" not in text_of(part(without, "asked"))


def test_a_motion_before_the_order_asks_for_another_measure(made: Making) -> None:
    """Without a recorded order the motion is against the request; with one it asks to lift or change the measure."""
    ordered = paper_of(made, PaperKind.CUSTODY_MOTION, PaperLang.EN)
    made.statements = [one for one in made.statements if one.prop not in ("custody_order", "extension")]
    asked = paper_of(made, PaperKind.CUSTODY_MOTION, PaperLang.EN)
    assert "lift or change" in ordered.subtitle
    assert "other than custody" in asked.subtitle


def test_what_speaks_against_a_ground_is_told_and_what_is_not_known_is_named(made: Making) -> None:
    """A recorded home stands against absconding with its footnote; circumstances without a record are unknown."""
    made.say(0, "residence", {"text": "Zhelsai"}, "has lived in Zhelsai all his life")
    paper = paper_of(made, PaperKind.CUSTODY_MOTION, PaperLang.EN)
    assert "Zhelsai" in text_of(part(paper, "grounds"))
    assert "Unknown" in text_of(part(paper, "circumstances"))
    unknown = [blank.label for blank in paper.blanks if blank.gap is Gap.UNKNOWN]
    assert unknown
    assert not any("residence" in label for label in unknown)


def test_an_order_that_was_read_is_told_by_what_was_not_found_in_it(made: Making) -> None:
    """With the order's text the motion says of each ground what was found, and nothing that was not compared."""
    text = "Суд установил: Есенов может скрыться от следствия. Избрать меру пресечения содержание под стражей."
    order = Order("order.txt", text, Lang.RU, ("Есенов",))
    read = compose(Wanted(PaperKind.CUSTODY_MOTION, PaperLang.RU), admitted(made), answers_of(made, order))
    unread = paper_of(made, PaperKind.CUSTODY_MOTION, PaperLang.RU)
    assert "в тексте постановления" in text_of(part(read, "grounds"))
    assert "в тексте постановления" not in text_of(part(unread, "grounds"))
    assert any("--order" in blank.remedy for blank in unread.blanks)
    assert not any("--order" in blank.remedy for blank in read.blanks)


@pytest.mark.parametrize("lang", AT_HOME)
def test_a_letter_asks_what_was_chosen(made: Making, lang: PaperLang) -> None:
    """Without a choice the request is a blank; with one it stands in the template's words."""
    open_ = paper_of(made, PaperKind.LETTER, lang)
    assert any(isinstance(block, Field) and block.gap is Gap.TO_FILL for block in part(open_, "asked").blocks)
    chosen = paper_of(made, PaperKind.LETTER, lang, given={"matter": "lawyer"})
    assert not any(isinstance(block, Field) for block in part(chosen, "asked").blocks)
    assert "70" in text_of(part(chosen, "rights"))


@pytest.mark.parametrize("lang", AT_HOME)
@pytest.mark.parametrize("kind", list(PaperKind))
def test_no_template_claims_what_we_may_not_claim(kind: PaperKind, lang: PaperLang) -> None:
    """No fixed text calls anybody guilty, a political prisoner, or a search record a proof."""
    found = texts(kind.value, lang) if kind in DOMESTIC or kind is PaperKind.SUMMARY else texts("common", lang)
    for group in found.groups.values():
        for body in group.values():
            for word in ("political prisoner", "политзаключ", "саяси тұтқын", "certificate", "is guilty", "виновен "):
                assert word not in body.casefold()


def test_a_person_of_whom_nothing_is_recorded_gets_no_paper() -> None:
    """With nobody held there is no paper about one person."""
    with pytest.raises(WrongCall, match="about one person"):
        paper_of(start(), PaperKind.LETTER, PaperLang.RU)


@pytest.mark.parametrize("kind", [PaperKind.COMPLAINT, PaperKind.CUSTODY_MOTION])
@pytest.mark.parametrize("lang", AT_HOME)
def test_the_law_is_printed_in_its_own_words(made: Making, kind: PaperKind, lang: PaperLang) -> None:
    """Every norm that the paper cites stands in it in the official wording, with the day of the text."""
    paper, pack = paper_of(made, kind, lang), load_pack("KZ")
    printed = [one for one in paper.parts if one.id.startswith("law_text_")]
    articles = {one.id.removeprefix("law_text_") for one in printed}
    said = " ".join(text_of(one) for one in paper.parts if not one.id.startswith("law_text"))
    cited = {one.article for one in find_references(said, lang.facts) if one.code == "criminal_procedure"}
    assert cited <= articles
    for one in printed:
        provision = pack.provisions["criminal_procedure", one.id.removeprefix("law_text_")]
        official = " ".join(" ".join((provision.title, *provision.text.values())).split())
        for block in one.blocks[:-1]:
            line = text_of(replace(one, blocks=(block,)))
            words = re.sub(r"^[\d-]+\. ", "", line)
            assert all(piece in official for piece in (words.split(": ") if words not in official else [words])), line
        assert re.search(r"20\d\d", text_of(replace(one, blocks=one.blocks[-1:])))


def test_a_norm_that_the_pack_does_not_hold_is_a_check(made: Making) -> None:
    """A template that cites what the pack has no text of prints none, and the lawyer is told."""
    mine = composer(Wanted(PaperKind.CUSTODY_MOTION, PaperLang.RU), admitted(made, lang=Lang.RU), answers_of(made))
    part_of = Part("x", "", "Ссылка: ч. 9 ст. 999 УПК РК, ч. 1 ст. 136 УПК РК", (Paragraph(()),))
    found = law_wording(mine, [part_of], load_pack("KZ"))
    assert [one.id for one in found.parts] == ["law_text", "law_text_136"]
    assert any("999" in one.label for one in found.checks)


def test_wording_in_force_on_the_day_is_told_from_wording_that_is_not_proved(made: Making) -> None:
    """An article whose notes prove since when it stands says so; one whose notes do not says that."""
    mine = composer(Wanted(PaperKind.CUSTODY_MOTION, PaperLang.EN), admitted(made), answers_of(made))
    heading = "CPC article 138(1); CPC article 147(1)"
    parts = law_wording(mine, [Part("x", "", heading, ())], load_pack("KZ")).parts
    told = {one.id: text_of(one) for one in parts}
    assert "have not changed from 31 August 2018" in told["law_text_138"]
    assert "do not prove since when" in told["law_text_147"]


def _late_appeal() -> Making:
    """A case in which the defence went to court too late, and a protocol was drawn up too late."""
    made = start()
    made.say(0, "person", {"name": "Timur Esenov", "role": "detainee"}, "Timur Esenov")
    charge = {"country": "KZ", "code": "criminal", "article": "174", "part": "1"}
    made.say(0, "charge", charge, "under Article 174")
    made.say(0, "apprehension", {}, "apprehended at nine", when="2023-03-03T09:00+06:00")
    made.say(0, "protocol", {}, "the record of apprehension", when="2023-03-03T19:00+06:00")
    made.say(0, "custody_order", {"measure": "custody", "term": "P2M"}, "ordered custody", when="2023-03-05")
    made.say(1, "appeal", {"against": "custody_order"}, "обжаловано", when="2023-04-20")
    return made


@pytest.mark.parametrize("kind", [PaperKind.COMPLAINT, PaperKind.CUSTODY_MOTION, PaperKind.SUMMARY])
@pytest.mark.parametrize("lang", AT_HOME)
def test_no_paper_argues_against_its_own_side(kind: PaperKind, lang: PaperLang) -> None:
    """A right that the defence used too late stands in no paper for others; what officials did too late does."""
    made = _late_appeal()
    one = composer(Wanted(kind, lang), admitted(made, lang=lang.facts), answers_of(made))
    own = [
        row for view in one.custody() for group in view.groups if group.id == "broken" for row in group.rows if row.own
    ]
    assert own
    told = "\n".join(plain(each.line) for each in sentences_of(paper_of(made, kind, lang)))
    assert not [row.label for row in own if row.label in told]
    kept = late(one)
    assert kept
    assert kept[0].label in told


@pytest.mark.parametrize("kind", [PaperKind.COMPLAINT, PaperKind.CUSTODY_MOTION, PaperKind.SUMMARY])
@pytest.mark.parametrize("lang", AT_HOME)
def test_every_sign_of_a_limit_is_explained_where_it_stands(kind: PaperKind, lang: PaperLang) -> None:
    """A sentence with † or ‡ is followed, in the same part, by one that says what the sign means."""
    for one in paper_of(_late_appeal(), kind, lang).parts:
        told = text_of(one)
        explained = {sentence[0] for sentence in told.split("\n") if sentence}
        assert {sign for sign in SIGNS if sign in told} <= explained


@pytest.mark.parametrize("audience", list(Audience))
def test_what_the_defence_did_in_time_is_its_own_to_read(audience: Audience) -> None:
    """Limits that run against the defence are told to it alone; what the law asked of officials is told to all."""
    made = _late_appeal()
    let = replace(admitted(made), audience=audience)
    one = composer(Wanted(PaperKind.DOSSIER, PaperLang.EN), let, answers_of(made))
    kinds = {rule.said.id: rule.said.kind for pack in PACKS for rule in pack.rules}
    rows = [row for view in one.custody() for group in view.groups for row in (*group.rows, *group.farther)]
    told = {kinds[row.rule] for row in rows if row.rule in kinds}
    assert (Kind.RIGHT in told) == (audience in (Audience.SELF, Audience.TEAM, Audience.COUNSEL))
    assert Kind.DUTY in told
