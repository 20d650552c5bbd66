"""A case as a View: complete, footnoted, attributed, and nothing beyond the list."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.disclosure.invented import HELD, JUDGE, Making, example, start

from habeas.base.errors import WrongCall
from habeas.base.ids import EntityId
from habeas.base.known import Absent, Unknown
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate import deciding
from habeas.disclosure.gate.admission import admit
from habeas.disclosure.gate.asking import Asked
from habeas.disclosure.gate.audiences import rules_of
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.sheet import view_case
from habeas.disclosure.view import Sentence, View, plain
from habeas.evidence.sources.source import Source
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Stance
from habeas.record.vocabulary.loading import vocabulary


def _view(made: Making, lang: Lang = Lang.EN) -> View:
    return view_case(admit(Asked(made.fold(), tuple(made.sources), Audience.SELF), lang))


def _sentences(view: View) -> Iterator[Sentence]:
    for one in view.detainees:
        yield from (*one.facts, *one.spells)
    for section in view.sections:
        for group in section.groups:
            yield from group.sentences


def _told(view: View) -> list[str]:
    return [plain(sentence.line) for sentence in _sentences(view)]


@pytest.mark.parametrize("lang", list(Lang))
def test_every_sentence_leads_to_a_digest(made: Making, lang: Lang) -> None:
    """Every sentence and every side of a conflict has a footnote, and each footnote its source and digest."""
    view = _view(made, lang)
    notes = {note.number: note for note in view.footnotes}
    sources = {source.number: source for source in view.sources}
    used = [sentence.notes for sentence in _sentences(view)]
    used += [row.notes for conflict in view.conflicts for row in conflict.rows]
    assert used
    assert all(used)
    assert {number for numbers in used for number in numbers} == set(notes)
    assert all(sources[note.source].digest == note.digest for note in notes.values())
    assert [note.number for note in view.footnotes] == list(range(1, len(notes) + 1))
    assert sorted(sources) == list(range(1, len(made.sources) + 1))


@pytest.mark.parametrize("lang", list(Lang))
def test_every_statement_is_shown(made: Making, lang: Lang) -> None:
    """Every statement of the case stands behind exactly one footnote, with its exact quote."""
    view = _view(made, lang)
    behind = Counter(statement for note in view.footnotes for statement in note.statements)
    assert behind == Counter(statement.id for statement in made.statements)
    quotes = {statement.id: statement.anchor.quote for statement in made.statements}
    assert all(quotes[one] == note.quote.text for note in view.footnotes for one in note.statements)


@pytest.mark.parametrize("lang", list(Lang))
def test_every_fact_is_told_once(made: Making, lang: Lang) -> None:
    """There are as many sentences as facts, whatever part of the sheet they stand in."""
    view = _view(made, lang)
    spells = sum(len(one.spells) for one in view.detainees)
    assert len(_told(view)) - spells == len(made.fold().facts)


@pytest.mark.parametrize("lang", list(Lang))
def test_nothing_is_left_of_a_template(made: Making, lang: Lang) -> None:
    """No field of a template and no full stop too many is left in any sentence."""
    for told in _told(_view(made, lang)):
        assert not set("{}[]") & set(told)
        assert ".." not in told
        assert told == told.strip()


def test_one_line_for_several_sources(empty: Making) -> None:
    """The same fact from two sources is one sentence with two footnotes."""
    empty.say(0, "apprehension", {}, "held on 3 March", when="2023-03-03")
    empty.say(1, "apprehension", {}, "задержан 3 марта", when="2023-03-03")
    view = _view(empty)
    (sentence,) = view.sections[0].groups[0].sentences
    assert plain(sentence.line) == "Timur Esenov was apprehended on 3 March 2023."
    assert len(sentence.notes) == 2
    assert {note.source for note in view.footnotes} == {1, 2}


def test_one_place_is_one_footnote(empty: Making) -> None:
    """Two statements from the same words of the same source share a footnote that names both."""
    empty.say(1, "hearing", {}, "заседание", when="2023-05-02")
    empty.say(1, "extension", {"term": "P2M"}, "заседание", when="2023-05-02")
    (note,) = _view(empty).footnotes
    assert len(note.statements) == 2


def test_claims_stay_with_their_speaker(empty: Making) -> None:
    """What a speaker says is told as theirs, and the footnote names them."""
    empty.say(0, "release", {}, "he was freed", when="2023-05-01", by="the prosecutor")
    view = _view(empty)
    assert "According to the prosecutor: Timur Esenov was released on 1 May 2023." in _told(view)
    assert view.footnotes[0].speaker is not None
    assert view.footnotes[0].speaker.text == "the prosecutor"


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (Lang.EN, "Denied by the defence: A search was made on 3 March 2023."),
        (Lang.RU, "Отрицается (кто отрицает: the defence). Обыск: 3 марта 2023 года."),
        (Lang.KK, "Жоққа шығарылады (жоққа шығаратын: the defence). Тінту: 2023 жылғы 3 наурыз."),
    ],
)
def test_denials_are_told_as_denials(lang: Lang, told: str) -> None:
    """A denied thing is told as denied and by whom, and never stands in the picture."""
    made = start()
    made.say(0, "apprehension", {}, "held", when="2023-03-03")
    made.say(0, "search", {}, "no search", when="2023-03-03", by="the defence", stance=Stance.DENIES)
    view = _view(made, lang)
    assert told in _told(view)
    assert [lane.id for lane in view.timeline.lanes] == ["custody"]


def test_unknown_and_none_are_said(empty: Making) -> None:
    """What a source calls unknown and what it says there was not are told apart from what nobody speaks of."""
    empty.say(0, "apprehension", {}, "held", when="2023-03-03")
    empty.say(0, "access_to_counsel", Absent(), "no lawyer came")
    empty.say(0, "family_notified", Unknown("the file is closed"), "nobody knows")
    told = _told(_view(empty))
    assert "Access to counsel: none, the source says." in told
    assert "Family notified: not known (the file is closed)." in told


def test_words_of_another_language_stay_as_printed(made: Making) -> None:
    """A value in another language than the sheet's stands as printed, marked with its language."""
    runs = [run for s in _sentences(_view(made)) for run in s.line if "Желсаю" in run.text]
    assert [(run.text, run.lang) for run in runs] == [("Департамент службы безопасности по Желсаю", Lang.RU)]


