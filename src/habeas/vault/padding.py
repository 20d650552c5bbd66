"""Sizes that tell little: Padmé.

Nikitin and others, "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs",
PoPETs 2019: a padded length keeps only so many leading bits as its magnitude has bits, which leaks
O(log log n) bits and costs at most about 12 %.
"""

SMALLEST = 4096
"""Every padded length is at least this; it cannot be told apart below."""


def padded_length(length: int) -> int:
    """The padded length of `length` bytes, never less than it; raises ValueError when it is negative."""
    if length < 0:
        raise ValueError("a length is not negative")
    if length <= SMALLEST:
        return SMALLEST
    magnitude = length.bit_length() - 1
    low_bits = magnitude - magnitude.bit_length()
    mask = (1 << low_bits) - 1
    return (length + mask) & ~mask
