"""Kazakh: names of people in the text, in any case, with what stands beside them."""

import re
from collections.abc import Sequence

import airlock_pii

from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.drafting.document import Document
from habeas.drafting.kazakh.descriptions import Description, described_after, described_before
from habeas.drafting.kazakh.naming import Naming, is_name
from habeas.drafting.kazakh.runs import Run, is_initial_letter, pairs, parted, runs_of, unjoined
from habeas.drafting.kazakh.tokens import Words
from habeas.drafting.mentions import Kind, Mention
from habeas.names.endings import is_firm_surname
from habeas.names.given import is_given_name
from habeas.names.places import is_place

_CHILD = ("ұлы", "қызы", "улы", "кызы")
_OBLIQUE = re.compile(
    r"\s+(?:туралы|жайлы|жайында|жөнінде|үшін|арқылы|сияқты|секілді|тарапынан|атынан|бойынша|ісі(?:не|н|нің|нде)?|іс)\b"
)
_NO_PERSON = re.compile(
    r"\s+(?:атындағы|көшесі\w*|даңғыл\w*|қаласы\w*|облысы\w*|ауданы\w*|ауылы\w*|кент\w*|станция\w*|[Жж]олы|өзен\w*|көлі\w*|тауы\w*|"
    r"мешіті\w*|университеті\w*|театры\w*|музейі\w*|клубы\w*|командасы\w*|ордені\w*|сыйлығы\w*|қоры(?:ның|на|нда)?|"
    r"партиясы\w*|газеті\w*|журналы\w*|компаниясы\w*|хандығы\w*|әулет\w*|елі|тілі)\b"
)
_SPEAKS = re.compile(
    r"(?:\s+\w+){0,3}\s+(?:деді|дейді|айтты|айтады|мәлімдеді|хабарлады|жазды|деп)\b|\s+(?:айтуынша|сөзінше|пікірінше)"
)


def sure_people(document: Document) -> list[Span]:
    """Where the recogniser of Kazakh names (airlock-pii) sees a full name."""
    found = airlock_pii.detect(document.text, types=airlock_pii.EntityType.PERSON)
    return [Span(e.start, e.end) for e in found]


def find_people(
    document: Document, words: Sequence[Words], seen: Sequence[Span], closed: Sequence[Mention]
) -> list[Mention]:
    """Named people in these sentences.

    `seen` are the spans where the recogniser saw a person; `closed` are mentions of bodies, works
    and code names, where nobody is looked for. A lone name is taken where it is part of a full name
    of the text, or where what stands beside it says that it is one.
    """
    raw = [run for w in words for run in runs_of(w, closed)]
    naming = Naming(token.text for run in raw for token in run.tokens)
    others = pairs(raw, naming)
    runs = [part for run in raw for cut in parted(run, naming) for part in unjoined(cut, naming, others)]
    weights = [_likelihood(run, naming, seen) for run in runs]
    known = {
        naming.parted(t.text)[0].casefold()
        for run, weight in zip(runs, weights, strict=True)
        if weight >= 0.6 and len(run.full) + (len(run.tokens) > len(run.full)) > 1
        for t in run.full
    }
    found = []
    for run, likely in zip(runs, weights, strict=True):
        named = bool(run.full) and all(naming.parted(t.text)[0].casefold() in known for t in run.full)
        weight = 0.85 if named and likely < 0.6 else likely
        if weight >= 0.6 and not _NO_PERSON.match(document.text, run.span.end):
            found.append(_mention(document, run, naming, weight))
    return found


def _likelihood(run: Run, naming: Naming, seen: Sequence[Span]) -> float:
    """How likely the run is a person's name; 0.6 and more is taken."""
    full = run.full
    if not full:
        return 0.0
    stems = [naming.parted(t.text)[0] for t in full]
    told = described_before(run.words, run.first) is not None or _after(run) is not None
    recognised = any(span.overlaps(run.span) for span in seen)
    initials = len(run.tokens) > len(full)
    given = [is_given_name(stem) for stem in stems]
    placed = all(is_place(stem) for stem in stems)
    if len(full) == 1 and not initials:
        return _lone(run, stems[0], told=told, recognised=recognised)
    if placed and not any(given):
        return 0.2
    if any(given) and (recognised or len(full) > 1):
        return 0.95 if given[0] or given[-1] else 0.85
    if initials and (is_firm_surname(stems[-1]) or told or is_name(stems[-1])):
        return 0.9
    if len(full) > 1 and any(token.low.endswith(_CHILD) and len(token.text) > 6 for token in full):
        return 0.9
    if any(is_name(stem) for stem in stems):
        return 0.85 if told or recognised or all(is_name(s) for s in stems) else 0.7
    return 0.75 if told else 0.5 if not initials else 0.7


def _lone(run: Run, stem: str, *, told: bool, recognised: bool) -> float:
    opens = run.first == 0
    token = run.full[0]
    if (is_place(stem) and not is_given_name(stem)) or token.entry(
        "inside_bodies", "places", "named_organs"
    ) is not None:
        return 0.2
    if told:
        kinship = (found := described_before(run.words, run.first)) is not None and not found.certain
        return 0.85 if is_name(stem) else 0.4 if kinship else 0.7
    if is_firm_surname(stem) and len(stem) > 5:
        return 0.8
    if is_given_name(stem) and recognised and not opens:
        return 0.65
    text = run.words.sentence.text
    speaks = _SPEAKS.match(text, run.words.tokens[run.last].end)
    return 0.7 if is_given_name(stem) and speaks else 0.4


def _after(run: Run) -> Description | None:
    return described_after(run.words, run.last)


def _mention(document: Document, run: Run, naming: Naming, weight: float) -> Mention:
    last = run.full[-1]
    _, case = naming.parted(last.text) if last is run.tokens[-1] else ("", "nom")
    features = {f"case:{case}"}
    if case == "nom" and _OBLIQUE.match(document.text, run.span.end):
        features = {"case:obl"}
    if case == "gen":
        features.add("possessive")
    value: dict[str, Plain] = {}
    before, after = described_before(run.words, run.first), _after(run)
    for told in (before, after):
        if told is not None:
            features |= told.features
            _describe(value, told, run.words)
            place = run.words.span(told.first, told.last)
            value["beside"] = [*_list(value.get("beside")), place.start, place.end]
    name = _name(run, naming)
    return Mention(
        Kind.PERSON, run.span, run.words.text(run.first, run.last), name, Lang.KK, frozenset(features), value, weight
    )


def _name(run: Run, naming: Naming) -> str:
    last = run.tokens[-1]
    parts: list[str] = []
    for token in run.tokens:
        text = naming.parted(token.text)[0] if token is last else token.text
        text = text.capitalize() if text.isupper() and len(text) > 2 else text
        if is_initial_letter(token) and token is not last:
            text += "."
        elif is_initial_letter(token):
            text = token.text + "."
        parts.append(text)
    return " ".join(parts)


def _list(item: Plain) -> list[Plain]:
    return item if isinstance(item, list) else []


def _describe(value: dict[str, Plain], told: Description, words: Words) -> None:
    if (told.occupations or told.kin) and "occupation" not in value:
        value["occupation"] = [*told.occupations, *told.kin]
    if told.occupations and "described" not in value:
        span = words.span(told.first, told.last)
        value["described"] = told.told
        value["described_at"] = [span.start, span.end]
