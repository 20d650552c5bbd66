"""What is between a person and counsel reaches no View but theirs."""

from dataclasses import replace

import pytest
from tests.disclosure.invented import Making

from habeas.base.language import Lang
from habeas.disclosure import custody
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate import deciding
from habeas.disclosure.gate.admission import admit
from habeas.disclosure.gate.asking import Asked
from habeas.disclosure.gate.audiences import Rules, rules_of
from habeas.disclosure.sheet import view_case
from habeas.disclosure.view import View
from habeas.evidence.sources.source import Secrecy
from habeas.record.statements import Confidentiality

OUTSIDE = [audience for audience in Audience if audience not in (Audience.SELF, Audience.COUNSEL)]


@pytest.fixture(autouse=True)
def built(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every audience has the widest list there is and no other protection: privilege must hold under any list."""

    def widest(audience: Audience) -> Rules:
        return replace(rules_of(audience), told=rules_of(Audience.SELF).told, protections=frozenset())

    for room in (deciding, custody):
        monkeypatch.setattr(room, "rules_of", widest)


def told(made: Making, audience: Audience) -> View:
    """The View for this audience."""
    return view_case(admit(Asked(made.fold(), tuple(made.sources), audience), Lang.EN))


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_protected_statement_reaches_nobody_else(made: Making, audience: Audience) -> None:
    """Of every single statement: once it is protected its fact is in no View outside, and is not counted there."""
    for at, statement in enumerate(made.statements):
        made.statements[at] = replace(statement, confidentiality=Confidentiality.PROTECTED)
        view = told(made, audience)
        quotes = {note.quote.text for note in view.footnotes}
        assert statement.anchor.quote not in quotes or any(
            other.anchor.quote == statement.anchor.quote for other in made.statements if other.id != statement.id
        )
        assert not view.withheld
        made.statements[at] = statement


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_privileged_source_reaches_nobody_else(made: Making, audience: Audience) -> None:
    """Neither the words nor the title, address or digest of a privileged source are anywhere in a View outside."""
    source = made.sources[0]
    made.sources[0] = replace(source, secrecy=Secrecy.PRIVILEGED)
    view = told(made, audience)
    whole = repr(view)
    assert source.copy.digest not in whole
    assert str(source.description.address and source.description.address.value) not in whole
    theirs = {statement.anchor.quote for statement in made.statements if statement.source == source.id}
    others = {statement.anchor.quote for statement in made.statements if statement.source != source.id}
    assert theirs - others
    assert not any(note.quote.text in theirs - others for note in view.footnotes)


@pytest.mark.parametrize("audience", [Audience.SELF, Audience.COUNSEL])
def test_the_person_and_counsel_see_it(made: Making, audience: Audience) -> None:
    """For the person and counsel everything privileged is there."""
    before = told(made, audience)
    made.statements[:] = [replace(one, confidentiality=Confidentiality.PROTECTED) for one in made.statements]
    made.sources[:] = [replace(one, secrecy=Secrecy.PRIVILEGED) for one in made.sources]
    after = told(made, audience)
    assert sorted(note.quote.text for note in after.footnotes) == sorted(note.quote.text for note in before.footnotes)
    assert len(after.footnotes) > 1
