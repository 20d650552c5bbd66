"""The whole ledger of a case: a pure function of its statements."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from habeas.base.erasure import Erasure
from habeas.base.ids import EntityId, SourceId
from habeas.findings.ledger.agents import agent_names, agents_of
from habeas.findings.ledger.answering import Nearness, words_of
from habeas.findings.ledger.gathering import Asked, Record, gathered
from habeas.findings.ledger.history import Step, history_of
from habeas.findings.ledger.items import Agent, Allegation, Exclusion, Opinion, OwnStatement, text_field
from habeas.findings.ledger.opinions import exclusions_of, opinions_of
from habeas.findings.ledger.own_statements import flags_of, own_statements
from habeas.findings.ledger.speakers import Speakers
from habeas.findings.ledger.stems import stems
from habeas.findings.ledger.terms import Direction
from habeas.record.casefile import CaseFile, Fact
from habeas.record.following import Following
from habeas.record.living import living
from habeas.record.statements import Stance, Statement, Withdrawal

RULES = "ledger-rules/1"
"""Name and version of the rules that propose states and ties; they are the author of what is proposed."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every allegation of a case, and beside them its agents, expert opinions and statements of the accused.

    `ill_treatment` are the claims of ill-treatment of the case; `history` has the steps of each
    allegation that a person took up, by its key.
    """

    casefile: CaseFile
    allegations: tuple[Allegation, ...]
    agents: tuple[Agent, ...]
    opinions: tuple[Opinion, ...]
    exclusions: tuple[Exclusion, ...]
    own_statements: tuple[OwnStatement, ...]
    ill_treatment: tuple[Fact, ...]
    history: Mapping[str, tuple[Step, ...]]


def ledger_of(
    casefile: CaseFile,
    everything: Sequence[Statement],
    withdrawals: Sequence[Withdrawal],
    authors: Mapping[SourceId, str],
    kept: Collection[SourceId],
    erased: Sequence[Erasure] = (),
) -> Ledger:
    """The ledger of a folded case.

    `everything` are all its statements, superseded and withdrawn ones too; `authors` says who made a
    source, where that is known; `kept` are the sources of the case, `erased` its
    tombstones.
    """
    counting = living(everything, withdrawals, erased).statements
    following = Following(counting, everything, erased)
    names = agent_names(casefile.facts, casefile.entities)
    record = Record(
        living=counting,
        everything=everything,
        withdrawals=withdrawals,
        entities=casefile.entities,
        named={key: entity.id for key, entity in casefile.entities.items()},
        speakers=_speakers(casefile, names, authors),
        nearness=Nearness(counting.values(), [name for one in casefile.detainees for name in one.names]),
        flagged=tuple(one for one in counting.values() if one.prop == "own_statement" and flags_of(one.value)),
        following=following,
        questions=_open_questions(casefile.facts, following),
    )
    allegations = gathered(record)
    opinions = opinions_of(casefile.facts, kept)
    judged = [one for one in counting.values() if one.prop == "opinions_exclude" and one.stance is Stance.ASSERTS]
    return Ledger(
        casefile=casefile,
        allegations=allegations,
        agents=agents_of(names, casefile.facts, allegations),
        opinions=opinions,
        exclusions=exclusions_of(opinions, judged, following),
        own_statements=own_statements(casefile.facts, following),
        ill_treatment=tuple(fact for fact in casefile.facts if fact.prop == "ill_treatment"),
        history={
            one.key: history_of(one.entity, everything, withdrawals, casefile.entities)
            for one in allegations
            if one.entity is not None
        },
    )


def _speakers(casefile: CaseFile, agents: Mapping[str, EntityId], authors: Mapping[SourceId, str]) -> Speakers:
    def called(role: str) -> tuple[str, ...]:
        given = [
            text_field(statement.value, "name")
            for fact in casefile.facts
            if fact.prop == "person" and text_field(fact.value, "role") == role
            for statement in fact.statements
        ]
        return tuple(dict.fromkeys(name for name in given if name is not None))

    experts = [text_field(fact.value, "expert") for fact in casefile.facts if fact.prop == "expert_opinion"]
    return Speakers(
        agents=agents,
        held=tuple(name for one in casefile.detainees for name in one.names),
        lawyers=called("lawyer"),
        experts=tuple(dict.fromkeys(name for name in experts if name is not None)),
        authors=authors,
    )


def _open_questions(facts: Sequence[Fact], following: Following) -> tuple[Asked, ...]:
    """The questions that no reply names as the one it answers, with their words."""
    answered = {
        one.id
        for fact in facts
        if fact.prop == "reply"
        for reply in fact.statements
        for one in following.now(text_field(reply.value, "answers") or "")
    }
    return tuple(
        (fact, tuple((one.language, stems(words_of(one), one.language)) for one in fact.statements))
        for fact in facts
        if fact.prop == "question" and not any(one.id in answered for one in fact.statements)
    )


def sources_of(one: Allegation) -> dict[str, frozenset[SourceId]]:
    """The sources that make an allegation, and that support, contradict and qualify it, what is proposed included."""
    ties = (*one.ties, *one.proposals)
    return {
        "made": frozenset(claim.statement.source for claim in one.claims),
        **{
            direction.value: frozenset(tie.place.source for tie in ties if tie.direction is direction)
            for direction in (Direction.SUPPORTS, Direction.CONTRADICTS, Direction.QUALIFIES)
        },
    }
