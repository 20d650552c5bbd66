"""What is tied to an allegation, in words: what it is worth, who tied it or why it is proposed."""

from habeas.disclosure.ledger_places import Places
from habeas.disclosure.ledger_view import TieView
from habeas.disclosure.words_file import file_words
from habeas.findings.ledger.items import Tie
from habeas.findings.ledger.terms import Weight
from habeas.record.vocabulary.loading import vocabulary

_WORD = "word:"


def tie_view(tie: Tie, places: Places) -> TieView:
    """One tie; a proposed one says by which cues, a person's by whom, when and why."""
    words = file_words("ledger", places.lang)
    remarks = []
    if tie.kind is not None:
        remarks.append(vocabulary().lists["tie_kinds"].codes[tie.kind.value][places.lang])
    if tie.weight is not Weight.COUNTS:
        remarks.append(words[f"weight_{tie.weight.value}"])
    if tie.by is None:
        remarks.append(words["proposed_tie"].format(cues=_cues(tie.cues, places)))
    else:
        at = places.day(tie.by.recorded_at.date())
        remarks.append(words["tied_by"].format(by=tie.by.recorded_by, at=at))
        remarks.append(f"{words['why']}: {tie.why}")
    return TieView(places.place(tie.place, tie.voice), tie.by is None, tuple(remarks))


def _cues(cues: tuple[str, ...], places: Places) -> str:
    """Cues in words; a stem is shown as the beginning of a word that it is."""
    words = file_words("ledger", places.lang)
    shared = [cue.removeprefix(_WORD) for cue in cues if cue.startswith(_WORD)]
    told = [words["cue_words"].format(words=", ".join(_shown(one) for one in shared))] if shared else []
    if "next_to" in cues:
        told.append(words["cue_next_to"])
    return "; ".join(told)


def _shown(stem: str) -> str:
    return stem if stem.isdigit() else f"{stem}…"
