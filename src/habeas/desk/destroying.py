"""Destroying a whole vault or a backup in an emergency, keys first; see :mod:`habeas.vault.emergency`."""

from collections.abc import Callable
from pathlib import Path

from habeas.vault.emergency import Destroyed, can_be_destroyed, destroy


def can_destroy(folder: Path) -> bool:
    """Whether the folder has a vault, what is left of one, or a backup."""
    return can_be_destroyed(folder)


def destroy_everything(folder: Path, chance: Callable[[int], bytes], told: Callable[[], None]) -> Destroyed:
    """Destroy the keys, call `told`, then delete the rest. Raises WrongCall and CannotWrite as the vault does."""
    return destroy(folder, chance, told)
