"""Marking the language of what stands in a paper of another language, so that every reader and reader program knows."""

from dataclasses import replace

from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.view import Footnote, Line, Run, SourceRow, SourceView


def borrowed_run(run: Run, lang: PaperLang) -> Run:
    """A run as it stands in the paper: one in the language of the facts says so where the paper has another."""
    return replace(run, lang=lang.facts) if lang.borrowed and run.lang is None else run


def borrowed_line(line: Line, lang: PaperLang) -> Line:
    """A line as it stands in the paper."""
    return tuple(borrowed_run(run, lang) for run in line)


def borrowed_footnote(note: Footnote, lang: PaperLang) -> Footnote:
    """A footnote as it stands in the paper."""
    return replace(
        note,
        quote=borrowed_run(note.quote, lang),
        speaker=None if note.speaker is None else borrowed_run(note.speaker, lang),
        citation=borrowed_line(note.citation, lang),
    )


def borrowed_source(source: SourceView, lang: PaperLang) -> SourceView:
    """A source as it stands in the paper. The labels of its rows are words of the facts' language."""
    rows = tuple(SourceRow(row.label, borrowed_line(row.value, lang)) for row in source.rows)
    return replace(source, title=borrowed_line(source.title, lang), rows=rows)
