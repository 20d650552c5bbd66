"""The languages of papers: those of the program, and those that a body abroad takes besides."""

from enum import StrEnum

from habeas.base.language import Lang


class PaperLang(StrEnum):
    """The language of a paper's headings, labels and fixed sentences, by its ISO 639-1 code.

    Facts are told in it by templates of its own. What rooms below word (a rule of a country's law) exists in the
    languages that the program speaks: in a French or Spanish paper it stands in English, marked as such.
    """

    EN = "en"
    RU = "ru"
    KK = "kk"
    FR = "fr"
    ES = "es"

    @property
    def facts(self) -> Lang:
        """The language in which rooms below are asked for their texts."""
        return Lang.EN if self in (PaperLang.FR, PaperLang.ES) else Lang(self.value)

    @property
    def borrowed(self) -> bool:
        """Whether those texts are in another language than the paper's own."""
        return self.facts.value != self.value


AT_HOME = (PaperLang.RU, PaperLang.KK, PaperLang.EN)
"""Russian and Kazakh, which authorities of Kazakhstan take; English is a reading copy, and says so."""

SPOKEN = (PaperLang.EN, PaperLang.RU, PaperLang.KK)
"""What the program speaks."""
