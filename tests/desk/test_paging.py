"""Several sources made one document: the order can change, and nothing that was quoted moves."""

from collections.abc import Sequence

import pytest

from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.desk.case_file import open_case, view_for_self
from habeas.desk.deciding import accept
from habeas.desk.describing import sources_of
from habeas.desk.paging import add_page, bind, document_shape, documents, remove_page, reorder, retitle
from habeas.desk.preserving import Circumstances
from habeas.desk.proposing import propose
from habeas.desk.reviewing import proposals
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_standard_input
from habeas.desk.verifying import verify
from habeas.disclosure.view import plain
from habeas.evidence.sources.source import Secrecy

FIRST = "Постановление суда.\n\nСледственный судья Оспанова Р. К. рассмотрела ходатайство. Асель Муратова задержана\n"
SECOND = "12 марта 2031 года в городе Кентау.\n\nПрокурор Лебедев Д. В. поддержал ходатайство.\n"
THIRD = "Секретарь Ахметова Г. Т.\n"


@pytest.fixture
def pages(session: Session) -> Sequence[str]:
    """The ids of three sheets of one paper, taken in one after the other."""
    open_to = Circumstances(Secrecy.CASE_FILE)
    taken = [
        take_in_standard_input(session, "baker", text.encode(), open_to).taken[0].source
        for text in (FIRST, SECOND, THIRD)
    ]
    return [each.id for each in taken if each is not None]


def test_pages_have_an_order_that_changes_and_a_history(session: Session, pages: Sequence[str]) -> None:
    """Binding, reordering, adding, taking out and naming are acts of their own, each with who and when."""
    document = bind(session, "baker", pages[:2], "Order").now.id
    assert reorder(session, "baker", document, [2, 1]).now.pages == (pages[1], pages[0])
    assert add_page(session, "baker", "Order", pages[2]).now.pages == (pages[1], pages[0], pages[2])
    assert remove_page(session, "baker", document, 1).now.pages == (pages[0], pages[2])
    bound = retitle(session, "baker", document, "Order of 14 March")
    history = document_shape(bound)["history"]
    assert isinstance(history, list)
    assert len(history) == 5
    assert [each.now.title for each in documents(session, "baker")] == ["Order of 14 March"]
    assert all(act.by == session.who for act in bound.acts)
    assert remove_page(session, "baker", document, 2).now.pages == ()
    assert documents(session, "baker") == ()


def test_what_makes_no_document_is_refused(session: Session, pages: Sequence[str]) -> None:
    """One page, a page twice, a page of another document, an order that leaves one out: nothing changes."""
    with pytest.raises(WrongCall, match="two"):
        bind(session, "baker", pages[:1], None)
    with pytest.raises(WrongCall, match="once"):
        bind(session, "baker", [pages[0], pages[0]], None)
    document = bind(session, "baker", pages[:2], None).now.id
    with pytest.raises(WrongCall, match="once"):
        add_page(session, "baker", document, pages[1])
    with pytest.raises(WrongCall, match="once"):
        reorder(session, "baker", document, [1])
    with pytest.raises(WrongCall, match="no page 3"):
        remove_page(session, "baker", document, 3)
    (bound,) = documents(session, "baker")
    assert bound.now.pages == tuple(pages[:2])
    assert len(bound.acts) == 1


def test_a_sentence_over_a_page_s_end_is_drafted_whole_and_quoted_on_its_page(
    session: Session, pages: Sequence[str]
) -> None:
    """Bound pages are read as one text: the date on the next page is found, the quote stays where it begins."""
    bind(session, "baker", pages[:2], "Order")
    findings = propose(session, "baker").findings
    assert "draft-crosses-page" in [finding.code for finding in findings]
    (taken,) = [each for each in proposals(session, "baker") if each.draft.type == "apprehension"]
    assert taken.draft.value["when"] == "2031-03-12"
    assert taken.source == pages[0]
    assert taken.draft.quote in FIRST
    assert taken.draft.quote.endswith("задержана")


def test_changing_the_order_breaks_no_anchor(session: Session, pages: Sequence[str]) -> None:
    """What was accepted stands on its page's own reading; in another order it is found as before."""
    document = bind(session, "baker", pages, "Order").now.id
    propose(session, "baker")
    accept(session, [each.id for each in proposals(session, "baker")], "")
    reorder(session, "baker", document, [3, 2, 1])
    assert verify(session).intact
    assert {each.page for each in sources_of(session, "baker")} == {("Order", 3, 3), ("Order", 2, 3), ("Order", 1, 3)}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (Lang.EN, "page 1 of 2: Order"),
        (Lang.RU, "страница 1 из 2: Order"),
        (Lang.KK, "2 беттің 1-беті: Order"),
    ],
)
def test_the_case_sheet_names_the_page(session: Session, pages: Sequence[str], lang: Lang, said: str) -> None:
    """A footnote says which page of which document, and so does the list of sources."""
    bind(session, "baker", pages[:2], "Order")
    propose(session, "baker")
    accept(session, [each.id for each in proposals(session, "baker")], "")
    view = view_for_self(open_case(session, "baker", session.now().date()), lang)
    assert any(said in plain(note.citation) for note in view.footnotes)
    assert any(said in plain(row.value) for source in view.sources for row in source.rows)


def test_an_erased_source_is_no_page_any_more(session: Session, pages: Sequence[str]) -> None:
    """Erasing a page takes it out of every act of its document; the other pages stay in their order."""
    bind(session, "baker", pages, "Order")
    session.vault.evidence.erase_source(session.vault.evidence.sources()[1].id)
    (bound,) = documents(session, "baker")
    assert bound.now.pages == (pages[0], pages[2])


def test_a_document_is_bound_of_sources_of_its_case_alone(session: Session, pages: Sequence[str]) -> None:
    """A source nobody knows, one of another case and an id cut too short bind nothing, and nothing is lost."""
    other = (
        take_in_standard_input(session, "tailor", b"Another case.", Circumstances(Secrecy.CASE_FILE)).taken[0].source
    )
    assert other is not None
    for word in ("none.jpg", other.id, pages[1][:3]):
        with pytest.raises(WrongCall, match="No source"):
            bind(session, "baker", [pages[0], word], None)
    assert documents(session, "baker") == ()
    assert len(sources_of(session, "baker")) == len(pages)
    bound = bind(session, "baker", [pages[0], pages[1][:8]], None)
    assert bound.now.pages == tuple(pages[:2])
    with pytest.raises(WrongCall, match="No source"):
        add_page(session, "baker", bound.now.id, other.id)
    with pytest.raises(WrongCall, match="No document"):
        reorder(session, "baker", bound.now.id[:3], [2, 1])
