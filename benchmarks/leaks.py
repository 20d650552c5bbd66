"""Generated cases with canaries through the gate: `python benchmarks/leaks.py [CASES]`, 10,000 by default.

Every case is made for one audience outside as a sheet in HTML and as tables, every hundredth as PDF too; each file is
unpacked and searched, metadata included. Exits with 1 where anything that was held back is found.
"""

import sys
import time

from tests.disclosure.gate.canaries import canaries, found
from tests.disclosure.gate.full import told

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.extracting import extract_case
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.sheet import view_case
from habeas.output.exports.csv_zip import csv_zip
from habeas.output.papers.case_sheet_html import case_sheet_html
from habeas.output.papers.case_sheet_pdf import case_sheet_pdf

OUTSIDE = (Audience.UN_BODY, Audience.PARTNER_ARCHIVE, Audience.PRESS, Audience.PUBLIC)


def main(cases: int) -> int:
    """Run so many cases and print what was searched and found."""
    began, outputs, size, leaks = time.perf_counter(), 0, 0, 0
    for seed in range(cases):
        case, audience = canaries(seed), OUTSIDE[seed % len(OUTSIDE)]
        admitted = told(case.made, audience, list(Lang)[seed % 3])
        view = view_case(admitted)
        files = [case_sheet_html(view), csv_zip(extract_case(admitted, ReleaseIds(b"k" * 32)), admitted.lang)]
        files += [case_sheet_pdf(view)] if seed % 100 == 0 else []
        # A UN body is told the words that are called criminal; two words make that canary.
        words = tuple(word for word in case.words if " " not in word or audience is not Audience.UN_BODY)
        for data in files:
            outputs, size = outputs + 1, size + len(data)
            if there := found(data, words):
                leaks += 1
                print(f"seed {seed}, {audience.value}: {sorted(there)}")
    seconds = time.perf_counter() - began
    print(f"{cases} cases, {outputs} outputs, {size} bytes, {leaks} with a leak, {seconds:.0f} s")
    return 1 if leaks else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
