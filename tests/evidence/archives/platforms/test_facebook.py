"""Facebook's JSON: what was written comes out, and the figures add up for any harm."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evidence.archives.mutilation import TEXTS, harm_bytes, put_anywhere

from habeas.evidence.archives.export import Choice, ExportFile, ReadArchive
from habeas.evidence.archives.item import Item, Kind, Whose
from habeas.evidence.archives.platforms.facebook_json import FacebookJson
from habeas.evidence.archives.reading import read_export
from habeas.evidence.archives.wording import clean

LAYOUT = FacebookJson()
NEW = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json"
OLD = "posts/your_posts_1.json"
PROFILE = "profile_information/profile_information.json"
SECOND = 1_600_000_000


def _broken(value: Any) -> Any:
    """A document with its strings as Facebook writes them; keys are not affected."""
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass").decode("latin-1")
    if isinstance(value, list):
        return [_broken(inner) for inner in value]
    return {key: _broken(inner) for key, inner in value.items()} if isinstance(value, dict) else value


def _file(path: str, document: Any) -> ExportFile:
    return ExportFile(path, json.dumps(_broken(document), indent=2).encode())


def _read(*files: ExportFile, choice: Choice = Choice()) -> ReadArchive:  # noqa: B008
    assert all(LAYOUT.claims(file) for file in files)
    return read_export(files, choice, (LAYOUT,))


def _post(text: str, second: int = SECOND, **fields: Any) -> dict[str, Any]:
    return {"timestamp": second, "attachments": [], "data": [{"post": text}], "title": "X жаңартты."} | fields


def _attached(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"attachments": [{"data": list(parts)}]}


def _shown(read: ReadArchive) -> list[tuple[str, Whose]]:
    return [(item.text, item.whose) for item in read.items]


@given(st.lists(TEXTS, min_size=1, max_size=5), st.sampled_from([NEW, OLD]))
def test_what_was_posted_is_read_back_exactly(texts: list[str], path: str) -> None:
    """Every post gives one item with exactly its words, letters undone, its time and its place."""
    read = _read(_file(path, [_post(text, SECOND + at) for at, text in enumerate(texts)]))
    assert _shown(read) == [(clean(text), Whose.OWN) for text in texts]
    assert [item.place.pointer for item in read.items] == [f"/{index}/data/0/post" for index in range(len(texts))]
    assert {item.edited for item in read.items} == {False}
    assert read.tallies[0].entries == read.tallies[0].read == len(texts)


@given(st.data())
def test_any_value_in_any_place_leaves_the_figures_whole(data: st.DataObject) -> None:
    """Wrong types anywhere raise nothing, and every entry is under exactly one heading."""
    documents: list[tuple[str, Any]] = [
        (
            NEW,
            [_post("a"), _post("b") | _attached({"media": {"description": "c"}}, {"external_context": {"name": "d"}})],
        ),
        ("comments/comments.json", {"comments_v2": [_comment("a", "Аня"), _comment("b", "Аня")]}),
        ("messages/inbox/b_1/message_1.json", _thread(_message("a", "Аня"), _message("b", "Боря"))),
        (PROFILE, {"profile_v2": {"name": {"full_name": "Аня"}}}),
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
    raw = _file(NEW, [_post(f"сөз {number}") for number in range(3)]).data
    reading = LAYOUT.read([ExportFile(NEW, harm_bytes(raw, data))], Choice())
    [tally] = reading.tallies
    assert tally.unparsed == len(reading.unparsed)
    assert len({item.id for item in reading.items}) == len(reading.items) == tally.items


def test_a_post_without_words_is_counted_as_such() -> None:
    """Posts whose data are empty, or hold only a time of updating, hold no words."""
    empty = [
        {"timestamp": SECOND, "data": []},
        {"timestamp": SECOND, "data": [{"update_timestamp": SECOND}], "title": "X"},
    ]
    [tally] = _read(_file(NEW, empty)).tallies
    assert (tally.entries, tally.without_text, tally.items) == (2, 2, 0)


def test_an_updated_post_was_edited() -> None:
    """A time of updating that is not the time of posting marks an edited post."""
    posts = [_post("a"), _post("b")]
    posts[0]["data"].append({"update_timestamp": SECOND + 60})
    posts[1]["data"].append({"update_timestamp": SECOND})
    assert [item.edited for item in _read(_file(NEW, posts)).items] == [True, False]


def test_what_is_shared_is_not_own() -> None:
    """The words of a link, and a text attached to a post, are another's; a caption is one's own."""
    post = _post("my words") | _attached(
        {"external_context": {"name": "Their headline", "source": "Газет", "url": "https://example.org/a"}},
        {"text": "Their text"},
        {"media": {"uri": "posts/media/1.jpg", "title": "Timeline", "description": "my caption"}},
        {"place": {"name": "Алматы"}},
    )
    items = _read(_file(NEW, [post])).items
    assert {(item.text, item.whose, item.kind) for item in items} == {
        ("my words", Whose.OWN, Kind.POST),
        ("Their headline", Whose.SHARED, Kind.POST),
        ("Their text", Whose.SHARED, Kind.POST),
        ("my caption", Whose.OWN, Kind.CAPTION),
    }
    assert {item.address for item in items if item.text == "Their headline"} == {"https://example.org/a"}


def test_a_caption_that_repeats_the_post_is_one_item() -> None:
    """Facebook writes the words of a post again under its picture; they are the same words and come once."""
    post = _post("same words") | _attached({"media": {"description": "same words"}})
    assert _shown(_read(_file(NEW, [post]))) == [("same words", Whose.OWN)]


def test_a_mention_is_read_as_a_reader_sees_it() -> None:
    """The mark of a mention in a post is replaced by the name it shows."""
    [item] = _read(_file(NEW, [_post("Рақмет, @[100:2048:Боря Болат]!")])).items
    assert item.text == "Рақмет, Боря Болат!"


def _comment(text: str, author: str, **fields: Any) -> dict[str, Any]:
    inside = {"timestamp": SECOND, "comment": text, "author": author} | fields
    return {"timestamp": SECOND, "data": [{"comment": inside}], "title": "X пікір жазды."}


def _profile(name: str) -> ExportFile:
    return _file(PROFILE, {"profile_v2": {"name": {"full_name": name}, "previous_names": [{"name": "Аня Ескі"}]}})


def test_comments_are_the_owners_with_their_group() -> None:
    """The comments of the export are its owner's; one under another name than the profile's is not sure."""
    comments = {"comments_v2": [_comment("a", "Аня", group="Топ"), _comment("b", "Бет"), _comment("c", "Аня Ескі")]}
    read = _read(_file("comments_and_reactions/comments.json", comments), _profile("Аня"))
    assert [item.whose for item in read.items] == [Whose.OWN, Whose.UNKNOWN, Whose.OWN]
    assert [item.container for item in read.items] == ["Топ", None, None]
    assert {item.kind for item in read.items} == {Kind.COMMENT}


def test_posts_in_groups_notes_and_stories_are_read() -> None:
    """Posts in groups, notes and archived stories hold own words, each under its own key."""
    files = [
        _file("groups/group_posts_and_comments.json", {"group_posts_v2": [_post("group")]}),
        _file("other_activity/notes.json", {"notes_v2": [{"title": "t", "text": "note", "created_timestamp": SECOND}]}),
        _file("stories/archived_stories.json", {"archived_stories_v2": [_post("story")]}),
    ]
    assert {text for text, whose in _shown(_read(*files)) if whose is Whose.OWN} == {"group", "t", "note", "story"}


def test_what_others_left_on_the_wall_is_others() -> None:
    """Posts that other people left on the owner's wall are theirs."""
    wall = {"wall_posts_sent_to_you": {"activity_log_data": [_post("happy birthday")]}}
    read = _read(_file("posts/other_people's_posts_to_your_timeline.json", wall))
    assert _shown(read) == [("happy birthday", Whose.OTHERS)]


