"""Footnotes and sources as the public may see them: no file names, no handles, no statement ids."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from habeas.base.digest import Digest
from habeas.base.ids import SourceId, StatementId
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.dates import when_in_words
from habeas.disclosure.provenance import title_of
from habeas.disclosure.site.page import Note, PublicSource
from habeas.disclosure.view import Footnote, Line, Run, clock_time
from habeas.disclosure.wording import Wording
from habeas.disclosure.words_file import file_words
from habeas.evidence.sources.source import Secrecy, Source

WEB = ("https://", "http://")
"""How an address begins that a reader can follow."""


def without_file_name(source: Source) -> Source:
    """The source as if nobody had named its file: such a name may tell whose it was, and stands in no title."""
    return replace(source, original_name=None)


def public_notes(
    footnotes: Sequence[Footnote], wordless: AbstractSet[StatementId], unspoken: AbstractSet[str], words: Wording
) -> tuple[Note, ...]:
    """The footnotes of a page. Those on a statement in `wordless` go without the words of the quote.

    `unspoken` are speakers that are not named: code names.
    """
    return tuple(_note(note, wordless, unspoken, words) for note in footnotes)


def _note(note: Footnote, wordless: AbstractSet[StatementId], unspoken: AbstractSet[str], words: Wording) -> Note:
    said = file_words("site", words.lang)
    where = [] if note.page is None else [said["page"].format(n=note.page)]
    where += [] if note.time is None else [said["at_time"].format(time=clock_time(note.time))]
    where += [said["recognised"]] if note.recognised else []
    where += [said["machine"]] if note.machine else []
    silent = not note.quote.text.strip() or not wordless.isdisjoint(note.statements)
    speaker = None if note.speaker is None or note.speaker.text in unspoken else note.speaker
    return Note(
        number=note.number,
        quote=None if silent else note.quote,
        prefix="",
        suffix="",
        speaker=speaker,
        source=note.source,
        where=", ".join(where),
    )


def public_sources(
    ordered: Sequence[tuple[int, Source]], cited: int, archived: Mapping[SourceId, str], ids: ReleaseIds, words: Wording
) -> tuple[PublicSource, ...]:
    """The sources that a page cites, the first `cited` of them; those that nothing cites are not named."""
    return tuple(_source(number, source, archived, ids, words) for number, source in ordered if number <= cited)


def _source(
    number: int, source: Source, archived: Mapping[SourceId, str], ids: ReleaseIds, words: Wording
) -> PublicSource:
    told = source.description
    public = source.secrecy is Secrecy.PUBLIC
    foreign = None if told.language is None or told.language.value is words.lang else told.language.value
    rows: list[tuple[str, Line]] = []
    for key, each in (("author", told.author), ("publisher", told.publisher)):
        if each is not None:
            rows.append((words.word("source_rows", key), (Run(each.value, foreign),)))
    if told.published is not None:
        published = when_in_words(told.published.value, "plain", words.dates)
        rows.append((words.word("source_rows", "published"), (Run(published),)))
    address = told.address.value if public and told.address is not None else None
    return PublicSource(
        number=number,
        anchor=f"source-{ids.of('source', source.id)[:10]}",
        title=title_of(source, words),
        rows=tuple(rows),
        digest=_digest(source, public, ids),
        address=address if address is not None and address.startswith(WEB) else None,
        archived=archived.get(source.id) if public else None,
    )


def _digest(source: Source, public: bool, ids: ReleaseIds) -> str:
    """The digest of a public source; else the commitment that the gate put in its place, or one of this page."""
    held = source.copy.digest
    if public or not held.startswith("sha256:"):
        return held
    return ids.commitment(Digest(held))
