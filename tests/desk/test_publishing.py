"""Publishing and taking down in a real vault: nothing goes out without consent, and nothing stays on afterwards."""

import json
import os
import re
from datetime import date
from pathlib import Path

import pytest

from habeas.base.errors import CannotWrite, WrongCall
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.desk import site_folder
from habeas.desk.copies import CopyState, clear_copies
from habeas.desk.delisting import delist
from habeas.desk.preserving import Circumstances
from habeas.desk.publishing import Published, SiteAsked, publish
from habeas.desk.retracting import supersede, withdraw
from habeas.desk.saying import Words, say
from habeas.desk.session import Session
from habeas.desk.site_texts import SiteTexts, read_texts
from habeas.desk.taking_in import take_in_standard_input
from habeas.disclosure.gate.releases import Act
from habeas.evidence.sources.source import Secrecy
from habeas.record.statements import Statement

DAY = date(2023, 6, 5)
LANGS = (Lang.EN, Lang.KK)


def told(session: Session, case: str, name: str) -> dict[str, Statement]:
    """A case of one public report on somebody held."""
    text = f"{name} was apprehended on 3 May 2023. {name} is held in remand prison No. 4. The family agrees.\n"
    [taken] = take_in_standard_input(session, case, text.encode(), Circumstances(Secrecy.PUBLIC)).taken
    assert taken.source is not None
    source = taken.source.id

    def add(prop: str, quote: str, **value: Plain) -> Statement:
        start = text.index(quote)
        return say(session, case, Words(name, prop, value, source, quote, start))

    return {
        "person": add("person", name, name=name, role="detainee"),
        "apprehension": add("apprehension", "was apprehended on 3 May 2023", when="2023-05-03"),
        "place": add("place_of_detention", "is held in remand prison No. 4", name="remand prison No. 4"),
    }


def agreed(session: Session, case: str, name: str, *uses: str) -> list[Statement]:
    """The family's consent to these uses before everybody."""
    source = next(iter(session.vault.evidence.sources(session.case(case).id))).id
    made = []
    for use in uses:
        value: dict[str, Plain] = {"use": use, "answer": "given", "audience": "public", "when": "2023-05-20"}
        made.append(say(session, case, Words(name, "consent", value, source, "The family agrees.", None)))
    return made


@pytest.fixture
def baker(session: Session) -> Session:
    """A vault with a baker who is held, and whose family agreed to be told of and named."""
    told(session, "baker", "Ilyas Qarabulaq")
    agreed(session, "baker", "Ilyas Qarabulaq", "publish", "name")
    return session


def published(session: Session, folder: Path, *names: str, why: str = "") -> Published:
    """Publish in two languages."""
    return publish(session, names, folder, DAY, SiteAsked(LANGS, why=why), Lang.EN)


def text_of(folder: Path) -> str:
    """Every file of a site as one text."""
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.rglob("*")) if path.is_file())


def test_without_consent_nothing_is_written(session: Session, tmp_path: Path) -> None:
    """Withheld is the default: no folder, no release, no copy."""
    told(session, "baker", "Ilyas Qarabulaq")
    with pytest.raises(WrongCall, match="may be told to everybody"):
        published(session, tmp_path / "site", "baker")
    assert list(tmp_path.glob("*site*")) == []
    assert session.vault.gate.releases() == ()
    assert clear_copies(session) == ()


def test_who_agreed_to_be_told_of_and_not_named_is_told_without_a_name(session: Session, tmp_path: Path) -> None:
    """The page has a stand-in in each language, and the name is in no file."""
    told(session, "baker", "Ilyas Qarabulaq")
    agreed(session, "baker", "Ilyas Qarabulaq", "publish")
    done = published(session, tmp_path / "site", "baker")
    assert [one.named for one in done.cases] == [False]
    assert "Qarabulaq" not in text_of(tmp_path / "site")
    assert "33 days" in text_of(tmp_path / "site")


