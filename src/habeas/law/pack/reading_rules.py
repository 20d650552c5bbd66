"""Rules, ladders and releases as a pack writes them."""

from dataclasses import replace
from fractions import Fraction

from habeas.base.duration import Duration, parse_duration
from habeas.law.pack.condition import Condition, Selector, parse_condition, parse_selector
from habeas.law.pack.fields import Fields, maps_in, texts_of
from habeas.law.pack.provision import Citation
from habeas.law.pack.rule import (
    Alternative,
    Credit,
    Exclusion,
    Kind,
    Ladder,
    Length,
    OwnWords,
    Promptness,
    Release,
    Rule,
    Rung,
    Said,
    Status,
)


def read_rule(fields: Fields) -> Rule:
    """One entry of `rules`; whatever is wrong with it is reported in the fields' report."""
    said = read_said(fields, fields.choice("kind", Kind, Kind.DUTY))
    if not fields.has("kind"):
        fields.wrong("kind", "A rule needs its kind.")
    rule = Rule(
        said=said,
        starts=selectors(fields, "from"),
        each=fields.text("each", "no") == "yes",
        else_from=fields.optional("else_from"),
        fulfilled_by=selectors(fields, "to"),
        length=_length(fields),
        others=_others(fields),
        counting=fields.optional("counting"),
        before=fields.optional("before"),
        hangs_on=selectors(fields, "hangs_on"),
    )
    if rule.before is None and not rule.starts and rule.else_from is None:
        fields.wrong("from", "A rule needs what begins its time, or (a filing limit) what it must come before.")
    if rule.counting is None and isinstance(rule.length, Duration):
        fields.wrong("counting", "A rule with a length needs its way of counting.")
    fields.finish()
    return rule


def read_said(fields: Fields, kind: Kind) -> Said:
    """What a rule, a rung or the end of a ladder says to people."""
    bounds = fields.map("in_force")
    said = Said(
        id=fields.text("id"),
        kind=kind,
        cites=fields.citations(),
        status=fields.choice("status", Status, Status.DRAFT),
        label=fields.texts("label"),
        decided_by=fields.optional_texts("decided_by"),
        agreed_by=fields.optional_texts("agreed_by"),
        consequence=fields.optional_texts("consequence"),
        notes=tuple(
            texts_of(note, f"{fields.place}, notes[{n + 1}]", fields.report)
            for n, note in enumerate(fields.items("notes"))
        ),
        law=_own_words(fields),
        source=fields.optional("source"),
        from_day=bounds.day("from"),
        to_day=bounds.day("to"),
        applies_if=condition(fields, "applies_if"),
    )
    bounds.finish()
    if not fields.has("status"):
        fields.wrong("status", "A rule says whether it is verified or draft.")
    if not said.cites:
        fields.wrong("cites", "A rule cites at least one article.")
    return said


def read_ladder(fields: Fields) -> Ladder:
    """One entry of `ladders`."""
    rungs = []
    for inner in maps_in(fields.raw("rungs"), f"{fields.place}, rungs", fields.report):
        longest = inner.read("max", parse_duration)
        rungs.append(Rung(read_said(inner, Kind.CAP), longest or Duration()))
        inner.finish()
    end = None
    if fields.has("end"):
        last = fields.map("end")
        end = read_said(last, Kind.CONSEQUENCE)
        last.finish()
    ladder = Ladder(
        id=fields.text("id"),
        cites=fields.citations(),
        label=fields.texts("label"),
        counting=fields.text("counting"),
        counted=fields.words("counted"),
        counted_strictly=fields.words("counted_strictly"),
        excluded=fields.words("excluded"),
        stops_at=selectors(fields, "stops_at"),
        rungs=tuple(rungs),
        end=end,
        applies_if=condition(fields, "applies_if"),
        first_order=fields.optional("first_order"),
    )
    if not rungs:
        fields.wrong("rungs", "A ladder needs at least one rung.")
    fields.finish()
    return ladder


