"""Facts as public sentences: each with an anchor that stays, its footnotes, and as of when and per whom it is said."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count

from habeas.base.ids import SourceId, StatementId
from habeas.base.when import When
from habeas.disclosure.custody_words import day_of_view
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.dates import when_in_words
from habeas.disclosure.gate.releases import ToldSentence
from habeas.disclosure.provenance import title_of
from habeas.disclosure.sentences import Teller
from habeas.disclosure.site.page import Told
from habeas.disclosure.template import joined
from habeas.disclosure.view import Line, Run, Sentence, plain
from habeas.disclosure.words_file import file_words
from habeas.evidence.sources.independence import Independence
from habeas.evidence.sources.source import Source
from habeas.law.clock.saying import Speaker
from habeas.record.casefile import Fact
from habeas.record.statements import Statement

ANCHOR = 10
"""Hexadecimal digits of an anchor: enough to tell the sentences of one page apart."""


SPELL = "c"
"""How the anchor of a stretch of custody begins."""


@dataclass(frozen=True, slots=True)
class PublicTeller:
    """Tells facts of one page. `ids` makes anchors, `sources` are those that may be named.

    `order` is the place of each statement in the order of recording: a fact's anchor is that of its first.
    `speakers` say what the law packs of the case say, by their ids. `made` remembers which anchors a page has
    already, so that none is there twice; `kept` which sentences of fact it tells, for the record of the release.
    """

    teller: Teller
    ids: ReleaseIds
    sources: Mapping[SourceId, Source]
    independence: Independence | None
    order: Mapping[StatementId, int]
    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    made: set[str] = field(default_factory=set)
    kept: list[ToldSentence] = field(default_factory=list)

    @property
    def words(self) -> Mapping[str, str]:
        """The words of the page."""
        return file_words("site", self.teller.words.lang)

    def tell(self, fact: Fact, kind: str = "s", *, speaker_said: bool = False, alone: bool = False) -> Told:
        """A fact as a sentence. `kind` begins its anchor, so that one fact can stand in two parts of the page."""
        sentence = self.teller.tell(fact, speaker_said=speaker_said, alone=alone)
        self._keep(sentence, fact.statements)
        first, *others = self._in_time(fact)
        return Told(
            anchor=self.anchor(kind, first),
            line=sentence.line,
            notes=sentence.notes,
            fresh=self.fresh(fact.statements),
            day="" if fact.when is None else self.day(fact.when),
            year=_year(fact.when),
            former=tuple(made for each in others if (made := self._taken(kind, each, ""))),
        )

    def first(self, ids: Iterable[StatementId]) -> str:
        """The one of these that was recorded first."""
        return str(min(ids, key=self._place))

    def _in_time(self, fact: Fact) -> list[str]:
        """Every id by which the fact was or is known, the first recorded first."""
        return [str(each) for each in sorted(fact.ids, key=self._place)]

    def _place(self, key: StatementId) -> tuple[int, str]:
        return (self.order.get(key, len(self.order)), str(key))

    def said(self, sentence: Sentence, key: str, kind: str, statements: Sequence[Statement] = ()) -> Told:
        """A sentence that is not one fact alone, such as a stretch of custody."""
        self._keep(sentence, statements)
        return Told(self.anchor(kind, key), sentence.line, sentence.notes, self.fresh(statements))

    def _keep(self, sentence: Sentence, statements: Sequence[Statement]) -> None:
        carried = tuple(StatementId(each.id) for each in statements)
        self.kept.append(ToldSentence(plain(sentence.line), self.teller.words.lang, carried, sentence.by_day))

    def anchor(self, kind: str, key: str) -> str:
        """The id of a sentence on the page; where the page tells it already, the next of its kind, by number."""
        return next(made for at in count(1) if (made := self._taken(kind, key, f"-{at}" if at > 1 else "")))

    def _taken(self, kind: str, key: str, suffix: str) -> str:
        """An id that is from now on in use; empty where it was already."""
        anchor = f"fact-{kind}{self.ids.of(kind, key)[:ANCHOR]}{suffix}"
        if anchor in self.made:
            return ""
        self.made.add(anchor)
        return anchor

    def fresh(self, statements: Sequence[Statement]) -> Line:
        """As of which day and per whom: the newest source with a date, how many more, and how many are independent."""
        cited = list(dict.fromkeys(each.source for each in statements))
        known = [self.sources[each] for each in cited if each in self.sources]
        if not known:
            return ()
        newest = max(known, key=_published)
        told = newest.description.published
        title = title_of(newest, self.teller.words)
        form = self.words["per" if told is None else "per_dated"]
        day = "" if told is None else self._as_of(told.value)
        before, _, after = form.partition("{source}")
        runs = [Run(before.format(day=day)), *title, Run(after.format(day=day))]
        if len(known) > 1:
            runs.append(Run(self.words["and_more"].format(count=len(known) - 1)))
            if self.independence is not None:
                independent = self.independence.count(set(cited))
                runs.append(Run("; " + self.words["independent"].format(count=independent)))
        return joined(runs)

    def day(self, when: When) -> str:
        """A time in words."""
        return when_in_words(when, "plain", self.teller.words.dates)

    def _as_of(self, when: When) -> str:
        start, _ = when.local_bounds()
        exact = start is not None and when.last is None and _is_day(when)
        return day_of_view(start.date(), self.teller.words) if exact and start is not None else self.day(when)


def _is_day(when: When) -> bool:
    """Whether a time is known to the day at least, and nothing about it is uncertain."""
    start, end = when.local_bounds()
    return start is not None and end is not None and (end - start).days <= 1 and not when.approximate


def _published(source: Source) -> tuple[bool, date, str]:
    told = source.description.published
    start = None if told is None else told.value.local_bounds()[0]
    return (start is not None, date.min if start is None else start.date(), str(source.id))


def _year(when: When | None) -> int | None:
    start = None if when is None else when.local_bounds()[0]
    return None if start is None else start.year
