"""The dossier: everything of a case that its reader may be told, from who is held to the sources."""

from habeas.disclosure.papers.allegations_part import ledger_parts
from habeas.disclosure.papers.checks_part import checks_part
from habeas.disclosure.papers.chronology_part import chronology
from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.custody_part import custody_blocks, law_part
from habeas.disclosure.papers.findings_part import contradictions_part, filings_part, questions_part, remand_part
from habeas.disclosure.papers.paper import Paper, Part, Points


def dossier(composer: Composer) -> Paper:
    """The dossier of a case, of everybody held in it or of one person."""
    parts = (
        _who(composer),
        composer.part("held", custody_blocks(composer)),
        chronology(composer),
        law_part(composer),
        *ledger_parts(composer),
        _own(composer),
        contradictions_part(composer),
        remand_part(composer),
        checks_part(composer),
        filings_part(composer),
        questions_part(composer),
    )
    return composer.paper(
        parts,
        subtitle=composer.names(),
        stamp=composer.own_stamp(),
        notices=(composer.text("sentences", "no_guilt"),),
    )


def _who(composer: Composer) -> Part:
    told = composer.told(
        "person", "alias", "birth_date", "age", "sex", "nationality", "occupation", "health", "residence", "family",
        "dependants", "social_ties", "employment", "assets", "reputation", "conviction", "conduct", "protected_act",
        "different_treatment", "counsel",
    )  # fmt: skip
    return composer.part("who", [Points(told) if told else None])


def _own(composer: Composer) -> Part:
    """What the accused is said to have stated: never told as an admission."""
    told = composer.told("own_statement")
    return composer.part("own", [Points((composer.sentence("own_lead"), *told)) if told else None])
