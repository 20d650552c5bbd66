"""Instagram's JSON: what was written comes out, and the figures add up for any harm."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evidence.archives.mutilation import TEXTS, harm_bytes, put_anywhere
from tests.evidence.archives.platforms.laws import read_lawfully

from habeas.evidence.archives.cutting import cut_copy
from habeas.evidence.archives.export import Choice, ExportFile, ReadArchive
from habeas.evidence.archives.item import Kind, Platform, Whose
from habeas.evidence.archives.platforms.instagram_json import InstagramJson
from habeas.evidence.archives.reading import read_export
from habeas.evidence.archives.wording import clean

LAYOUT = InstagramJson()
NEW = "your_instagram_activity/media/posts_1.json"
OLD = "content/posts_1.json"
SECOND = 1_600_000_000


def _broken(value: Any) -> Any:
    """A document with its strings, keys among them, as Instagram writes them."""
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass").decode("latin-1")
    if isinstance(value, list):
        return [_broken(inner) for inner in value]
    return {_broken(key): _broken(inner) for key, inner in value.items()} if isinstance(value, dict) else value


def _file(path: str, document: Any) -> ExportFile:
    return ExportFile(path, json.dumps(_broken(document), indent=2).encode())


def _read(*files: ExportFile, choice: Choice = Choice()) -> ReadArchive:  # noqa: B008
    assert all(LAYOUT.claims(file) for file in files)
    return read_export(files, choice, (LAYOUT,))


def _picture(title: str, second: int = SECOND) -> dict[str, Any]:
    return {"uri": "media/posts/1.jpg", "creation_timestamp": second, "media_metadata": {}, "title": title}


@given(st.lists(TEXTS, min_size=1, max_size=5), st.sampled_from([NEW, OLD]))
def test_what_was_posted_is_read_back_exactly(texts: list[str], path: str) -> None:
    """Every picture's caption gives one item with exactly its words, its time and its place."""
    read = _read(_file(path, [{"media": [_picture(text, SECOND + at)]} for at, text in enumerate(texts)]))
    assert [(item.text, item.whose) for item in read.items] == [(clean(text), Whose.OWN) for text in texts]
    assert [item.place.pointer for item in read.items] == [f"/{index}/media/0/title" for index in range(len(texts))]
    assert read.tallies[0].entries == read.tallies[0].read == len(texts)


@given(st.data())
def test_any_value_in_any_place_leaves_the_figures_whole(data: st.DataObject) -> None:
    """Wrong types anywhere raise nothing, and every entry is under exactly one heading."""
    documents: list[tuple[str, Any]] = [
        (NEW, [{"media": [_picture("a")], "title": "b", "label_values": [{"label": "Caption", "value": "c"}]}]),
        ("content/reels.json", {"ig_reels_media": [{"media": [_picture("a")]}]}),
        ("comments/post_comments_1.json", [_comment(Comment="a", **{"Media Owner": "b_b"})]),
        ("comments.json", {"media_comments": [["2019-05-04T12:30:00+00:00", "a", "b"]]}),
        ("personal_information.json", {"profile_user": [{"string_map_data": {"Name": {"value": "Аня"}}}]}),
    ]
    for _, document in documents:
        put_anywhere(document, data, 1)
    files = [_file(path, document) for path, document in documents]
    reading = LAYOUT.read(files, Choice())
    assert len(reading.tallies) == len(files)
    assert sum(tally.unparsed for tally in reading.tallies) == len(reading.unparsed)
    assert sum(tally.items for tally in reading.tallies) == len(reading.items) == len({one.id for one in reading.items})


@given(st.data())
def test_harmed_bytes_leave_the_figures_whole(data: st.DataObject) -> None:
    """Cut, altered or doubled bytes raise nothing; what could not be read is counted and placed."""
    raw = _file(NEW, [{"media": [_picture(f"сөз {number}")]} for number in range(3)]).data
    reading = LAYOUT.read([ExportFile(NEW, harm_bytes(raw, data))], Choice())
    [tally] = reading.tallies
    assert tally.unparsed == len(reading.unparsed)
    assert len({item.id for item in reading.items}) == len(reading.items) == tally.items


