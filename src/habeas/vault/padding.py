"""Sizes that tell little: powers of two for small originals, Padmé for large ones.

Letters, pages and court papers are small and often known to the other side byte for byte, so that
up to 1 MiB only nine sizes are told apart. Above, doubling would waste too much; there Padmé keeps as many
leading bits of a length as its magnitude has bits, which costs at most about 3 %.

Source: Nikitin and others, "Reducing Metadata Leakage from Encrypted Files and Communication with
PURBs", PoPETs 2019.
"""

SMALLEST = 4096
"""Every padded length is at least this."""

LARGEST_DOUBLED = 1 << 20
"""Up to this length the padded length is a power of two."""


def padded_length(length: int) -> int:
    """The padded length of `length` bytes, never less than it; raises ValueError when it is negative."""
    if length < 0:
        raise ValueError("a length is not negative")
    if length <= SMALLEST:
        return SMALLEST
    if length <= LARGEST_DOUBLED:
        return 1 << (length - 1).bit_length()
    magnitude = length.bit_length() - 1
    low_bits = magnitude - magnitude.bit_length()
    mask = (1 << low_bits) - 1
    return (length + mask) & ~mask
