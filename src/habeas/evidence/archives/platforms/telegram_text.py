"""The words of a Telegram message: its own, those it quotes, and those of a poll."""

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.evidence.archives.wording import clean

_QUOTES = frozenset({"blockquote", "expandable_blockquote"})


@dataclass(frozen=True, slots=True)
class Text:
    """Words of a message with the JSON Pointer of where they stand; `quoted` when they stand in it as a quotation."""

    words: str
    pointer: str
    quoted: bool


def text_of(message: Mapping[str, object], pointer: str) -> list[Text] | None:
    """The stretches of words of a message: its own as one, each quotation as one, a poll as one.

    `text` is a string, or a list of strings and `{type, text}`; where it is empty, `text_entities` or
    `caption` (a story's) is read, which repeat it. None when words stand there in a form that is not
    known, so that they are counted as not read. Own words that stand around a quotation are one text
    with a line end in the quotation's place.
    """
    found: list[Text] = []
    for key in ("text", "text_entities", "caption"):
        parts = _parts(message.get(key))
        if parts is None:
            return None
        found = _stretches(parts, f"{pointer}/{key}")
        if found:
            break
    poll = _poll(message.get("poll"))
    if poll is None:
        return None
    return [*found, Text(poll, f"{pointer}/poll", quoted=False)] if poll.strip() else found


def _parts(value: object) -> list[tuple[str, str]] | None:
    """The kind and the words of each part; None for a form that is not known."""
    if value is None:
        return []
    if isinstance(value, str):
        return [("plain", value)]
    if not isinstance(value, list):
        return None
    parts = []
    for part in value:
        words = part.get("text") if isinstance(part, dict) else part
        if not isinstance(words, str):
            return None
        kind = part.get("type") if isinstance(part, dict) else "plain"
        parts.append((kind if isinstance(kind, str) else "plain", words))
    return parts


def _stretches(parts: list[tuple[str, str]], pointer: str) -> list[Text]:
    own: list[str] = []
    quoted: list[Text] = []
    for index, (kind, words) in enumerate(parts):
        if kind in _QUOTES:
            if words.strip():
                quoted.append(Text(clean(words), f"{pointer}/{index}", quoted=True))
            if own and not own[-1].endswith("\n"):
                own.append("\n")
        else:
            own.append(words)
    words = "".join(own)
    if quoted:
        words = words.strip("\n")
    return ([Text(clean(words), pointer, quoted=False)] if words.strip() else []) + quoted


def _poll(poll: object) -> str | None:
    """The question and the answers of a poll, a line each; empty when there is none, None for an unknown form."""
    if poll is None:
        return ""
    if not isinstance(poll, dict):
        return None
    answers = poll.get("answers")
    asked = [poll.get("question"), *(answers if isinstance(answers, list) else [])]
    lines = [line.get("text") if isinstance(line, dict) else line for line in asked]
    if not all(isinstance(line, str) for line in lines):
        return None
    return clean("\n".join(str(line) for line in lines if line))