def test_a_published_case_is_recorded_with_every_file(baker: Session, tmp_path: Path) -> None:
    """The release knows its files and sentences, and every file is a clear copy as it was written."""
    done = published(baker, tmp_path / "site", "baker")
    [release] = baker.vault.gate.releases(baker.case("baker").id)
    assert release.form == "site"
    assert {file.name for file in release.files} >= {f"{done.cases[0].slug}.html"}
    assert any("apprehended" in one.text for one in release.told[0].sentences)
    copies = clear_copies(baker)
    assert len(copies) == done.files
    assert {copy.state for copy in copies} == {CopyState.THERE}
    assert "Ilyas Qarabulaq" in text_of(tmp_path / "site")


def test_the_same_again_gives_the_same_bytes(baker: Session, tmp_path: Path) -> None:
    """A second publication of the same writes the same files under the same names, and says that none changed."""
    first = published(baker, tmp_path / "site", "baker")
    before = text_of(tmp_path / "site")
    page = tmp_path / "site" / "en" / "case" / f"{first.cases[0].slug}.html"
    os.utime(page, (1_000_000, 1_000_000))
    done = published(baker, tmp_path / "site")
    assert text_of(tmp_path / "site") == before
    assert (first.unchanged, done.unchanged) == (0, done.files)
    assert page.stat().st_mtime == 1_000_000


def test_what_somebody_changed_on_the_site_is_written_anew(baker: Session, tmp_path: Path) -> None:
    """A file with other bytes, or one that is a link to elsewhere, never stays."""
    first = published(baker, tmp_path / "site", "baker")
    page = tmp_path / "site" / "en" / "case" / f"{first.cases[0].slug}.html"
    was, style = page.read_bytes(), tmp_path / "site" / "assets" / "site.css"
    page.write_bytes(was.replace(b"Ilyas", b"Idyas"))
    style.rename(tmp_path / "elsewhere.css")
    style.symlink_to(tmp_path / "elsewhere.css")
    done = published(baker, tmp_path / "site")
    assert done.files - done.unchanged == 2
    assert page.read_bytes() == was
    assert not style.is_symlink()


def test_what_stands_on_the_site_stays_when_another_case_comes(baker: Session, tmp_path: Path) -> None:
    """Naming one case more keeps those that were there, and what somebody else put into the folder."""
    published(baker, tmp_path / "site", "baker")
    (tmp_path / "site" / "CNAME").write_text("held.example\n")
    told(baker, "painter", "Timur Esenov")
    agreed(baker, "painter", "Timur Esenov", "publish", "name")
    done = published(baker, tmp_path / "site", "painter")
    assert sorted((one.case, one.new) for one in done.cases) == [("baker", False), ("painter", True)]
    assert {"Ilyas Qarabulaq", "Timur Esenov"} <= set(_headings(tmp_path / "site" / "en" / "index.html"))
    assert (tmp_path / "site" / "CNAME").read_text() == "held.example\n"


def _headings(path: Path) -> list[str]:
    return [part.partition("<")[0] for part in path.read_text("utf-8").split('.html">')[1:]]


def test_withdrawn_consent_takes_the_case_off_at_the_next_publication(baker: Session, tmp_path: Path) -> None:
    """What may no longer be told does not stay because it was there: a page without a name stands in its place."""
    told(baker, "painter", "Timur Esenov")
    given = agreed(baker, "painter", "Timur Esenov", "publish", "name")
    first = published(baker, tmp_path / "site", "baker", "painter")
    for each in given:
        withdraw(baker, each.id, "The family asked.")
    done = published(baker, tmp_path / "site")
    assert done.fallen == ("painter",)
    assert "Esenov" not in text_of(tmp_path / "site")
    slug = next(one.slug for one in first.cases if one.case == "painter")
    assert "no longer here" in (tmp_path / "site" / "en" / "case" / f"{slug}.html").read_text("utf-8")


