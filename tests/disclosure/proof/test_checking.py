"""A proof holds only where every sentence, note, quote, source and time does."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.authority import make_authority
from tests.disclosure.proof.invented_proof import LETTER, PAGE, REPORT, SALT, log, proof, stamped_time

from habeas.base.digest import digest_of
from habeas.disclosure.data.release_ids import commitment
from habeas.disclosure.proof.checking import Brought, check_proof
from habeas.disclosure.proof.proof import Proof, ProvedTime, proof_form
from habeas.disclosure.proof.reading import read_proof

_LETTER = commitment(digest_of(LETTER), SALT)
_REPORT = digest_of(REPORT.encode())


def codes(checked_proof: Proof, page: str = PAGE, *brought: Brought) -> list[str]:
    """The codes of what is wrong."""
    return [finding.code for finding in check_proof(checked_proof, {"pages/en/a-case.html": page}, brought).findings]


def test_a_page_as_published_holds() -> None:
    """Every sentence stands on the page in its own words, references to footnotes and spaces aside."""
    checked = check_proof(proof(_LETTER), {"pages/en/a-case.html": PAGE}, ())
    assert (checked.sentences, checked.quotable, checked.sources, checked.findings) == (2, 1, 2, ())


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("3 May", "4 May", "pack-sentence-changed"),
        ("was apprehended", "was not apprehended", "pack-sentence-changed"),
        ("09:40.<sup", "09:40. He confessed.<sup", "pack-sentence-changed"),
        ('id="fact-2"', 'id="other"', "pack-sentence-missing"),
        ("</main>", '<p id="fact-3">He confessed.</p></main>', "pack-sentence-unproved"),
    ],
)
def test_a_page_that_says_otherwise_does_not_hold(old: str, new: str, code: str) -> None:
    """A word changed, left out, added to a sentence or as a sentence of its own is found."""
    assert old in PAGE
    assert codes(proof(_LETTER), PAGE.replace(old, new)) == [code]


def test_a_sentence_without_its_footnote_does_not_hold() -> None:
    """A sentence stands on footnotes that are there and lead to a source."""
    whole = proof(_LETTER)
    assert codes(replace(whole, pages=(replace(whole.pages[0], notes=()),))) == ["pack-note-missing"] * 2
    assert codes(replace(whole, pages=(replace(whole.pages[0], sources=()),))) == ["pack-note-missing"] * 2
    assert codes(replace(whole, pages=(replace(whole.pages[0], path="pages/gone.html"),))) == ["pack-page-missing"]


def test_quotes_are_looked_for_in_the_source_that_was_brought() -> None:
    """A source is known by its digest; its quotes stand in its words, or it is said that they do not."""
    brought = Brought("report.txt", _REPORT, REPORT)
    checked = check_proof(proof(_LETTER), {"pages/en/a-case.html": PAGE}, (brought,))
    assert (checked.quotes, checked.matched, checked.findings) == (1, ("report.txt",), ())
    assert codes(proof(_LETTER), PAGE, replace(brought, text="Nothing of the kind.")) == ["pack-quote-missing"]
    assert codes(proof(_LETTER), PAGE, Brought("other.txt", digest_of(b"x"), "x")) == ["pack-source-other"]


def test_a_commitment_opens_by_its_salt_alone() -> None:
    """A source that is not public is known by who was told its salt, and by nobody else."""
    brought = Brought("letter.txt", digest_of(LETTER), None, SALT)
    checked = check_proof(proof(_LETTER), {"pages/en/a-case.html": PAGE}, (brought,))
    assert (checked.matched, checked.findings) == (("letter.txt",), ())
    assert codes(proof(_LETTER), PAGE, replace(brought, salt=None)) == ["pack-source-other"]
    assert codes(proof(_LETTER), PAGE, replace(brought, salt="00" * 32)) == ["pack-source-other"]


@pytest.fixture(scope="module")
def time(tmp_path_factory: pytest.TempPathFactory) -> ProvedTime:
    """A time by an authority of our own."""
    authority = make_authority(tmp_path_factory.mktemp("authority"))
    return stamped_time(authority.answer, authority.root.read_bytes(), _REPORT)


def test_a_time_holds_from_source_to_stamp(time: ProvedTime) -> None:
    """The event opens the first entry, the entries lead to the stamped one, the stamp is signed under its root."""
    checked = check_proof(proof(_LETTER, (time,)), {"pages/en/a-case.html": PAGE}, ())
    assert checked.findings == ()
    assert [(shown.digest, "Invented Authority" in shown.signer) for shown in checked.times] == [(_REPORT, True)]


def test_a_time_that_was_altered_does_not_hold(time: ProvedTime) -> None:
    """Another source, event, salt, chain or stamp breaks the road; nothing of it is shown as a time."""
    _, _, other = log(digest_of(b"another paper"))
    for wrong in (
        replace(time, digest=digest_of(b"another paper")),
        replace(time, event={**time.event, "at": "2022-01-01T00:00:00+00:00"}),
        replace(time, event={**time.event, "copy": digest_of(b"another paper")}),
        replace(time, salt=bytes(16)),
        replace(time, chain=time.chain[1:]),
        replace(time, chain=(time.chain[0], time.chain[2])),
        replace(time, chain=()),
        replace(time, chain=other[1:]),
        replace(time, stamp=replace(time.stamp, entry=3)),
        replace(time, stamp=replace(time.stamp, token=time.stamp.token[:-1] + b"\0")),
    ):
        checked = check_proof(proof(_LETTER, (wrong,)), {"pages/en/a-case.html": PAGE}, ())
        assert [finding.code for finding in checked.findings] == ["pack-time-broken"]
        assert checked.times == ()


def test_a_proof_reads_back_from_its_form(time: ProvedTime) -> None:
    """What is written as JSON is read back the same."""
    whole = proof(_LETTER, (time,))
    assert read_proof(proof_form(whole)) == whole


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@given(st.data())
def test_what_is_no_proof_is_refused(data: st.DataObject) -> None:
    """Any value put in any place of a proof is read as a proof or refused with a reason, never anything else."""
    form = proof_form(proof(_LETTER))
    assert isinstance(form, dict)
    place = data.draw(st.sampled_from(sorted(form)))
    form = {**form, place: data.draw(_JSON)}
    assert refused(form) != ""


def refused(form: object) -> str | None:
    """Why a form is no proof; None where it is one."""
    try:
        read_proof(form)
    except ValueError as error:
        return str(error)
    return None
