"""The recovery key split among people: any so many shares give it back, fewer tell nothing of it.

SLIP-0039 (Shamir's secret sharing with words and a checksum): 23 words a share, from a list of 1024
English words that differ in their first four letters. The first two words are the same on all shares of
one splitting. Source: https://github.com/satoshilabs/slips/blob/master/slip-0039.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.share import Share as Written

from habeas.base.errors import VaultLocked, WrongCall
from habeas.vault.recovery import SECRET_BYTES, read_recovery, recovery_text

MOST = 16
"""Shares of one splitting at most."""


@dataclass(frozen=True, slots=True, repr=False)
class Share:
    """One person's share. `splitting` names the splitting (four hexadecimal digits), `number` begins at 1."""

    splitting: str
    number: int
    needed: int
    words: tuple[str, ...]


def split(recovery_key: str, shares: int, needed: int) -> tuple[Share, ...]:
    """Shares of a recovery key; raises WrongCall for numbers that make no splitting, VaultLocked for a wrong key."""
    demand_numbers(shares, needed)
    [written] = generate_mnemonics(1, [(needed, shares)], read_recovery(recovery_key))
    return tuple(read_share(words) for words in written)


def demand_numbers(shares: int, needed: int) -> None:
    """Raises WrongCall for numbers that make no splitting: fewer than 2 needed, more needed than made, too many."""
    if not 2 <= needed <= shares <= MOST:
        raise WrongCall(
            "So many shares cannot be made.",
            f"Two or more are needed, and there are {MOST} at most: --shares 5 --needed 3. Nothing was changed.",
        )


def read_share(text: str) -> Share:
    """A share from its words, numbered or not; raises VaultLocked when they are none."""
    words = [word for word in text.lower().replace(".", " ").replace(",", " ").split() if not word.isdigit()]
    try:
        found = Written.from_mnemonic(" ".join(words))
    except (MnemonicError, ValueError):
        raise VaultLocked(
            "These words are no share: a word is wrong or missing.", "Compare them with the paper."
        ) from None
    if len(found.value) != SECRET_BYTES or found.group_count != 1:
        raise VaultLocked("These words are a share of something else.", "Take a share of this recovery key.")
    return Share(f"{found.identifier:04x}", found.index + 1, found.member_threshold, tuple(words))


def join(shares: Sequence[Share]) -> str:
    """The recovery key that these shares give; raises VaultLocked when they are too few or of several splittings."""
    if len({(share.splitting, share.words[:2]) for share in shares}) > 1:
        raise VaultLocked(
            "These are shares of different splittings.", "Take shares whose first two words are the same."
        )
    chosen = {share.number: share for share in shares}
    if not shares or len(chosen) < shares[0].needed:
        raise VaultLocked("These shares are too few.", "Ask another holder.")
    first = list(chosen.values())[: shares[0].needed]
    try:
        return recovery_text(combine_mnemonics([" ".join(share.words) for share in first]))
    except MnemonicError:
        raise VaultLocked("These shares do not belong together.", "Compare them with the papers.") from None