def test_name_in_the_language_of_the_sheet(made: Making) -> None:
    """A person goes by the name that a source in the sheet's language gives, and the others are listed."""
    names = {lang: plain(_view(made, lang).detainees[0].name) for lang in Lang}
    assert names == {Lang.EN: "Timur Esenov", Lang.RU: "Тимур Есенов", Lang.KK: "Тимур Есенов"}
    assert "Timur Esenov" in [plain(name) for name in _view(made, Lang.RU).detainees[0].other_names]


def test_two_held_are_told_apart(made: Making) -> None:
    """Where two people are held, each sentence says whom it is about."""
    made.say(0, "apprehension", {}, "the judge was held too", when="2023-04-01", subject=JUDGE)
    made.say(0, "person", {"name": "Р. Калиева", "role": "detainee"}, "held too", subject=JUDGE)
    made.say(1, "hearing", {}, "её дело слушали", when="2023-05-11", subject=JUDGE)
    view = _view(made, Lang.RU)
    assert len(view.detainees) == 2
    assert "Р. Калиева. Судебное заседание: 11 мая 2023 года." in _told(view)
    assert any(told.startswith("Тимур Есенов. Задержание: 3 марта") for told in _told(view))


def test_days_held_are_a_range(made: Making) -> None:
    """Where sources disagree on the day, days are counted both ways and the dates are named."""
    (spell,) = _view(made).detainees[0].spells
    told = plain(spell.line)
    assert "at least 93 days, at most 94 days" in told
    assert "3 March 2023 or 4 March 2023" in told
    assert "No release is recorded as of 5 June 2023." in told


def test_spell_with_an_end(empty: Making) -> None:
    """A stretch of custody that ended is told from its first to its last day."""
    empty.say(0, "apprehension", {}, "held", when="2023-03-03")
    empty.say(0, "release", {}, "freed", when="2023-03-05")
    (spell,) = _view(empty).detainees[0].spells
    assert plain(spell.line) == "Held for 2 days, the first day not counted. Held from 3 March 2023 to 5 March 2023."


def test_conflicts_stand_side_by_side(made: Making) -> None:
    """Both sides of a conflict are shown in the order of time, with the value they differ in."""
    conflict = next(one for one in _view(made).conflicts if plain(one.heading) == "Apprehension: when")
    assert [plain(row.value) for row in conflict.rows] == ["3 March 2023", "4 March 2023"]


def test_asserted_and_denied_is_a_conflict(empty: Making) -> None:
    """A thing asserted and denied has a heading that says so."""
    empty.say(0, "apprehension", {}, "held", when="2023-03-03")
    empty.say(0, "release", {}, "freed", when="2023-03-05")
    empty.say(1, "release", {}, "не освобождён", when="2023-03-05", stance=Stance.DENIES)
    headings = [plain(one.heading) for one in _view(empty).conflicts]
    assert headings == ["Release: asserted and denied"]


@pytest.mark.parametrize("lang", list(Lang))
def test_gaps_are_said_in_words(made: Making, lang: Lang) -> None:
    """What the record does not hold is named in the language of the sheet, never by its code."""
    view = _view(made, lang)
    assert len(view.missing) == len(made.fold().missing)
    assert not any(gap.startswith("no-") for gap in view.missing)


def test_a_source_that_is_missing_is_refused(made: Making) -> None:
    """A case that cites a source nobody handed over is refused rather than shown without it."""
    with pytest.raises(WrongCall, match="source"):
        view_case(admit(Asked(made.fold(), tuple(made.sources[:1]), Audience.SELF), Lang.EN))


_PROPS = sorted({statement.prop for statement in example().statements})


