"""Consent, rulings, releases and corrections as commands: what a defender sees, records, and has to do."""

import json
import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ran, Run
from tests.conftest import DESK_PASSPHRASE

from habeas.base.digest import digest_of
from habeas.base.errors import ExitCode
from habeas.base.language import Lang
from habeas.desk.case_file import open_case
from habeas.desk.opening import open_session
from habeas.desk.releasing import Going, begin_release, record_release
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.releases import HandedFile, Told, ToldSentence

NAME = "Ilyas Qarabulaq"
GIVEN = ("--answer", "given", "--for", "public", "--on", "2026-02-01")


@pytest.fixture
def baker(in_vault: Run) -> Run:
    """A case of a baker who is held."""
    assert (
        in_vault("new", "baker", "--who", NAME, "--told-by", "his wife", "--when", "2023-05-03").code is ExitCode.DONE
    )
    return in_vault


@pytest.fixture
def published(vault_folder: Path, ticking: Callable[[], datetime]) -> Callable[..., str]:
    """Let the case out to an audience in these sentences; gives the id of the release."""

    def publish(*sentences: str, audience: Audience = Audience.PUBLIC, why: str = "") -> str:
        with open_session(vault_folder, DESK_PASSPHRASE, ticking, os.urandom) as session:
            casefile = open_case(session, "baker", date(2026, 3, 1)).casefile
            [one] = casefile.detainees
            said = tuple(sorted(said.id for fact in one.facts if fact.prop != "consent" for said in fact.statements))
            held = frozenset({one.entity.id})
            lines = tuple(ToldSentence(text, Lang.EN, said) for text in sentences)
            told = Told(casefile.case.id, frozenset(said), held, held, lines)
            begun = begin_release(session, ["baker"], audience, "site")
            file = HandedFile("index.html", digest_of(b"page"), "text/html", 4)
            return record_release(session, begun, Going("Baker held", (told,), (file,), why=why)).id

    return publish


def objects(ran: Ran) -> list[dict[str, Any]]:
    """The JSON that was printed."""
    return [json.loads(line) for line in ran.out.splitlines()]


def uses(ran: Ran) -> dict[tuple[str, str | None], dict[str, Any]]:
    """What is said of each use and audience of the one person listed."""
    [person] = objects(ran)
    return {(one["use"], one["audience"]): one for one in person["uses"]}


def test_nothing_is_permitted_until_somebody_was_asked(baker: Run) -> None:
    """A new case permits no use, and says that each is to be asked for."""
    told = uses(baker("consent", "baker", "--json"))
    assert {one["reason"] for one in told.values()} == {"not_recorded"}
    assert "ask for each by itself" in baker("consent", "baker").out.replace("\n", " ").replace("    ", "")


def test_an_answer_is_recorded_with_its_source(baker: Run) -> None:
    """The note becomes a source; another's word counts with it, for the readers and days that were named."""
    ran = baker(
        "consent", "baker", NAME, "--use", "publish", "name", *GIVEN, "--by", "Aliya", "--capacity", "spouse",
        "--until", "2026-05-01", "--note", "He has no visits.", "--json",
    )  # fmt: skip
    [recorded] = objects(ran)
    assert ran.code is ExitCode.DONE
    assert len(recorded["statements"]) == 2
    told = uses(baker("consent", "baker", "--json", "--as-of", "2026-03-01"))
    assert told["name", "public"]["permitted"]
    assert (told["publish", "press"]["basis"], told["publish", "press"]["until"]) == ("family", "2026-05-01")
    assert told["name", "un_body"]["reason"] == "other_audience"
    assert uses(baker("consent", "baker", "--json", "--as-of", "2026-05-02"))["name", "public"]["reason"] == "expired"
    assert len(objects(baker("sources", "baker", "--json"))) == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--use", "name", "--answer", "given", "--told", "yes"), "somebody who will read it"),
        (("--use", "publish", "--answer", "given", "--for", "court", "--told", "yes"), "press or for everybody"),
        (("--use", "singing", "--answer", "given", "--told", "yes"), "singing"),
        (("--use", "keep", "--answer", "given"), "stands on a source"),
        (("--use", "keep"), "what was said"),
        (("--by", "Aliya"), "told of an answer"),
        (("--quiet-until", "2026-04-01"), "Quiet needs a reason"),
        (("--quiet-until", "soon", "--note", "talks"), "soon"),
    ],
)
def test_what_is_no_answer_is_refused(baker: Run, words: tuple[str, ...], said: str) -> None:
    """Consent to naming without readers, a use there is none of, an answer without ground: nothing is recorded."""
    ran = baker("consent", "baker", NAME, *words)
    assert ran.code is ExitCode.WRONG_CALL
    assert said in ran.err
    assert {one["reason"] for one in uses(baker("consent", "baker", "--json")).values()} == {"not_recorded"}