def test_taking_down_leaves_nothing_of_the_case_anywhere(baker: Session, tmp_path: Path) -> None:
    """Pages, index, feeds, search, quotes and counter: the name is in no file, and the other case is as it was."""
    told(baker, "painter", "Timur Esenov")
    agreed(baker, "painter", "Timur Esenov", "publish", "name")
    first = published(baker, tmp_path / "site", "baker", "painter")
    pages = {one.case: one.slug for one in first.cases}
    other = (tmp_path / "site" / "kk" / "case" / f"{pages['baker']}.html").read_bytes()
    done = delist(baker, "painter", tmp_path / "site", "The family asked.")
    everything = text_of(tmp_path / "site")
    assert not [word for word in ("Esenov", "esenov", "Timur", "timur", "The family asked") if word in everything]
    assert done.slug == pages["painter"]
    assert "Ilyas Qarabulaq" in everything
    assert (tmp_path / "site" / "kk" / "case" / f"{pages['baker']}.html").read_bytes() == other
    assert {copy.state for copy in clear_copies(baker)} == {CopyState.THERE}
    acts = baker.vault.gate.release_acts(baker.case("painter").id)
    assert [(act.act, act.reason) for act in acts] == [(Act.TAKE_DOWN, "The family asked.")]
    published(baker, tmp_path / "site")
    assert "Esenov" not in text_of(tmp_path / "site")
    assert "no longer here" in (tmp_path / "site" / "en" / "case" / f"{pages['painter']}.html").read_text("utf-8")


def test_taking_down_needs_a_reason_and_a_site_that_has_the_case(baker: Session, tmp_path: Path) -> None:
    """Nothing is taken down by a slip."""
    published(baker, tmp_path / "site", "baker")
    with pytest.raises(WrongCall, match="needs a reason"):
        delist(baker, "baker", tmp_path / "site", " ")
    with pytest.raises(WrongCall, match="does not stand on a site"):
        delist(baker, "baker", tmp_path / "other", "The family asked.")


