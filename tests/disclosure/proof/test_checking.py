"""A proof holds only where every sentence, note, quote, source and time does."""

import json
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.authority import make_authority
from tests.disclosure.proof.invented_proof import (
    ALSO,
    GAP,
    HELD,
    LETTER,
    PATH,
    REPORT,
    SALT,
    log,
    page_for,
    proof,
    stamped_time,
)

from habeas.base.digest import canonical, digest_of
from habeas.disclosure.data.release_ids import commitment
from habeas.disclosure.proof.checking import Brought, check_proof
from habeas.disclosure.proof.proof import Proof, ProvedTime, proof_form
from habeas.disclosure.proof.reading import read_proof

_LETTER = commitment(digest_of(LETTER), SALT)
_PAGE = page_for(_LETTER)
_REPORT = digest_of(REPORT.encode())


def codes(checked_proof: Proof, page: str = _PAGE, *brought: Brought) -> list[str]:
    """The codes of what is wrong."""
    return [finding.code for finding in check_proof(checked_proof, {PATH: page}, brought).findings]


def test_a_page_as_published_holds() -> None:
    """Every sentence stands on the page in its own words, references to footnotes and spaces aside."""
    checked = check_proof(proof(_LETTER), {PATH: _PAGE}, ())
    assert (checked.sentences, checked.quotable, checked.sources, checked.findings) == (4, 1, 2, ())


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("3 May", "4 May", "pack-sentence-changed"),
        ("was apprehended", "was not apprehended", "pack-sentence-changed"),
        ("09:40.<sup", "09:40. He confessed.<sup", "pack-sentence-changed"),
        ("48 days", "8 days", "pack-sentence-changed"),
        (f'id="{ALSO}"', 'id="other"', "pack-text-changed pack-sentence-missing"),
        ("</main>", '<p id="fact-s0000000009">He confessed.</p></main>', "pack-sentence-unproved"),
        ("</main>", "<p>He confessed.</p></main>", "pack-text-changed"),
        ("</main>", '<p class="lead">He confessed.</p></main>', "pack-text-changed"),
        ("<h1>Aidar", "<h1>The robber Aidar", "pack-text-changed"),
        ("(source 1)", "(source 2)", "pack-note-changed"),
        ("Director taken", "Director freed", "pack-note-changed"),
        ('"#note-1">1<', '"#note-1">and confessed<', "pack-page-odd"),
        ("</main>", "<script>1</script></main>", "pack-page-odd"),
        ("</main>", "<p>&nbsp;</p></main>", "pack-page-odd"),
        ("</main>", "<!-- --></main>", "pack-page-odd"),
        ("<h1>", '<h1 onclick="x">', "pack-page-odd"),
        ('"#note-1"', '"javascript:x"', "pack-page-odd"),
        ("<p id", "<p><p id", "pack-page-odd"),
        (f'id="{GAP}"', f'id="{HELD}"', "pack-page-odd"),
        ("</main>", "<div>" * 70 + "</div>" * 70 + "</main>", "pack-page-odd"),
    ],
)
def test_a_page_that_says_otherwise_does_not_hold(old: str, new: str, code: str) -> None:
    """A word changed, left out, added to a sentence, as one of its own or as any other text is found."""
    assert old in _PAGE
    assert codes(proof(_LETTER), _PAGE.replace(old, new, 1)) == code.split()


def test_a_sentence_without_what_it_stands_on_does_not_hold() -> None:
    """A sentence stands on footnotes that lead to a source, on sentences and on places of the law that are there."""
    whole = proof(_LETTER)
    [page] = whole.pages
    told, also, held, gap = page.sentences
    one = ["pack-note-missing"]
    assert codes(replace(whole, pages=(replace(page, laws=()),))) == one
    assert codes(replace(whole, pages=(replace(page, notes=page.notes[:1]),))) == ["pack-sentence-unproved", *one]
    assert codes(replace(whole, pages=(replace(page, sources=page.sources[1:]),))) == [
        "pack-sentence-unproved",
        *one * 2,
    ]
    for wrong in (
        (replace(told, notes=()), also, held, gap),
        (told, also, replace(held, told=("fact-s0000000009",)), gap),
        (told, also, replace(held, notes=(), told=(), laws=()), gap),
    ):
        assert codes(replace(whole, pages=(replace(page, sentences=wrong),))) == one


def test_a_page_that_the_proof_does_not_know_is_found() -> None:
    """A proof that names no page, or another, does not hold for want of something to check."""
    whole = proof(_LETTER)
    assert codes(replace(whole, pages=())) == ["pack-page-unproved", "pack-empty"]
    gone = codes(replace(whole, pages=(replace(whole.pages[0], path="pages/gone.html"),)))
    assert gone == ["pack-page-missing", "pack-page-unproved"]


def test_words_are_the_same_in_any_form_of_their_letters() -> None:
    """A letter and its sign written apart (NFD) are the letter written as one: a proof in JSON has no other."""
    whole = proof(_LETTER)
    told = whole.pages[0].sentences[0]
    apart = unicodedata.normalize("NFD", "Айдар Йылмаз")
    page = replace(whole.pages[0], sentences=(replace(told, text=apart), *whole.pages[0].sentences[1:]))
    shown = _PAGE.replace(told.text, apart, 1)
    kept = read_proof(json.loads(canonical(proof_form(replace(whole, pages=(page,))))))
    assert codes(kept, shown) == []


def test_quotes_are_looked_for_in_the_source_that_was_brought() -> None:
    """A source is known by its digest; its quotes stand in its words, or it is said that they do not."""
    brought = Brought("report.txt", _REPORT, REPORT)
    checked = check_proof(proof(_LETTER), {PATH: _PAGE}, (brought,))
    assert (checked.quotes, checked.matched, checked.findings) == (1, ("report.txt",), ())
    assert codes(proof(_LETTER), _PAGE, replace(brought, text="Nothing of the kind.")) == ["pack-quote-missing"]
    assert codes(proof(_LETTER), _PAGE, Brought("other.txt", digest_of(b"x"), "x")) == ["pack-source-other"]


def test_a_commitment_opens_by_its_salt_alone() -> None:
    """A source that is not public is known by who was told its salt, and by nobody else."""
    brought = Brought("letter.txt", digest_of(LETTER), None, SALT)
    checked = check_proof(proof(_LETTER), {PATH: _PAGE}, (brought,))
    assert (checked.matched, checked.findings) == (("letter.txt",), ())
    assert codes(proof(_LETTER), _PAGE, replace(brought, salt=None)) == ["pack-source-other"]
    assert codes(proof(_LETTER), _PAGE, replace(brought, salt="00" * 32)) == ["pack-source-other"]


@pytest.fixture(scope="module")
def time(tmp_path_factory: pytest.TempPathFactory) -> ProvedTime:
    """A time by an authority of our own."""
    authority = make_authority(tmp_path_factory.mktemp("authority"))
    return stamped_time(authority.answer, authority.root.read_bytes(), _REPORT)


def test_a_time_holds_from_source_to_stamp(time: ProvedTime) -> None:
    """The event opens the first entry, the entries lead to the stamped one, the stamp is signed under its root."""
    checked = check_proof(proof(_LETTER, (time,)), {PATH: _PAGE}, ())
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
        checked = check_proof(proof(_LETTER, (wrong,)), {PATH: _PAGE}, ())
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