def test_captions_of_an_album_and_the_comments_under_them() -> None:
    """A picture's caption is own; a comment under it is its author's."""
    photo = {
        "uri": "x.jpg", "creation_timestamp": SECOND, "title": "Тау", "description": "caption",
        "comments": [{"timestamp": SECOND, "comment": "nice", "author": "Боря"}],
    }  # fmt: skip
    read = _read(_file("posts/album/0.json", {"name": "Тау", "photos": [photo]}), _profile("Аня"))
    assert set(_shown(read)) == {("caption", Whose.OWN), ("nice", Whose.OTHERS)}


def _message(text: str | None, sender: str, **fields: Any) -> dict[str, Any]:
    words = {} if text is None else {"content": text}
    return {"sender_name": sender, "timestamp_ms": SECOND * 1000, **words, "type": "Generic"} | fields


def _thread(*messages: dict[str, Any], **fields: Any) -> dict[str, Any]:
    people = [{"name": "Аня"}, {"name": "Боря"}]
    return {"participants": people, "messages": list(messages), "title": "Боря", "thread_path": "inbox/b_1"} | fields


def test_messages_are_whose_sender_says() -> None:
    """In a thread the profile's name, or one that was named, is the person; without either nobody is."""
    thread = _file("messages/inbox/b_1/message_1.json", _thread(_message("a", "Аня"), _message("b", "Боря")))
    assert _shown(_read(thread, _profile("Аня"))) == [("a", Whose.OWN), ("b", Whose.OTHERS)]
    assert _shown(_read(thread, choice=Choice(owners=frozenset({"Боря"})))) == [("a", Whose.OTHERS), ("b", Whose.OWN)]
    assert {whose for _, whose in _shown(_read(thread))} == {Whose.UNKNOWN}


