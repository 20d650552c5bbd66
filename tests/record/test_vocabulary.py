"""The vocabulary holds together, speaks three languages, and says what is wrong with a value."""

import re
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.errors import Failed
from habeas.base.language import Lang
from habeas.record.people import EntityKind
from habeas.record.vocabulary.checking import check_value
from habeas.record.vocabulary.loading import FILES, vocabulary, vocabulary_from
from habeas.record.vocabulary.terms import Labels

EVENTS = [
    "surveillance",
    "search",
    "apprehension",
    "delivery",
    "protocol",
    "rights_explained",
    "prosecutor_notified",
    "family_notified",
    "consulate_notified",
    "access_to_counsel",
    "questioning",
    "questioning_ended",
    "medical_examination",
    "custody_motion",
    "motion_received",
    "hearing",
    "custody_order",
    "order_served",
    "measure",
    "extension_motion",
    "extension",
    "facility_warned",
    "charge_ordered",
    "charge_announced",
    "reclassification",
    "expert_opinion",
    "complaint",
    "reply",
    "investigation_ended",
    "file_reading",
    "indictment",
    "case_returned",
    "case_received_by_court",
    "trial_start",
    "verdict",
    "verdict_served",
    "appeal",
    "appeal_decision",
    "transfer",
    "place_of_detention",
    "ill_treatment",
    "hunger_strike",
    "visit",
    "release",
    "re_arrest",
]
DRAFTS = [
    "person",
    "alias",
    "birth_date",
    "age",
    "occupation",
    "organ",
    "post",
    "apprehension",
    "charge",
    "norm_cited",
    "custody_order",
    "extension",
    "measure",
    "place_of_detention",
    "hearing",
    "search",
    "transfer",
    "release",
    "questioning",
    "surveillance",
    "sentence",
    "appeal_decision",
    "allegation",
    "denial",
    "counter_evidence",
    "ill_treatment",
    "irregularity",
    "expert_opinion",
    "complaint",
    "question",
    "work",
    "days_held",
]


def _texts() -> dict[str, str]:
    here = resources.files("habeas.record.vocabulary")
    return {name: (here / f"{name}.yaml").read_text("utf-8") for name in FILES}


def _all_labels() -> list[tuple[str, Labels]]:
    words = vocabulary()
    found: list[tuple[str, Labels]] = [(term.kind.value, term.labels) for term in words.entities.values()]
    for listed in words.lists.values():
        found.append((listed.id, listed.labels))
        found.extend((f"{listed.id}.{code}", labels) for code, labels in listed.codes.items())
    for prop in words.properties.values():
        found.append((prop.id, prop.labels))
        found.extend((f"{prop.id}.{field.id}", field.labels) for field in prop.fields.values())
    found.extend((gap.code, gap.labels) for gap in words.gaps.values())
    return found


def test_every_id_has_a_label_in_every_language() -> None:
    """Kinds, properties, fields, codes and gaps are named in English, Russian and Kazakh."""
    for key, labels in _all_labels():
        assert set(labels) == set(Lang), key
        assert re.search("[a-z]", labels[Lang.EN]), key
        assert re.search("[а-я]", labels[Lang.RU]), key
        assert re.search("[а-яәғқңөұүһі]", labels[Lang.KK]), key


def test_the_words_of_the_field_are_the_right_ones() -> None:
    """Apprehension, custody and the preventive measure have their terms, and арест is only a penalty."""
    words = vocabulary()
    assert words.properties["apprehension"].labels == {
        Lang.EN: "apprehension",
        Lang.RU: "задержание",
        Lang.KK: "ұстап алу",
    }
    assert words.lists["measures"].codes["custody"][Lang.KK] == "күзетпен ұстау"
    assert words.properties["measure"].labels[Lang.KK] == "бұлтартпау шарасы"
    for key, labels in _all_labels():
        if not key.startswith(
            ("penalties", "measures.house_arrest", "measures.seizure_of_property")
        ) and not key.endswith(".administrative_arrest"):
            assert "арест" not in labels[Lang.RU].lower(), key
            assert "қамақ" not in labels[Lang.KK].lower(), key


def test_every_id_of_the_contracts_is_there() -> None:
    """Drafts and events find their type in the vocabulary, and events are told apart as such."""
    properties = vocabulary().properties
    assert set(DRAFTS) | set(EVENTS) <= set(properties)
    assert set(EVENTS) <= {prop.id for prop in properties.values() if prop.event}
    assert set(vocabulary().entities) == set(EntityKind)


def test_every_property_is_described_in_one_sentence() -> None:
    """A description begins with a capital and ends with one full stop."""
    for prop in vocabulary().properties.values():
        assert re.fullmatch(r"[A-Z].*[^.]\.", prop.about), prop.id
        assert prop.of, prop.id


def test_no_field_is_called_like_the_forms_of_what_is_not_known() -> None:
    """`unknown` and `absent` can never be fields, since they stand for a value that is not there."""
    for prop in vocabulary().properties.values():
        assert not {"unknown", "absent"} & set(prop.fields)


