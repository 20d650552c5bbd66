"""Marking the language of what stands in a paper of another language, so that every reader and reader program knows."""

from dataclasses import replace

from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.view import Line


def borrowed_line(line: Line, lang: PaperLang) -> Line:
    """Words of a room below as they stand in the paper: they say so where the paper has another language."""
    return tuple(replace(run, lang=lang.facts) if lang.borrowed and run.lang is None else run for run in line)
