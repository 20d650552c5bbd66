"""What the record says was agreed to, as consents to procedures."""

from collections.abc import Iterable, Mapping

from habeas.base.when import When, parse_when
from habeas.law.remedies.facts import Consent
from habeas.record.casefile import Fact
from habeas.record.statements import Stance

CONSENT = "consent"
"""The property of the record that holds an answer to one use."""

_MATTERS = {"naming_to_state": "to_state", "publication": "public", "written_authority": "written"}
"""Uses that are no procedure, and what of a procedure each answers."""

_NOBODY_ASKED = "vital_interest"
"""A basis that is nobody's word: no filing rests on it."""

_ALWAYS = parse_when("0001")
"""From when on a withdrawal counts whose day nobody recorded."""


def consents_of(facts: Iterable[Fact], procedures: tuple[str, ...]) -> tuple[Consent, ...]:
    """The answers among these facts, each under the id of its first statement; empty where nothing is recorded.

    Naming, publication and a written authority are agreed to for the procedure that the record names;
    given for none, they count for none, while refused or withdrawn they count against all. Who denies
    that consent was given refuses it; a denial of a refusal gives nothing.
    """
    return tuple(found for fact in facts if fact.prop == CONSENT and (found := _consent(fact, procedures)) is not None)


def _consent(fact: Fact, procedures: tuple[str, ...]) -> Consent | None:
    if not isinstance(fact.value, Mapping):
        return None
    if fact.value.get("basis") == _NOBODY_ASKED:
        return None
    use, answer, named = fact.value.get("use"), fact.value.get("answer"), fact.value.get("procedure")
    denied = fact.stance is Stance.DENIES
    if answer not in ("given", "refused", "withdrawn") or (denied and answer != "given"):
        return None
    given = answer == "given" and not denied
    if isinstance(use, str) and use in procedures:
        withdrawn = (fact.when or _ALWAYS) if answer == "withdrawn" else None
        said = None if withdrawn is not None else fact.when
        return _made(fact, (use,), {} if withdrawn is not None else {"file": given}, withdrawn, said)
    if use not in _MATTERS:
        return None
    uses = (named,) if isinstance(named, str) and named in procedures else () if given else procedures
    return _made(fact, uses, {_MATTERS[str(use)]: given}, None, fact.when)


def _made(
    fact: Fact, uses: tuple[str, ...], answers: Mapping[str, bool], withdrawn: When | None, said: When | None
) -> Consent:
    return Consent(
        id=fact.statements[0].id,
        uses=uses,
        file=answers.get("file"),
        to_state=answers.get("to_state"),
        public=answers.get("public"),
        written=answers.get("written"),
        withdrawn=withdrawn,
        said=said,
    )
