"""The recovery key as a person writes it down: nine groups of four letters and digits.

Crockford's base 32 (no I, L, O, U; lower case and look-alikes are read as what they were meant to
be): 32 characters hold 160 random bits, four more hold the number they make modulo the greatest
prime below 2^20. Because that modulus is prime, one wrong character and two exchanged neighbours
are caught always, anything else but once in a million.
"""

from habeas.base.errors import VaultLocked

SECRET_BYTES = 20
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_DATA, _CHECK, _GROUP = 32, 4, 4
_PRIME = 2**20 - 3


def recovery_text(secret: bytes) -> str:
    """The written form of 20 bytes; raises ValueError for another length."""
    if len(secret) != SECRET_BYTES:
        raise ValueError(f"a recovery key has {SECRET_BYTES} bytes")
    number = int.from_bytes(secret)
    symbols = _symbols(number, _DATA) + _symbols(number % _PRIME, _CHECK)
    return "-".join(symbols[at : at + _GROUP] for at in range(0, len(symbols), _GROUP))


def read_recovery(text: str) -> bytes:
    """The 20 bytes of a written recovery key; raises VaultLocked when it cannot be one.

    Case, spaces and hyphens do not matter.
    """
    symbols = "".join(text.split()).replace("-", "").upper().translate(_READ_AS)
    if len(symbols) != _DATA + _CHECK:
        raise VaultLocked(
            f"A recovery key has {_DATA + _CHECK} letters and digits; this has {len(symbols)}.",
            "Compare it with the paper.",
        )
    if set(symbols) - set(_ALPHABET):
        raise VaultLocked("The recovery key has a character that no recovery key has.", "Compare it with the paper.")
    number, check = _number(symbols[:_DATA]), _number(symbols[_DATA:])
    if number % _PRIME != check:
        raise VaultLocked("The recovery key has a typing error.", "Compare it with the paper.")
    return number.to_bytes(SECRET_BYTES)


def _symbols(number: int, count: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(count)))


def _number(symbols: str) -> int:
    number = 0
    for symbol in symbols:
        number = number * 32 + _ALPHABET.index(symbol)
    return number
