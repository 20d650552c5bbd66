"""The laws of the case on the terminal: the same parts as the sheet, wrapped, every footnote in its place."""

import os
import re
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import DESK_BEGAN, DESK_PASSPHRASE

from habeas.base.language import Lang
from habeas.cli.case_text import case_text
from habeas.desk.case_file import Opened, open_case, view_for_self
from habeas.desk.deciding import accept
from habeas.desk.opening import open_session
from habeas.desk.preserving import Circumstances
from habeas.desk.proposing import propose
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_standard_input
from habeas.disclosure.view import View
from habeas.evidence.sources.source import Secrecy

pytestmark = pytest.mark.xdist_group("case_text")

REPORT = """On May 3, 2023, Ilyas Qarabulaq, a baker from Tasköl, was arrested by officers of the Tasköl city police.

According to the agent “Baqa”, Qarabulaq called for a strike. The defence denies this: nobody heard such words.
"""


@pytest.fixture(scope="module")
def opened(model: Path) -> Opened:
    """A small case with everything accepted."""
    with open_session(model / "vault", DESK_PASSPHRASE, lambda: DESK_BEGAN, os.urandom) as session:
        take_in_standard_input(session, "baker", REPORT.encode(), Circumstances(Secrecy.PUBLIC))
        propose(session, "baker")
        accept(session, [each.id for each in session.vault.proposals.proposals(session.case("baker").id)])
        return open_case(session, "baker", date(2023, 6, 2))


@pytest.fixture(params=list(Lang))
def view(opened: Opened, request: pytest.FixtureRequest) -> View:
    """The case in each language."""
    return view_for_self(opened, request.param, ("A notice.",))


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_no_line_is_wider_than_the_terminal(view: View, columns: int) -> None:
    """Digests alone may be broken; nothing runs over the edge."""
    assert max(map(len, case_text(view, columns).split("\n"))) <= columns


def test_every_part_of_the_sheet_is_there(view: View) -> None:
    """Headings, leads, notices, presumption, sentences, conflicts, gaps, sources: none is left out."""
    text = " ".join(case_text(view, 90).split())
    wanted = [view.title, view.subtitle, view.foot, *view.notices, view.words["no_guilt"], view.timeline.title]
    wanted += [section.heading for section in view.sections] + [section.lead for section in view.sections]
    wanted += [*view.missing, view.words["missing_lead"], view.words["notes_lead"], view.words["sources_lead"]]
    wanted += [run.text for s in view.sections for g in s.groups for one in g.sentences for run in one.line]
    squeezed = text.replace(" ", "")
    assert [one for one in wanted if "".join(one.split()) not in squeezed] == []


def test_every_mark_has_its_footnote_and_every_footnote_its_quote(view: View) -> None:
    """Numbers in brackets lead to a quote, a place and the ids of the statements."""
    text = case_text(view, 90)
    marks = {int(number) for number in re.findall(r"\[(\d+)\]", text)}
    assert marks == {note.number for note in view.footnotes}
    for note in view.footnotes:
        assert f"[{note.number}] > {note.quote.text[:20]}" in text
        assert all(one[:12] in text for one in note.statements)


def test_an_empty_case_says_that_it_is_empty(session: Session) -> None:
    """No facts are said to be none, not passed over."""
    take_in_standard_input(session, "baker", REPORT.encode(), Circumstances(Secrecy.PUBLIC))
    view = view_for_self(open_case(session, "baker", date(2023, 6, 2)), Lang.EN)
    assert view.words["no_facts"] in case_text(view, 80)
