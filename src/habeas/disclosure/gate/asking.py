"""What the gate is asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from habeas.base.ids import SourceId
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.rulings import Ruling
from habeas.disclosure.provenance import PageOf
from habeas.evidence.sources.independence import Independence
from habeas.evidence.sources.source import Part, Source
from habeas.record.casefile import CaseFile
from habeas.record.marks import UNMARKED, Marks
from habeas.record.people import Entity


@dataclass(frozen=True, slots=True)
class Beside:
    """What is known of the sources and quotes of a case besides what they say.

    `independence` says which sources count as one, None where they were not compared; `pages` which are pages of one
    document; `inside` which came in which; `marks` which quotes were recognised or heard by a program.
    """

    independence: Independence | None = None
    pages: Mapping[SourceId, PageOf] = MappingProxyType({})
    inside: tuple[Part, ...] = ()
    marks: Marks = UNMARKED


@dataclass(frozen=True, slots=True)
class Asked:
    """What the gate is asked: a case with all its sources, for whom, under which rulings. The day is the case's.

    `today` is the day on which it would go out, None where that is the case's too: who took consent back since is told
    of on no earlier day either, and quiet that stands today does not end by asking for a later one.

    `entities` are all entities of the case, those under other names too: their names are looked for. `ids` make
    commitments for the digests that do not go out; without them nothing stands in their place.
    """

    casefile: CaseFile
    sources: tuple[Source, ...]
    audience: Audience
    rulings: tuple[Ruling, ...] = ()
    entities: tuple[Entity, ...] = ()
    beside: Beside = field(default_factory=Beside)
    ids: ReleaseIds | None = None
    today: date | None = None

    @property
    def days(self) -> tuple[date, ...]:
        """The days on which it has to be permitted, the earliest first."""
        return tuple(sorted({self.casefile.as_of, self.today or self.casefile.as_of}))
