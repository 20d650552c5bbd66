"""Which lines of a plain text are the document itself, and which are the furniture of a site.

Two witnesses: the words (:mod:`habeas.evidence.text.furniture`) and the structure: short lines at the
end in another language than the body were not written by its author.
"""

from collections import Counter
from collections.abc import Sequence

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.evidence.text.furniture import is_form, is_furniture
from habeas.evidence.text.language import language_of
from habeas.evidence.text.paragraphs import paragraphs

_BODY_LINE = 100
"""From this many code points on, a paragraph is surely a part of the body."""
_SHORT_LINE = 120
_BODY = 400
"""Least body against which a tail in another language can be told."""
_TAIL_SHARE = 0.2
_MOSTLY = 0.8
"""From this share of letters of the other script on, a line is in another language."""
_MENU = 4
"""From this many in a row, short lines most of which are buttons are a menu."""
_MENU_ENTRY = 40


def main_of_lines(text: str) -> tuple[Span, ...]:
    """The ranges of `text` that a person would call the document, in order, not overlapping.

    Spans are in code points of `text`. Neighbouring paragraphs that are kept are one range. Empty
    where the text is blank, or where everything in it is furniture.
    """
    return main_of_parts(text, paragraphs(text))


def main_of_parts(text: str, parts: Sequence[Span]) -> tuple[Span, ...]:
    """The same, of parts (paragraphs, blocks) that were found already, in order and not overlapping."""
    lines = [part.slice(text) for part in parts]
    dropped = {index for index, line in enumerate(lines) if is_furniture(line)}
    dropped |= _menus(lines, dropped)
    dropped |= _after_form(lines)
    dropped |= _foreign_tail(lines, dropped)
    return joined(parts, [index not in dropped for index in range(len(parts))])


def joined(parts: Sequence[Span], kept: Sequence[bool]) -> tuple[Span, ...]:
    """The kept parts, neighbours put together with what lies between them."""
    found: list[Span] = []
    open_range = False
    for part, keep in zip(parts, kept, strict=True):
        if keep and open_range:
            found[-1] = found[-1].cover(part)
        elif keep:
            found.append(part)
        open_range = keep
    return tuple(found)


def _menus(lines: Sequence[str], buttons: set[int]) -> set[int]:
    """Runs of short lines at least half of which are buttons."""
    found: set[int] = set()
    run: list[int] = []
    for index in range(len(lines) + 1):
        if index < len(lines) and len(lines[index].strip()) <= _MENU_ENTRY:
            run.append(index)
            continue
        if len(run) >= _MENU and sum(at in buttons for at in run) * 2 >= len(run):
            found.update(run)
        run = []
    return found


def _after_form(lines: Sequence[str]) -> set[int]:
    """What stands behind a comment form in the second half of the text: readers' words and the page's foot."""
    lengths = [len(line) for line in lines]
    total, before = sum(lengths), 0
    for index, line in enumerate(lines):
        if before * 2 >= total and is_form(line):
            return set(range(index, len(lines)))
        before += lengths[index]
    return set()


def _foreign_tail(lines: Sequence[str], dropped: set[int]) -> set[int]:
    """Short lines at the end, without figures, in another language or script than the body."""
    if not lines or (
        len(lines) - 1 not in dropped and (len(lines[-1]) > _SHORT_LINE or not _can_be_foreign(lines[-1]))
    ):
        return set()  # a table or data to the last line: the language of each of its lines is not asked for
    body = _body_language(lines)
    if body is None:
        return set()
    tail: set[int] = set()
    length, most = 0, _TAIL_SHARE * sum(map(len, lines))
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        length += len(line)
        foreign = index in dropped or (len(line) <= _SHORT_LINE and _is_foreign(line, body))
        if not foreign or length > most:
            break
        tail.add(index)
    return tail


def _body_language(lines: Sequence[str]) -> Lang | None:
    """The language most of the long lines are in; None where there are few, or they are mixed."""
    weights: Counter[Lang | None] = Counter()
    for line in lines:
        if len(line) >= _BODY_LINE:
            weights[language_of(line)] += len(line)
    if not weights:
        return None
    best, weight = weights.most_common(1)[0]
    return best if weight >= _BODY and weight >= 0.8 * weights.total() else None


def _can_be_foreign(line: str) -> bool:
    """Whether a line has words by which it could be told that it is in another language."""
    return not any(char.isdigit() for char in line) and sum(char.isalpha() for char in line) >= 3


def _is_foreign(line: str, body: Lang) -> bool:
    if not _can_be_foreign(line):
        return False
    letters = [char for char in line if char.isalpha()]
    cyrillic = sum("\u0400" <= char <= "\u052f" for char in letters) / len(letters)
    if (cyrillic if body is Lang.EN else 1 - cyrillic) >= _MOSTLY:
        return True
    found = language_of(line)
    return found is not None and found is not body