def test_a_withdrawal_shows_what_is_out(baker: Run, published: Callable[..., str]) -> None:
    """Whoever takes consent back is told of what is out and what must come down; when it is down all is quiet."""
    said = baker("consent", "baker", NAME, "--use", "publish", "--use", "name", *GIVEN, "--told", "Yes, he said.")
    assert said.code is ExitCode.DONE
    public = published("He was held.")
    court = published("He was held.", audience=Audience.COURT)
    quiet = baker("consent", "baker", "--as-of", "2026-03-01")
    assert quiet.code is ExitCode.DONE
    taken = ("--use", "publish", "--answer", "withdrawn", "--on", "2026-02-20", "--told", "He took it back.")
    ran = baker("consent", "baker", NAME, *taken)
    assert ran.code is ExitCode.NEEDS_PERSON
    assert "Already out" in ran.out
    assert "TAKE DOWN, by 2026-03-01" in ran.out
    assert "index.html" in ran.out
    assert "59 min left" in ran.out
    for command in (("releases",), ("deadlines",)):
        said = baker(*command)
        assert said.code is ExitCode.NEEDS_PERSON
        assert "min left" in said.out
        assert any(
            one["due" if command == ("releases",) else "minutes_left"] for one in objects(baker(*command, "--json"))
        )
        for lang, left in (("ru", "осталось"), ("kk", "қалды")):
            assert left in baker(*command, "--lang", lang).out
    listed = baker("consent", "baker", "--json", "--as-of", "2026-03-01")
    assert listed.code is ExitCode.NEEDS_PERSON
    [due] = objects(listed)[0]["due"]
    assert (due["release"]["id"], due["do"], due["reason"]) == (public, "take_down", "withdrawn")
    for lang, word in (("ru", "СНИМИТЕ"), ("kk", "АЛЫП ТАСТАҢЫЗ")):
        assert word in baker("consent", "baker", "--lang", lang).out
    assert baker("releases", "down", public[:8], "--why", "he asked").code is ExitCode.DONE
    assert baker("consent", "baker").code is ExitCode.DONE
    again = baker("consent", "baker", NAME, *taken[:-1], "He said so again.")
    assert again.code is ExitCode.NEEDS_PERSON
    assert "court" in again.out
    assert court[:10] in again.out
    assert public[:10] not in again.out


def test_who_could_be_recognised_is_told(baker: Run) -> None:
    """Without a name, traits that stand together are told with their ids; and an age that is not recorded."""
    assert baker("consent", "baker", NAME, "--use", "publish", *GIVEN, "--told", "Yes, without my name.").code is (
        ExitCode.DONE
    )
    [source] = objects(baker("sources", "baker", "--json"))[:1]
    quote = ("--subject", NAME, "--source", str(source["id"]), "--quote", "his wife")
    [before] = objects(baker("preview", "baker", "--for", "public", "--json"))
    assert [(one["name"], one["named"]) for one in before["age_unknown"]] == [(NAME, False)]
    ids = []
    for prop, value in (("age", {"years": 41}), ("occupation", {"text": "baker"}), ("sex", {"sex": "m"})):
        said = ("say", "baker", "--type", prop, *quote, "--value", json.dumps(value), "--json")
        ids += [one["statement"] for one in objects(baker(*said))]
    [found] = objects(baker("preview", "baker", "--for", "public", "--json"))
    [one] = [each for each in found["recognisable"] if each["because"] == "traits"]
    assert (one["name"], one["properties"], set(one["statements"])) == (NAME, ["age", "sex", "occupation"], set(ids))
    assert found["age_unknown"] == []
    for lang, word in (("en", "could be recognised"), ("ru", "узнать этого человека можно"), ("kk", "тануға болады")):
        said_in = baker("preview", "baker", "--for", "public", "--lang", lang).out
        assert word in " ".join(said_in.split())
        assert ids[0][:10] in said_in
    [inside] = objects(baker("preview", "baker", "--for", "team", "--json"))
    assert (inside["recognisable"], inside["age_unknown"]) == ([], [])


def test_several_values_follow_one_flag(baker: Run) -> None:
    """Uses and readers stand after one flag or after several, and mean the same: one answer for each pair."""
    one = ("--use", "share", "name", "--for", "court", "un_body", "--answer", "given", "--told", "Yes.", "--json")
    assert len(objects(baker("consent", "baker", NAME, *one))[0]["statements"]) == 4
    mixed = ("--use", "keep", "--use", "count", "contact", "--answer", "given", "--told", "Yes.", "--json")
    assert len(objects(baker("consent", "baker", NAME, *mixed))[0]["statements"]) == 3


