"""Russian: how likely capitalised words are the name of a person."""

import re

from wordfreq import zipf_frequency

from habeas.drafting.russian.naming import Naming, Run
from habeas.drafting.russian.tokens import Token
from habeas.names.given import is_given_name

_COMMON = 3.6
"""Words as frequent as this (Zipf) and in the dictionary are no names when nothing tells that they are."""
_LATIN = re.compile(r"[A-Za-z]")


def likelihood(run: Run, weight: float, naming: Naming, *, told: bool) -> float:
    """How likely a run of tokens is a person's name (0 to 1).

    `weight` is how sure the one who found it is; `told` whether a word for a person stands beside it.
    """
    parts = run.tokens
    if not parts:
        return 0.0
    if len(parts) > 1 or "." in run.printed:
        return weight
    if naming.knows(run):
        return 0.9
    token = parts[0]
    if _LATIN.search(token.text):
        return 0.3
    if is_place(token) or (is_common(token) and not is_given_name(naming.name(run))):
        return 0.65 if told and weight > 0.9 else 0.3
    if told:
        return 0.85
    if run.first == 0 and token.pos != "PROPN":
        return 0.3
    return 0.7 if weight > 0.9 else 0.4


def is_name_word(token: Token, *, first: bool) -> bool:
    """Whether a capitalised word may be part of a name that nobody announced. `first` begins its sentence."""
    if _LATIN.search(token.text):
        return False
    if is_given_name(token.text):
        return True
    if is_place(token):
        return False
    return not is_common(token) if first else zipf_frequency(token.text, "ru") < 4.5 or token.pos == "PROPN"


def is_place(token: Token) -> bool:
    """Whether the dictionary knows the word as a place."""
    top = token.readings[0]
    return top.source == "dictionary" and top.feats.get("NameType") == "Geo"


def is_common(token: Token) -> bool:
    """Whether it is a frequent word of the dictionary that is no name."""
    top = token.readings[0]
    return top.source == "dictionary" and top.pos != "PROPN" and zipf_frequency(token.text, "ru") >= _COMMON