def test_the_caption_of_several_pictures_stands_on_the_post() -> None:
    """A post of several pictures has its caption once; a picture's own caption that differs is one more."""
    post = {"media": [_picture(""), _picture("one"), _picture("all")], "title": "all", "creation_timestamp": SECOND + 5}
    read = _read(_file(NEW, [post]))
    assert {(item.text, item.place.pointer) for item in read.items} == {
        ("all", "/0/title"),
        ("one", "/0/media/1/title"),
    }
    assert read.items[-1].text == "all"
    assert read.tallies[0].read == 1


def test_a_picture_without_a_caption_holds_no_words() -> None:
    """A picture alone is counted as without words."""
    [tally] = _read(_file(NEW, [{"media": [_picture("")]}])).tallies
    assert (tally.entries, tally.without_text) == (1, 1)


def test_reels_stories_and_archived_posts_are_read() -> None:
    """Reels, stories and archived posts hold captions, each under its own key."""
    files = [
        _file("content/reels.json", {"ig_reels_media": [{"media": [_picture("reel")]}]}),
        _file("content/stories.json", {"ig_stories": [_picture("story")]}),
        _file("content/archived_posts.json", {"ig_archived_post_media": [{"media": [_picture("archived")]}]}),
    ]
    assert {item.text for item in _read(*files).items} == {"reel", "story", "archived"}


def test_values_under_labels_are_read() -> None:
    """In the newest exports a caption stands under a label; words under another label are kept as of unknown author."""
    post = {
        "timestamp": SECOND,
        "label_values": [
            {"label": "Media", "media": [_picture("caption")]},
            {"label": "Caption", "value": "caption"},
            {"label": "Жазба мәтіні", "value": "words in another label"},
            {"label": "URL", "value": "https://example.org/p/1 2"},
            {"label": "Type", "value": "Image"},
        ],
        "media": [],
    }
    items = _read(_file("your_instagram_activity/media/posts.json", [post])).items
    assert {(item.text, item.whose) for item in items} == {
        ("caption", Whose.OWN),
        ("words in another label", Whose.UNKNOWN),
    }


def _comment(**values: str) -> dict[str, Any]:
    labelled: dict[str, Any] = {label: {"href": "", "value": value, "timestamp": 0} for label, value in values.items()}
    return {"media_list_data": [], "string_map_data": labelled | {"Time": {"timestamp": SECOND}}}


@pytest.mark.parametrize(
    ("values", "container"),
    [
        ({"Comment": "керемет!", "Media Owner": "b.bolat"}, "b.bolat"),
        ({"Пікір": "керемет!", "Иесі": "b.bolat"}, "b.bolat"),
        ({"Иесі": "b.bolat", "Пікір": "керемет!"}, "b.bolat"),
        ({"Пікір": "керемет!"}, None),
    ],
)
def test_comments_are_read_under_labels_of_any_language(values: dict[str, str], container: str | None) -> None:
    """A comment's words are told from the account under whose post they stand, whatever the labels are called."""
    files = [
        _file("your_instagram_activity/comments/post_comments_1.json", [_comment(**values)]),
        _file(
            "your_instagram_activity/comments/reels_comments.json", {"comments_reels_comments": [_comment(**values)]}
        ),
    ]
    for item in _read(*files).items:
        assert (item.text, item.whose, item.container, item.kind) == ("керемет!", Whose.OWN, container, Kind.COMMENT)
        assert str(item.when) == "2020-09-13T12:26:40Z"


def test_the_first_exports_are_read() -> None:
    """Exports before 2020 write captions and comments otherwise, with times in words."""
    files = [
        _file("media.json", {"photos": [{"caption": "сурет", "taken_at": "2018-05-04T12:30:00", "path": "1.jpg"}]}),
        _file("comments.json", {"media_comments": [["2019-05-04T12:30:00+00:00", "сөз", "b_b"], ["x"]]}),
    ]
    read = _read(*files)
    assert [(item.text, str(item.when)) for item in read.items] == [
        ("сурет", "2018-05-04T12:30:00"),
        ("сөз", "2019-05-04T12:30:00Z"),
    ]
    assert [(str(entry.place), entry.why) for entry in read.unparsed] == [
        ("comments.json#/media_comments/1", "text-of-unknown-form")
    ]


