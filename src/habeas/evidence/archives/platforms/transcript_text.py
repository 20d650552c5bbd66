"""The layout of recordings' transcripts given as text: SRT, WebVTT, and plain text by speakers.

Successive cues of one speaker that follow within five seconds are one item, so that a sentence that
was cut into subtitles is whole. An item's place is the range from its first word to its last; its
text is that range without the timings, numbers, names and tags between, white space as one space. The
offset in the recording is in the item's container. A plain text that is no transcript by its shape
gives one item for each paragraph (`Kind.PAGE`), text and place being the paragraph as it stands.

A person says more in a file `habeas-transcripts.yaml`, under the file's name: `spoken: yes` or `no`
decides whether it is a transcript, `recorded: 2017-09-12T10:00` when the recording was made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import yaml

from habeas.base.finding import Severity
from habeas.base.when import When, parse_when
from habeas.evidence.archives.export import Choice, ExportFile, FileReading
from habeas.evidence.archives.gathering import Gathering, together
from habeas.evidence.archives.item import Item, Kind, Platform, Whose
from habeas.evidence.archives.naming import name_key, whose_words
from habeas.evidence.archives.platforms.whatsapp_words import named_as_chat
from habeas.evidence.text.decoding import decode, normal_text
from habeas.evidence.text.kinds import PLAIN, media_type
from habeas.evidence.text.paragraphs import paragraphs
from habeas.evidence.text.subtitles import (
    Cue,
    before_cues,
    cue_words,
    cues_of,
    is_subtitles,
    notes_of,
)
from habeas.evidence.text.turns import looks_spoken, turns_of

SIDECAR = "habeas-transcripts.yaml"
"""The name of the file in which a person says what a text is; it may stand in any folder of the export."""

_SUBTITLES = (".srt", ".vtt")
_MOST = 0.6
"""Cues that begin with a name in capitals, from this share on, begin with their speakers."""
_LABEL_WORDS = 4
_PAUSE = 5.0
_PLATFORMS_OWN = ("readme.txt", "license.txt", "no-data.txt")


@dataclass(frozen=True, slots=True)
class TranscriptText:
    """Implements :class:`habeas.evidence.archives.export.Layout`. The owner is told by `Choice.owners` alone."""

    name: str = "transcript-text/1"

    def claims(self, file: ExportFile) -> bool:
        """Whether it is subtitles or a plain text by its ending, or the file that says what texts are."""
        name = file.path.rpartition("/")[2].lower()
        if name == SIDECAR or name.endswith(_SUBTITLES):
            return True
        # A chat whose heads are not understood stays unread: nobody chose it as a paper.
        own = name in _PLATFORMS_OWN or named_as_chat(file.path)
        return name.endswith(".txt") and not own and media_type(file.data) == PLAIN

    def read(self, files: Sequence[ExportFile], choice: Choice) -> FileReading:
        """Read every text, as a transcript or in paragraphs."""
        gathered: list[Gathering] = []
        said: dict[str, Mapping[str, str]] = {}
        for file in files:
            if _is_sidecar(file.path):
                into = Gathering(file.path, self.name)
                said |= _sidecar(file, into)
                gathered.append(into)
        for file in files:
            if not _is_sidecar(file.path):
                into = Gathering(file.path, self.name)
                _read(file, into, choice, said.get(file.path) or said.get(file.path.rpartition("/")[2], {}))
                gathered.append(into)
        return together(gathered)


def _is_sidecar(path: str) -> bool:
    return path.rpartition("/")[2].lower() == SIDECAR


def _sidecar(file: ExportFile, into: Gathering) -> dict[str, Mapping[str, str]]:
    try:
        # Only strings: a date stays as it is written.
        loaded = yaml.load(decode(file.data).text, Loader=yaml.BaseLoader)  # noqa: S506 - it builds strings only
    except (yaml.YAMLError, RecursionError, ValueError):
        loaded = None
    found: dict[str, Mapping[str, str]] = {}
    for name, one in loaded.items() if isinstance(loaded, dict) else ():
        if isinstance(one, dict) and all(key in ("spoken", "recorded") for key in one):
            found[str(name)] = {key: str(value) for key, value in one.items()}
        else:
            into.find("not-understood", f"In {SIDECAR} `{name}` says something else than spoken and recorded.")
    if not isinstance(loaded, dict):
        message = f"{SIDECAR} is not understood; write for example `talk.txt: {{spoken: yes, recorded: 2017-09-12}}`."
        into.find("not-understood", message, Severity.ERROR)
        into.fail("", "not-understood")
    else:
        into.service += 1
    return found


def _read(file: ExportFile, into: Gathering, choice: Choice, said: Mapping[str, str]) -> None:
    decoded = decode(file.data)
    text = decoded.text
    into.findings += [replace(finding, place=file.path) for finding in decoded.findings]
    spoken = {"yes": True, "true": True, "no": False, "false": False}.get(said.get("spoken", "").lower())
    subtitles = is_subtitles(text) and (file.path.lower().endswith(_SUBTITLES) or spoken is not False)
    if subtitles:
        cues = list(cues_of(text))
        cues, before = _labelled(text, cues, choice), before_cues(text)
        into.service += notes_of(text)
    elif spoken or (spoken is None and looks_spoken(text)):
        turns = turns_of(text, {name_key(owner) for owner in choice.owners})
        cues, before = list(turns.cues), turns.before
    else:
        _take_paragraphs(text, (0, len(text)), into)
        return
    heading = text[before[0] : before[1]].strip()
    if heading and not (subtitles and (heading == "WEBVTT" or heading.isdecimal())):
        if heading.startswith("WEBVTT"):
            into.service += 1
        else:
            _take_paragraphs(text, before, into)
    _take_cues(text, cues, into, choice, _recorded(said, into), tags=subtitles)


def _labelled(text: str, cues: Sequence[Cue], choice: Choice) -> list[Cue]:
    """Cues whose words begin with a speaker's name, with that speaker.

    A name is one where it comes again, is the owner's, or where most cues begin with a name in capitals.
    """
    known = {name_key(owner) for owner in choice.owners}
    lines = [text[cue.start : cue.end].split("\n", maxsplit=1)[0] for cue in cues]
    names = {cue.speaker for cue in turns_of("\n".join(lines), known).cues if cue.speaker is not None}
    labels = [name.strip() for line in lines if (name := line.partition(":")[0]) != line and _is_label(name)]
    if len(labels) > 1 and len(labels) >= _MOST * len(cues):
        names |= set(labels)
    found: list[Cue] = []
    for cue in cues:
        name, colon, _ = text[cue.start : cue.end].partition(":")
        if cue.speaker is None and colon and name.strip() in names:
            start = cue.start + len(name) + 1
            while start < cue.end and text[start].isspace():
                start += 1
            found.append(replace(cue, start=start, speaker=name.strip()))
        else:
            found.append(cue)
    return found


def _is_label(name: str) -> bool:
    """Whether this reads as a name before a colon: one to four words, each with a capital, nothing else."""
    words = name.split()
    return 0 < len(words) <= _LABEL_WORDS and all(word[0].isupper() and word.strip(".-").isalpha() for word in words)


def _recorded(said: Mapping[str, str], into: Gathering) -> When | None:
    written = said.get("recorded", "").strip()
    if not written:
        return None
    try:
        return parse_when(written)
    except ValueError:
        message = f"`{written}` is no date; write for example 2017-09-12 or 2017-09-12T10:00+06:00."
        into.find("date-unreadable", message)
        return None


def _take_paragraphs(text: str, within: tuple[int, int], into: Gathering) -> None:
    for part in paragraphs(text[within[0] : within[1]]):
        start, end = within[0] + part.start, within[0] + part.end
        words = normal_text(text[start:end]).strip()
        if words:
            into.take([_item(into, f"char={start},{end}", Kind.PAGE, None, Whose.UNKNOWN, words, None, None)])


def _take_cues(
    text: str, cues: Sequence[Cue], into: Gathering, choice: Choice, when: When | None, *, tags: bool
) -> None:
    present = any(
        cue.speaker is not None and name_key(cue.speaker) in {name_key(owner) for owner in choice.owners}
        for cue in cues
    )
    run: list[Cue] = []
    spoken = [(cue, normal_text(cue_words(text[cue.start : cue.end], tags=tags))) for cue in cues]
    for cue, words in spoken:
        if not words:
            into.without_text += 1
            continue
        if run and not _goes_on(run[-1], cue):
            _take_run(text, run, into, choice, when, present, tags=tags)
            run = []
        run.append(cue)
    if run:
        _take_run(text, run, into, choice, when, present, tags=tags)


def _goes_on(before: Cue, cue: Cue) -> bool:
    if before.speaker != cue.speaker:
        return False
    ended = before.ends if before.ends is not None else before.begins
    return ended is None or cue.begins is None or (before.ends is None or 0 <= cue.begins - ended <= _PAUSE)


def _take_run(
    text: str, run: Sequence[Cue], into: Gathering, choice: Choice, when: When | None, present: bool, *, tags: bool
) -> None:
    words = normal_text(" ".join(cue_words(text[cue.start : cue.end], tags=tags) for cue in run))
    speaker = run[0].speaker
    whose = whose_words(speaker, choice.owners, present)
    pointer = f"char={run[0].start},{run[-1].end}"
    into.items.append(_item(into, pointer, Kind.SPEECH, speaker, whose, words, when, run[0].begins))
    into.read += len(run)


def _item(
    into: Gathering,
    pointer: str,
    kind: Kind,
    author: str | None,
    whose: Whose,
    words: str,
    when: When | None,
    begins: float | None,
) -> Item:
    name = into.file.rpartition("/")[2]
    place = into.place(pointer)
    container = name if begins is None else f"{name} {_clock(begins)}"
    return Item(str(place), Platform.TRANSCRIPT, kind, author, whose, words, when, None, container, None, place)


def _clock(begins: float) -> str:
    whole = int(begins)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
