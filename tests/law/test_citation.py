"""Laws of writing references."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.language import Lang
from habeas.law.citation import write_reference
from habeas.law.codes import known_codes, known_countries
from habeas.law.reference import Norm
from habeas.law.references import find_references


@st.composite
def norms(draw: st.DrawFn) -> Norm:
    """Norms of known laws, or of none."""
    code = draw(st.none() | st.sampled_from(sorted(known_codes())))
    national = code is not None and not known_codes()[code].treaty
    country = draw(st.none() | st.sampled_from(sorted(known_countries()))) if national else None
    article = str(draw(st.integers(1, 999))) + draw(st.sampled_from(["", ".1", ".12"]))
    part = draw(st.none() | st.integers(1, 20).map(str))
    point = draw(st.none() | st.integers(1, 20).map(str) | st.sampled_from(["б", "3(d)", "1(в)"]))
    return Norm(country, code, article, part, point)


@given(norms(), st.sampled_from(list(Lang)))
def test_what_is_written_is_found_again(norm: Norm, lang: Lang) -> None:
    """A norm written in any language is found there as the same norm, alone and in the middle of a sentence."""
    written = write_reference(norm, lang)
    found = find_references(f"… {written}.", lang)
    assert [reference.norm for reference in found] == [norm]
    assert found[0].quote == written


@pytest.mark.parametrize(
    ("lang", "written"),
    [
        (Lang.EN, "Article 256(1) of the Criminal Code of Kazakhstan"),
        (Lang.RU, "ч. 1 ст. 256 УК РК"),
        (Lang.KK, "ҚР ҚК 256-бабының 1-бөлігі"),
    ],
)
def test_the_short_form_is_the_usual_one(lang: Lang, written: str) -> None:
    """The citation has the form lawyers of the language use."""
    assert write_reference(Norm("KZ", "criminal", "256", "1"), lang) == written
