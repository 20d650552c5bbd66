"""What follows inside the case: contradictions, what the remand order had to weigh, and questions nobody answered."""

from collections.abc import Iterator

from habeas.disclosure.custody_words import day_of_view
from habeas.disclosure.papers.answers import told_whole
from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Part, Points, Table
from habeas.disclosure.questions import office, sentence_of
from habeas.disclosure.template import joined
from habeas.disclosure.view import Run, Sentence
from habeas.findings.contradictions.rules import rules
from habeas.findings.filings.filing import Filing, Standing
from habeas.findings.questions.asking import Answered, Proposed
from habeas.findings.remand.check import RemandCheck, Row
from habeas.findings.remand.checklist import ItemKind
from habeas.law.clock.instants import Zone
from habeas.law.clock.saying import speakers


def contradictions_part(composer: Composer) -> Part:
    """Pairs that cannot both be true, side by side, with why."""
    mine = {one.entity.id for one in composer.detainees}
    lang, blocks = composer.lang.facts, []
    heading = tuple(composer.texts.raw("words", key) for key in ("version_one", "version_other"))
    for pair in composer.answers.contradictions:
        sides = composer.allowed((pair.one, pair.other))
        others = {one.entity.id for one in composer.admitted.casefile.detainees} - mine
        if sides is None or {side.subject for side in sides} & others:
            continue
        rule = rules().rules[pair.rule]
        unsure = "" if pair.sure else f" {rule.unsure[lang]}"
        caption = f"{rule.label[lang]}. {rule.why[lang]}{unsure}"
        blocks.append(Table(caption, heading, (tuple(composer.tell(side) for side in sides),), (0, 1)))
    return composer.part("contradictions", blocks)


def remand_part(composer: Composer) -> Part:
    """The remand checklist: what the law asks, what the order says where it was read, what is recorded."""
    blocks = []
    for one in composer.detainees:
        for check in composer.answers.remand.get(one.entity.id, ()):
            blocks += [_checked(check, kind, composer) for kind in ItemKind if check.of_kind(kind)]
    return composer.part("remand", blocks)


def remand_rows(composer: Composer, kind: ItemKind) -> list[tuple[RemandCheck, Row]]:
    """The rows of one kind of the country's own checklist, for the person the paper is about."""
    checks = composer.answers.remand.get(composer.one.entity.id, ())[:1]
    return [(check, row) for check in checks for row in check.of_kind(kind)]


def citations_of(row: Row, check: RemandCheck, composer: Composer) -> str:
    """The norms of an item as lawyers of the language write them."""
    speaker = speakers((check.pack,), composer.lang.facts, Zone("UTC"))[check.pack.id]
    return "; ".join(speaker.cite(basis.citation) for basis in row.basis)


def recorded(row: Row, composer: Composer) -> list[Sentence]:
    """The facts of the record that bear on an item, as sentences."""
    ids = {key for weight in row.weights for key in weight.holding.statements}
    facts = [fact for fact in composer.one.facts if ids & {statement.id for statement in fact.statements}]
    return [composer.tell(fact) for fact in facts if told_whole([fact], composer.let)]


def held_back(row: Row, composer: Composer) -> bool:
    """Whether anything recorded on an item is held back: then neither it nor that nothing is known is told."""
    return any(key not in composer.let for weight in row.weights for key in weight.holding.statements)


def questions_part(composer: Composer) -> Part:
    """Questions that were put and not answered, and those that the record raises, each with what it stands on."""
    found = composer.answers.questions
    if found is None:
        return composer.part("questions", ())
    put = [fact for one in found.put if one.state is Answered.OPEN for fact in composer.allowed((one.fact,)) or ()]
    proposed = [said for one in found.proposed if _mine(one, composer) for said in question(one, composer)]
    told = [*map(composer.tell, put), *proposed]
    return composer.part("questions", [Points(tuple(told), numbered=True) if told else None])


def question(one: Proposed, composer: Composer) -> tuple[Sentence, ...]:
    """A question that the record raises, with the office it goes to, on the facts it arises from.

    None at all for those outside, where any of these is held back, or where it would give words that they do not hold.
    """
    facts = composer.allowed(one.facts)
    # What the program would ask is worded from the whole record: it is for those inside.
    if facts is None or not composer.admitted.rules.particulars:
        return ()
    known = " ".join(
        f"{fact.value} {fact.attributed_to} {said.anchor.quote}" for fact in facts for said in fact.statements
    )
    if any(isinstance(word, str) and word not in known for word in one.given.values()):
        return ()
    stands_on = [statement for fact in facts for statement in fact.statements]
    to = composer.borrowed(office(one, composer.lang.facts))
    text = composer.borrowed(sentence_of(one, composer.teller))
    line = composer.sentence("question", to=to, text=text).line
    return (Sentence(line, composer.teller.notes.numbers(stands_on), by_day=True),)


def filings_part(composer: Composer) -> Part:
    """What was filed and is not answered, with the days that no reply is recorded."""
    return composer.part("filings", [Points(told) if (told := tuple(_filings(composer))) else None])


def _filings(composer: Composer) -> Iterator[Sentence]:
    filings = () if composer.answers.filings is None else composer.answers.filings.filings
    for one in filings:
        told = composer.allowed((one.what,))
        if one.standing is not Standing.ANSWERED and told is not None:
            yield from map(composer.tell, told)
            yield composer.sentence("no_reply", as_of=_as_of(composer), days=silence(one))


def silence(one: Filing) -> str | None:
    """For how many days no reply is recorded, as figures; None where that cannot be told."""
    if one.silence is None:
        return None
    least, most = one.silence.least, one.silence.most
    known = [str(days) for days in dict.fromkeys((least, most)) if days is not None]
    return "–".join(known) or None


def _checked(check: RemandCheck, kind: ItemKind, composer: Composer) -> Table:
    lang, rows = composer.lang.facts, []
    for row in check.of_kind(kind):
        if held_back(row, composer):
            continue
        bases = recorded(row, composer) if len(composer.detainees) == 1 else []
        head = f"{row.item.label[lang]} ({citations_of(row, check, composer)})"
        follows = " ".join(said.text[lang] for said in row.follows)
        rows.append((composer.worded(head), composer.worded(follows), _joined(bases)))
    words = composer.texts
    heading = tuple(words.raw("words", key) for key in ("asked_by_law", "follows", "on_record"))
    return Table(
        f"{check.pack.label[lang]}: {words.raw('words', f'kind_{kind.value}')}", heading, tuple(rows), (0, 1, 2)
    )


def _joined(told: list[Sentence]) -> Sentence:
    """Sentences in one cell, with the footnotes of all."""
    line = [run for one in told for run in (*one.line, Run(" "))]
    return Sentence(joined(line[:-1]), tuple(sorted({note for one in told for note in one.notes})))


def _as_of(composer: Composer) -> str:
    return day_of_view(composer.as_of, composer.teller.words)


def _mine(one: Proposed, composer: Composer) -> bool:
    return one.person is None or one.person in {each.entity.id for each in composer.detainees}
