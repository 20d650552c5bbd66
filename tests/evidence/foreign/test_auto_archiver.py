"""The laws of reading an Auto Archiver's sheets: values that Python prints are read by their signs, and never run."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.foreign.auto_archiver import claimed
from habeas.evidence.foreign.python_literals import NotALiteral, Value, literal
from habeas.evidence.foreign.record import Form
from habeas.evidence.foreign.telling import form_of, read_foreign

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))
PRINTED = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)
DIGEST = "SHA-256:" + "ab" * 32


def as_words(value: object) -> Value:
    """A value with figures and truth as the words that Python prints."""
    if isinstance(value, Mapping):
        return {str(name): as_words(each) for name, each in value.items()}
    if isinstance(value, list):
        return [as_words(each) for each in value]
    return None if value is None else str(value)


@given(PRINTED)
def test_what_python_prints_is_read_back(value: object) -> None:
    """Dictionaries, lists, words with their escapes, figures: the same value."""
    assert literal(repr(value)) == as_words(value)


@pytest.mark.parametrize(
    "words",
    ["__import__('os').system('x')", "[1 for a in b]", "'a' 'b'", "{'a': open('b')}", "[" * 99, "{", "[1", "b'x'", ""],
)
def test_nothing_is_evaluated(words: str) -> None:
    """Whatever is no plain value is refused."""
    with pytest.raises(NotALiteral):
        literal(words)


def test_times_are_read_as_they_are_printed() -> None:
    """With a zone or without; the tool's times are UTC."""
    printed = "{'a': datetime.datetime(2031, 5, 4, 3, 2, 1, 99, tzinfo=datetime.timezone.utc)}"
    assert literal(printed) == {"a": "2031-05-04T03:02Z"}


def test_the_csv_tells_of_each_file_and_nothing_of_the_machine() -> None:
    """Name and hash of every file, also of those made of it; names that are not known here are not read."""
    about = {
        "url": "https://posts.example/1",
        "title": "A post",
        "hostname": "our-laptop",
        "_processed_at": "2031-05-04",
    }
    thumbs = [{"filename": "/tmp/a_thumb.jpg", "properties": {"hash": DIGEST.replace("ab", "cd")}}]
    media = [{"filename": "/tmp/a.mp4", "urls": [], "properties": {"hash": DIGEST, "thumbnails": thumbs}}]
    cells = ["archived: success", repr(about), repr(media)]
    row = ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
    text = f"status,metadata,media\n{row}\n"
    assert form_of(text) is Form.AUTO_ARCHIVER
    records = read_foreign(text, Form.AUTO_ARCHIVER).records
    assert [dict(record.cells)["file"].words for record in records] == ["/tmp/a.mp4", "/tmp/a_thumb.jpg"]
    for record in records:
        for _, cell in record.cells:
            assert text[cell.start : cell.end] == cell.words
            assert "laptop" not in cell.words


def test_a_sheet_tells_of_one_file_in_a_row() -> None:
    """By the names of its columns in any case; a formula in it is words."""
    text = f'Link,Archive status,Archive date,Thumbnail,Hash\nhttps://a.example,success,2031-05-04,"=IMAGE(""b"")",{DIGEST}\n'
    [record] = read_foreign(text, Form.AUTO_ARCHIVER).records
    told = {name: cell.words for name, cell in record.cells}
    assert told == {
        "link": "https://a.example",
        "status": "success",
        "captured": "2031-05-04",
        "Thumbnail": '=IMAGE("b")',
        "hash": DIGEST,
        "named": "https://a.example",
    }


@pytest.mark.parametrize(
    ("words", "kind"),
    [(DIGEST, "SHA-256"), ("SHA3-512:" + "AB" * 64, "SHA3-512"), ("SHA-256:ab", None), ("not-calculated", None)],
)
def test_a_hash_is_one_only_in_full(words: str, kind: str | None) -> None:
    """A piece of one, or words in its place, claim nothing."""
    found = claimed(words)
    assert (None if found is None else found[0]) == kind