def read_credit(fields: Fields) -> Credit:
    """The `credit` entry."""
    per_day = fields.map("per_day")
    ratios = {name: ratio for name in per_day.values if (ratio := per_day.read(name, Fraction)) is not None}
    home, home_cites = _ratio(fields, "house_arrest")
    abroad, abroad_cites = _ratio(fields, "abroad")
    said = read_said(fields, fields.choice("kind", Kind, Kind.CAP))
    credit = Credit(
        said=replace(said, cites=(*said.cites, *home_cites, *abroad_cites)),
        counting=fields.text("counting"),
        in_force_by=selectors(fields, "in_force_by"),
        in_force_after=fields.words("in_force_after"),
        per_day=ratios,
        house_arrest=home,
        abroad=abroad,
    )
    fields.finish()
    return credit


def _ratio(fields: Fields, name: str) -> tuple[Fraction | None, tuple[Citation, ...]]:
    if not fields.has(name):
        return None, ()
    inner = fields.map(name)
    found = inner.read("per_day", Fraction), inner.citations()
    inner.finish()
    return found


def read_release(fields: Fields) -> Release:
    """One entry of `releases`."""
    said = read_said(fields, fields.choice("kind", Kind, Kind.RIGHT))
    of = fields.text("of", "term")
    if of not in ("term", "life"):
        fields.wrong("of", "A release is of a term or of life.")
    asked = condition(fields, "if")
    both = tuple(c for c in (said.applies_if, asked) if c is not None)
    release = Release(
        said=replace(said, applies_if=Condition("all", inner=both) if len(both) > 1 else (both[0] if both else None)),
        share=fields.read("share", Fraction) if fields.has("share") else None,
        after=fields.read("after", parse_duration) if fields.has("after") else None,
        for_life=of == "life",
        least=fields.read("least", parse_duration) if fields.has("least") else None,
        unless=tuple(
            exclusion
            for inner in maps_in(fields.raw("unless"), f"{fields.place}, unless", fields.report)
            if (exclusion := _exclusion(inner)) is not None
        )
        if fields.has("unless")
        else (),
    )
    least_cites = fields.citations("least_cites")
    if (release.share is None) == (release.after is None):
        fields.wrong("share", "A release opens after a share of the term, or after a fixed length: one of the two.")
    fields.finish()
    return replace(release, said=replace(release.said, cites=(*release.said.cites, *least_cites)))


def _exclusion(fields: Fields) -> Exclusion | None:
    asked = condition(fields, "if")
    found = Exclusion(asked, fields.citations(), fields.optional_texts("why")) if asked is not None else None
    if asked is None:
        fields.wrong("if", "An exclusion has its condition.")
    fields.finish()
    return found


def selectors(fields: Fields, name: str) -> tuple[Selector, ...]:
    """A list of selectors, or a single one."""
    if fields.has(name) and not isinstance(fields.raw(name), list):
        try:
            return (parse_selector(fields.raw(name)),)
        except ValueError as error:
            fields.wrong(name, str(error))
            return ()
    return fields.each(name, parse_selector)


def condition(fields: Fields, name: str) -> Condition | None:
    """A condition, or None where the field is left out or wrong (which is reported)."""
    if not fields.has(name):
        return None
    try:
        return parse_condition(fields.raw(name))
    except ValueError as error:
        fields.wrong(name, str(error))
        return None


def _length(fields: Fields) -> Length:
    return fields.read("length", _one_length) or Duration()


def _one_length(text: str) -> Length:
    if text in [member.value for member in Promptness]:
        return Promptness(text)
    return parse_duration(text)


def _others(fields: Fields) -> tuple[Alternative, ...]:
    found = []
    for name, needs_condition in (("or", True), ("also", False)):
        if not fields.has(name):
            continue
        for inner in maps_in(fields.raw(name), f"{fields.place}, {name}", fields.report):
            length = inner.read("length", _one_length)
            asked = condition(inner, "if")
            if needs_condition and asked is None:
                inner.wrong("if", "An `or` has its condition.")
            if length is not None:
                found.append(Alternative(length, asked, inner.citations(), inner.optional_texts("why")))
            inner.finish()
    return tuple(found)


def _own_words(fields: Fields) -> OwnWords | None:
    if not fields.has("law"):
        return None
    inner = fields.map("law")
    words = OwnWords(inner.text("lang"), inner.text("text"))
    inner.finish()
    return words