def test_a_thread_in_several_files_is_one_chat() -> None:
    """The files of one thread are one chat with all its entries, chosen by its title or its id."""
    files = [
        _file(f"messages/inbox/b_1/message_{part}.json", _thread(_message("a", "Аня"), _message("b", "Боря")))
        for part in (1, 2)
    ]
    read = _read(*files)
    assert [(chat.id, chat.title, chat.kind, chat.entries) for chat in read.chats] == [("b_1", "Боря", "private", 4)]
    assert sum(tally.not_chosen for tally in _read(*files, choice=Choice(chats=frozenset())).tallies) == 4
    for name in ("b_1", "Боря"):
        assert len(_read(*files, choice=Choice(chats=frozenset({name}))).items) == 4


def test_entries_of_a_thread_are_told_apart() -> None:
    """Calls and joinings are notes of the platform, pictures hold no words, unsent messages are said to be gone."""
    thread = _thread(
        _message("x", "Аня", type="Call", call_duration=5),
        _message(None, "Аня", photos=[{"uri": "1.jpg"}]),
        _message(None, "Боря", is_unsent=True),
        _message("look", "Аня", share={"link": "https://example.org", "share_text": "their words"}),
    )
    read = _read(_file("messages/inbox/b_1/message_1.json", thread), _profile("Аня"))
    tally = read.tallies[0]
    assert (tally.entries, tally.service, tally.without_text, tally.undelivered, tally.read) == (4, 1, 2, 1, 1)
    assert _shown(read) == [("look", Whose.OWN), ("their words", Whose.SHARED)]


def test_end_to_end_encrypted_threads_are_read() -> None:
    """The files in which Messenger gives encrypted threads are read; their letters are not broken."""
    thread = {
        "participants": ["Аня", "Боря"],
        "threadName": "Боря_5",
        "messages": [
            {"isUnsent": False, "senderName": "Аня", "text": "сөз", "timestamp": SECOND * 1000, "type": "text"}
        ],
    }
    file = ExportFile("messages/Боря_5.json", json.dumps(thread, ensure_ascii=False).encode())
    [item] = _read(file, choice=Choice(owners=frozenset({"Аня"}))).items
    assert (item.text, item.whose, item.container) == ("сөз", Whose.OWN, "Боря_5")


def test_right_letters_stay_and_mixed_ones_are_said() -> None:
    """An export whose letters are right is read as it stands; a text with both is left and reported."""
    posts = [_post("дұрыс"), _post("дұрыс " + _broken("сынық"))]
    file = ExportFile(NEW, json.dumps(posts, ensure_ascii=False).encode())
    read = _read(file)
    assert read.items[0].text == "дұрыс"
    assert [finding.code for finding in read.findings] == ["mixed-encoding"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("your_instagram_activity/media/posts_1.json", '[{"media": [{"title": "x"}]}]'),
        ("a/likes.json", '{"reactions_v2": [{"timestamp": 1}]}'),
        ("a/table.json", '[{"title": "a", "text": "b"}]'),
        ("a/other.json", '{"comments": [{"id": 5}]}'),
    ],
)
def test_other_json_is_left_to_others(path: str, text: str) -> None:
    """Likes hold no words, and other programs' tables are not Facebook's."""
    assert not LAYOUT.claims(ExportFile(path, text.encode()))


def _texts(items: tuple[Item, ...]) -> list[str]:
    return [item.text for item in items]


def test_a_cut_export_keeps_what_came_before_the_cut() -> None:
    """A file that ends in the middle of a post gives all posts before it, and says where it ends."""
    raw = _file(NEW, [_post(f"сөз {number}", SECOND + number) for number in range(5)]).data
    read = _read(ExportFile(NEW, raw[: raw.rindex(b'"post"')]))
    assert _texts(read.items) == [f"сөз {number}" for number in range(4)]
    assert [(str(entry.place), entry.why) for entry in read.unparsed] == [(f"{NEW}#/4", "cut-off")]
