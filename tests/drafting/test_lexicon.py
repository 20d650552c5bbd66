"""Lexicon files."""

from pathlib import Path

import pytest

from habeas.drafting.english.pack import load
from habeas.drafting.lexicon import LexiconError, load_lexicon

_HEAD = "clause: ';'\njoins: ','\nplaces: {who: {kinds: person, side: before}}\n"


def _lexicon(folder: Path, monkeypatch: pytest.MonkeyPatch, rules: str) -> None:
    name = f"words_{abs(hash(rules))}"
    package = folder / name
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "events.yaml").write_text(_HEAD + rules)
    monkeypatch.syspath_prepend(str(folder))
    load_lexicon(name, ("events.yaml",))


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("{type: release, name: a, trigger: 'freed', confidence: '0.5', colour: red}", "colour"),
        ("{type: release, name: a, confidence: '0.5'}", "release:a"),
        ("{type: release, name: a, trigger: '(freed', confidence: '0.5'}", "release:a"),
        ("{type: release, name: a, trigger: 'freed', confidence: '0.5', subject: nobody}", "nobody"),
    ],
)
def test_a_wrong_rule_is_named(rule: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A field that is not known, one that is missing, a broken pattern, an unknown place: the error names the rule."""
    with pytest.raises(LexiconError, match=told):
        _lexicon(tmp_path, monkeypatch, f"rules:\n  - {rule}\n")


def test_every_english_rule_has_its_own_name() -> None:
    """Type and name together are one rule, so that a figure or a fault can be traced to it."""
    names = [(rule.type, rule.name) for rule in load().lexicon.rules]
    assert len(names) == len(set(names))


def test_english_has_rules_for_every_type_of_event_and_claim() -> None:
    """No type of the contract is without a wording; persons, organs and works come from mentions."""
    types = {rule.type for rule in load().lexicon.rules}
    assert types >= {
        *(
            "alias",
            "occupation",
            "post",
            "birth_date",
            "age",
            "apprehension",
            "charge",
            "custody_order",
            "extension",
            "measure",
        ),
        *("place_of_detention", "hearing", "search", "transfer", "release", "questioning", "surveillance"),
        *("sentence", "appeal_decision", "allegation", "denial", "counter_evidence", "ill_treatment"),
        *("irregularity", "expert_opinion", "complaint", "question", "days_held"),
    }
