"""What changed in what was published: computed from the sentences of one release to those of the next."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from habeas.base.erasure import MARK
from habeas.base.ids import CaseId, StatementId
from habeas.base.language import Lang
from habeas.disclosure.gate.consents import OPEN_TO_ALL
from habeas.disclosure.gate.releases import Release, ToldSentence

type Successors = Callable[[StatementId], frozenset[StatementId]]
"""The statements that count in the place of one, itself among them where it still counts."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One sentence that was published and reads otherwise since, or is gone (`new` None).

    `at` and `why` are those of the release that changed it. A reason is empty only in what other vaults sent.
    """

    form: str
    lang: Lang
    old: str
    new: str | None
    at: datetime
    why: str
    before: str
    after: str


def corrections(releases: Iterable[Release], case: CaseId, successors: Successors) -> tuple[Correction, ...]:
    """Every correction of what was published of a case, in the order of time; empty where nothing changed.

    Compared are each release in the press or to everybody and the one of the same audience and form before it, in the
    languages that both have. Sentences added are none, and neither are those that were erased since.
    """
    series: dict[tuple[str, str], list[Release]] = defaultdict(list)
    for release in sorted(releases, key=lambda one: (one.at, one.id)):
        if release.audience in OPEN_TO_ALL and release.of(case) is not None:
            series[release.audience.value, release.form].append(release)
    found = [
        one
        for each in series.values()
        for before, after in pairwise(each)
        for one in changes(before, after, case, successors)
    ]
    return tuple(sorted(found, key=lambda one: (one.at, one.lang.value, one.old)))


def changes(before: Release, after: Release, case: CaseId, successors: Successors) -> Iterator[Correction]:
    """What the later of two releases changes in the earlier one."""
    old, new = _sentences(before, case), _sentences(after, case)
    for lang in (lang for lang in Lang if lang in new):
        texts, known = {one.text for one in new[lang]}, {one.text for one in old.get(lang, ())}
        fresh = [one for one in new[lang] if one.text not in known]
        for sentence in old.get(lang, ()):
            if sentence.text in texts or sentence.text == MARK:
                continue
            now = frozenset[StatementId]().union(*(successors(key) for key in sentence.statements))
            meant = next((one.text for one in fresh if now & set(one.statements)), None)
            yield Correction(after.form, lang, sentence.text, meant, after.at, after.why, before.id, after.id)


def _sentences(release: Release, case: CaseId) -> dict[Lang, list[ToldSentence]]:
    told = release.of(case)
    found: dict[Lang, list[ToldSentence]] = defaultdict(list)
    for sentence in () if told is None else told.sentences:
        found[sentence.lang].append(sentence)
    return found
