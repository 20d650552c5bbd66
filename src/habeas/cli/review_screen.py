"""One proposal on the screen: where it stands, its sentence with the quote marked, what is proposed."""

from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.labels import labelled, property_label
from habeas.desk.reviewing import InContext

OPENS, CLOSES = ">>>", "<<<"
"""Marks of the quote's beginning and end: plain signs that no language uses for quoting."""

_LABEL = 16


def screen(shown: InContext, at: int, of: int, words: Words, columns: int) -> str:
    """The whole screen as text, no line wider than the terminal; `at` counts from 0."""
    draft, width = shown.proposal.draft, width_of(columns)
    page = words("review.page", page=shown.page) if shown.page is not None else ""
    rows = [(words("review.type"), f"{property_label(draft.type, words.lang)} ({draft.type})")]
    rows += [(words("review.subject"), draft.subject or words("draft.nobody"))]
    rows += [(each.label, each.text) for each in labelled(draft.type, dict(draft.value), words.lang)]
    if draft.attributed_to:
        rows.append((words("review.said_by"), draft.attributed_to))
    if draft.stance.value == "denies":
        rows.append((words("review.stance"), words("draft.denies")))
    if shown.recognised:
        rows.append((words("review.reading"), words("draft.recognised")))
    rows.append((words("review.confidence"), f"{draft.confidence:.0%}"))
    lines = ["", "─" * width, *wrapped(words("review.head", at=at + 1, of=of, source=shown.source, page=page), width)]
    lines += ["", *quoted(shown.before, draft.quote, shown.after, width), ""]
    for label, told in rows:
        lines += wrapped(told, width, f"  {label:<{_LABEL}} ", " " * (_LABEL + 3))
    return "\n".join([*lines, "", keys_line(words, columns)])


def quoted(before: str, quote: str, after: str, width: int) -> list[str]:
    """The quote between its marks with the words around it; a sign in the margin stands at each of its lines."""
    text = f"{before.lstrip()}{OPENS} {quote} {CLOSES}{after.rstrip()}"
    inside, lines = False, []
    for line in wrapped(text, width - 2):
        opens, closes = line.rfind(OPENS), line.rfind(CLOSES)
        lines.append(f"{'│' if inside or opens >= 0 else ' '} {line}")
        if max(opens, closes) >= 0:
            inside = opens > closes
    return lines


def keys_line(words: Words, columns: int) -> str:
    """What the keys do, several to a line, none of them broken."""
    lines = [""]
    for each in words("review.keys").split("   "):
        joined = f"{lines[-1]}   {each}" if lines[-1] else each
        if len(joined) <= width_of(columns):
            lines[-1] = joined
        else:
            lines.append(each)
    return "\n".join(lines)
