"""The lists of what each audience may be told: every property decided, and nothing wide by chance."""

import pytest

from habeas.base.errors import Failed
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.audiences import rules_from, rules_of
from habeas.disclosure.gate.held import Protection
from habeas.evidence.sources.source import Secrecy
from habeas.record.vocabulary.loading import vocabulary

OUTSIDE = (Audience.UN_BODY, Audience.PARTNER_ARCHIVE, Audience.PRESS, Audience.PUBLIC)
EVERY = list(Audience)


@pytest.mark.parametrize("audience", EVERY)
def test_every_property_is_decided(audience: Audience) -> None:
    """Each list tells or keeps every property of the vocabulary and no other: a new property needs a decision."""
    rules = rules_of(audience)
    assert rules.told | rules.kept == vocabulary().properties.keys()
    assert not rules.told & rules.kept


def test_self_is_told_everything() -> None:
    """Whoever holds the vault is held back nothing."""
    rules = rules_of(Audience.SELF)
    assert (rules.kept, rules.protections, rules.sources) == (frozenset(), frozenset(), frozenset(Secrecy))


@pytest.mark.parametrize("audience", OUTSIDE)
def test_papers_of_the_file_reach_nobody_outside(audience: Audience) -> None:
    """Only what is public and our own knowledge may reach public, press, partner and UN, in any country (SAFETY 1)."""
    rules = rules_of(audience)
    assert rules.sources == {Secrecy.PUBLIC, Secrecy.OWN_KNOWLEDGE}
    assert not rules.exempt


def test_a_court_is_told_the_file_where_a_law_says_so() -> None:
    """A court gets papers of the file under the law of Kazakhstan (CPC 201(3)), and under no law we have not read."""
    rules = rules_of(Audience.COURT)
    assert rules.sources_in("kz") == rules.sources | {Secrecy.CASE_FILE, Secrecy.UNDERTAKING}
    assert rules.sources_in("RU") == rules.sources_in(None) == {Secrecy.PUBLIC, Secrecy.OWN_KNOWLEDGE}
    assert rules.exempt["KZ"].by == "CPC 201(3)(1)"


@pytest.mark.parametrize("audience", [one for one in EVERY if one not in (Audience.SELF, Audience.COUNSEL)])
def test_privilege_is_on_no_list_but_two(audience: Audience) -> None:
    """What is between the person and counsel is on no list but theirs; a state secret on that of `self` alone."""
    assert Secrecy.PRIVILEGED not in rules_of(audience).sources
    assert Secrecy.STATE_SECRET not in rules_of(audience).sources


@pytest.mark.parametrize("audience", [Audience.COURT, *OUTSIDE])
def test_words_and_digests_go_out_for_public_papers_alone(audience: Audience) -> None:
    """Outside, quotes and digests are for public sources only (SAFETY 9)."""
    rules = rules_of(audience)
    assert rules.quotes == rules.digests == {Secrecy.PUBLIC}
    assert not rules.particulars


@pytest.mark.parametrize("audience", OUTSIDE)
def test_every_protection_of_persons_holds_outside(audience: Audience) -> None:
    """Outside nobody passes any protection, and consent is asked for telling and for the name."""
    rules = rules_of(audience)
    missing = {
        Protection.NO_BASIS,
        Protection.MINOR,
        Protection.RELATIVE,
        Protection.WITNESS,
        Protection.ADDRESS,
        Protection.HEALTH,
        Protection.IDENTITY_NUMBER,
        Protection.PRIVATE_PROPERTY,
        Protection.CODE_NAME,
        Protection.TOO_FEW_SOURCES,
        Protection.QUIET,
    } - rules.protections
    assert not missing
    assert not rules.passes
    assert rules.independent_sources >= 2
    assert rules.consent is not None


@pytest.mark.parametrize("audience", EVERY)
def test_each_says_who_else_reads(audience: Audience) -> None:
    """Each audience says in one sentence a language who else will read it."""
    said = rules_of(audience).readers
    assert set(said) == set(Lang)
    assert all(text.endswith(".") for text in said.values())


@pytest.mark.parametrize("text", ["", "told: [person]", "told: [", "- x", "readers: {en: x}\ntold: []\nkept: []"])
def test_a_damaged_list_is_said(text: str) -> None:
    """A list that does not hold together lets nothing out and says that it is damaged."""
    with pytest.raises(Failed, match="damaged"):
        rules_from(text, Audience.PUBLIC)
