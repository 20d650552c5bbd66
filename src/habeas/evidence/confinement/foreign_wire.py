"""Records of another system's file as a child tells them, and as the parent takes them: with distrust."""

from collections.abc import Iterable, Iterator
from itertools import batched
from sys import intern

from habeas.base.digest import Json
from habeas.base.finding import Finding
from habeas.evidence.archives.platforms.table_rows import Cell
from habeas.evidence.confinement.answers import finding_form, finding_told, numbers_told, words_told
from habeas.evidence.confinement.items import text_told
from habeas.evidence.confinement.parts import END
from habeas.evidence.confinement.wire import Frame, WireFault
from habeas.evidence.foreign.record import ForeignFile, Form, Record

_AT_ONCE = 2_000
"""Records that one frame holds."""


def foreign_form(read: ForeignFile, text: str) -> Iterator[Frame]:
    """A file's records as frames, some at a time. Words that stand so in the text are not sent."""
    for some in batched(read.records, _AT_ONCE):
        yield Frame({"records": [_record_form(record, text) for record in some]})
    yield Frame({"findings": [finding_form(one) for one in read.findings]})
    yield END


def foreign_told(frames: Iterable[Frame], text: str, form: Form) -> ForeignFile:
    """The file that frames tell, whose places are in this text; raises WireFault where they tell none."""
    records: list[Record] = []
    findings: tuple[Finding, ...] = ()
    for frame in frames:
        if frame == END:
            return ForeignFile(form, tuple(records), findings)
        if "records" in frame.head:
            records += [_record(row, text) for row in _list(frame.head["records"])]
        else:
            findings = tuple(map(finding_told, _list(frame.head.get("findings"))))
    raise WireFault


def form_told(frame: Frame) -> Form | None:
    """The form that a frame tells, None where it tells of none; raises WireFault."""
    value = frame.head.get("form")
    if value is None:
        return None
    if not isinstance(value, str) or value not in tuple(Form):
        raise WireFault
    return Form(value)


def _record_form(record: Record, text: str) -> Json:
    cells: list[Json] = [
        [name, None if cell.words == text[cell.start : cell.end] else cell.words, cell.start, cell.end]
        for name, cell in record.cells
    ]
    return [record.number, list(record.kinds), cells, record.why]


def _record(row: Json, text: str) -> Record:
    number, kinds, cells, why = _row(row, 4)
    return Record(
        numbers_told([number])[0],
        tuple(words_told(kind) for kind in _list(kinds)),
        tuple(_cell(each, text) for each in _list(cells)),
        None if why is None else words_told(why),
    )


def _cell(row: Json, text: str) -> tuple[str, Cell]:
    name, words, *places = _row(row, 4)
    start, end = numbers_told(places)
    if not start < end <= len(text):
        raise WireFault
    # A file has few names and very many cells.
    return intern(text_told(name)), Cell(text[start:end] if words is None else text_told(words), start, end)


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise WireFault
    return value


def _row(value: Json, width: int) -> list[Json]:
    row = _list(value)
    if len(row) != width:
        raise WireFault
    return row
