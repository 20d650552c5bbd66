"""Words of a page and where they stand in its source."""

import html

from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.archives.html_tree import stretches, tree_of

WORDS = st.text(
    st.characters(min_codepoint=33, exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=9
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=4), max_size=5))
def test_words_come_out_with_their_place(paragraphs: list[list[str]]) -> None:
    """Each block gives its words, entities resolved, and its place holds exactly these words in the source."""
    source = "<html><body>" + "".join(
        f'<div class="p"><b>{html.escape(words[0])}</b>{"".join(" " + html.escape(word) for word in words[1:])}</div>'
        for words in paragraphs
    )
    found = list(stretches(tree_of(source)))
    assert [one.text for one in found] == [" ".join(words) for words in paragraphs]
    for one in found:
        again = list(stretches(tree_of(source[one.start : one.end])))
        assert [inner.text for inner in again] == [one.text]


@given(st.text(alphabet="<>/\"'= abdivscript!-&;#", max_size=60))
def test_no_page_raises(source: str) -> None:
    """Any characters at all give a tree."""
    for one in stretches(tree_of(source)):
        assert 0 <= one.start < one.end <= len(source)


def test_line_ends_links_and_scripts() -> None:
    """A `<br>` is a line end, a link that is all of the words is told, and scripts are no words."""
    source = (
        '<p>one<br/>  two</p><script>var a = "<p>no</p>";</script><p><a href="https://e.org/?a&amp;b">three</a></p>'
    )
    assert [(one.text, one.link) for one in stretches(tree_of(source))] == [
        ("one\ntwo", None),
        ("three", "https://e.org/?a&b"),
    ]


def test_what_is_left_open_is_closed() -> None:
    """A closing tag closes what is open inside it, and one that opens nothing is passed over."""
    tree = tree_of('<div class="a"><p>one</div></i><div class="b">two</div>')
    assert [element.words for element in tree.all("a", "b")] == ["one", "two"]


def test_a_page_nested_without_end_is_read() -> None:
    """Thousands of open elements are read without running out of depth."""
    assert [one.text for one in stretches(tree_of("<div>" * 5000 + "words"))] == ["words"]
