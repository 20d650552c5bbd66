"""Where the statements of a ledger stand, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from habeas.base.ids import SourceId, StatementId
from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.disclosure.dates import day_in_words, when_in_words
from habeas.disclosure.ledger_view import PlaceView
from habeas.disclosure.provenance import title_of
from habeas.disclosure.view import Run, clock_time
from habeas.disclosure.wording import wording
from habeas.disclosure.words_file import file_words
from habeas.evidence.sources.source import Source
from habeas.findings.ledger.items import Voice
from habeas.record.marks import UNMARKED, Marks
from habeas.record.statements import Statement
from habeas.record.vocabulary.loading import vocabulary

SHORT_ID = 10
"""Signs of a statement's id that are shown: enough for every command that takes one."""

SHORT = 8
"""Signs of an allegation's id that are shown, and that commands take."""


@dataclass(frozen=True, slots=True)
class Places:
    """Tells places in one language; `sources` are those of the case.

    `marks` say which quotes were recognised on a picture or heard in a recording by a program.
    """

    sources: Mapping[SourceId, Source]
    lang: Lang
    marks: Marks = UNMARKED

    def place(self, statement: Statement, voice: Voice | None = None) -> PlaceView:
        """The place of a statement, with who says it there, and whose side that is where `voice` tells."""
        words, anchor = file_words("ledger", self.lang), statement.anchor
        source = self.sources.get(statement.source)
        grade = f"{statement.source_grade or '–'}{statement.information_grade or ''}"
        known = statement.source_grade is not None or statement.information_grade is not None
        where = [
            words["characters"].format(start=anchor.span.start, end=anchor.span.end),
            words["grade"].format(grade=grade) if known else words["ungraded"],
            words["statement"].format(id=statement.id[:SHORT_ID]),
        ]
        if anchor.page is not None:
            where.insert(0, words["page"].format(n=anchor.page))
        where += self._marked(statement.id)
        foreign = None if statement.language is self.lang else statement.language
        return PlaceView(
            told=self._who(statement, voice),
            quote=Run(" ".join(anchor.quote.split()), foreign),
            source=() if source is None else title_of(source, wording(self.lang)),
            where=tuple(where),
            statement=statement.id[:SHORT_ID],
        )

    def label(self, prop: str, field: str, code: str) -> str:
        """The label of a code of a field; the code itself where the list has it not."""
        codes = vocabulary().properties[prop].fields[field].codes
        labels = None if codes is None else codes.codes.get(code)
        return code if labels is None else labels[self.lang]

    def dated(self, text: str) -> str:
        """A date in words; what is none stands as it was recorded."""
        try:
            return when_in_words(parse_when(text), "plain", wording(self.lang).dates)
        except ValueError:
            return text

    def day(self, day: date) -> str:
        """A calendar day in words."""
        return day_in_words(day, "plain", wording(self.lang).dates)

    def _marked(self, statement: StatementId) -> list[str]:
        """What a reader has to know of the words of a quote, as the footnotes of a case sheet say it."""
        words, time = wording(self.lang).groups["sheet"], self.marks.time_of((statement,))
        said = [] if time is None else [words["at_time"].format(time=clock_time(time))]
        marks = (("recognised", self.marks.recognised), ("machine", self.marks.machine))
        return said + [words[name] for name, marked in marks if statement in marked]

    def _who(self, statement: Statement, voice: Voice | None) -> str:
        words = file_words("ledger", self.lang)
        who = statement.attributed_to or words["author"]
        if voice is None:
            return who
        side = words["side_unknown"]
        if voice.side is not None:
            side = vocabulary().lists["sides"].codes[voice.side.value][self.lang]
        return f"{who} ({side})"
