"""Bibliographies of the sources: each once, every word back, no word a command."""

import json
import re
import warnings

import pytest
from bibtexparser.entrypoint import parse_string
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.disclosure.invented import Making, start
from tests.output.extracting import DATES, WORDS, cases, extract_of

from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.disclosure.data.carried import clear
from habeas.output.exports.bibtex import bibtex, printed
from habeas.output.exports.csl import csl_json, issued

CSL_NAMES = {"id", "type", "title", "author", "publisher", "issued", "URL", "language", "medium", "custom"}
"""Variables of CSL 1.0.2 that are written."""

_COMMANDS = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{sign}": sign for sign in "$&%#_"},
}
_COMMAND = re.compile("|".join(map(re.escape, _COMMANDS)))


def said(tex: str) -> str:
    """What TeX prints for these words."""
    return _COMMAND.sub(lambda found: _COMMANDS[found[0]], tex)


def read_bibtex(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """The entries, as BibTeX reads them: braces are counted, whatever stands before them."""
    found, at = [], 0
    while (begun := re.compile(r"\s*@(\w+)\{([^,\s]+),").match(text, at)) is not None:
        at, fields = begun.end(), {}
        while (field := re.compile(r"\s*(\w+) = \{").match(text, at)) is not None:
            end, depth = field.end(), 1
            while depth:
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
            fields[field[1]] = text[field.end() : end - 1]
            at = end + 1
            assert text[end] == ","
        closed = re.compile(r"\s*\}").match(text, at)
        assert closed is not None
        at = closed.end()
        found.append((begun[1], begun[2], fields))
    assert text[at:].strip() == ""
    return found


@settings(deadline=None, max_examples=25)
@given(cases())
def test_every_source_is_there_once(made: Making) -> None:
    """Both bibliographies have the sources, in their order, with their own titles."""
    extract = extract_of(made)
    items = json.loads(csl_json(extract, Lang.EN))
    assert [(one["id"], one["title"]) for one in items] == [(one.id, one.title) for one in extract.sources]
    assert all(set(one) <= CSL_NAMES for one in items)
    entries = read_bibtex(bibtex(extract, Lang.EN).decode())
    titles = [(key, said(fields["title"].removeprefix("{").removesuffix("}"))) for _, key, fields in entries]
    assert titles == [(one.id, re.sub(r"\s+", " ", one.title).strip()) for one in extract.sources]


@given(st.one_of(st.text(), st.sampled_from(WORDS)))
def test_no_word_is_a_command(words: str) -> None:
    """Words come back as they were, in one line, and their braces are even."""
    tex = printed(clear(words))
    assert said(tex) == re.sub(r"\s+", " ", clear(words)).strip()
    assert tex.count("{") == tex.count("}")
    assert "\n" not in tex


def test_what_is_known_of_a_source_is_told() -> None:
    """Publisher, date, address, language, and the digest that a public source may have."""
    extract = extract_of(start())
    [first] = [one for one in json.loads(csl_json(extract, Lang.EN)) if one["title"] == "Painter held over a canvas"]
    assert first["type"] == "webpage"
    assert first["issued"] == {"date-parts": [[2023, 5, 20]]}
    assert first["publisher"] == "Steppe Letters"
    assert first["custom"]["digest"].startswith("sha256:")
    assert first["custom"]["unconfirmed"] == ["publisher"]
    [(kind, _, fields)] = [
        one for one in read_bibtex(bibtex(extract, Lang.EN).decode()) if "Painter" in one[2]["title"]
    ]
    assert (kind, fields["date"], fields["url"]) == ("online", "2023-05-20", "https://reports.example/0")
    assert fields["langid"] == "english"


@pytest.mark.parametrize("edtf", DATES)
def test_a_date_is_told_no_more_exactly_than_it_is_known(edtf: str) -> None:
    """What CSL cannot say as parts it says in words; what it says as parts are the parts of the date."""
    told = issued(parse_when(edtf))
    if "literal" in told:
        assert told == {"literal": edtf}
        return
    bare = [side.rstrip("~?%").partition("T")[0] for side in edtf.split("/")]
    if "season" in told:
        assert bare == [f"{told['date-parts'][0][0]}-2{told['season']}"]
    else:
        assert told["date-parts"] == [[int(part) for part in side.split("-")] for side in bare]
    assert told.get("circa", False) is (edtf.rstrip("~?%") != edtf)


@given(cases())
@settings(max_examples=20)
def test_other_programs_read_the_same_sources(made: Making) -> None:
    """The parser of BibTeX and the processor of citations find every source, and complain of nothing."""
    extract = extract_of(made)
    keys = [one.id for one in extract.sources]
    library = parse_string(bibtex(extract, Lang.EN).decode())
    assert not library.failed_blocks
    assert [one.key for one in library.entries] == keys
    for entry, (_, _, fields) in zip(library.entries, read_bibtex(bibtex(extract, Lang.EN).decode()), strict=True):
        assert {field.key: field.value for field in entry.fields} == fields
    items = json.loads(csl_json(extract, Lang.EN))
    with warnings.catch_warnings():
        # It is of CSL 1.0.1, which has no `custom`; that is the one thing it may not know.
        warnings.filterwarnings("ignore", message=r".*unsupported: custom$")
        assert list(CiteProcJSON(items)) == keys