def test_no_file_says_a_thing_twice() -> None:
    """No id stands twice in one file, where the later would silently win."""
    for name, text in _texts().items():
        ids = re.findall(r"^([\w-]+):", text, re.MULTILINE)
        assert len(ids) == len(set(ids)), name


@pytest.mark.parametrize(
    ("file", "old", "new", "says"),
    [
        ("events", "ru: задержание,", "", "needs a label in each of en, ru, kk"),
        ("events", "single: [when, organ]", "single: [when, orgn]", "names no field of it: orgn"),
        ("events", "occurs: spell", "occurs: twice", "`occurs` is one of once"),
        ("attributes", "of: [person]", "of: [ghost]", "no such kind of entity: ghost"),
        ("fields", "list: roles", "list: rolls", "no such list: rolls"),
        ("missing", "met_by: [sex]", "met_by: [sex.colour]", "no such property or field: sex.colour"),
        ("claims", "allegation:", "charge:", "the same id stands in another file"),
        ("lists", "roles:", "roles: [", "is not YAML"),
    ],
)
def test_a_damaged_file_is_refused_with_its_place(file: str, old: str, new: str, says: str) -> None:
    """A fault in a file is named with the file, so that whoever edits it finds it."""
    texts = _texts()
    assert old in texts[file]
    with pytest.raises(Failed, match=re.escape(says)) as caught:
        vocabulary_from({**texts, file: texts[file].replace(old, new, 1)})
    assert f"{file}.yaml" in str(caught.value)


@pytest.mark.parametrize(
    ("prop", "value"),
    [
        ("apprehension", {"when": "2022-04-29T09:40+06:00", "organ": "City police", "place": None}),
        ("apprehension", {}),
        ("charge", {"country": "KZ", "code": "criminal", "article": "256", "part": "1", "label": "ст. 256"}),
        ("custody_order", {"when": "2022-05-01", "term": "P2M", "until": "2022-06-29", "measure": "custody"}),
        (
            "person",
            {"name": "Aidar Sample", "printed": "Aidar", "script": "Latn", "aliases": ["Kestrel"], "role": "detainee"},
        ),
        ("sentence", {"kind": "imprisonment", "term": "P5Y", "suspended": False, "whose": "Aidar Sample"}),
        ("days_held", {"days": 0, "as_of": "2022-07"}),
        ("norm_cited", {"code": "Law on Communications", "article": "41-2"}),
        ("charge", {"code": None, "article": "256"}),
    ],
)
def test_a_right_value_has_no_findings(prop: str, value: dict[str, object]) -> None:
    """Values in the shape of a draft pass."""
    assert check_value(prop, value) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("prop", "value", "code", "place"),
    [
        ("apprehended", {}, "unknown-property", "apprehended"),
        ("apprehension", {"orgn": "police"}, "unknown-field", "apprehension.orgn"),
        ("apprehension", {"when": "29.04.2022"}, "not-a-date", "apprehension.when"),
        ("apprehension", {"organ": 5}, "wrong-type", "apprehension.organ"),
        ("apprehension", {"organ": " "}, "wrong-type", "apprehension.organ"),
        ("norm_cited", {"code": "criminal"}, "missing-field", "norm_cited.article"),
        ("measure", {"measure": "arrest", "status": "ordered"}, "unknown-code", "measure.measure"),
        ("charge", {"code": "criminal", "article": 256}, "wrong-type", "charge.article"),
        ("extension", {"term": "two months"}, "not-a-duration", "extension.term"),
        ("days_held", {"days": True}, "wrong-type", "days_held.days"),
        ("days_held", {"days": -1}, "wrong-type", "days_held.days"),
        ("sentence", {"kind": "fine", "suspended": "no"}, "wrong-type", "sentence.suspended"),
        ("person", {"name": "A", "aliases": "B"}, "wrong-type", "person.aliases"),
        (
            "place_of_detention",
            {"name": "A", "from": "2022-06", "until": "2022-05"},
            "ends-before-it-begins",
            "place_of_detention.until",
        ),
    ],
)
def test_a_wrong_value_says_what_is_wrong_and_where(prop: str, value: dict[str, object], code: str, place: str) -> None:
    """Each fault has its code and its field."""
    found = check_value(prop, value)  # type: ignore[arg-type]
    assert [(finding.code, finding.place) for finding in found] == [(code, place)]


_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@given(prop=st.sampled_from([*DRAFTS, "none"]), data=st.data())
def test_checking_never_fails_on_bad_input(prop: str, data: st.DataObject) -> None:
    """Whatever a value holds, the answer is findings and never an exception."""
    fields = vocabulary().properties[prop].fields if prop in vocabulary().properties else {}
    value = data.draw(st.dictionaries(st.sampled_from([*fields, "zzz"]), _PLAIN, max_size=4))
    assert all(finding.place.startswith(prop) for finding in check_value(prop, value))
