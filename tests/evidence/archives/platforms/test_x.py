"""X archives: what was written comes out at its pointer, and the figures add up for any harm."""

import html
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evidence.archives.mutilation import TEXTS, harm_bytes, put_anywhere
from tests.evidence.archives.platforms.laws import at_pointer, read_lawfully, script

from habeas.evidence.archives.export import Choice, ExportFile, FileReading
from habeas.evidence.archives.item import Kind, Whose
from habeas.evidence.archives.platforms.x_archive import XArchive
from habeas.evidence.archives.platforms.x_posts import time_of
from habeas.evidence.text.decoding import normal_text

LAYOUT = XArchive()
ACCOUNT = ExportFile("data/account.js", script("account", [{"account": {"accountId": "7", "username": "aru_k"}}]))


def _tweet(number: int, text: str, **fields: Any) -> dict[str, Any]:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return {
        "tweet": {"id_str": str(number), "full_text": escaped, "created_at": "Wed Nov 16 12:34:56 +0000 2022"} | fields
    }


def _read(*tweets: dict[str, Any], name: str = "tweets", path: str = "data/tweets.js") -> FileReading:
    return read_lawfully(LAYOUT, [ACCOUNT, ExportFile(path, script(name, list(tweets)))])


def _message(number: int, sender: str, text: str, **fields: Any) -> dict[str, Any]:
    created = "2020-01-02T03:04:05.000Z"
    return {"messageCreate": {"id": str(number), "senderId": sender, "text": text, "createdAt": created} | fields}


def _talk(number: str, *messages: dict[str, Any]) -> dict[str, Any]:
    return {"dmConversation": {"conversationId": number, "messages": list(messages)}}


@given(st.lists(TEXTS, max_size=8), st.sampled_from([None, 2]))
def test_what_was_written_is_read_back_and_stands_at_its_pointer(texts: list[str], indent: int | None) -> None:
    """Every tweet gives one item with exactly its words; the pointer leads to them, up to the three entities."""
    tweets = [_tweet(number, text) for number, text in enumerate(texts, 1)]
    raw = script("tweets", tweets, indent)
    read = read_lawfully(LAYOUT, [ExportFile("data/tweets.js", raw)])
    assert [item.text for item in read.items] == [normal_text(text) for text in texts]
    assert read.tallies[0].entries == read.tallies[0].read == len(texts)
    document = json.loads(raw.partition(b"=")[2])
    for item in read.items:
        assert normal_text(html.unescape(str(at_pointer(document, item.place.pointer)))) == normal_text(
            html.unescape(item.text.replace("&", "&amp;"))
        )


@given(st.lists(st.tuples(st.sampled_from(["7", "8"]), TEXTS), max_size=6), st.booleans())
def test_messages_are_read_back_and_only_of_chosen_conversations(texts: list[tuple[str, str]], chosen: bool) -> None:
    """Messages of a chosen conversation come with their sender's side; those of another are counted."""
    talk = _talk("7-8", *(_message(number, who, text) for number, (who, text) in enumerate(texts)))
    file = ExportFile("data/direct-messages.js", script("direct_messages", [talk]))
    choice = Choice(chats=frozenset(["7-8"] if chosen else ["other"]))
    read = read_lawfully(LAYOUT, [ACCOUNT, file], choice)
    wanted = [(Whose.OWN if who == "7" else Whose.OTHERS, text) for who, text in texts] if chosen else []
    plain = [(whose, normal_text(html.unescape(text) if "&" in text else text)) for whose, text in wanted]
    assert [item.whose for item in read.items] == [whose for whose, _ in plain]
    assert read.tallies[-1].not_chosen == (0 if chosen else len(texts))
    assert read.chats[0].entries == len(texts) if texts else True


def test_a_retweet_is_shared_and_says_where_it_is_cut() -> None:
    """The words behind `RT @name:` are another's, and a retweet that ends in … is named as cut."""
    read = _read(_tweet(1, "RT @dana_b: " + "бір екі " * 15 + "үш тө…"))
    assert (read.items[0].whose, read.items[0].author) == (Whose.SHARED, "@dana_b")
    assert [finding.code for finding in read.findings] == ["cut-short"]


def test_a_repetition_inside_a_post_is_left_undecided() -> None:
    """Own words before `RT @name` leave open where the other's begin: nobody is named as their writer."""
    read = _read(_tweet(1, "дәл солай RT @dana_b: жаңа жыл"))
    assert read.items[0].whose is Whose.UNKNOWN
    assert [finding.code for finding in read.findings] == ["repeats-another"]


def test_a_quoting_post_says_that_the_quoted_words_are_absent() -> None:
    """A link to another's post is remarked, a link to the account's own is not."""
    links = [{"expanded_url": f"https://twitter.com/{name}/status/5"} for name in ("aru_k", "dana_b")]
    read = _read(*(_tweet(number, "қараңыз", entities={"urls": [link]}) for number, link in enumerate(links)))
    assert [(finding.code, "Entries: 1 (/1/" in finding.message) for finding in read.findings] == [
        ("quoted-post-absent", True)
    ]


def test_a_reply_names_what_it_answers_and_an_edit_its_missing_versions() -> None:
    """Replies to the account's own posts are tied to them; versions that are not there are said."""
    edit = {"edit": {"initialTweetId": "1", "editControlInitial": {"editTweetIds": ["1", "3"]}}}
    read = _read(
        _tweet(2, "бірінші"),
        _tweet(3, "жауап", in_reply_to_status_id_str="2", in_reply_to_user_id_str="7", edit_info=edit),
        _tweet(4, "@dana_b иә", in_reply_to_status_id_str="99", in_reply_to_user_id_str="8"),
    )
    first, reply, other = read.items
    assert (reply.answers, reply.kind, reply.edited) == (first.id, Kind.POST, True)
    assert (other.answers, other.kind, other.edited) == (None, Kind.COMMENT, None)
    assert [finding.code for finding in read.findings] == ["earlier-version-absent"]