def test_one_thing_is_held_back_from_several(baker: Run) -> None:
    """A ruling stands for each audience after `--for`, and each is undone by itself."""
    why = ("--why", "his lawyer asks", "--json")
    made = objects(baker("hold", "baker", "--person", NAME, "--for", "press", "public", "press", *why))
    assert [one["audience"] for one in made] == ["press", "public"]
    assert baker("hold", "baker", "--undo", made[0]["id"], "--why", "no longer").code is ExitCode.DONE
    assert [one["audience"] for one in objects(baker("hold", "baker", "--json"))] == ["public"]


def test_quiet_is_said_of_a_person_or_a_case(baker: Run) -> None:
    """Until its day it stands in front of everything else that is permitted."""
    assert baker("consent", "baker", NAME, "--quiet-until", "2026-04-01", "--note", "talks").code is ExitCode.DONE
    [one] = objects(baker("consent", "baker", "--json", "--as-of", "2026-03-01"))
    assert one["quiet"]["until"] == "2026-04-01"
    assert "Quiet until 2026-04-01" in baker("consent", "baker", "--as-of", "2026-03-01").out
    assert baker("consent", "baker", "--quiet-until", "open", "--note", "a trial").code is ExitCode.DONE
    assert objects(baker("consent", "baker", "--json", "--as-of", "2027-01-01"))[0]["quiet"]["until"] is None


@pytest.mark.parametrize("audience", ["team", "court", "public"])
def test_what_is_said_as_privileged_reaches_counsel_alone(baker: Run, audience: str) -> None:
    """A privileged fact of an open paper is held back from everybody but counsel, and what supersedes it as well."""
    [source] = objects(baker("sources", "baker", "--json"))
    quote = ("--subject", NAME, "--source", str(source["id"]), "--quote", "his wife")
    said = ("say", "baker", "--type", "occupation", *quote, "--value", '{"text": "baker"}', "--privileged", "--json")
    [made] = objects(baker(*said))
    better = ("--value", '{"text": "pastry cook"}', "--why", "he said so", "--json")
    [now] = objects(baker("supersede", str(made["statement"]), *better))

    def held(readers: str) -> set[str]:
        [found] = objects(baker("preview", "baker", "--for", readers, "--json"))
        return {one["key"] for one in found["held"] if "privileged" in one["why"]}

    assert now["statement"] in held(audience)
    assert now["statement"] not in held("counsel")


def test_one_thing_is_held_back_and_let_go_again(baker: Run) -> None:
    """A ruling names one thing and a reason, is listed, and is taken back by its id."""
    held = baker("hold", "baker", "--person", NAME, "--for", "press", "--why", "his lawyer asks", "--json")
    [ruling] = objects(held)
    assert (ruling["ruled"], ruling["thing"], ruling["called"], ruling["audience"]) == ("hold", "entity", NAME, "press")
    source = objects(baker("sources", "baker", "--json"))[0]["id"]
    [asked] = objects(baker("hold", "baker", "--source", str(source), "--asked", "--why", "his wife asks", "--json"))
    assert asked["protection"] == "protected_source"
    shown = baker("hold", "baker").out
    assert "his lawyer asks" in shown
    assert "The source asked for protection." in shown
    assert baker("hold", "baker", "--undo", ruling["id"][:6], "--why", "no longer").code is ExitCode.DONE
    assert [one["id"] for one in objects(baker("hold", "baker", "--json"))] == [asked["id"]]
    assert "Nothing was let pass" in baker("let", "baker").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("hold", "--person", NAME), "needs a reason"),
        (("hold", "--person", NAME, "--source", "x", "--why", "y"), "about one thing"),
        (("hold", "--why", "y"), "about one thing"),
        (("hold", "--property", "colour", "--why", "y"), "no property"),
        (("hold", "--statement", "abc", "--why", "y"), "no statement"),
        (("hold", "--person", NAME, "--asked", "--why", "y"), "is a source"),
        (("hold", "--undo", "beef", "--why", "y"), "no standing ruling"),
        (("let", "--person", NAME, "--why", "y"), "one protection, to one audience"),
        (("let", "--person", NAME, "--protection", "privileged", "--for", "press", "--why", "y"), "privileged"),
        (
            ("let", "--property", "health", "--protection", "minor", "--for", "press", "--why", "y"),
            "one thing at a time",
        ),
        (("let", "--person", NAME, "--protection", "code_name", "--for", "court", "--why", "y"), "two people"),
    ],
)
def test_what_is_no_ruling_is_refused(baker: Run, words: tuple[str, ...], said: str) -> None:
    """Without a reason, of nothing, of several things, of everything at once, or by one alone where two are needed."""
    ran = baker(words[0], "baker", *words[1:])
    assert ran.code is ExitCode.WRONG_CALL
    assert said in ran.err
    assert objects(baker(words[0], "baker", "--json")) == []


