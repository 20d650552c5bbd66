"""The parts of a sheet: each fact stands in exactly one of them, in the order of time."""

from collections.abc import Callable, Sequence

from habeas.disclosure.layout import BY_SPEAKER, PERSONAL, SECTIONS
from habeas.disclosure.sentences import Teller
from habeas.disclosure.view import ConflictRow, ConflictView, DetaineeView, Group, Run, Section, Sentence
from habeas.disclosure.wording import Wording
from habeas.record.agreement import normal_text
from habeas.record.casefile import Conflict, Detainee, Fact
from habeas.record.vocabulary.terms import Property


def in_order(facts: Sequence[Fact]) -> list[Fact]:
    """Facts by the beginning of their time, the more exact first, those without one last."""
    return sorted(facts, key=_start)


def detainee_view(detainee: Detainee, facts: Sequence[Fact], teller: Teller) -> DetaineeView:
    """One person held: what is said of them as a person. The spells are told elsewhere."""
    name = teller.names[detainee.entity.id]
    shown = "".join(run.text for run in name)
    return DetaineeView(
        name=name,
        other_names=tuple((Run(other),) for other in detainee.names if other != shown),
        facts=tuple(teller.tell(fact, alone=True) for fact in _as_listed(facts)),
        spells=(),
    )


def is_personal(fact: Fact, detainees: Sequence[Detainee]) -> bool:
    """Whether a fact stands with a person held and not in a section."""
    return fact.prop in PERSONAL and any(fact.subject == one.entity.id for one in detainees)


def sections(facts: Sequence[Fact], teller: Teller) -> tuple[Section[Sentence], ...]:
    """The sections that have a fact, in their order. `facts` are those that no person's part shows."""
    return parted(facts, teller.words, teller.tell, lambda mine: _by_speaker(mine, teller))


def parted[S](
    facts: Sequence[Fact],
    words: Wording,
    tell: Callable[[Fact], S],
    by_speaker: Callable[[Sequence[Fact]], tuple[Group[S], ...]],
) -> tuple[Section[S], ...]:
    """Facts told under the heading of their section, in its order of time; sections without a fact are left out."""
    made = []
    for section, props in SECTIONS:
        mine = in_order([fact for fact in facts if fact.prop in props])
        if mine:
            said = words.sections[section]
            groups = by_speaker(mine) if section in BY_SPEAKER else (Group((), tuple(tell(fact) for fact in mine)),)
            made.append(Section(section, said.heading, said.lead, groups))
    return tuple(made)


def conflict_view(conflict: Conflict, teller: Teller) -> ConflictView:
    """The sides of a conflict, each with its sentence."""
    term = teller.vocabulary.properties[conflict.prop]
    heading = [Run(teller.label(conflict.prop))]
    heading.append(Run(": " + _about(conflict.about, term, teller)))
    if name := teller.other_name(conflict.subject):
        heading += [Run(" ("), *name, Run(")")]
    rows = []
    for fact in in_order(conflict.facts):
        sentence = teller.tell(fact)
        rows.append(ConflictRow(teller.field_value(fact, conflict.about), sentence.line, sentence.notes))
    return ConflictView(tuple(heading), tuple(rows))


def _about(about: str, term: Property, teller: Teller) -> str:
    if about in term.fields:
        return term.fields[about].labels[teller.words.lang]
    return teller.words.word("about", about)


def _as_listed(facts: Sequence[Fact]) -> list[Fact]:
    return sorted(in_order(facts), key=lambda fact: PERSONAL.index(fact.prop))


def _by_speaker(facts: Sequence[Fact], teller: Teller) -> tuple[Group[Sentence], ...]:
    groups: dict[str | None, list[Fact]] = {}
    for fact in facts:
        who = fact.attributed_to
        groups.setdefault(None if who is None else normal_text(who), []).append(fact)
    return tuple(
        Group(
            teller.speaker(said[0]) or (Run(teller.words.word("frames", "author")),),
            tuple(teller.tell(fact, speaker_said=True) for fact in said),
        )
        for said in groups.values()
    )


def _start(fact: Fact) -> tuple[bool, str, str]:
    start, end = (None, None) if fact.when is None else fact.when.local_bounds()
    return (start is None, "" if start is None else start.isoformat(), "" if end is None else end.isoformat())
