"""The laws of the search record: it can be run again, and every difference is told for what it is."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from tests.findings.quoted import corpus, post

from habeas.base.digest import canonical, digest_of
from habeas.base.errors import IntegrityFailure, WrongCall
from habeas.evidence.archives.item import Kind
from habeas.findings.quotes.check import check_quote
from habeas.findings.quotes.corpus import Corpus
from habeas.findings.quotes.question import question
from habeas.findings.quotes.record import ReadRecord, SearchRecord, read_record, record_object
from habeas.findings.quotes.shape import answer_json
from habeas.findings.quotes.verifying import Aspect, verify

TEXT = "Мы никогда не говорили, что дорогу надо закрыть."
AT = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)


def searched(*corpora: Corpus, words: str = "дорогу надо закрыть", at: datetime = AT) -> SearchRecord:
    """The record of a search."""
    return SearchRecord(check_quote(question(words), corpora), at, "habeas 0.1.0")


def test_a_record_is_read_back_and_gives_the_same() -> None:
    """The digest is that of the bytes, the question is read back, and a second run differs in nothing."""
    one = corpus([post(1, TEXT)], unparsed=2)
    record = searched(one)
    read = read_record(record.data)
    assert read.digest == record.digest == digest_of(record.data)
    assert read.asked == record.answer.asked
    again = searched(replace(one, name="other name.zip"), at=datetime(2027, 1, 1, tzinfo=UTC))
    assert verify(read, again).differences == ()


def aspects(read: ReadRecord, again: SearchRecord) -> tuple[set[Aspect], bool]:
    """The sorts of differences, and whether something was altered."""
    checked = verify(read, again)
    return {one.aspect for one in checked.differences}, checked.altered


def test_another_archive_is_told() -> None:
    """An archive of other bytes is another archive, whatever the answer."""
    read = read_record(searched(corpus([post(1, TEXT)])).data)
    found, altered = aspects(read, searched(corpus([post(1, TEXT), post(2, TEXT)])))
    assert found == {Aspect.ARCHIVE, Aspect.READING, Aspect.ANSWER}
    assert altered


def test_another_version_is_told_apart_from_another_answer() -> None:
    """A newer program with the same answer is only a newer program; with another answer it is not an altered record."""
    one = corpus([post(1, TEXT)])
    read = read_record(searched(one).data)
    newer = replace(searched(one), program="habeas 9")
    assert aspects(read, newer) == ({Aspect.VERSIONS}, False)
    otherwise = replace(searched(one, words="дорогу надо закрыт"), program="habeas 9")
    assert aspects(read, otherwise) == ({Aspect.VERSIONS, Aspect.ANSWER}, False)


def test_another_answer_of_the_same_program_means_that_something_was_altered() -> None:
    """The search never answers twice otherwise, so a changed verdict is a changed record."""
    record = searched(corpus([post(1, TEXT)]))
    shape = json.loads(record.data)
    shape["answer"]["verdict"] = "not_found"
    shape["answer"]["matches"] = []
    found, altered = aspects(read_record(canonical(shape)), record)
    assert found == {Aspect.ANSWER}
    assert altered


@pytest.mark.parametrize("data", [b"", b"no json", b"[]", b"{}", b'{"schema":"habeas.sheet/1"}', b"\xff\xfe"])
def test_what_is_no_record_is_a_wrong_call(data: bytes) -> None:
    """A file that never was a record is refused as that."""
    with pytest.raises(WrongCall):
        read_record(data)


def test_a_record_that_was_cut_or_changed_is_an_integrity_failure() -> None:
    """A record cut short, written in another form, or with another question is not read."""
    data = searched(corpus([post(1, TEXT)])).data
    shape = json.loads(data)
    other = {**shape, "question": {**shape["question"], "text": "хлеб"}}
    less = {key: value for key, value in shape.items() if key != "archives"}
    odd = {**shape, "max_distance": "1/0"}
    for broken in (data[:-20], data + b"\n", json.dumps(shape).encode(), *map(canonical, (other, less, odd))):
        with pytest.raises(IntegrityFailure):
            read_record(broken)


def test_the_record_says_what_it_does_not_show() -> None:
    """Deleted posts, other accounts, speech, pictures and what was not delivered are told in three languages."""
    said = record_object(searched(corpus([post(1, TEXT)])))["does_not_show"]
    assert isinstance(said, list)
    ids = [one["id"] for one in said]
    assert {"deleted_posts", "other_accounts", "speech", "pictures_and_voice", "not_delivered"} <= set(ids)
    assert all(one["en"] and one["ru"] and one["kk"] for one in said)
    spoken = record_object(searched(corpus([post(1, TEXT, kind=Kind.SPEECH)])))["does_not_show"]
    assert isinstance(spoken, list)
    assert "transcripts" in [one["id"] for one in spoken]
    assert "speech" not in [one["id"] for one in spoken]


def test_the_record_tells_what_was_not_searched() -> None:
    """Entries not parsed, files not read and gaps stand in it one by one, and in the sums."""
    shape = record_object(searched(corpus([post(1, TEXT)], unparsed=2)))
    [archive] = json.loads(canonical(shape))["archives"]
    assert len(archive["not_parsed"]) == archive["unparsed"] == 2
    assert archive["not_read"] == ["notes.bin"]
    assert archive["gaps"] == [{"container": "Bread of Tasköl", "after": "3", "before": "7", "absent": 3}]
    assert archive["entries"] == archive["read"] + archive["unparsed"]


def test_the_contract_of_the_json_holds() -> None:
    """The names other programs rely on are there, with their kinds."""
    found = answer_json(searched(corpus([post(1, TEXT)], unparsed=1)).answer)
    assert found["verdict"] == "found"
    assert found["max_distance"] == 0.2
    assert str(found["archive"]).startswith("sha256:")
    assert found["normalisation"] == "slow/1"
    searched_in, matches = found["searched"], found["matches"]
    assert isinstance(searched_in, dict)
    assert isinstance(matches, list)
    assert {"items", "characters", "from", "until", "unparsed"} <= searched_in.keys()
    [match] = matches
    assert {"item", "when", "author", "whose", "start", "end", "distance", "text"} <= match.keys()
    assert match["text"] == TEXT[match["start"] : match["end"]]
    assert match["distance"] == 0.0
