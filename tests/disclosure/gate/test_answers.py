"""The laws of reading answers about consent from a folded case."""

from datetime import date

from tests.disclosure.invented import HELD, JUDGE, start

from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.answers import Answer, Basis, Said, Use, answers_of
from habeas.disclosure.gate.consents import Lacking, Permission, Refusal, consents_of
from habeas.record.days import Days
from habeas.record.statements import Stance

DAY = date(2023, 6, 5)


def told(**value: str) -> Answer | None:
    """What one statement about consent says; None where it says nothing that counts."""
    made = start()
    made.say(0, "consent", dict(value), "he agreed", when="2023-05-20")
    found = answers_of(made.fold().facts)
    assert len(found) < 2
    return found[0] if found else None


def test_an_answer_is_read_with_all_that_was_recorded() -> None:
    """Who answered, as whom, for which use and readers, from when and until when."""
    one = told(use="name", answer="given", audience="press", not_before="2023-06", until="2023-07-01")
    assert one is not None
    assert (one.person, one.use, one.said, one.audience, one.own) == (HELD, Use.NAME, Said.GIVEN, Audience.PRESS, True)
    assert (one.not_before, one.until) == (
        Days(date(2023, 6, 1), date(2023, 6, 30)),
        Days(date(2023, 7, 1), date(2023, 7, 1)),
    )
    assert one.said_on == Days(date(2023, 5, 20), date(2023, 5, 20))


def test_who_answers_for_another_speaks_for_the_family_unless_it_is_said() -> None:
    """A name without a capacity is somebody else; a lawyer's word is the lawyer's, a guardian's the child's."""
    bases = {None: Basis.FAMILY, "spouse": Basis.FAMILY, "lawyer": Basis.LAWYER, "guardian": Basis.CONSENT}
    for capacity, basis in bases.items():
        one = told(use="publish", answer="given", by="Aliya", **({} if capacity is None else {"capacity": capacity}))
        assert one is not None
        assert (one.own, one.basis, one.reviewed) == (False, basis, False)
    vital = told(use="publish", answer="given", by="Aliya", basis="vital_interest", note="No word since May.")
    assert vital is not None
    assert (vital.basis, vital.reviewed) == (Basis.VITAL_INTEREST, True)


def test_a_use_of_the_procedures_refused_is_refused_here_too() -> None:
    """Who does not want the State told, or the name published, is not named to the UN, or to everybody."""
    state, public = told(use="naming_to_state", answer="refused"), told(use="publication", answer="withdrawn")
    assert state is not None
    assert public is not None
    assert (state.use, state.audience, state.said) == (Use.NAME, Audience.UN_BODY, Said.REFUSED)
    assert (public.use, public.audience, public.said) == (Use.NAME, Audience.PUBLIC, Said.WITHDRAWN)
    assert told(use="naming_to_state", answer="given", procedure="wgad") is None
    assert told(use="wgad", answer="refused") is None


def test_a_denied_consent_is_a_refusal() -> None:
    """Who denies that consent was given refuses it; who denies a refusal gives nothing."""
    for answer, said in (("given", [Said.REFUSED]), ("refused", [])):
        made = start()
        made.say(0, "consent", {"use": "publish", "answer": answer}, "no", stance=Stance.DENIES)
        assert [one.said for one in answers_of(made.fold().facts)] == said


def test_an_answer_was_said_before_it_was_recorded() -> None:
    """Of a month or of no day at all the days after the record are none on which it can have been said."""
    made = start()
    made.say(0, "consent", {"use": "publish", "answer": "given"}, "yes", when="2023-06")
    made.say(0, "consent", {"use": "share", "answer": "refused"}, "no")
    by_use = {one.use: one.said_on for one in answers_of(made.fold().facts)}
    assert by_use == {Use.PUBLISH: Days(date(2023, 6, 1), date(2023, 6, 1)), Use.SHARE: Days(None, date(2023, 6, 2))}


def test_a_case_says_what_is_permitted() -> None:
    """Consent, the events after which it has to be given again, and quiet, all from the folded case."""
    made = start()
    made.say(0, "consent", {"use": "publish", "answer": "given"}, "yes", when="2023-05-20")
    made.say(0, "consent", {"use": "publish", "answer": "given"}, "yes, me too", when="2023-05-20", subject=JUDGE)
    made.say(0, "quiet", {"until": "2023-06", "note": "talks"}, "let us wait", subject=JUDGE)
    before = consents_of(made.fold())
    assert isinstance(before.permission(HELD, Use.PUBLISH, Audience.PUBLIC, DAY), Permission)
    quiet = before.quiet(JUDGE, HELD, date(2023, 6, 30))
    assert quiet is not None
    assert quiet.until == date(2023, 6, 30)
    assert before.quiet(HELD, HELD, DAY) is None
    made.say(0, "transfer", {"to": "Prison 5"}, "was moved", when="2023-05-25")
    after = consents_of(made.fold()).permission(HELD, Use.PUBLISH, Audience.PUBLIC, DAY)
    assert isinstance(after, Refusal)
    assert after.reason is Lacking.REVIEW
    assert isinstance(consents_of(made.fold()).permission(JUDGE, Use.PUBLISH, Audience.PUBLIC, DAY), Permission)