def test_what_was_let_out_is_listed(baker: Run, published: Callable[..., str]) -> None:
    """Each release stands with its readers and files, that one person let it out, and what became of it."""
    assert "Nothing was let out yet" in baker("releases").out
    key = published("He was held.")
    [one] = objects(baker("releases", "baker", "--json"))
    assert (one["id"], one["audience"], one["alone"], one["cases"], one["taken_down"]) == (
        key, "public", True, ["baker"], None,
    )  # fmt: skip
    assert "one person" in baker("releases").out
    assert baker("releases", "down", key[:6], "--why", "wrong").code is ExitCode.DONE
    assert objects(baker("releases", "--json"))[0]["taken_down"]["reason"] == "wrong"
    assert "taken down before" in baker("releases", "down", key[:6], "--why", "wrong").err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("request", "baker", "--for", "team", "--why", "x"), "nobody has to be asked"),
        (("request", "baker", "--for", "court", "--why", "x"), "nobody to ask"),
        (("request", "baker", "--for", "court", "--why", " "), "needs a reason"),
        (("approve", "abcdef"), "no request"),
        (("refuse", "abcdef", "--why", "x"), "no request"),
        (("down", "abcdef", "--why", "x"), "no release"),
    ],
)
def test_an_act_on_nothing_is_refused(baker: Run, words: tuple[str, ...], said: str) -> None:
    """There is nobody to ask, nothing to answer, nothing to take down."""
    ran = baker("releases", *words)
    assert ran.code is ExitCode.WRONG_CALL
    assert said in ran.err


def test_a_published_sentence_changes_with_a_reason_alone(baker: Run, published: Callable[..., str]) -> None:
    """The log tells the new sentence, the day and why, and the old one nowhere; without a why nothing goes out."""
    agreed = ("--use", "publish", "--use", "name", *GIVEN, "--told", "Yes, he said.")
    assert baker("consent", "baker", NAME, *agreed).code is ExitCode.DONE
    published("He was held on 3 May.", "He is a baker.")
    with pytest.raises(Exception, match="changes or drops 1 sentences"):
        published("He was held on 3 May.")
    published("He was held on 4 May.", "He is a baker.", why="the protocol has the 4th")
    [one] = objects(baker("corrections", "baker", "--json"))
    assert (one["now"], one["gone"], one["why"]) == (["He was held on 4 May."], 0, "the protocol has the 4th")
    for lang in ("en", "ru", "kk"):
        shown = baker("corrections", "baker", "--lang", lang).out
        assert "He was held on 4 May." in shown
        assert "the protocol has the 4th" in shown
        assert "3 May" not in shown
    taken = ("--use", "publish", "--answer", "withdrawn", "--on", "2026-03-01", "--told", "He took it back.")
    baker("consent", "baker", NAME, *taken)
    [one] = objects(baker("corrections", "baker", "--json"))
    assert (one["now"], one["gone"]) == ([], 1)


REPORT = "On May 3, 2023, Ilyas Qarabulaq, a baker, was arrested by officers of the Tasköl city police department.\n"


def test_a_preview_tells_what_goes_out_and_what_stays(baker: Run, tmp_path: Path) -> None:
    """What stands in the file of the case is held back until somebody let it and the person agreed; then it is told."""
    report = tmp_path / "report.txt"
    report.write_text(REPORT, "utf-8")
    assert baker("add", "baker", str(report)).code is ExitCode.DONE
    quote = ("--source", "report.txt", "--quote", "May 3, 2023", "--value", '{"when": "2023-05-03"}')
    assert baker("say", "baker", "--subject", NAME, "--type", "apprehension", *quote).code is ExitCode.DONE
    first = baker("preview", "baker", "--for", "press", "--json")
    [closed] = objects(first)
    assert first.code is ExitCode.NEEDS_PERSON
    assert closed["sentences"] == []
    assert {one["reason"] for one in closed["lacking"]} == {"not_recorded"}
    assert any("May 3, 2023" in one["called"] and "secrecy" in one["why"] for one in closed["held"])
    assert (closed["alone"], closed["second_person"]) == (True, False)
    let = ("--protection", "secrecy", "--for", "press", "--why", "the court read it out")
    assert baker("let", "baker", "--source", "report.txt", *let).code is ExitCode.DONE
    agreed = ("--use", "publish", "--use", "name", *GIVEN, "--told", "Yes, he said.")
    assert baker("consent", "baker", NAME, *agreed).code is ExitCode.DONE
    ran = baker("preview", "baker", "--for", "press", "--json", "--as-of", "2026-03-01")
    [opened] = objects(ran)
    assert ran.code is ExitCode.DONE
    assert any("3 May 2023" in one["text"] for one in opened["sentences"])
    assert opened["lacking"] == []
    for lang, word in (("en", "secrecy of the paper"), ("ru", "тайна документа"), ("kk", "құжаттың құпиялығы")):
        assert f"{word} (secrecy)" in baker("preview", "baker", "--for", "public", "--lang", lang).out


