"""Whether two names in values are of the same person or body."""

from collections.abc import Mapping
from functools import lru_cache

from habeas.base.ids import EntityId
from habeas.base.language import Lang
from habeas.record.agreement import Agreement, NameAgreement, normal_text


def name_agreement(known: Mapping[str, EntityId]) -> NameAgreement:
    """A judge of names that knows the entities of the case.

    `known` maps names, as :func:`habeas.record.agreement.normal_text` writes them, to the entity
    that carries them. Two names of one entity agree. Otherwise names that are alike agree; names
    that are not alike are different in texts of one language, and in two languages it cannot be told,
    because a body's name is translated and not only transliterated.
    """

    @lru_cache(maxsize=100_000)
    def judge(one: str, one_lang: Lang, other: str, other_lang: Lang) -> Agreement:
        first, second = normal_text(one), normal_text(other)
        if first == second:
            return Agreement.SAME
        mine, theirs = known.get(first), known.get(second)
        if mine is not None and mine == theirs:
            return Agreement.SAME
        return Agreement.DIFFERENT if one_lang is other_lang else Agreement.UNCLEAR

    return judge
