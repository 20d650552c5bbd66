"""Readings, findings and descriptions as a child writes them and as the parent takes them: with distrust.

The child may have been taken over by the file it read. Whatever it says is checked for type, range and
size; what it cannot know better than the parent (the digest of the copy) is not asked of it.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from habeas.base.digest import Digest, Json
from habeas.base.finding import Finding, Severity
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.base.when import When, parse_when
from habeas.evidence.confinement.wire import Frame, WireFault
from habeas.evidence.sources.source import Basis, Described, Description
from habeas.evidence.text.reading import Box, Cue, Outcome, Page, Reading

_WORD = re.compile(r"[a-z0-9][a-z0-9 ._+/-]{0,199}")
_CODE = re.compile(r"[a-z][a-z0-9-]{0,59}")
_KIND = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]{0,99}")
_FORBIDDEN = re.compile("[\x00\ud800-\udfff]")
_MOST_WORDS = 4_000
_MOST_FINDINGS = 20_000
_FIELDS = ("title", "author", "publisher", "address")


def outcome_form(outcome: Outcome) -> Frame:
    """An outcome as a frame: the text as a binary part, everything else as JSON."""
    if not isinstance(outcome, Reading):
        return Frame({"reading": None, "findings": [finding_form(each) for each in outcome[:_MOST_FINDINGS]]})
    form: Json = {
        "reader": outcome.reader,
        "main": [[span.start, span.end] for span in outcome.main],
        "pages": [[page.number, page.span.start, page.span.end] for page in outcome.pages],
        "lang": None if outcome.lang is None else outcome.lang.value,
        "encoding": outcome.encoding,
        "boxes": [
            [box.span.start, box.span.end, box.page, box.left, box.top, box.right, box.bottom, box.confidence]
            for box in outcome.boxes
        ],
        "cues": [[cue.span.start, cue.span.end, cue.start, cue.end, cue.speaker] for cue in outcome.cues],
    }
    return Frame(
        {"reading": form, "findings": [finding_form(each) for each in outcome.findings[:_MOST_FINDINGS]]},
        (outcome.text.encode("utf-8"),),
    )


def described_form(told: Description) -> Json:
    """A proposed description as JSON; dates as EDTF."""
    fields = {name: getattr(told, name) for name in (*_FIELDS, "published", "language")}
    return {name: None if field is None else fit(str(field.value)) for name, field in fields.items()}


def outcome_of(frame: Frame, copy: Digest) -> Outcome:
    """The outcome that a frame tells of this copy; raises WireFault where it tells none."""
    findings = tuple(map(finding_told, _list(frame.head.get("findings"), _MOST_FINDINGS)))
    form = frame.head.get("reading")
    if form is None:
        if not findings:
            raise WireFault
        return findings
    if not isinstance(form, dict) or len(frame.parts) < 1:
        raise WireFault
    text = _decoded(frame.parts[0])
    size = len(text)
    main = tuple(_span(row, size) for row in _rows(form.get("main"), 2))
    if any(one.end > next_one.start for one, next_one in pairwise(main)):
        raise WireFault
    return Reading(
        copy=copy,
        reader=_matching(form.get("reader"), _WORD),
        text=text,
        main=main,
        pages=tuple(Page(row[0], _span(row[1:], size)) for row in _rows(form.get("pages"), 3)),
        lang=_optional(form.get("lang"), _lang),
        encoding=_optional(form.get("encoding"), lambda word: _matching(word, _WORD)),
        findings=findings,
        boxes=tuple(Box(_span(row[:2], size), *row[2:]) for row in _rows(form.get("boxes"), 8)),
        cues=tuple(_cue(row, size) for row in _list(form.get("cues"), size + 1)),
    )


def description_of(frame: Frame) -> Description:
    """The description that a frame tells, every field proposed; raises WireFault where it is none."""
    form = frame.head.get("description")
    if not isinstance(form, dict):
        raise WireFault
    title, author, publisher, address = (_proposed(_optional(form.get(name), words_told)) for name in _FIELDS)
    return Description(
        title=title,
        author=author,
        publisher=publisher,
        published=_proposed(_optional(form.get("published"), _when)),
        address=address,
        language=_proposed(_optional(form.get("language"), _lang)),
    )


def disguises_of(frame: Frame) -> tuple[Finding, ...]:
    """What a frame tells of a file's disguises; raises WireFault where it tells nothing of them."""
    return tuple(map(finding_told, _list(frame.head.get("disguises"), _MOST_FINDINGS)))


def kind_of(frame: Frame) -> str:
    """The media type that a frame tells; raises WireFault where it is none."""
    return _matching(frame.head.get("kind"), _KIND)


def finding_form(each: Finding) -> Json:
    """A finding as JSON."""
    return [each.code, fit(each.place), each.severity.value, fit(each.message)]


def fit(words: str) -> str:
    """Words as they may be told: not too many, and none but characters."""
    return _FORBIDDEN.sub("\ufffd", words[:_MOST_WORDS])


def finding_told(row: Json) -> Finding:
    """The finding that JSON tells; raises WireFault where it tells none."""
    if not isinstance(row, list) or len(row) != 4 or row[2] not in tuple(Severity):
        raise WireFault
    return Finding(_matching(row[0], _CODE), words_told(row[1]), Severity(str(row[2])), words_told(row[3]))


def _cue(row: Json, size: int) -> Cue:
    if not isinstance(row, list) or len(row) != 5:
        raise WireFault
    numbers = numbers_told(row[:4])
    return Cue(_span(numbers[:2], size), numbers[2], numbers[3], _optional(row[4], words_told))


def _rows(value: Json, width: int) -> list[list[int]]:
    rows = _list(value, 50_000_000)
    if any(not isinstance(row, list) or len(row) != width for row in rows):
        raise WireFault
    return [numbers_told(row) for row in rows if isinstance(row, list)]


def numbers_told(row: Sequence[Json]) -> list[int]:
    """The numbers that JSON tells; raises WireFault where one is none, negative, or too large for any count."""
    if any(type(number) is not int or not 0 <= number < 1 << 40 for number in row):
        raise WireFault
    return [number for number in row if isinstance(number, int)]


def number_told(value: Json) -> int:
    """The number that JSON tells; raises WireFault where it is none, or negative."""
    return numbers_told([value])[0]


def _span(row: Sequence[int], size: int) -> Span:
    if not 0 <= row[0] < row[1] <= size:
        raise WireFault
    return Span(row[0], row[1])


def _list(value: Json, most: int) -> list[Json]:
    if not isinstance(value, list) or len(value) > most:
        raise WireFault
    return value


def _decoded(part: bytes) -> str:
    try:
        text = part.decode("utf-8")
    except UnicodeDecodeError:
        raise WireFault from None
    if "\x00" in text:
        raise WireFault
    return text


def words_told(value: Json) -> str:
    """The words that JSON tells; raises WireFault where they are too many or hold what is no character."""
    if not isinstance(value, str) or len(value) > _MOST_WORDS or _FORBIDDEN.search(value):
        raise WireFault
    return value


def _matching(value: Json, pattern: re.Pattern[str]) -> str:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise WireFault
    return value


def _lang(value: Json) -> Lang:
    if value not in tuple(Lang):
        raise WireFault
    return Lang(str(value))


def _when(value: Json) -> When:
    try:
        return parse_when(words_told(value))
    except ValueError:
        raise WireFault from None


def _optional[T](value: Json, read: Callable[[Json], T]) -> T | None:
    return None if value is None else read(value)


def _proposed[T](value: T | None) -> Described[T] | None:
    return None if value is None else Described(value, Basis.PROPOSED)
