"""A day that goes by is no correction: what papers and pages for the press and everybody tell of the same record."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from tests.disclosure.gate.full import full
from tests.disclosure.invented import AS_OF, HELD, Making
from tests.disclosure.papers.answering import answers_of

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import decide
from habeas.disclosure.gate.asking import Asked
from habeas.disclosure.gate.asking import Beside as BesideCase
from habeas.disclosure.gate.corrections import changes
from habeas.disclosure.gate.releases import ToldSentence
from habeas.disclosure.papers.registry import PAPERS, compose
from habeas.disclosure.papers.telling import Wanted
from habeas.disclosure.papers.telling_of import told_by_papers
from habeas.disclosure.site.composing import Beside, compose_told
from habeas.evidence.sources.independence import ALONE
from habeas.record.casefile import CaseFile

IDS = ReleaseIds(bytes(32))


@dataclass(slots=True)
class Later(Making):
    """The invented case as it stands on another day, with nothing new on record."""

    day: date = AS_OF

    def fold(self, as_of: date | None = None) -> CaseFile:
        """The case on its day."""
        return Making.fold(self, self.day)


def told(day: date, lang: Lang) -> dict[str, tuple[ToldSentence, ...]]:
    """The sentences of each paper for the press, and of the public page, written on a day."""
    whole = full()
    made = Later(whole.entities, whole.statements, whole.sources, judgements=whole.judgements, day=day)
    answers, found = answers_of(made), {}
    for audience in (Audience.PRESS, Audience.PUBLIC):
        beside = BesideCase(independence=ALONE)
        asked = Asked(made.fold(), tuple(made.sources), audience, (), tuple(made.entities), beside, IDS)
        admitted = decide(asked).admitted(lang)
        for kind, paper in PAPERS.items():
            langs = [one for one in paper.langs if one.facts is lang and audience in paper.audiences]
            if langs:
                composed = compose(Wanted(kind, langs[0], HELD, {}, IDS), admitted, answers)
                found[kind.value] = told_by_papers([composed], admitted).sentences
    found["page"] = compose_told(admitted, lang, "k7f3q2ma", IDS, Beside(answers=answers))[1]
    return found


@pytest.mark.parametrize("lang", Lang)
def test_no_reason_is_asked_for_because_days_went_by(lang: Lang) -> None:
    """The day after, when a limit ran out in between, and a year later nothing that was told reads as corrected."""
    first = told(AS_OF, lang)
    assert {"summary", "press-note", "page"} <= first.keys()
    assert all(any(one.by_day for one in sentences) for sentences in first.values())
    for days in (1, 40, 400):
        for form, sentences in told(AS_OF + timedelta(days=days), lang).items():
            assert list(changes(first[form], sentences, lambda key: frozenset({key}))) == [], (form, days)
