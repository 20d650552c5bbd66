"""A text that is the transcript of a recording: its stretches of speech, with their times.

Subtitles (SubRip, WebVTT) and plain text whose lines begin with a time. The text itself stays as it is.
"""

from habeas.base.span import Span
from habeas.evidence.text.reading import Cue
from habeas.evidence.text.subtitles import Cue as Stretch
from habeas.evidence.text.subtitles import cues_of, is_subtitles
from habeas.evidence.text.turns import turns_of

_FEWEST = 3
"""Lines that begin with a time, from which on a plain text is a transcript."""


def transcript_cues(text: str) -> tuple[Cue, ...]:
    """The stretches in the order of the text, each with words; empty where the text is no transcript with times.

    A stretch whose end is not told lasts until the next one begins, the last of them no time at all.
    """
    subtitles = is_subtitles(text)
    found = list(cues_of(text)) if subtitles else [each for each in turns_of(text).cues if each.begins is not None]
    lines = sum(1 for line in text.split("\n") if line.strip())
    if not subtitles and (len(found) < _FEWEST or len(found) * 5 < lines):
        return ()
    made = []
    for at, each in enumerate(found):
        if each.start < each.end and each.begins is not None:
            after = found[at + 1].begins if at + 1 < len(found) else None
            made.append(_cue(each, each.begins, each.ends if each.ends is not None else after))
    return tuple(made)


def _cue(each: Stretch, begins: float, ends: float | None) -> Cue:
    start = round(begins * 1000)
    end = start if ends is None else max(start, round(ends * 1000))
    return Cue(Span(each.start, each.end), start, end, each.speaker)
