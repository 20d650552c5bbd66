"""Archives for a terminal: by whose authority, what became of every entry, what is kept, what is not known."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped

_SHOWN = 8
_PARTS = ("read", "without_text", "service", "not_chosen", "unparsed")
"""The figures whose sum is `entries`, in the order in which they are printed."""

type Shape = Mapping[str, Any]


def added_text(shape: Shape, words: Words, columns: int) -> str:
    """What became of an export that was to be taken in."""
    return "\n".join(_Text(words, columns).added(shape))


def archive_text(shape: Shape, words: Words, columns: int) -> str:
    """One archive with its whole account."""
    return "\n".join(_Text(words, columns).whole(shape))


def list_text(case: str, kept: Sequence[Shape], erased: Sequence[Shape], words: Words, columns: int) -> str:
    """The archives of a case, and those that were erased."""
    return "\n".join(_Text(words, columns).listed(case, kept, erased))


def chats_text(chats: Sequence[Shape], words: Words, columns: int) -> str:
    """What there is to choose from."""
    return "\n".join(_Text(words, columns).chats(chats))


class _Text:
    """Lines no wider than the terminal."""

    def __init__(self, words: Words, columns: int) -> None:
        self._words = words
        self._width = width_of(columns)

    def added(self, shape: Shape) -> Iterator[str]:
        archive, words = shape["archive"], self._words
        if not shape["new"]:
            yield from self._line("archive.again", id=archive["id"][:_SHOWN], case=shape["case"])
            return
        if shape["case_made"]:
            yield from self._line("add.case_made", case=shape["case"])
        yield from self._line("archive.taken", id=archive["id"][:_SHOWN], case=shape["case"])
        yield from self._given(archive)
        yield from self._sums(archive["sums"])
        yield from self._line("archive.kept", items=archive["items"], characters=archive["characters"])
        yield from self._whose(shape["whose"])
        yield from self._others(archive["others"], shape["dropped"], shape["renamed"])
        if archive["sums"]["not_chosen"]:
            yield from self._line("archive.choose")
        if archive["sums"]["unparsed"]:
            yield from self._line("archive.unparsed_more", case=shape["case"], id=archive["id"][:_SHOWN])
        yield from wrapped(words("archive.privileged"), self._width)

    def whole(self, shape: Shape) -> Iterator[str]:
        words = self._words
        yield from self._line("archive.head", id=shape["id"])
        yield from self._given(shape)
        yield from self._line("archive.taken_in", at=_minute(shape["taken_in_at"]), by=shape["taken_in_by"])
        yield from self._line("archive.tools", tools=", ".join(shape["tools"]))
        yield from self._line("archive.digest", digest=shape["digest"])
        yield ""
        yield from self._sums(shape["sums"])
        yield from self._line("archive.kept", items=shape["items"], characters=shape["characters"])
        yield from self._whose(shape["whose"])
        if shape["from"] is not None:
            yield from self._line("archive.span", first=shape["from"][:10], last=shape["until"][:10])
        if shape["undated"]:
            yield from self._line("archive.undated", count=shape["undated"])
        yield from self._line(f"archive.others.{shape['others']}")
        chosen = shape["chats"]
        if chosen is None:
            yield from self._line("archive.chats_all")
        elif not chosen:
            yield from self._line("archive.chats_none")
        yield from self._listed("archive.chats_taken", [_chat(chat) for chat in shape["chats_taken"]])
        yield from self._files(shape["files"])
        yield from self._listed("archive.by_file", list(self._tallies(shape["tallies"])))
        yield from self._listed("archive.unparsed", [self._unparsed(one) for one in shape["unparsed"]])
        yield from self._listed(
            "archive.gaps",
            [words("archive.gap", **{**gap, "container": gap["container"] or "—"}) for gap in shape["gaps"]],
        )
        yield from self._listed("archive.not_read", list(shape["not_read"]))
        yield from self._listed("archive.left_out", [f"{why}: {count}" for why, count in shape["left_out"].items()])
        if shape["unchosen_files"]:
            yield from self._line("archive.unchosen_files", count=shape["unchosen_files"])
        findings = [f"{one['place']}: {one['message']}" for one in shape["findings"]]
        yield from self._listed("archive.findings", findings)
        yield ""
        yield from self._line("archive.silent")
        yield from self._line("archive.privileged")

    def listed(self, case: str, kept: Sequence[Shape], erased: Sequence[Shape]) -> Iterator[str]:
        if not kept and not erased:
            yield from self._line("archive.none", case=case)
        for shape in kept:
            yield f"{shape['id'][:_SHOWN]}  {', '.join(shape['platforms'])}"
            yield from self._given(shape, "    ")
            figures = self._words("archive.kept", items=shape["items"], characters=shape["characters"])
            yield from wrapped(figures, self._width, "    ")
        for shape in erased:
            day = _minute(shape["erased_at"])
            words = self._words("archive.gone", at=day, by=shape["erased_by"], reason=shape["reason"] or "—")
            yield from wrapped(words, self._width, f"{shape['id'][:_SHOWN]}  ")

    def chats(self, chats: Sequence[Shape]) -> Iterator[str]:
        if not chats:
            yield from self._line("archive.no_chats")
            return
        yield from self._line("archive.chats_head")
        for chat in chats:
            entries = self._words("archive.chat_entries", count=chat["entries"])
            always = f" · {self._words('archive.always')}" if chat["always_taken"] else ""
            yield from wrapped(f"{_chat(chat)} · {chat['kind']} · {entries}{always}", self._width, "  ", "      ")

    def _given(self, shape: Shape, indent: str = "") -> Iterator[str]:
        words = self._words
        parts = [words(f"archive.authority.{shape['authority']}")]
        if shape["given_by"]:
            parts.append(words("archive.from", by=shape["given_by"]))
        if shape["made_at"]:
            parts.append(words("archive.made", at=shape["made_at"]))
        if shape["how"]:
            parts.append(words("archive.by_way", how=shape["how"]))
        parts.append(words(f"archive.arrest.{shape['arrest']}"))
        yield from wrapped("; ".join(parts) + ".", self._width, indent)

    def _sums(self, sums: Shape) -> Iterator[str]:
        yield from self._line("archive.sums")
        figures = [str(sums[part]) for part in (*_PARTS, "entries")]
        column = max(map(len, figures)) + 2
        for part in _PARTS:
            yield from wrapped(self._words(f"archive.sum.{part}"), self._width, f"{sums[part]:>{column}}  ")
        yield f"{'─' * len(str(sums['entries'])):>{column}}"
        yield from wrapped(self._words("archive.sum.entries"), self._width, f"{sums['entries']:>{column}}  ")
        if sums["undelivered"]:
            yield from self._line("archive.undelivered", count=sums["undelivered"])

    def _whose(self, whose: Shape) -> Iterator[str]:
        told = [f"{self._words(f'archive.whose.{key}')} {count}" for key, count in whose.items() if count]
        yield from wrapped(" · ".join(told), self._width, "  ")

    def _others(self, policy: str, dropped: int, renamed: int) -> Iterator[str]:
        yield from self._line(f"archive.others.{policy}")
        if dropped:
            yield from self._line("archive.dropped", count=dropped)
        if renamed:
            yield from self._line("archive.renamed", count=renamed)

    def _files(self, files: Sequence[Shape]) -> Iterator[str]:
        words = self._words
        yield ""
        yield from self._line("archive.preserved")
        for file in files:
            state = "archive.file_gone" if not file["preserved"] else "archive.file_cut" if file["cut"] else None
            more = f" · {words(state)}" if state else ""
            yield from wrapped(f"{file['path']} · {words('archive.bytes', size=file['size'])}{more}", self._width, "  ")
            yield from wrapped(file["digest"], self._width, "      ")
            if file["cut"]:
                yield from wrapped(words("archive.whole", digest=file["owners_digest"]), self._width, "      ")

    def _tallies(self, tallies: Sequence[Shape]) -> Iterator[str]:
        for tally in tallies:
            figures = " + ".join(
                f"{tally[part]} {self._words(f'archive.short.{part}')}" for part in _PARTS if tally[part]
            )
            name = tally["file"] or self._words("archive.unchosen")
            yield f"{name} ({tally['layout']}): {tally['entries']} = {figures or 0}"

    def _unparsed(self, one: Shape) -> str:
        return f"{one['file']}#{one['pointer']}: {one['why']}"

    def _listed(self, heading: str, lines: Sequence[str]) -> Iterator[str]:
        if lines:
            yield ""
            yield from self._line(heading, count=len(lines))
            for line in lines:
                yield from wrapped(line, self._width, "  ", "      ")

    def _line(self, key: str, **fields: object) -> Iterator[str]:
        yield from wrapped(self._words(key, **fields), self._width)


def _chat(chat: Shape) -> str:
    title = chat["title"]
    return f"{title} ({chat['id']})" if title and title != chat["id"] else str(chat["id"])


def _minute(at: str) -> str:
    return at[:16].replace("T", " ") + "Z"