def test_long_deleted_and_old_posts_are_read() -> None:
    """Long posts, deleted posts, and the monthly files of archives before 2019, with the whole retweeted text."""
    note = [
        {"noteTweet": {"noteTweetId": "5", "createdAt": "2023-03-01T10:00:00.000Z", "core": {"text": "ұзақ & <b>"}}}
    ]
    old = [
        {
            "id_str": "9",
            "text": "RT @dana_b: жаңа…",
            "created_at": "2013-05-01 00:00:00 +0000",
            "user": {"screen_name": "aru_k"},
            "retweeted_status": {"text": "жаңа &amp; ескі"},
        },
    ]
    files = [
        ExportFile("data/js/tweets/2013_05.js", b"Grailbird.data.tweets_2013_05 =\n" + json.dumps(old).encode()),
        ExportFile("data/note-tweet.js", script("note_tweet", note)),
        ExportFile("data/deleted-tweets.js", script("deleted_tweets", [_tweet(3, "өшірілген")])),
    ]
    assert all(LAYOUT.claims(file) for file in files)
    read = read_lawfully(LAYOUT, files)
    assert [item.text for item in read.items] == ["жаңа & ескі", "ұзақ & <b>", "өшірілген"]
    assert read.items[0].place.pointer == "/0/retweeted_status/text"
    assert str(read.items[0].when) == "2013-05-01"
    assert "deleted-post" in {finding.code for finding in read.findings}


def test_the_manifest_is_held_against_what_was_read() -> None:
    """A count that differs from the manifest's is a finding, and so is a listed file that was not given."""
    listed = [{"fileName": "data/tweets.js", "count": "2"}, {"fileName": "data/tweets-part1.js", "count": "4"}]
    manifest = "window.__THAR_CONFIG = " + json.dumps({"dataTypes": {"tweets": {"files": listed}}})
    files = [
        ExportFile("data/manifest.js", manifest.encode()),
        ExportFile("data/tweets.js", script("tweets", [_tweet(1, "бір")])),
    ]
    read = read_lawfully(LAYOUT, files)
    assert {finding.code for finding in read.findings} == {"count-differs", "listed-file-absent"}


def test_without_the_account_nobody_is_taken_for_the_owner_of_a_message() -> None:
    """Without account.js a message is of unknown authorship unless a person names the owner's number."""
    file = ExportFile("data/direct-messages.js", script("direct_message", [_talk("7-8", _message(1, "7", "иә"))]))
    assert read_lawfully(LAYOUT, [file]).items[0].whose is Whose.UNKNOWN
    assert read_lawfully(LAYOUT, [file], Choice(owners=frozenset(["7"]))).items[0].whose is Whose.OWN


def test_an_edited_message_gives_its_earlier_words_as_well() -> None:
    """Every earlier wording of a message that the archive holds is an item of its own."""
    message = _message(1, "7", "жаңа", editHistory=[{"createdAtSec": "1", "editedText": "ескі"}])
    read = read_lawfully(
        LAYOUT, [ExportFile("data/direct-messages.js", script("direct_messages", [_talk("1", message)]))]
    )
    assert [(item.text, item.edited) for item in read.items] == [("ескі", False), ("жаңа", True)]


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("Wed Nov 16 12:34:56 +0000 2022", "2022-11-16T12:34:56Z"),
        ("2020-01-02T03:04:05.678Z", "2020-01-02T03:04:05Z"),
        ("2013-05-01 10:00:00 +0000", "2013-05-01T10:00:00Z"),
        ("2009-05-01 00:00:00 +0000", "2009-05-01"),
        ("yesterday", "None"),
    ],
)
def test_times_are_read_as_the_archives_write_them(written: str, known: str) -> None:
    """Instants carry their offset; the midnight of old archives means that the hour is not known."""
    assert str(time_of(written)) == known


@given(st.data(), st.sampled_from([None, 2]))
def test_any_harm_leaves_figures_that_add_up(data: st.DataObject, indent: int | None) -> None:
    """Wrong types, altered bytes and cut ends never raise; every entry is read, counted or listed."""
    documents: dict[str, Any] = {
        "tweets": [_tweet(1, "бір & екі"), _tweet(2, "RT @dana_b: үш")],
        "direct_messages": [_talk("7-8", _message(1, "7", "төрт"), {"joinConversation": {}})],
        "note_tweet": [{"noteTweet": {"noteTweetId": "5", "core": {"text": "бес"}}}],
        "account": [{"account": {"accountId": "7"}}],
    }
    put_anywhere(documents, data)
    files = [
        ExportFile(f"data/{name}.js", harm_bytes(script(name, value, indent), data))
        for name, value in documents.items()
    ]
    read_lawfully(LAYOUT, [file for file in files if LAYOUT.claims(file)])


@given(st.integers(1, 400))
def test_a_cut_file_keeps_every_post_before_the_cut(cut: int) -> None:
    """Of a file that was cut, the posts before the cut are all there, and the cut itself is one entry."""
    tweets = [_tweet(number, f"пост {number}") for number in range(4)]
    raw = script("tweets", tweets)
    whole = [script("tweets", tweets[: count + 1])[:-2].rstrip() for count in range(4)]
    kept = raw[: len(raw) - cut]
    read = read_lawfully(LAYOUT, [ExportFile("data/tweets.js", kept)])
    assert len(read.items) == sum(kept.startswith(beginning) for beginning in whole)
    assert len(read.unparsed) <= 1
