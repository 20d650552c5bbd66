"""The log of corrections on the page: the day, the sentences as they read now, and why."""

from collections.abc import Iterable
from dataclasses import replace

from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.dates import day_in_words
from habeas.disclosure.gate.correction_log import LoggedCorrection
from habeas.disclosure.site.page import Basis, Corrected, NowReads, SitePage, Told
from habeas.disclosure.site.sentences import sentences_of
from habeas.disclosure.site.telling import ANCHOR
from habeas.disclosure.view import Run, plain
from habeas.disclosure.wording import wording

KIND = "z"
"""How the anchor of a correction begins."""


def with_corrections(page: SitePage, log: Iterable[LoggedCorrection], ids: ReleaseIds) -> SitePage:
    """The page with what was corrected on it in its own language, newest first; `ids` makes their anchors."""
    anchors = {plain(told.line): told.anchor for told in reversed(list(sentences_of(page))) if told.anchor}
    mine = [one for one in log if one.lang is page.lang]
    return replace(page, corrections=tuple(_corrected(one, page, anchors, ids) for one in mine))


def _corrected(one: LoggedCorrection, page: SitePage, anchors: dict[str, str], ids: ReleaseIds) -> Corrected:
    day = one.at.date()
    why = page.words["corrected_silent"] if one.why is None else page.words["corrected_why"].format(why=one.why)
    told = Told(
        anchor=f"fact-{KIND}{ids.of('correction', one.release)[:ANCHOR]}",
        line=(Run(why),),
        notes=(),
        day=day_in_words(day, "plain", wording(page.lang).dates),
        year=day.year,
        basis=Basis(own=True),
    )
    return Corrected(day, told, tuple(NowReads(text, anchors.get(text, "")) for text in one.now), one.gone)