def test_a_full_disk_leaves_the_old_site(baker: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new site takes its place whole or not at all."""
    published(baker, tmp_path / "site", "baker")
    before = text_of(tmp_path / "site")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(site_folder, "_carry", full)
    with pytest.raises(CannotWrite, match="No space left"):
        published(baker, tmp_path / "site")
    assert text_of(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".site")] == []


def test_a_folder_with_something_else_is_left_alone(baker: Session, tmp_path: Path) -> None:
    """A folder that is no site is never replaced."""
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "note.txt").write_text("mine")
    with pytest.raises(WrongCall, match="no site of Habeas"):
        published(baker, tmp_path / "papers", "baker")
    assert (tmp_path / "papers" / "note.txt").read_text() == "mine"


def test_the_publisher_is_warned_by_their_own_law(baker: Session, tmp_path: Path) -> None:
    """Where the publisher's country has such an offence it is named, with its article."""
    asked = SiteAsked(LANGS, publisher="KZ")
    done = publish(baker, ["baker"], tmp_path / "site", DAY, asked, Lang.EN)
    assert any("Article 256(1)" in one.text and not one.draft for one in done.cautions)


def test_the_publishers_words_stand_as_they_are_given(baker: Session, tmp_path: Path) -> None:
    """The name of the site and how to help come from the publisher's file, and from nowhere else."""
    file = tmp_path / "texts.toml"
    file.write_text('[en]\ntitle = "Bakers"\nhelp = """Write to him.\n\nHe likes <maps>."""\n', "utf-8")
    texts = read_texts(file)
    publish(baker, ["baker"], tmp_path / "site", DAY, SiteAsked(LANGS, texts), Lang.EN)
    page = text_of(tmp_path / "site")
    assert "He likes &lt;maps&gt;." in page
    assert "Қалай көмектесуге болады" not in page
    assert texts.names(LANGS)[Lang.KK] == SiteTexts().names(LANGS)[Lang.KK]


@pytest.mark.parametrize("words", ["[de]\ntitle='x'", "[en]\nother='x'", "[en]\ntitle=1", "x=", "en='x'"])
def test_a_file_of_texts_that_is_none_is_refused(tmp_path: Path, words: str) -> None:
    """What has another shape is refused with what is wrong."""
    file = tmp_path / "texts.toml"
    file.write_text(words, "utf-8")
    with pytest.raises(WrongCall):
        read_texts(file)


def corrected(baker: Session, folder: Path, why: str = "the protocol has the 4th") -> str:
    """The English page of the baker after the day of the arrest was put right; gives the page."""
    published(baker, folder, "baker")
    [arrest] = [one for one in baker.vault.record.statements(baker.case("baker").id) if one.prop == "apprehension"]
    supersede(baker, arrest.id, {"when": "2023-05-04"}, "misread")
    done = published(baker, folder, why=why)
    return (folder / "en" / "case" / f"{done.cases[0].slug}.html").read_text("utf-8")


def test_the_page_tells_what_was_corrected_and_never_what_it_was(baker: Session, tmp_path: Path) -> None:
    """The publication that corrects is in its own log: the new sentence, linked, and why; feeds and annotations too."""
    page = corrected(baker, tmp_path / "site")
    _, _, log = page.partition('id="corrections"')
    log, _, _ = log.partition("</section>")
    assert "Why: the protocol has the 4th" in log
    assert re.search(r'<a href="#fact-s[0-9a-f]{10}">[^<]*4 May 2023', log)
    everything = text_of(tmp_path / "site")
    assert "3 May" not in re.sub(r"<blockquote.*?</blockquote>|\"exact\":\"[^\"]*\"", "", everything)
    assert "Corrected on" in (tmp_path / "site" / "en" / "feed.xml").read_text("utf-8")
    quotes = next((tmp_path / "site" / "en" / "case").glob("*.quotes.json"))
    noted = [one for one in json.loads(quotes.read_text("utf-8"))["items"] if one["motivation"] == "commenting"]
    assert [one["body"]["value"] for one in noted] == ["Why: the protocol has the 4th"] * len(noted)
    assert all("#fact-" in one["target"] for one in noted)
    assert noted
    before = text_of(tmp_path / "site")
    published(baker, tmp_path / "site")
    assert text_of(tmp_path / "site") == before


def test_a_day_that_goes_by_is_no_correction(baker: Session, tmp_path: Path) -> None:
    """The page of another day counts other days, needs no reason, and says that nothing was corrected."""
    published(baker, tmp_path / "site", "baker")
    done = publish(baker, [], tmp_path / "site", date(2023, 8, 14), SiteAsked(LANGS), Lang.EN)
    page = (tmp_path / "site" / "en" / "case" / f"{done.cases[0].slug}.html").read_text("utf-8")
    assert "103 days" in page
    assert "Nothing on this page has been corrected" in page


def test_a_reason_that_tells_what_is_held_back_is_refused(baker: Session, tmp_path: Path) -> None:
    """Nobody is named by way of a reason; and one given before the name was taken back is told no longer."""
    with pytest.raises(WrongCall, match="held back from everybody"):
        corrected(baker, tmp_path / "site", why="Marat Ospanov said so")
    assert "Ospanov" not in text_of(tmp_path / "site")


def test_a_reason_is_told_no_longer_when_the_name_in_it_is_taken_back(baker: Session, tmp_path: Path) -> None:
    """The log goes through the gate anew at each publication."""
    assert "Ilyas Qarabulaq said so" in corrected(baker, tmp_path / "site", why="Ilyas Qarabulaq said so")
    named = [one for one in baker.vault.record.statements(baker.case("baker").id) if one.prop == "consent"]
    withdraw(baker, named[1].id, "He asked not to be named.")
    with pytest.raises(WrongCall, match="has to come down before"):
        published(baker, tmp_path / "site", "baker", why="told without a name")
    delist(baker, "baker", tmp_path / "site", "He asked not to be named.")
    published(baker, tmp_path / "site", "baker", why="told without a name")
    everything = text_of(tmp_path / "site")
    assert "Qarabulaq" not in everything
    assert "The reason is not told here." in everything
