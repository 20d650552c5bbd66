"""Dossiers of some 60 pages with footnotes to PDF, DOCX and HTML; beside them WeasyPrint and LibreOffice.

    .venv/bin/python -m benchmarks.papers [--papers 100] [--beside 3] [--weasyprint PYTHON]

WeasyPrint is given the HTML of the same paper, in the Python that is named (one that has it installed); LibreOffice,
where it is on this machine, the DOCX. Both get `--beside` papers. Every paper is another one. Times are of the
processor and on the clock; memory is the peak of a process that does nothing else.
"""

import argparse
import multiprocessing
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
from tests.output.papers.invented_paper import footnote, paper, sentence, timeline

from habeas.disclosure.papers.paper import Drawing, Paper, Paragraph, Part, Points, Table
from habeas.output.papers.paper_docx import paper_docx
from habeas.output.papers.paper_html import paper_html
from habeas.output.papers.paper_pdf import paper_pdf

_CHAPTERS = 17
_SENTENCES = 40
_ROWS = 24
_TOLD = "On 4 March 2023 at 09:40 the officers of the district took the painter {n} to the station, according to {who}."
_WEASYPRINT = "import sys, weasyprint; weasyprint.HTML(filename=sys.argv[1]).write_pdf(sys.argv[2])"


def dossier(number: int) -> Paper:
    """A dossier of about 60 pages: chapters of facts, each with its footnote, a table and a picture."""
    notes = iter(range(1, 1_000_000))
    parts = []
    for chapter in range(1, _CHAPTERS + 1):
        facts = tuple(
            sentence(_TOLD.format(n=f"{number}-{chapter}-{n}", who="the prosecutor"), next(notes))
            for n in range(_SENTENCES)
        )
        rows = tuple(
            (
                sentence(f"{n} March"),
                sentence("The law asks that a judge decides within 48 hours."),
                sentence("No record."),
            )
            for n in range(1, _ROWS + 1)
        )
        table = Table("What the law required", ("Day", "The law", "The record"), rows, wide=(1, 2))
        blocks = (Paragraph(facts[:10]), Points(facts[10:]), table, Drawing(timeline()))
        parts.append(Part(f"c{chapter}", f"{chapter}.", f"Chapter {chapter}", blocks))
    quote = "задержан сотрудниками районного отдела полиции в девять часов сорок минут по месту жительства"
    made = tuple(footnote(n, 1 + n % 2, f"{quote} {number}-{n}", page=n) for n in range(1, next(notes)))
    return replace(paper(), title=f"Dossier {number}", parts=tuple(parts), footnotes=made)


def measured(form: Callable[[Paper], bytes], papers: int) -> tuple[float, float, float, int, bytes]:
    """Seconds on the clock and of the processor for so many papers, MiB at the most, bytes of all, and the last one."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_run, (form, papers))


def _run(form: Callable[[Paper], bytes], papers: int) -> tuple[float, float, float, int, bytes]:
    made, size = b"", 0
    clock, cpu = time.perf_counter(), time.process_time()
    spent = 0.0
    for number in range(papers):
        begun = time.process_time()
        one = dossier(number)
        spent += time.process_time() - begun
        made = form(one)
        size += len(made)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return time.perf_counter() - clock - spent, time.process_time() - cpu - spent, peak, size, made


def beside(command: list[str], papers: int, form: Callable[[Paper], bytes], suffix: str) -> tuple[float, float, float]:
    """Seconds on the clock, of the processor, and MiB at the most, of another program that makes PDF of a form."""
    with tempfile.TemporaryDirectory() as folder:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        clock = 0.0
        for number in range(papers):
            source, target = Path(folder) / f"{number}{suffix}", Path(folder) / f"{number}.pdf"
            source.write_bytes(form(dossier(number)))
            begun = time.perf_counter()
            told = [one.format(source=source, target=target, folder=folder) for one in command]
            subprocess.run(told, check=True, capture_output=True)
            clock += time.perf_counter() - begun
            print(f"    {pages(target.read_bytes())} pages, {target.stat().st_size / 1024:.0f} kB")
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return clock, cpu, after.ru_maxrss / 1024


def pages(pdf: bytes) -> int:
    """How many pages a PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def main() -> None:
    """Measure, and print a line for each."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--papers", type=int, default=100)
    parser.add_argument("--beside", type=int, default=3)
    parser.add_argument("--weasyprint", default="", help="a Python that has WeasyPrint")
    asked = parser.parse_args()
    # Other programs first: their peak of memory is that of all children so far.
    if asked.weasyprint:
        print("WeasyPrint, of the HTML")
        told = beside([asked.weasyprint, "-c", _WEASYPRINT, "{source}", "{target}"], asked.beside, paper_html, ".html")
        _print("WeasyPrint", asked.beside, *told)
    if office := shutil.which("soffice"):
        print("LibreOffice, of the DOCX")
        command = [office, "--headless", "--convert-to", "pdf", "--outdir", "{folder}", "{source}"]
        _print("LibreOffice", asked.beside, *beside(command, asked.beside, paper_docx, ".docx"))
    for name, form in (("PDF", paper_pdf), ("DOCX", paper_docx), ("HTML", paper_html)):
        clock, cpu, peak, size, last = measured(form, asked.papers)
        many = f", {pages(last)} pages" if name == "PDF" else ""
        print(f"{name}: {size / asked.papers / 1024:.0f} kB a paper{many}")
        _print(name, asked.papers, clock, cpu, peak)


def _print(name: str, papers: int, clock: float, cpu: float, peak: float) -> None:
    per = f"{clock / papers:.2f} s a paper on the clock, {cpu / papers:.2f} s of the processor"
    print(f"{name}: {papers} papers in {clock:.1f} s; {per}; peak {peak:.0f} MiB")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