def test_words_called_criminal_are_warned_of(baker: Run) -> None:
    """Country and article are named; the words themselves stand among what is held back alone."""
    [source] = objects(baker("sources", "baker", "--json"))
    value = {"text": "down with fences", "country": "KZ", "code": "criminal", "article": "174", "part": "1"}
    quote = ("--source", str(source["id"]), "--quote", "his wife", "--value", json.dumps(value))
    assert baker("say", "baker", "--type", "incriminated_words", *quote).code is ExitCode.DONE
    [found] = objects(baker("preview", "baker", "--for", "public", "--json"))
    assert found["criminal"] == [{"country": "KZ", "code": "criminal", "article": "174", "part": "1"}]
    shown = baker("preview", "baker", "--for", "public").out
    assert "KZ criminal 174(1)" in shown
    assert "fences" not in shown


def test_an_extract_that_changes_what_was_published_says_why(baker: Run, tmp_path: Path) -> None:
    """The second extract for everybody drops a sentence: without a reason no file is written, with one it is told."""
    report = tmp_path / "report.txt"
    report.write_text(REPORT, "utf-8")
    assert baker("add", "baker", str(report), "--secrecy", "public").code is ExitCode.DONE
    quote = ("--source", "report.txt", "--quote", "May 3, 2023", "--value", '{"when": "2023-05-03"}')
    [said] = objects(baker("say", "baker", "--subject", NAME, "--type", "apprehension", *quote, "--json"))
    agreed = ("--use", "publish", "--use", "name", *GIVEN, "--told", "Yes, he said.")
    assert baker("consent", "baker", NAME, *agreed).code is ExitCode.DONE
    extract = ("extract", "baker", "--as", "csv", "--for", "public", "--as-of", "2026-03-01", "--out")
    assert baker(*extract, str(tmp_path / "one.zip")).code is ExitCode.DONE
    better = ("--value", '{"when": "2023-05-04"}', "--why", "the protocol")
    assert baker("supersede", str(said["statement"]), *better).code is ExitCode.DONE
    refused = baker(*extract, str(tmp_path / "two.zip"))
    assert refused.code is ExitCode.WRONG_CALL
    assert "gives no reason" in refused.err
    assert not (tmp_path / "two.zip").exists()
    assert baker(*extract, str(tmp_path / "two.zip"), "--why", "the protocol has the 4th").code is ExitCode.DONE
    [one] = objects(baker("corrections", "baker", "--json"))
    assert ["4 May 2023" in text for text in one["now"]] == [True]
    assert one["why"] == "the protocol has the 4th"
    taken = ("--use", "publish", "--answer", "withdrawn", "--on", "2026-03-01", "--told", "He took it back.")
    ran = baker("consent", "baker", NAME, *taken)
    assert ran.code is ExitCode.NEEDS_PERSON
    assert "two.zip" in ran.out


def test_what_is_out_is_shown_before_erasing(baker: Run, published: Callable[..., str]) -> None:
    """The preview of an erasure says in each language what is out and how it comes down."""
    baker("consent", "baker", NAME, "--use", "publish", "name", *GIVEN, "--told", "Yes, he said.")
    published("He was held.")
    ran = baker("erase", "case", "baker", "--dry-run", "--json")
    assert [(one["audience"], one["named"]) for one in objects(ran)[0]["released"]] == [("public", True)]
    for lang, word, case, why in (
        ("en", "by name", "CASE", "TEXT"),
        ("ru", "с именем", "ДЕЛО", "ПРИЧИНА"),
        ("kk", "есімімен", "ІС", "СЕБЕБІ"),
    ):
        shown = " ".join(baker("erase", "case", "baker", "--dry-run", "--lang", lang).out.split())
        assert word in shown
        assert f"`habeas delist {case} --out Baker held --why {why}`" in shown
