"""The complaint to a prosecutor or a court of Kazakhstan about what was done, or not done, to a person held."""

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.custody_part import late, law_lines, limit_sentences, signs_told
from habeas.disclosure.papers.domestic import (
    closing,
    domestic_paper,
    facts_part,
    head,
    requests,
    require_law,
    warnings_of,
)
from habeas.disclosure.papers.paper import Block, Paper, Paragraph, Part, Points
from habeas.disclosure.papers.weighed import accused
from habeas.disclosure.reckoned import Reckoned
from habeas.disclosure.view import Sentence
from habeas.law.clock.row import Row, State
from habeas.law.clock.saying import speakers
from habeas.law.pack.rule import Kind

TO = ("prosecutor", "court")
"""Who the complaint may go to: articles 100 and 105, or 100 and 106."""

_TREATED = ("ill_treatment", "irregularity", "medical_examination", "hunger_strike")
_ACTS = ("rights_explained", "access_to_counsel", "family_notified", "prosecutor_notified", "order_served", "warrant")
_BEGINNINGS = ("apprehension", "re_arrest", "delivery", "protocol")
"""Events that begin the duties of whoever apprehends."""


def complaint(composer: Composer) -> Paper:
    """The complaint for one person; the field `addressed_to` says to whom, the prosecutor where it is not given."""
    clock = require_law(composer)
    to = composer.choice("addressed_to", TO)
    from_, addressee = head(composer)
    parts = [facts_part(composer), _basis(composer, to)]
    grounds = [_late(composer), _treatment(composer), _accusation(composer), _to_check(clock, composer)]
    if not any(part.blocks for part in grounds):
        grounds.append(composer.part("grounds", [composer.to_fill("grounds")]))
    tortured = bool(composer.facts("ill_treatment"))
    parts += [*grounds, _asked(composer, to, tortured)]
    ends = (from_, addressee, closing(composer))
    checks = list(warnings_of(list(clock.reckoning.rows), composer))
    return domestic_paper(composer, parts, checks, composer.text("paper", f"subtitle_{to}"), ends, clock.packs[0])


def _basis(composer: Composer, to: str) -> Part:
    return composer.part("basis", [Paragraph((composer.sentence("basis"), composer.sentence(f"basis_{to}")))])


def _late(composer: Composer) -> Part:
    """Limits that were missed or kept too late, and how long the person has been held."""
    broken = tuple(sentence for row in late(composer) for sentence in limit_sentences(row, composer))
    lines = law_lines(composer)[1:]
    blocks: list[Block] = [Paragraph(lines)] if lines else []
    if broken:
        blocks += [Paragraph((composer.sentence("late"),)), Points(broken)]
        signs = signs_told(composer, broken)
        blocks += [Paragraph(signs)] if signs else []
    return composer.part("late", blocks)


def _treatment(composer: Composer) -> Part:
    """What is reported of treatment and rights in custody, whoever says so named."""
    told = composer.told(*_TREATED, *_ACTS)
    blocks: list[Block] = [Points(told)] if told else []
    if composer.facts("ill_treatment"):
        blocks.append(Paragraph((composer.sentence("torture"),)))
    return composer.part("treatment", blocks)


def _accusation(composer: Composer) -> Part:
    """What is alleged and what carries it, where somebody tied anything to it."""
    ledger = composer.answers.ledger
    tied = ledger is not None and any(one.ties or one.decisions for one in ledger.allegations)
    told = accused(composer) if tied else ()
    return composer.part("accusation", [Points(told) if told else None])


def _to_check(clock: Reckoned, composer: Composer) -> Part:
    """Duties of those who apprehended of which nothing is recorded: asked about, never called breached."""
    begun = {event.id for event in clock.facts.events if event.type in _BEGINNINGS}
    rows = [row for row in clock.reckoning.rows if _open_duty(row, clock, begun, composer)]
    speaker = speakers(clock.packs, composer.lang.facts, clock.zone)[clock.packs[0].id]
    told: dict[str, Sentence] = {}
    for row in rows:
        label, cite = composer.borrowed(speaker.label(row)), composer.borrowed(speaker.citation(row))
        told.setdefault(row.said.id, composer.sentence("duty", label=label, cite=cite))
    points = Points(tuple(told.values())) if told else None
    lead = Paragraph((composer.sentence("to_check"),)) if told else None
    return composer.part("to_check", [lead, points])


def _open_duty(row: Row, clock: Reckoned, begun: set[str], composer: Composer) -> bool:
    return (
        row.state is State.NO_RECORD
        and row.pack == clock.packs[0].id
        and row.said.kind is Kind.DUTY
        and row.trigger in begun
        and row.trigger in composer.let
    )


def _asked(composer: Composer, to: str, tortured: bool) -> Part:
    keys = [f"ask_{to}_1", f"ask_{to}_2", "ask_copies"]
    if tortured:
        keys.append("ask_torture")
    return requests(composer, *keys, f"ask_{to}_reply")
