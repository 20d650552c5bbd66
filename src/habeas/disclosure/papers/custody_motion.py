"""The motion against custody: against a request to order it, or to lift or change the one that was ordered.

It is built on the checklist of the remand check: grounds, circumstances, conditions, reasons. It says what the record
holds against custody, what the order says where its text was compared, and nothing that the record does not hold.
"""

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.custody_part import late, law_lines, limit_sentences, signs_told
from habeas.disclosure.papers.domestic import closing, domestic_paper, facts_part, head, requests, require_law
from habeas.disclosure.papers.findings_part import citations_of, held_back, recorded, remand_rows
from habeas.disclosure.papers.paper import Blank, Block, Field, Gap, Paper, Paragraph, Part, Points
from habeas.disclosure.view import Sentence
from habeas.findings.remand.check import OrderSays, RemandCheck, Row
from habeas.findings.remand.checklist import Direction, ItemKind
from habeas.law.pack.condition import Truth
from habeas.law.pack.rule import Status
from habeas.record.statements import Stance

_NO_BAIL = "KZ-R-148.9"
"""The condition that asks whether the offence shuts bail out."""


def custody_motion(composer: Composer) -> Paper:
    """The motion for one person."""
    clock = require_law(composer)
    ordered = any(fact.stance is Stance.ASSERTS for fact in composer.facts("custody_order", "extension"))
    state = "ordered" if ordered else "asked_for"
    from_, to = head(composer)
    parts = [
        facts_part(composer),
        _law(composer, state),
        _grounds(composer),
        _circumstances(composer),
        _conditions(composer),
        _reasons(composer),
        _time(composer),
        _asked(composer, state),
    ]
    ends = (from_, to, closing(composer))
    subtitle = composer.text("paper", f"subtitle_{state}")
    return domestic_paper(composer, parts, _checks(composer), subtitle, ends, clock.packs[0])


def _law(composer: Composer, state: str) -> Part:
    return composer.part("basis", [Paragraph((composer.sentence(f"basis_{state}"), composer.sentence("basis")))])


def _grounds(composer: Composer) -> Part:
    """Each ground of article 136(1): what the order says of it, and what the record holds against it."""
    blocks: list[Block] = [Paragraph((composer.sentence("grounds"),))]
    for check, row in remand_rows(composer, ItemKind.GROUND):
        said = [_ground(check, row, composer)]
        against = _against(row, composer)
        if against:
            said += [composer.sentence("against"), *against]
        blocks.append(Points(tuple(said)))
    return composer.part("grounds", blocks)


def _ground(check: RemandCheck, row: Row, composer: Composer) -> Sentence:
    label = composer.borrowed(row.item.label[composer.lang.facts])
    cites = composer.borrowed(citations_of(row, check, composer))
    if row.order is OrderSays.ADDRESSED and not row.argued():
        return composer.sentence("ground_rejected", label=label, cites=cites)
    return composer.sentence(f"ground_{row.order.value}", label=label, cites=cites)


def _circumstances(composer: Composer) -> Part:
    """Each circumstance of article 138(1) with what is recorded of it; those without a record are named as unknown."""
    rows = remand_rows(composer, ItemKind.CIRCUMSTANCE)
    blocks: list[Block] = [Paragraph((composer.sentence("circumstances"),))]
    for check, row in rows:
        told = recorded(row, composer)
        if told:
            label = f"{row.item.label[composer.lang.facts]} ({citations_of(row, check, composer)})"
            blocks.append(Field("", label, tuple(told)))
    without = _without(rows, composer)
    if without:
        blocks.append(Paragraph((composer.sentence("circumstances_unknown", labels="; ".join(without)),)))
    return composer.part("circumstances", blocks)


def _without(rows: list[tuple[RemandCheck, Row]], composer: Composer) -> list[str]:
    return [
        _lower(row.item.label[composer.lang.facts])
        for _, row in rows
        if not recorded(row, composer) and not held_back(row, composer)
    ]


def _conditions(composer: Composer) -> Part:
    """What the law asks of the offence and the person, where the record answers it."""
    told = [
        composer.worded(" ".join(said.text[composer.lang.facts] for said in row.follows))
        for _, row in remand_rows(composer, ItemKind.CONDITION)
        if row.truth in (Truth.YES, Truth.NO)
    ]
    return composer.part("conditions", [Points(tuple(told)) if told else None])


def _reasons(composer: Composer) -> Part:
    """What the order itself has to say, and which of it was not found in its text."""
    rows = remand_rows(composer, ItemKind.STATEMENT)
    read = [(check, row) for check, row in rows if row.order is not OrderSays.NO_TEXT]
    said = [composer.sentence("reasons")]
    missing = [(check, row) for check, row in read if row.order is not OrderSays.ADDRESSED]
    points = [
        composer.sentence(
            f"reason_{row.order.value}",
            label=composer.borrowed(row.item.label[composer.lang.facts]),
            cites=composer.borrowed(citations_of(row, check, composer)),
        )
        for check, row in missing
    ]
    return composer.part("reasons", [Paragraph(tuple(said)), Points(tuple(points)) if points else None])


def _time(composer: Composer) -> Part:
    """How long, days without a recorded order, and limits that were not kept."""
    broken = tuple(sentence for row in late(composer) for sentence in limit_sentences(row, composer))
    lines, signs = law_lines(composer)[1:], signs_told(composer, broken)
    told = [Paragraph(lines) if lines else None, Points(broken) if broken else None]
    return composer.part("time", [*told, Paragraph(signs) if signs else None])


def _asked(composer: Composer, state: str) -> Part:
    keys = [f"ask_{state}_1", f"ask_{state}_2"]
    bail = [row.truth for _, row in remand_rows(composer, ItemKind.CONDITION) if row.item.id == _NO_BAIL]
    if bail == [Truth.NO]:
        keys.append("ask_bail")
    return requests(composer, *keys, "ask_reasons")


def _checks(composer: Composer) -> list[Blank]:
    """What the lawyer has to look at before it is filed: never printed."""
    checks = composer.answers.remand.get(composer.one.entity.id, ())[:1]
    found = [
        Blank("", alert.text[composer.lang.facts], Gap.TO_FILL, composer.text("todo", "check_law"))
        for check in checks
        for alert in check.alerts()
    ]
    if any(not row.plain for check in checks for row in check.rows):
        found.append(_check("check_wording", composer))
    if any(row.item.status is Status.DRAFT for check in checks for row in check.rows):
        found.append(_check("check_draft", composer))
    if all(check.order is None for check in checks):
        found.append(_check("order_text", composer))
    place, todo = composer.text("parts", "circumstances"), composer.text("todo", "circumstance")
    rows = remand_rows(composer, ItemKind.CIRCUMSTANCE)
    found += [Blank(place, label, Gap.UNKNOWN, todo) for label in _without(rows, composer)]
    if any(weight.direction is Direction.FOR for check in checks for row in check.rows for weight in row.weights):
        found.append(_check("speaks_for", composer))
    return found


def _check(key: str, composer: Composer) -> Blank:
    return Blank("", composer.text("fields", key), Gap.TO_FILL, composer.text("todo", key))


def _against(row: Row, composer: Composer) -> list[Sentence]:
    """The recorded facts that speak against a ground; what speaks for it is the other side's to say."""
    ids = {key for one in row.weights if one.direction is Direction.AGAINST for key in one.holding.statements}
    return [
        composer.tell(fact)
        for fact in composer.one.facts
        if {statement.id for statement in fact.statements} & ids
        and all(statement.id in composer.let for statement in fact.statements)
    ]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
