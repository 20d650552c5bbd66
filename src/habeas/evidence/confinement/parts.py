"""What a child takes out of a container, as it says it and as the parent takes it: with distrust."""

from collections.abc import Iterator

from habeas.base.finding import Finding
from habeas.evidence.confinement.answers import finding_form, finding_told, fit, number_told, words_told
from habeas.evidence.confinement.wire import Frame, TooMuch, WireFault
from habeas.evidence.containers.inside import Inside, Room

END = Frame({"end": True})
"""What a child says when there is nothing more."""


def part_form(part: Inside | Finding) -> Frame:
    """One thing taken out, or one finding, as a frame."""
    if isinstance(part, Finding):
        return Frame({"finding": finding_form(part)})
    return Frame({"path": fit(part.path), "place": part.place}, (part.data,))


def parts_of(frames: Iterator[Frame], room: Room) -> Iterator[Inside | Finding]:
    """Things and findings until the child says that there is nothing more; never more than `room` allows.

    Raises WireFault where a frame tells neither, TooMuch where there is no room.
    """
    for frame in frames:
        if frame == END:
            return
        if "finding" in frame.head:
            yield finding_told(frame.head["finding"])
            continue
        if len(frame.parts) != 1:
            raise WireFault
        data = frame.parts[0]
        if room.parts <= 0 or len(data) > min(room.size, room.largest):
            raise TooMuch
        room = room.less(len(data))
        yield Inside(words_told(frame.head.get("path")), number_told(frame.head.get("place")), data)
