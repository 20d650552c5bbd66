"""The search sees every kind of canary in every kind of carrier, and nothing where nothing is."""

import base64
import hashlib

import pytest
from tests.leaks.cases import leak_case
from tests.leaks.planting import PLANTS
from tests.leaks.seeking import Canary, Seeker

from habeas.base.language import Lang
from habeas.names.mentions import declined_forms
from habeas.names.transliteration import Scheme, to_latin

STEM = "хортрогналпу"
NAME = f"Серік {STEM.capitalize()}нов"
SEEKER = Seeker([Canary("name", (STEM,), hashed=(NAME.encode(),)), Canary("number", ("850312300123",))])


@pytest.mark.parametrize("place", list(PLANTS))
@pytest.mark.parametrize("text", [f"{STEM.capitalize()}новтың", to_latin(f"{STEM.capitalize()}нову", Scheme.PRESS)])
def test_a_name_is_seen_in_every_place(place: str, text: str) -> None:
    """In Cyrillic and in Latin letters, with an ending, however it is packed."""
    made = PLANTS[place](text)
    assert SEEKER.found(made) == {"name"}


@pytest.mark.parametrize("place", list(PLANTS))
def test_nothing_is_seen_where_nothing_is(place: str) -> None:
    """The same file with another name in the same place is silent."""
    assert SEEKER.found(PLANTS[place]("Хортрожабоев")) == set()


@pytest.mark.parametrize("lang", list(Lang))
def test_a_name_is_seen_in_every_form_and_scheme(lang: Lang) -> None:
    """Every case in which it stands, in its own letters and by every scheme of transliteration."""
    forms = {one for one in declined_forms(NAME, lang) if STEM in one.casefold()}
    assert forms
    for form in forms:
        assert SEEKER.found(form.encode()) == {"name"}
        assert [scheme for scheme in Scheme if not SEEKER.found(to_latin(form, scheme).encode())] == []


@pytest.mark.parametrize("text", ["850312300123", "850 312 300 123", "85.03.12-300123", "(850312) 300<b>123</b>"])
def test_a_number_is_seen_however_it_is_set(text: str) -> None:
    """With spaces, points, hyphens, brackets and mark-up between its digits."""
    assert SEEKER.found(text.encode()) == {"number"}


@pytest.mark.parametrize("algorithm", ["sha256", "sha1", "md5"])
@pytest.mark.parametrize("form", [NAME, NAME.upper(), NAME.lower()])
def test_a_digest_is_seen(algorithm: str, form: str) -> None:
    """In hexadecimal digits, whole or cut, in capitals, in base64 and as bytes."""
    digest = hashlib.new(algorithm, form.encode(), usedforsecurity=False)
    hexed, raw = digest.hexdigest(), digest.digest()
    for made in (hexed, hexed[:12], hexed.upper(), f"sha256-{base64.b64encode(raw).decode()}", f"id:{hexed[:16]}…"):
        assert SEEKER.found(made.encode()) == {"digest of name"}
    assert SEEKER.found(b"\x00\x01" + raw) == {"digest of name"}


def test_a_file_name_is_looked_at() -> None:
    """A name of a file tells as much as the file."""
    assert SEEKER.found(b"", f"annex-{STEM}.pdf") == {"name"}


def test_no_canary_is_read_across_two_others() -> None:
    """No generated word holds another, so that what is found is there."""
    for seed in range(5):
        words = [stem for one in leak_case(seed).withheld for stem in one.canary.stems]
        for word in words:
            others = [one for one in words if one != word]
            assert [one for one in others if one in word] == []
