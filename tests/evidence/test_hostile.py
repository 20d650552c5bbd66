"""Files made to waste time are read, repaired, parted and searched in time that grows with their length."""

import pytest

from habeas.base.digest import digest_of
from habeas.base.span import Span
from habeas.evidence.text.anchor import anchor_at
from habeas.evidence.text.description import describe
from habeas.evidence.text.finding_again import find_again
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading
from habeas.evidence.text.repair import repair
from habeas.evidence.text.sentences import sentences

SIZE = 60_000

FILES = {
    "one letter": b"a" * SIZE,
    "one blank": b"a" + b" " * SIZE + b"b",
    "at signs": b"a@" * (SIZE // 2),
    "dots": b"a." * (SIZE // 2),
    "capitals in turn": b"aA" * (SIZE // 2),
    "brackets": b"(" * SIZE,
    "figures": b"1" * SIZE,
    "hyphens at line ends": b"a-\n" * (SIZE // 3),
    "entities": b"&amp;" * (SIZE // 5),
    "open brackets of JSON": b"[" * SIZE,
    "comments that never end": b"<!--a-->" * 250 + b"<",
    "attributes": b"<!doctype html><p " + b"a=b " * (SIZE // 4) + b">x",
    "linked data": b'<!doctype html><script type="application/ld+json">' + b'{"@graph":[' * 5_000 + b"</script>x",
}


@pytest.mark.parametrize("name", list(FILES))
def test_no_file_takes_time_without_end(name: str) -> None:
    """Every step over such a file ends; where one grew with the square of the length, this test would not."""
    data = FILES[name]
    reading = read_copy(data, digest_of(data))
    assert isinstance(reading, Reading)
    text = reading.text
    done = repair(text, reading.lang)
    assert all(span.end <= len(done.text) for span in sentences(done.text, None, reading.lang))
    assert describe(data, reading).published is None
    if text:
        anchor = anchor_at(reading, Span(len(text) // 2, len(text) // 2 + 1))
        found = find_again(anchor, Reading(reading.copy, "other/1", text + "\n", ()))
        assert found is None or found.quote == anchor.quote
