"""Which signs the fonts inside the Typst package can draw: Typst itself is asked.

A PDF/UA file must not hold a sign that its fonts cannot draw, and a case must not go without its
paper for the sake of one emoji in a quote.
"""

import json
from collections.abc import Iterable, Sequence
from functools import lru_cache

import typst

_PROBE = b"""
#set document(title: "probe")
#set text(font: "Libertinus Serif")
#for sign in json(bytes(sys.inputs.signs)) [#sign ]
"""


def always_drawn(sign: str) -> bool:
    """Whether this is a letter, figure or mark of the languages that the fonts are chosen for."""
    return (
        " " <= sign <= "~" or "\xa0" <= sign <= "\u017f" or "\u0400" <= sign <= "\u04ff" or sign in "\t\n\r–—‘’“”„…№•↩"
    )


def undrawable(signs: Iterable[str]) -> frozenset[str]:
    """Those of these signs that the embedded fonts cannot draw; empty for ordinary text, at no cost."""
    rare = sorted({sign for sign in signs if not always_drawn(sign)})
    return frozenset(_failing(tuple(rare)))


@lru_cache(maxsize=4096)
def _failing(signs: tuple[str, ...]) -> tuple[str, ...]:
    """The signs that fail, found by halves: one question when all can be drawn."""
    if not signs or _draws(signs):
        return ()
    if len(signs) == 1:
        return signs
    middle = len(signs) // 2
    return (*_failing(signs[:middle]), *_failing(signs[middle:]))


def _draws(signs: Sequence[str]) -> bool:
    try:
        typst.compile(
            _PROBE,
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"signs": json.dumps(signs)},
            pdf_standards=["ua-1"],
            timestamp=0,
        )
    except typst.TypstError:
        return False
    return True
