"""Who the person is: the first part of every form."""

from collections.abc import Iterator

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Block, Field
from habeas.disclosure.papers.un.filling import answered, answers, differing, mine, said, value
from habeas.disclosure.view import Line, Run, Sentence, plain
from habeas.names.endings import is_surname
from habeas.names.given import sounds_like_given_name
from habeas.names.letters import Script, script_of
from habeas.names.parts import Role, parse_name
from habeas.record.casefile import Fact
from habeas.record.days import days_of, years_between
from habeas.record.fact_fields import asserted, text_of, time_in

ARRESTS = ("apprehension", "re_arrest")
"""Events that begin a deprivation of liberty."""


def name_fields(composer: Composer, family: str, first: str) -> tuple[Field, ...]:
    """Family and first name at these numbers; both whole and one open where they cannot be told apart surely."""
    line = composer.name()
    facts = _naming(composer, plain(line))
    if not facts:
        return (composer.field("family_name", (), "person", number=family),)
    notes = said(composer, facts[0], line).notes
    parted = _parted(plain(line))
    if parted is None:
        whole = Sentence(line, notes)
        mixed = composer.sentence("name_not_parted")
        made = (composer.field("family_name", (whole, mixed), number=family), composer.to_fill("first_name", first))
    else:
        lang = line[0].lang if line else None
        names = [Sentence((Run(part, lang),), notes) for part in parted]
        made = (
            composer.field("family_name", names[:1], number=family),
            composer.field("first_name", names[1:], number=first),
        )
    others = _other_names(composer, facts[0])
    spelt = () if script_of(plain(line)) is Script.LATIN else (composer.to_fill("latin_name"),)
    return (*made, *spelt, *((composer.field("other_names", others),) if others else ()))


def birth_answers(composer: Composer) -> tuple[Sentence, ...]:
    """The birth date as recorded, and the age at each arrest: computed, and no more exact than the dates are."""
    births = mine(composer, "birth_date")
    told = list(answers(composer, births, "date"))
    told += differing(composer, "birth_date", "date")
    told += [_age_then(composer, births, arrest) for arrest in _dated(composer) if _years(births, arrest) is not None]
    told += [composer.tell(fact) for fact in mine(composer, "age")]
    return tuple(told)


def identity_blocks(composer: Composer, numbers: str = "I.") -> Iterator[Block]:
    """The eight fields of identity as the questionnaire on arbitrary detention numbers them."""
    yield from name_fields(composer, f"{numbers}1", f"{numbers}2")
    yield answered(composer, "sex", answers(composer, mine(composer, "sex"), "sex"), "sex", number=f"{numbers}3")
    births = birth_answers(composer)
    yield answered(composer, "birth", births, "birth_date", "age", number=f"{numbers}4")
    nations = answers(composer, mine(composer, "nationality"), "country")
    yield answered(composer, "nationality", nations, "nationality", number=f"{numbers}5")
    for key, letter in (("identity_document", "a"), ("issued_by", "b"), ("issued_on", "c"), ("document_number", "d")):
        yield composer.to_fill(key, f"{numbers}6 ({letter})")
    yield occupation_field(composer, f"{numbers}7")
    yield residence_field(composer, f"{numbers}8")


def occupation_field(composer: Composer, number: str = "") -> Field:
    """What the person does; whether it has to do with the arrest is not for a program to say."""
    told = answers(composer, mine(composer, "occupation", "employment"), "text")
    return answered(composer, "occupation", told, "occupation", "employment", number=number)


def residence_field(composer: Composer, number: str = "") -> Field:
    """Where the person lives, where the gate let it through."""
    return answered(
        composer, "residence", answers(composer, mine(composer, "residence"), "text"), "residence", number=number
    )


def _naming(composer: Composer, name: str) -> list[Fact]:
    """The facts that give the person a name, those first that give this one."""
    facts = [fact for fact in mine(composer, "person", "alias") if fact.subject == composer.one.entity.id]
    return sorted(
        (fact for fact in facts if asserted(fact)), key=lambda fact: (text_of(fact, "name") != name, fact.prop)
    )


def _other_names(composer: Composer, told: Fact) -> tuple[Sentence, ...]:
    seen, made = {text_of(told, "name")}, []
    for fact in _naming(composer, ""):
        name = text_of(fact, "name")
        line: Line | None = value(composer, fact, "name")
        if name not in seen and line is not None:
            seen.add(name)
            made.append(said(composer, fact, line))
    return tuple(made)


def _parted(name: str) -> tuple[str, str] | None:
    """Family name, and given name with the patronymic; None where endings and lists do not both tell."""
    parsed = parse_name(name)
    family, given = parsed.family, parsed.given
    odd = {part.role for part in parsed.parts} - {Role.FAMILY, Role.GIVEN, Role.PATRONYMIC}
    if family is None or given is None or odd:
        return None
    sure = is_surname(family) and not sounds_like_given_name(family) and all(map(sounds_like_given_name, given.split()))
    return (family, " ".join(part for part in (given, parsed.patronymic) if part)) if sure else None


def _dated(composer: Composer) -> list[Fact]:
    return [fact for fact in mine(composer, *ARRESTS) if asserted(fact) and fact.when is not None]


def _years(births: list[Fact], arrest: Fact) -> tuple[int, int] | None:
    """The least and the most completed years at an arrest over all recorded birth dates; None where open."""
    then = None if arrest.when is None else days_of(arrest.when)
    found = []
    for fact in births:
        born = time_in(fact, "date") if asserted(fact) else None
        days = None if born is None else days_of(born)
        if days is not None and then is not None:
            least, most = years_between(days, then)
            if least is None or most is None:
                return None
            found.append((least, most))
    return (min(one for one, _ in found), max(one for _, one in found)) if found else None


def _age_then(composer: Composer, births: list[Fact], arrest: Fact) -> Sentence:
    years = _years(births, arrest) or (0, 0)
    least, most = years
    key = "age_then" if least == most else "age_then_between"
    when = value(composer, arrest, "when", "at")
    return composer.sourced(key, [*births, arrest], years=str(least), most=str(most), when=when)
