"""What changed in what was published: computed from the sentences of one release to those of the next."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from habeas.base.erasure import MARK
from habeas.base.ids import CaseId, StatementId
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.consents import OPEN_TO_ALL
from habeas.disclosure.gate.releases import Release, ToldSentence

type Successors = Callable[[StatementId], frozenset[StatementId]]
"""The statements that count in the place of one, itself among them where it still counts."""

PAGE = "page"
"""The series of the public page of a case, in whichever form it goes out."""

_SERIES: Mapping[str, str] = {"site": PAGE, "proof": PAGE}


@dataclass(frozen=True, slots=True)
class Correction:
    """One sentence that was published and reads otherwise since, or is gone (`new` None).

    `at` and `why` are those of the release that changed it. A reason is empty only in what other vaults sent. `old`
    may be what had to be withdrawn: it is for comparing, and is shown nowhere.
    """

    audience: Audience
    form: str
    lang: Lang
    old: str
    new: str | None
    at: datetime
    why: str
    before: str
    after: str


def series_of(form: str) -> str:
    """What counts as the same publication from one time to the next: the page of a case is one, on a site or proved."""
    return _SERIES.get(form, form)


def corrections(releases: Iterable[Release], case: CaseId, successors: Successors) -> tuple[Correction, ...]:
    """Every correction of what was published of a case, in the order of time; empty where nothing changed.

    Each release in the press or to everybody is compared, language by language, with the last one before it for the
    same audience, of the same form and in that language. Sentences added are none, and neither are those that were
    erased since, nor those that read otherwise only because days went by.
    """
    series: dict[tuple[Audience, str], list[Release]] = defaultdict(list)
    for release in sorted(releases, key=lambda one: (one.at, one.id)):
        if release.audience in OPEN_TO_ALL and release.of(case) is not None:
            series[release.audience, series_of(release.form)].append(release)
    found = [one for each in series.values() for one in _along(each, case, successors)]
    return tuple(sorted(found, key=lambda one: (one.at, one.lang.value, one.old)))


def corrected_by(
    release: Release, earlier: Iterable[Release], case: CaseId, successors: Successors
) -> tuple[Correction, ...]:
    """What one release corrects in those before it; empty where it goes to fewer than the press."""
    mine = (release.audience, series_of(release.form))
    same = [one for one in earlier if (one.audience, series_of(one.form)) == mine]
    return tuple(one for one in corrections((*same, release), case, successors) if one.after == release.id)


def _along(releases: Iterable[Release], case: CaseId, successors: Successors) -> Iterator[Correction]:
    """The corrections within one series, oldest release first."""
    last: dict[Lang, tuple[Release, list[ToldSentence]]] = {}
    for after in releases:
        for lang, new in _sentences(after, case).items():
            if lang in last:
                before, old = last[lang]
                for sentence, now in changes(old, new, successors):
                    yield Correction(
                        after.audience, after.form, lang, sentence, now, after.at, after.why, before.id, after.id
                    )
            last[lang] = (after, new)


def changes(
    before: Iterable[ToldSentence], after: Iterable[ToldSentence], successors: Successors
) -> Iterator[tuple[str, str | None]]:
    """The sentences of before that read otherwise after, each with what it reads now; None where it is gone."""
    old, new = list(before), list(after)
    texts, known = {one.text for one in new}, {one.text for one in old}
    fresh = [one for one in new if one.text not in known]
    reckoned = [frozenset(one.statements) for one in new if one.by_day]
    for sentence in old:
        if sentence.text in texts or MARK in sentence.text:
            continue
        # It still stands on all that it stood on: days went by, or more is known.
        if sentence.by_day and any(stands >= frozenset(sentence.statements) for stands in reckoned):
            continue
        now = frozenset[StatementId]().union(*(successors(key) for key in sentence.statements))
        meant = [one for one in fresh if now & set(one.statements)]
        yield sentence.text, max(meant, key=lambda one: _likeness(sentence, one)).text if meant else None


def _likeness(old: ToldSentence, new: ToldSentence) -> tuple[bool, float]:
    """How surely one sentence is the other put right: a count of days is no event, and words are kept."""
    return old.by_day is new.by_day, SequenceMatcher(None, old.text, new.text, autojunk=False).ratio()


def _sentences(release: Release, case: CaseId) -> dict[Lang, list[ToldSentence]]:
    told = release.of(case)
    found: dict[Lang, list[ToldSentence]] = defaultdict(list)
    for sentence in () if told is None else told.sentences:
        found[sentence.lang].append(sentence)
    return found
