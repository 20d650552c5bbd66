"""Give a recording its words: a transcript is a source of its own, tied to the recording it was made of."""

from dataclasses import dataclass

from habeas.base.digest import Json
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.ids import CaseId, SourceId
from habeas.desk.preserving import Circumstances, Taken, keep
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.evidence.sources.source import Method, Source, Transcript
from habeas.evidence.text.kinds import is_recording
from habeas.evidence.text.reading import Cue, Reading
from habeas.record.keeping import Case


@dataclass(frozen=True, slots=True)
class Attached:
    """A transcript with its recording and its stretches; `cues` is empty where it has no times."""

    recording: Source
    transcript: Source
    made_by: str
    machine: bool
    characters: int
    cues: tuple[Cue, ...]
    findings: tuple[Finding, ...]


def machine_made(session: Session, case: CaseId) -> frozenset[SourceId]:
    """The transcripts of a case that a program made, and for which no person answers as their maker."""
    given = session.vault.evidence.transcripts_of_case(case)
    return frozenset(each.transcript for each in given if each.machine) - frozenset(
        each.transcript for each in given if not each.machine
    )


def recording_named(session: Session, case: Case, word: str) -> Source:
    """The recording of this id, beginning of id, or file name; raises WrongCall when it is none, or nothing."""
    sources = session.vault.evidence.sources(case.id)
    found = [s for s in sources if word in (s.id, s.original_name)] or [
        s for s in sources if len(word) >= 4 and s.id.startswith(word)
    ]
    if len(found) != 1:
        many = "Several sources of this case are" if found else "No source of this case is"
        raise WrongCall(f"{many} {word!r}.", "List them with `habeas sources CASE` and use the id.")
    if not is_recording(found[0].copy.media_type):
        raise WrongCall(f"{word!r} is no recording: {found[0].copy.media_type}.", "Name sound or film of the case.")
    return found[0]


def attach_transcript(
    session: Session, name: str, recording: str, data: bytes, file: str, made_by: str, *, machine: bool, note: str
) -> Attached:
    """Keep a transcript of a recording as a source with the recording's secrecy, and tie the two.

    `made_by` is the person or the program, with its version, who listened. The same transcript attached
    twice by the same maker stays one. Raises WrongCall without a maker, without bytes, and where the file is
    the recording itself.
    """
    case = session.case(name)
    source = recording_named(session, case, recording)
    if not made_by.strip():
        raise WrongCall("Who made the transcript is not said.", "Add --by NAME: a person, or a program with --machine.")
    if not data:
        raise WrongCall("There is nothing in it.", "Nothing was kept.")
    taken = keep(session, case, data, file, Method.FILE, Circumstances(source.secrecy, source.undertaking_on, note))
    words = taken.source
    if words is None or words.id == source.id:
        raise WrongCall("This is the recording itself.", "Name the file that holds its words.")
    evidence = session.vault.evidence
    told = (source.id, words.id, made_by, machine)
    if told not in {(t.recording, t.transcript, t.made_by, t.machine) for t in evidence.transcripts(source.id)}:
        with session.vault.transaction():
            evidence.add_transcript(Transcript(*told, session.who, session.now()))
            audit(session, "transcript", words.id, {"case": case.id, "recording": source.id})
    reading = evidence.first_reading(words.copy.digest)
    cues = () if reading is None else reading.cues
    return Attached(
        source, words, made_by, machine, taken.characters or 0, cues, (*taken.findings, *_odd(taken, reading))
    )


def transcript_shape(attached: Attached) -> Json:
    """What was attached, as JSON without schema and findings; times in milliseconds, null where there are none."""
    return {
        "recording": attached.recording.id,
        "transcript": attached.transcript.id,
        "made_by": attached.made_by,
        "machine": attached.machine,
        "characters": attached.characters,
        "stretches": len(attached.cues),
        "first": attached.cues[0].start if attached.cues else None,
        "last": attached.cues[-1].end if attached.cues else None,
        "speakers": sorted({cue.speaker for cue in attached.cues if cue.speaker is not None}),
    }


def _odd(taken: Taken, reading: Reading | None) -> tuple[Finding, ...]:
    if reading is None or reading.cues:
        return ()
    message = "No times were found in it, so its places cannot be shown in the recording. Begin lines with [00:12:03]."
    return (Finding("transcript-without-times", f"{taken.name}: text", Severity.WARNING, message),)
