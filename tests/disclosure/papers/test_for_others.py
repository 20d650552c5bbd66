"""Papers for others: what a reader may not be told is in no paper made for them, also where a room below found it."""

from dataclasses import replace

import pytest
from tests.disclosure.invented import AT, HELD, Making
from tests.disclosure.papers.answering import answers_of

from habeas.base.ids import EntityId, Handle
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import Admitted, admit
from habeas.disclosure.gate.asking import Asked
from habeas.disclosure.gate.held import Thing
from habeas.disclosure.papers.paper import Paper, PaperKind
from habeas.disclosure.papers.registry import PAPERS, compose
from habeas.disclosure.papers.telling import Wanted
from habeas.disclosure.papers.telling_of import told_by_papers
from habeas.evidence.sources.source import Secrecy
from habeas.record.people import Entity, EntityKind, Judgement, Sameness

CANARY = "zzqxcanary"
IDS = ReleaseIds(bytes(32))

FOR_OTHERS = [
    (kind, audience)
    for kind, paper in PAPERS.items()
    for audience in paper.audiences
    if audience not in (Audience.SELF, Audience.TEAM, Audience.COUNSEL)
]


def _paper(made: Making, kind: PaperKind, audience: Audience) -> tuple[Paper, Admitted]:
    for use in ("share", "name", "publish"):
        made.say(0, "consent", {"use": use, "answer": "given", "audience": audience.value}, use, when="2023-05-20")
    casefile = made.fold()
    lang = PAPERS[kind].langs[0]
    asked = Asked(casefile, tuple(made.sources), audience, entities=tuple(made.entities), ids=IDS)
    admitted = admit(asked, lang.facts)
    return compose(Wanted(kind, lang, HELD, ids=IDS), admitted, answers_of(made)), admitted


def _closed(made: Making, number: int, secrecy: Secrecy) -> None:
    made.sources[number] = replace(made.sources[number], secrecy=secrecy)


@pytest.mark.parametrize(("kind", "audience"), FOR_OTHERS)
def test_what_a_closed_paper_says_is_in_no_paper(made: Making, kind: PaperKind, audience: Audience) -> None:
    """A source from a closed hearing leaves no word, whichever property it tells and whichever room used it."""
    said = [
        ("allegation", {"claim": f"{CANARY} one"}), ("denial", {"claim": f"{CANARY} two"}),
        ("ill_treatment", {"claim": f"{CANARY} three"}), ("question", {"text": f"{CANARY} four?"}),
        ("complaint", {"to": f"{CANARY} five"}), ("irregularity", {"claim": f"{CANARY} six"}),
        ("health", {"claim": f"{CANARY} seven"}), ("residence", {"text": f"{CANARY} eight"}),
    ]  # fmt: skip
    for prop, value in said:
        made.say(2, prop, value, f"{CANARY} quote of {prop}", by=f"{CANARY} speaker", when="2023-03-07")
    _closed(made, 2, Secrecy.CLOSED_HEARING)
    paper, _ = _paper(made, kind, audience)
    assert CANARY not in repr(paper)
    assert made.sources[2].copy.digest not in repr(paper)


@pytest.mark.parametrize(("kind", "audience"), FOR_OTHERS)
def test_no_id_of_the_vault_goes_out(made: Making, kind: PaperKind, audience: Audience) -> None:
    """Footnotes name statements by ids of the release, so that two releases cannot be joined."""
    paper, _ = _paper(made, kind, audience)
    whole = repr(paper)
    assert not any(one.id in whole for one in made.statements)
    assert any(note.statements for note in paper.footnotes) or not paper.footnotes


def test_a_release_keeps_what_its_paper_told(made: Making) -> None:
    """What is kept are the vault's own ids of what stood behind footnotes, and nobody whose name was held back."""
    paper, admitted = _paper(made, PaperKind.COMPLAINT, Audience.COURT)
    told = told_by_papers([paper], admitted)
    assert told.statements <= {one.id for one in made.statements}
    assert told.statements
    assert all(set(one.statements) <= told.statements for one in told.sentences)
    hidden = {one.key for one in admitted.held if one.thing is Thing.ENTITY}
    assert not told.named & hidden


def test_a_stand_in_names_nobody_however_many_names_were_one(made: Making) -> None:
    """Somebody under a code name who was recorded twice and judged to be one is told of, and not as named."""
    agent, other, held = EntityId("1" * 32), EntityId("2" * 32), set[Audience]()
    made.entities += [Entity(agent, EntityKind.PERSON, "Falcon"), Entity(other, EntityKind.PERSON, "Сокол")]
    made.judgements.append(Judgement(agent, other, Sameness.SAME, Handle("lantern"), AT, "one code name"))
    for number, subject, name in ((0, agent, "Falcon"), (1, other, "Сокол")):
        made.say(number, "person", {"name": name, "role": "agent"}, name, subject=subject)
        made.say(number, "agent_work", {"place": "the studio"}, f"{name} at the studio", subject=subject)
    for kind, audience in FOR_OTHERS:
        paper, admitted = _paper(made, kind, audience)
        if any(one.key == agent for one in admitted.held if one.thing is Thing.ENTITY):
            assert not told_by_papers([paper], admitted).named & {agent, other}, kind
            held.add(audience)
    assert {Audience.UN_BODY, Audience.PRESS} <= held