@given(st.sets(st.sampled_from(_PROPS)))
def test_what_is_not_listed_stays_behind(withheld: set[str]) -> None:
    """A property that the list does not name leaves no word, quote or mark, and is counted by name."""
    made = example()
    rules = rules_of(Audience.SELF)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(deciding, "rules_of", lambda _audience: replace(rules, told=rules.told - withheld))
        view = _view(made)
    kept = {statement.id for statement in made.statements if statement.prop not in withheld}
    assert {one for note in view.footnotes for one in note.statements} == kept
    assert {one.what for one in view.withheld} == withheld
    assert all(one.because == (Protection.NOT_LISTED,) and one.facts > 0 for one in view.withheld)
    labels = {vocabulary().properties[prop].labels[Lang.EN] for prop in withheld}
    shown = {mark.label.lower() for lane in view.timeline.lanes for mark in lane.marks}
    assert not labels & shown


def test_a_withheld_name_stays_behind(made: Making) -> None:
    """Other names of a person are not shown when the property that gave them is withheld."""
    with pytest.MonkeyPatch.context() as patch:
        rules = replace(rules_of(Audience.SELF), told=frozenset({"apprehension"}))
        patch.setattr(deciding, "rules_of", lambda _audience: rules)
        view = _view(made, Lang.RU)
    assert view.detainees[0].other_names == ()
    assert "Есенов" not in repr(view.detainees)


def test_unknown_property_is_withheld(empty: Making) -> None:
    """A statement of a property that this version does not know is withheld, counted and not lost."""
    empty.say(0, "apprehension", {}, "held", when="2023-03-03")
    empty.say(0, "telepathy", {"claim": "x"}, "by thought alone")
    view = _view(empty)
    assert [(one.what, one.facts) for one in view.withheld] == [("telepathy", 1)]
    assert all("thought" not in note.quote.text for note in view.footnotes)


def test_subject_that_the_case_does_not_hold(empty: Making) -> None:
    """A fact about somebody the case has no entity for is told without a name, not dropped."""
    empty.say(0, "release", {}, "freed", when="2023-03-05", subject=EntityId("9" * 32))
    assert "Somebody whose name is not recorded was released on 5 March 2023." in _told(_view(empty))


def test_the_case_itself_needs_no_name(empty: Making) -> None:
    """What is asked about the case as a whole is told without a subject."""
    whole = EntityId("e" * 32)
    empty.entities.append(Entity(whole, EntityKind.CASE, "Esenov"))
    empty.say(0, "question", {"text": "Who signed it?"}, "Who signed it?", subject=whole)
    empty.say(0, "hearing", {}, "sat on 2 May", subject=whole, when="2023-05-02")
    view = _view(empty)
    assert "Question: Who signed it?" in _told(view)
    assert [mark.label for lane in view.timeline.lanes for mark in lane.marks] == ["Hearing"]


def test_a_date_that_cannot_be_read_stands_as_recorded(empty: Making) -> None:
    """A value that is no date is shown as it was recorded and stops nothing."""
    empty.say(0, "birth_date", {"date": "long ago"}, "born long ago")
    assert any("long ago" in told for told in _told(_view(empty)))


def test_empty_case(empty: Making) -> None:
    """A case without statements has a View without facts, conflicts or picture, and lists its sources."""
    view = _view(empty)
    assert (view.sections, view.footnotes, view.conflicts, view.timeline.lanes) == ((), (), (), ())
    assert len(view.sources) == 3


def test_notices_and_day_stand_in_the_view(made: Making) -> None:
    """The View carries its day, its language, its audience and the notices it was given."""
    view = view_case(
        admit(Asked(made.fold(), tuple(made.sources), Audience.SELF), Lang.EN), notices=("A demonstration.",)
    )
    assert (view.notices, view.lang, view.audience) == (("A demonstration.",), Lang.EN, Audience.SELF)
    assert view.foot == "Case sheet as of 5 June 2023. These are statements of sources, not findings of a court."
    assert made.fold().detainees[0].entity.id == HELD


def test_proposed_fields_of_a_source_are_marked(made: Making) -> None:
    """What a program read off a document and nobody confirmed is marked; what a person said is not."""
    view = _view(made)
    source = next(one for one in view.sources if plain(one.title) == "Painter held over a canvas")
    rows = {row.label: plain(row.value) for row in source.rows}
    assert rows["Publisher"] == "Steppe Letters (read off the document by a program, not checked)"
    assert rows["Published"] == "20 May 2023"
    assert rows["Who may see it"] == "Public"


def test_a_source_without_a_title(empty: Making) -> None:
    """A source goes by its file's name, and by a word that says so where it has neither."""
    bare: Source = replace(empty.sources[2], original_name=None)
    empty.sources[2] = bare
    assert [plain(one.title) for one in _view(empty).sources][2] == "Untitled source"


def test_same_case_same_view(made: Making) -> None:
    """The order in which statements were kept makes no difference to the View."""
    one = _view(made)
    made.statements.reverse()
    assert _view(made) == one
