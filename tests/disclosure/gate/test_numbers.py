"""Number plates are numbers by which somebody is known: found in the writings of the region, articles are none."""

import pytest

from habeas.disclosure.gate.numbers import numbers_in


@pytest.mark.parametrize(
    "text",
    [
        "машина 482 KVO 02",
        "a car, 482KVO02, waited",
        "A 123 BCD",
        "А123ВС77",
        "с номером К 045 ОР 199",
        "01 KG 123 ABC",
    ],
)
def test_a_number_plate_is_found(text: str) -> None:
    """By the patterns of Kazakhstan, old and new, of Russia and of Kyrgyzstan, apart and together."""
    assert numbers_in(text)


@pytest.mark.parametrize("text", ["ст. 174 УК", "Article 174 (1)", "31 мая 2023", "camera 3", "по ст. 256 ч. 2 УК РК"])
def test_articles_and_days_are_no_plates(text: str) -> None:
    """What a case is full of is not taken for one."""
    assert numbers_in(text) == ()
