"""Sentence templates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.language import Lang
from habeas.disclosure.template import fill, parse_template
from habeas.disclosure.view import Line, Run, plain


def _fill(template: str, **fields: str) -> str:
    def lookup(name: str, form: str) -> Line | None:
        return (Run(fields[name] + form),) if name in fields else None

    return plain(fill(parse_template(template), lookup))


def test_parts_fall_away() -> None:
    """A part in brackets is left out when one of its fields is not known, and only that part."""
    assert _fill("Held[ at {place}][, {when}].", place="X") == "Held at X."
    assert _fill("Held[ at {place}, {when}].", place="X") == "Held."


def test_forms_reach_the_field() -> None:
    """A field is asked for in the form that the template names."""
    assert _fill("{when:at}", when="day:") == "day:at"


def test_no_second_full_stop() -> None:
    """A value that ends its own sentence gets no second full stop, also when the stop begins the next part."""
    assert _fill("Says: {claim}.", claim="No!") == "Says: No!"
    assert _fill("Says[: {claim}][. Court: {court}].", claim="No.", court="X") == "Says: No. Court: X."


@given(st.text())
def test_values_are_never_templates(value: str) -> None:
    """Whatever is inserted stands as it is, brackets, braces and all."""
    assert _fill("a {x}; b", x=value) == f"a {value}; b"


def test_languages_stay_apart() -> None:
    """A run in another language keeps its language, and neighbours of one language are one run."""
    line = fill(parse_template("a {x} b"), lambda _name, _form: (Run("x", Lang.RU),))
    assert line == (Run("a "), Run("x", Lang.RU), Run(" b"))


@pytest.mark.parametrize("broken", ["a [b", "a ]b", "a {b", "a b}", "[a [b] c]", "{A}"])
def test_broken_templates_are_refused(broken: str) -> None:
    """Brackets or braces that do not match are refused when the template is read."""
    with pytest.raises(ValueError, match="do not match"):
        parse_template(broken)


def test_required_field_is_missed() -> None:
    """A field outside brackets that is not known is an error that names it."""
    with pytest.raises(KeyError, match="who"):
        _fill("{who} was seen")
