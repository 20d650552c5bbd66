"""A case as data for another system: admitted for an audience, written in its format, remembered as a clear copy."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from habeas.base.digest import Digest, digest_of
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding
from habeas.base.language import Lang
from habeas.desk.calendar import CodeKey
from habeas.desk.case_file import asked_of, open_case
from habeas.desk.copies import remember_copy
from habeas.desk.extract_formats import FORMATS, Material
from habeas.desk.recording import audit
from habeas.desk.releasing import Going, begin_release, record_release, trial_ids
from habeas.desk.session import Session
from habeas.desk.writing_clear import write_clear
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.extract import Extract
from habeas.disclosure.data.extracting import extract_case
from habeas.disclosure.data.telling import told_by
from habeas.disclosure.gate.admission import Admitted, Decision, decide
from habeas.disclosure.gate.last_look import LastLook, refuse_leaks
from habeas.disclosure.gate.releases import HandedFile, Told


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was written: where, its digest, what it holds, the key to its codes, and what is odd about the case.

    `held` are, by protection, how many things were held back: for whoever writes the file, not in it.
    """

    path: Path
    digest: Digest
    extract: Extract
    keys: tuple[CodeKey, ...]
    held: Mapping[str, int]
    findings: tuple[Finding, ...]


def write_extract(
    session: Session,
    name: str,
    form: str,
    audience: Audience,
    path: Path,
    lang: Lang,
    as_of: date,
    *,
    names: bool = False,
    why: str = "",
) -> Extracted:
    """Write what this audience may be told of a case as data, in one file that is remembered as a clear copy.

    `names` asks for names in clear where the format has codes else. Its ids are made for this file alone, under a key
    of its own. What is for anybody else than oneself is a release and is kept as one; `why` is
    the reason for what it changes in one that was published. Raises WrongCall for a format
    there is none of, for a path where something lies already, and where it may not go to this audience; CannotWrite,
    leaving nothing half written.
    """
    if form not in FORMATS:
        raise WrongCall(f"There is no format {form!r}.", f"It is one of {', '.join(FORMATS)}.")
    if path.exists():
        raise WrongCall(f"{path} is there already.", "Name another file; nothing was written.")
    begun = None if audience is Audience.SELF else begin_release(session, [name], audience, f"extract/{form}")
    ids = trial_ids(session) if begun is None else begun.ids
    opened = open_case(session, name, as_of)
    case = opened.casefile.case.id
    decision = decide(asked_of(opened, audience, ids))
    admitted = decision.admitted(lang)
    extract = extract_case(admitted, ids, in_other_tongues(decision, admitted))
    if not extract.facts and not extract.sources:
        message = f"Nothing of the case {name!r} may be told to the audience '{audience.value}'."
        raise WrongCall(message, "Look at its sources and at consent; nothing was written.")
    refuse_leaks(LastLook(decision, admitted).in_value(extract))
    made = FORMATS[form].write(Material(extract, admitted, opened, ids, lang, names))
    data = made.data
    digest = digest_of(data)
    if begun is not None:
        file = HandedFile(path.name, digest, FORMATS[form].media_type, len(data))
        told = told_by(admitted, extract, ids, lang) if FORMATS[form].whole else _told_little(admitted, names=names)
        record_release(session, begun, Going(name, (told,), (file,), why=why))
    with session.vault.transaction():
        audit(session, "extract case", case, {"format": form, "audience": audience.value})
    # Remembered first: a copy that nobody knows of would be worse than a line about none.
    remember_copy(session, path, digest)
    write_clear(path, data)
    held = Counter(why.value for one in admitted.held for why in one.why)
    return Extracted(path, digest, extract, made.keys, dict(sorted(held.items())), opened.findings)


def in_other_tongues(decision: Decision, admitted: Admitted) -> Mapping[Lang, Admitted]:
    """The same in the other languages; none where nothing stands in for anything, as the sentences are the same."""
    others = () if admitted.rules.particulars else (lang for lang in Lang if lang is not admitted.lang)
    return {lang: decision.admitted(lang) for lang in others}


def _told_little(admitted: Admitted, *, names: bool) -> Told:
    """What a calendar or a bibliography tells of the case: no statement, and with `names` who is held."""
    held = frozenset(one.entity.id for one in admitted.casefile.detainees) if names else frozenset()
    return Told(admitted.casefile.case.id, entities=held, named=held)
