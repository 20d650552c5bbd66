"""Every kind of paper: in which languages and for whom it is made, and what composes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from habeas.base.errors import WrongCall
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.admission import Admitted
from habeas.disclosure.papers.annexes import annexes
from habeas.disclosure.papers.answers import Answers
from habeas.disclosure.papers.complaint import complaint
from habeas.disclosure.papers.composing import Composer, composer
from habeas.disclosure.papers.custody_motion import custody_motion
from habeas.disclosure.papers.dossier import dossier
from habeas.disclosure.papers.languages import AT_HOME, SPOKEN, PaperLang
from habeas.disclosure.papers.letter import letter
from habeas.disclosure.papers.paper import Paper, PaperKind
from habeas.disclosure.papers.press_note import press_note
from habeas.disclosure.papers.summary import summary
from habeas.disclosure.papers.telling import Wanted
from habeas.disclosure.papers.un.hrc import hrc
from habeas.disclosure.papers.un.special_procedures import special_procedures
from habeas.disclosure.papers.un.urgent_appeal import urgent_appeal
from habeas.disclosure.papers.un.wgad import wgad
from habeas.disclosure.papers.un.wgeid import wgeid


@dataclass(frozen=True, slots=True)
class PaperType:
    """One kind of paper. `audiences` begins with the one it is written for; `self` may always see a draft.

    `one_person` says that it is about one person, so that a case with several makes one paper for each.
    """

    kind: PaperKind
    langs: tuple[PaperLang, ...]
    audiences: tuple[Audience, ...]
    compose: Callable[[Composer], Paper]
    one_person: bool = True


_TOLD_WHOLE = (
    Audience.SELF,
    Audience.TEAM,
    Audience.COUNSEL,
    Audience.COURT,
    Audience.UN_BODY,
    Audience.PARTNER_ARCHIVE,
)
"""Who may be given everything that the gate lets through to them, in one paper."""

_ABROAD = (Audience.UN_BODY, Audience.COUNSEL, Audience.TEAM)
"""For whom a paper to a body of the United Nations is made, and who prepares it."""

_AUTHORITIES = (Audience.COURT, Audience.COUNSEL, Audience.TEAM)
"""For whom a paper to authorities at home is made, and who prepares it."""

_ALL = (
    PaperType(
        PaperKind.SUMMARY,
        SPOKEN,
        (Audience.SELF, Audience.TEAM, Audience.COUNSEL, Audience.UN_BODY, Audience.PARTNER_ARCHIVE, Audience.PRESS),
        summary,
    ),
    PaperType(PaperKind.COMPLAINT, AT_HOME, _AUTHORITIES, complaint),
    PaperType(PaperKind.CUSTODY_MOTION, AT_HOME, _AUTHORITIES, custody_motion),
    PaperType(PaperKind.PRESS_NOTE, SPOKEN, (Audience.PRESS, Audience.TEAM), press_note),
    PaperType(PaperKind.LETTER, AT_HOME, _AUTHORITIES, letter),
    PaperType(PaperKind.DOSSIER, SPOKEN, _TOLD_WHOLE, dossier, one_person=False),
    PaperType(PaperKind.ANNEXES, SPOKEN, _TOLD_WHOLE, annexes, one_person=False),
    PaperType(PaperKind.WGAD, tuple(PaperLang), _ABROAD, wgad),
    PaperType(PaperKind.URGENT_APPEAL, tuple(PaperLang), _ABROAD, urgent_appeal),
    PaperType(PaperKind.SPECIAL_PROCEDURES, tuple(PaperLang), _ABROAD, special_procedures),
    PaperType(PaperKind.WGEID, tuple(PaperLang), _ABROAD, wgeid),
    PaperType(PaperKind.HRC, tuple(PaperLang), _ABROAD, hrc),
)

PAPERS: Mapping[PaperKind, PaperType] = MappingProxyType({one.kind: one for one in _ALL})
"""Every kind of paper that can be composed, in the order of listing."""


def compose(wanted: Wanted, admitted: Admitted, answers: Answers) -> Paper:
    """The paper that is wanted.

    Raises WrongCall where it is not made in that language or for that audience, and where it is about one person
    and the case has none or several.
    """
    paper = PAPERS[wanted.kind]
    if wanted.lang not in paper.langs:
        langs = ", ".join(lang.value for lang in paper.langs)
        raise WrongCall(f"The paper '{wanted.kind.value}' is not made in '{wanted.lang.value}'.", f"Take: {langs}.")
    audience = admitted.audience
    if audience is not Audience.SELF and audience not in paper.audiences:
        told = ", ".join(one.value for one in dict.fromkeys((*paper.audiences, Audience.SELF)))
        raise WrongCall(
            f"The paper '{wanted.kind.value}' is not made for the audience '{audience.value}'.", f"Take: {told}."
        )
    made = composer(wanted, admitted, answers)
    if paper.one_person:
        _ = made.one
    written = paper.compose(made)
    unknown = wanted.given.keys() - set(made.fillable())
    if unknown:
        names = ", ".join(made.fillable()) or "none"
        raise WrongCall(
            f"The paper '{wanted.kind.value}' has no field {', '.join(sorted(unknown))} to fill in.",
            f"Its fields to fill in: {names}.",
        )
    return written