def test_messages_are_whose_the_profile_says() -> None:
    """The personal information names the owner, under labels of any language, and messages are told by it."""
    thread = {
        "participants": [{"name": "Аня"}, {"name": "Боря"}],
        "messages": [
            {"sender_name": "Боря", "timestamp_ms": SECOND * 1000, "content": "b"},
            {"sender_name": "Аня", "timestamp_ms": SECOND * 1000 + 1000, "content": "a"},
        ],
        "title": "Боря",
        "thread_path": "inbox/b_1",
    }
    files = [
        _file("your_instagram_activity/messages/inbox/b_1/message_1.json", thread),
        _file("personal_information/p.json", {"profile_user": [{"string_map_data": {"Аты": {"value": "Аня"}}}]}),
    ]
    read = _read(*files)
    assert [(item.text, item.whose) for item in read.items] == [("b", Whose.OTHERS), ("a", Whose.OWN)]
    assert [(chat.title, chat.entries, chat.platform) for chat in read.chats] == [("Боря", 2, Platform.INSTAGRAM)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("your_instagram_activity/likes/liked_posts.json", '{"likes_media_likes": [{"title": "x"}]}'),
        ("connections/followers_1.json", '[{"title": "", "media_list_data": [], "string_list_data": []}]'),
        ("posts/your_posts_1.json", '[{"timestamp": 1, "attachments": [{"data": [{"media": {"uri": "x"}}]}]}]'),
        ("messages/inbox/b_1/message_1.json", '{"participants": [], "messages": [{"sender_name": "x"}]}'),
    ],
)
def test_other_json_is_left_to_others(path: str, text: str) -> None:
    """Likes and followers are no words, and Facebook's files are Facebook's."""
    assert not LAYOUT.claims(ExportFile(path, text.encode()))


def _conversation(people: list[str], *messages: dict[str, Any]) -> dict[str, Any]:
    return {"participants": people, "conversation": list(messages)}


def test_messages_before_2020_are_read_by_conversation() -> None:
    """Each message has its sender, time and conversation; a shared caption is another's, an action no words."""
    document = [
        _conversation(
            ["aidar.t", "dana.e"],
            {"sender": "dana.e", "created_at": "2019-03-01T10:00:00.5+00:00", "text": "Қайдасың?"},
            {"sender": "aidar.t", "created_at": "2019-03-01T10:01:00+00:00", "text": "Тауда"},
            {
                "sender": "aidar.t",
                "created_at": "2019-03-01T10:02:00+00:00",
                "media_owner": "club",
                "media_share_caption": "Snow",
                "media_share_url": "https://example.org/p",
            },
            {"sender": "dana.e", "created_at": "2019-03-01T10:03:00+00:00", "action": "dana.e named the group x"},
            {"sender": "dana.e", "created_at": "2019-03-01T10:04:00+00:00", "heart": "❤"},
            {"sender": "dana.e", "text": {"a": 1}},
        ),
        _conversation(["aidar.t", "b", "c"], {"sender": "b", "text": "other"}),
    ]
    file = ExportFile("messages.json", json.dumps(document).encode())
    read = _read(file, choice=Choice(frozenset({"aidar.t"}), frozenset({"aidar.t, dana.e"})))
    assert [(item.text, item.whose, item.author, str(item.when)) for item in read.items] == [
        ("Қайдасың?", Whose.OTHERS, "dana.e", "2019-03-01T10:00:00Z"),
        ("Тауда", Whose.OWN, "aidar.t", "2019-03-01T10:01:00Z"),
        ("Snow", Whose.SHARED, "club", "2019-03-01T10:02:00Z"),
    ]
    tally = read.tallies[0]
    assert (tally.entries, tally.read, tally.service, tally.without_text, tally.unparsed) == (7, 3, 1, 1, 1)
    assert tally.not_chosen == 1
    assert [(chat.title, chat.kind, chat.entries) for chat in read.chats] == [
        ("aidar.t, dana.e", "private", 6),
        ("aidar.t, b, c", "group", 1),
    ]
    cut = ExportFile("messages.json", cut_copy(file.data, ["/1/conversation/0/text"]))
    assert [item.text for item in _read(cut).items] == ["other"]


@given(st.data())
def test_any_value_in_old_messages_leaves_the_figures_whole(data: st.DataObject) -> None:
    """Whatever stands where messages and people should, the figures add up and nothing raises."""
    document = [
        _conversation(["a", "b"], {"sender": "a", "created_at": "x", "text": "one"}, {"sender": "b", "text": "two"})
    ]
    put_anywhere(document, data)
    raw = harm_bytes(json.dumps(document).encode(), data)
    read_lawfully(LAYOUT, [ExportFile("messages.json", raw)])
