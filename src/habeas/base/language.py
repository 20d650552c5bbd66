"""The languages Habeas speaks and reads first."""

from enum import StrEnum


class Lang(StrEnum):
    """A language by its ISO 639-1 code."""

    EN = "en"
    RU = "ru"
    KK = "kk"
