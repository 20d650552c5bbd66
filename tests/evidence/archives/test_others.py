"""The law of others' words: dropped or under neutral words, and the person's own never touched."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.archives.archive import OthersWords
from habeas.evidence.archives.item import Item, Kind, Place, Platform, Whose
from habeas.evidence.archives.others import Pseudonyms, count_whose, others_names, treated, unattributed

NAMES = ["Dana Example", "Dana", "Timur Sample", "+7 701 234 56 78", "Ай*сұлу", "🌸"]


def item(number: int, author: str | None, whose: Whose, text: str = "words", container: str = "club") -> Item:
    """A message."""
    place = Place("result.json", f"/messages/{number}/text")
    return Item(
        str(place), Platform.TELEGRAM, Kind.MESSAGE, author, whose, text, None, None, container, None, place, None
    )


def pseudonymised(*items: Item) -> tuple[Item, ...]:
    """The items under the default policy."""
    return treated(items, others_names(items, ["Aidar"]), OthersWords.PSEUDONYMISE)


def test_one_name_has_one_word_throughout() -> None:
    """A name is replaced by the same word as author, as title of the chat, and in the words of others."""
    first, second, third, own = pseudonymised(
        item(0, "Dana Example", Whose.OTHERS, "Hello"),
        item(1, "Timur Sample", Whose.OTHERS, "Dana Example! @Dana Example, (Dana Example)."),
        item(2, "Dana Example", Whose.OTHERS, "Me, Timur Sample?", container="Timur Sample"),
        item(3, "Aidar", Whose.OWN, "Dana Example is here", container="Dana Example"),
    )
    assert [one.author for one in (first, second, third, own)] == ["person 1", "person 2", "person 1", "Aidar"]
    assert second.text == "person 1! person 1, (person 1)."
    assert (third.text, third.container) == ("Me, person 2?", "person 2")
    assert (own.text, own.container) == ("Dana Example is here", "person 1")


def test_a_path_that_names_somebody_is_neutral_too() -> None:
    """A name in the path of a file is replaced in the item's place, its id, and the id it answers."""
    place = Place("WhatsApp Chat with Dana Example.txt", "char=0,5")
    later = replace(place, pointer="char=6,9")
    first = replace(item(0, "Dana Example", Whose.OTHERS), id=str(place), place=place)
    answer = replace(item(1, "Aidar", Whose.OWN), id=str(later), place=later, answers=first.id)
    shown, answered = pseudonymised(first, answer)
    assert shown.id == str(shown.place) == "WhatsApp Chat with person 1.txt#char=0,5"
    assert answered.answers == shown.id


def test_only_whole_names_are_replaced() -> None:
    """A name inside a longer word stays, the longest name that stands there is taken, digits stand for a number."""
    names = Pseudonyms(["Dana", "Dana Example", "+7 701 234 56 78"])
    assert names.within("Danara and Dana") == "Danara and person 1"
    assert names.within("Dana Example, Dana Examples") == "person 2, person 1 Examples"
    assert names.within("call @77012345678 or +7 701 234 56 78") == "call person 3 or person 3"


def test_what_was_shared_keeps_its_author() -> None:
    """Shared and quoted items keep the name the export has, unless somebody of that name wrote items of others."""
    shared, quoted, friend, _ = pseudonymised(
        item(0, "City news", Whose.SHARED, "Timur Sample won"),
        item(1, "A poet", Whose.QUOTED),
        item(2, "Timur Sample", Whose.SHARED),
        item(3, "Timur Sample", Whose.OTHERS),
    )
    assert (shared.author, shared.text, quoted.author) == ("City news", "Timur Sample won", "A poet")
    assert friend.author == "person 1"


def test_dropping_leaves_no_item_of_others() -> None:
    """Under `drop` every item of others is gone and every other one is there."""
    items = tuple(item(number, "Dana", whose) for number, whose in enumerate(Whose))
    kept = treated(items, others_names(items, []), OthersWords.DROP)
    assert [one.whose for one in kept] == [whose for whose in Whose if whose is not Whose.OTHERS]


def test_keeping_changes_nothing() -> None:
    """Under `keep` the items are those of the export."""
    items = (item(0, "Dana", Whose.OTHERS, "Dana"),)
    assert treated(items, others_names(items, []), OthersWords.KEEP) == items


def test_an_author_of_whom_nothing_is_known_is_counted() -> None:
    """Items with an author that nobody attributed are counted; those without one, and saved pages, are not."""
    unknown = item(0, "Dana", Whose.UNKNOWN)
    assert unattributed([unknown, replace(unknown, author=None), replace(unknown, kind=Kind.PAGE)]) == 1


def test_words_are_counted_by_whose_never_by_author() -> None:
    """The count has a figure for each kind of words and nothing of who wrote them."""
    counts = count_whose([item(0, "Dana", Whose.OTHERS), item(1, "Timur", Whose.OTHERS), item(2, "Aidar", Whose.OWN)])
    assert counts == {Whose.OWN: 1, Whose.OTHERS: 2, Whose.SHARED: 0, Whose.QUOTED: 0, Whose.UNKNOWN: 0}


@given(st.lists(st.sampled_from([*NAMES, " ", "@", ", ", "a", "сұлу", "7701"]), max_size=12).map("".join))
def test_replacing_twice_changes_nothing_more(text: str) -> None:
    """No name is left once names were replaced, and what has none stays letter by letter."""
    names = Pseudonyms(NAMES)
    once = names.within(text)
    assert names.within(once) == once
    if not any(form in text for form in (*NAMES, "77012345678")):
        assert once == text
