"""The last look finds what was held back wherever it stands, in any ending, letters or form, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest
from tests.disclosure.gate.full import CRIMINAL, asked, decided, full, told
from tests.disclosure.papers.answering import answers_of

from habeas.base.errors import Failed
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.extracting import extract_case
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import decide
from habeas.disclosure.gate.last_look import Kind, LastLook, Leak, refuse_leaks, texts_of
from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.registry import PAPERS, compose
from habeas.disclosure.papers.telling import Wanted
from habeas.disclosure.sheet import view_case
from habeas.disclosure.view import plain

OUTSIDE = (Audience.UN_BODY, Audience.PARTNER_ARCHIVE, Audience.PRESS, Audience.PUBLIC)


@dataclass(frozen=True, slots=True)
class Nested:
    """A record with an id, records and a mapping within it."""

    id: str
    inner: tuple[Leak, ...]
    told: Mapping[str, str]


def looking(audience: Audience = Audience.PUBLIC, lang: Lang = Lang.EN) -> LastLook:
    """A last look at what is composed of the invented case."""
    decision = decided(full(), audience)
    return LastLook(decision, decision.admitted(lang))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("seen with Kanat Omarov", Kind.NAME),
        ("подписал Омаров", Kind.NAME),
        ("подписано Канатом Омаровым", Kind.NAME),
        ("Омаровтың қолы", Kind.NAME),
        ("told by Serik Beketov's brother", Kind.NAME),
        ("свидетеля Бекетова", Kind.NAME),
        ("Zimin, Pyotr", Kind.NAME),
        ("the man called Falcon", Kind.NAME),
        ("his number is 850312 300123", Kind.NUMBER),
        ("he lives at 14, Abay street – apt. 5", Kind.HOME),
        (f"he wrote {CRIMINAL.upper()}", Kind.CRIMINAL),
        (f"he wrote “{CRIMINAL.replace(' ', '  ')}!”", Kind.CRIMINAL),
    ],
)
def test_what_is_held_back_is_found(text: str, kind: Kind) -> None:
    """Names in any case ending and in both alphabets, numbers, homes and words called criminal are found."""
    assert kind in {leak.kind for leak in looking().in_text(text)}


@pytest.mark.parametrize("length", [12, 20, 64])
def test_a_digest_is_found_though_cut_short(length: int) -> None:
    """The digest of a paper that does not go out is found whole and by its first twelve signs."""
    digest = full().sources[2].copy.digest.removeprefix("sha256:")[:length]
    assert {leak.kind for leak in looking().in_text(f"see {digest}")} == {Kind.SIGN}


@pytest.mark.parametrize(
    "text", ["Timur Esenov was held", "Есенова задержали 3 марта", "судья Р. Калиева", "екі дана қағаз", "", "14 March"]
)
def test_what_may_be_told_is_no_leak(text: str) -> None:
    """Names that may be told in any ending, and words that only sound like a given name, are no leaks."""
    assert list(looking().in_text(text)) == []


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize("lang", list(Lang))
def test_a_sheet_and_an_extract_let_nothing_through(audience: Audience, lang: Lang) -> None:
    """Neither holds anything that was held back, for any audience outside and in any language."""
    ids = ReleaseIds(b"k" * 32)
    question = asked(full(), audience)
    decision = decide(question)
    admitted = decision.admitted(lang)
    look = LastLook(decision, admitted)
    assert look.in_value(view_case(admitted)) == ()
    assert look.in_value(extract_case(admitted, ids)) == ()


@pytest.mark.parametrize(("kind", "audience"), [(one, to) for one, paper in PAPERS.items() for to in paper.audiences])
def test_no_paper_lets_anything_through(kind: object, audience: Audience) -> None:
    """No paper, made for any audience it can be made for, tells what was held back from it."""
    made = full()
    paper = next(each for one, each in PAPERS.items() if one is kind)
    lang = PaperLang.EN if PaperLang.EN in paper.langs else PaperLang.RU
    decision = decided(made, audience)
    admitted = decision.admitted(lang.facts)
    held = admitted.casefile.detainees[0].entity.id
    composed = compose(Wanted(next(one for one in PAPERS if one is kind), lang, held, {}), admitted, answers_of(made))
    assert LastLook(decision, admitted).in_value(composed) == ()


@pytest.mark.parametrize("audience", OUTSIDE)
def test_no_sentence_and_no_footnote_names_a_statement_by_its_id(audience: Audience) -> None:
    """Outside a reply says nothing of the id of what it answers, and footnotes have the ids of the release or none."""
    made = full()
    asked_for = made.say(0, "complaint", {"to": "court"}, "a complaint", when="2023-03-20")
    made.say(0, "reply", {"by": "court", "answers": asked_for.id}, "a reply", when="2023-03-21")
    ids = ReleaseIds(b"k" * 32)
    decision = decide(replace(asked(made, audience), ids=ids))
    view = view_case(decision.admitted(Lang.EN))
    lines = [plain(one.line) for part in view.sections for group in part.groups for one in group.sentences]
    assert any("reply was given" in line for line in lines)
    whole = repr(view)
    assert not any(one.id[:10] in whole for one in made.statements)
    assert all(note.statements for note in view.footnotes)
    inside = replace(view.footnotes[0], statements=(asked_for.id,))
    found = LastLook(decision, decision.admitted(Lang.EN)).in_value(replace(view, footnotes=(inside,)))
    assert {leak.kind for leak in found} == {Kind.SIGN}


def test_without_the_gate_it_is_all_found() -> None:
    """The same sheet made of the whole case is full of leaks of every kind that the case has: the look does look."""
    whole = view_case(told(full(), Audience.SELF))
    found = looking().in_value(whole)
    assert {leak.kind for leak in found} == set(Kind) - {Kind.BIRTH}
    with pytest.raises(Failed, match="held back stands in"):
        refuse_leaks(found)


def test_every_text_of_a_value_is_looked_at_and_its_place_told() -> None:
    """Of mappings, lists, tuples, sets and records within each other; codes and signs of the program apart."""
    leak = Leak(Kind.NAME, "one", "")
    value = {"a": [leak, {"b": ("two", None, 3)}], "c": frozenset({"three"}), "d": Nested("x", (leak,), {"e": "four"})}
    assert dict(texts_of(value, "here")) == {
        "here.a[0].words": "one",
        "here.a[0].where": "",
        "here.a[1].b[0]": "two",
        "here.c[0]": "three",
        "here.d.inner[0].words": "one",
        "here.d.inner[0].where": "",
        "here.d.told.e": "four",
    }


def test_nothing_found_is_nothing_refused() -> None:
    """Where nothing came through nothing is refused."""
    refuse_leaks(())
