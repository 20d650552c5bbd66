"""The document and its way back to the first reading."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.base.digest import Digest, digest_of
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.document import read_document
from habeas.evidence.text.plain import read_plain
from habeas.evidence.text.reading import Reading

_WORDS = st.sampled_from(
    [
        "KanatBerdenov",
        "was",
        "arrested",
        "in",
        "the",
        "courtroom",
        "&amp;",
        "Â«",
        "ofthe",
        "ex-\nample",
        "№5",
        ".",
        ",",
        " ",
        "  ",
        "\n\n",
        "\u00a0",
        "сот",
        "ұсталды",
    ]
)


def _reading(text: str, *main: Span) -> Reading:
    return Reading(Digest("sha256:" + "0" * 64), "test/1", text, main or (Span(0, len(text)),), lang=Lang.EN)


@given(st.lists(_WORDS, min_size=1, max_size=40), st.data())
def test_every_span_of_the_document_has_its_exact_words_in_the_reading(words: list[str], data: st.DataObject) -> None:
    """Any span with letters maps to a span of the reading whose words are its quote, without space at the ends."""
    text = "x" + " ".join(words)
    cut = data.draw(st.integers(1, len(text)))
    ranges = [Span(0, cut)] + ([Span(cut, len(text))] if cut < len(text) else [])
    document = read_document(_reading(text, *ranges))
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))
    if not document.text[start:end].strip():
        return
    place = document.in_reading(Span(start, end))
    quote = document.quote(Span(start, end))
    assert quote == text[place.start : place.end]
    assert quote == quote.strip() != ""


def test_a_repaired_word_is_quoted_as_it_was_printed() -> None:
    """The parts of a glued name are found one by one, and quoted as printed together."""
    document = read_document(_reading("On May 3 KanatBerdenov was arrested by the police in the city."))
    start = document.text.index("Kanat Berdenov")
    assert document.quote(Span(start, start + len("Kanat Berdenov"))) == "KanatBerdenov"
    assert document.quote(Span(start, start + len("Kanat"))) == "Kanat"


def test_each_sentence_has_its_own_language() -> None:
    """An English text with a Russian form at its end has sentences in both languages."""
    text = "The journalist was arrested on Monday by the city police.\n\nВаш адрес не будет опубликован на этом сайте."
    document = read_document(_reading(text))
    assert [sentence.lang for sentence in document.sentences] == [Lang.EN, Lang.RU]


def test_text_outside_the_main_ranges_is_not_in_the_document() -> None:
    """Only main ranges are read, and places still count in the whole reading."""
    text = "Menu Home News. The journalist was arrested on Monday by the police. Leave a reply."
    main = Span(text.index("The"), text.index(" Leave"))
    document = read_document(_reading(text, main))
    assert "Menu" not in document.text
    assert document.in_reading(document.sentences[0].span) == main


def test_a_spoken_sentence_goes_on_over_its_stretches() -> None:
    """Words of one person in two stretches are one sentence, quoted with what stands between; another's are not."""
    told = (
        "1\n00:00:01,000 --> 00:00:03,000\nOn 3 May 2023 Ilyas Qarabulaq was\n\n"
        "2\n00:00:03,000 --> 00:00:05,000\narrested in Taskol.\n"
    )
    reading = read_plain(told.encode(), digest_of(told.encode()))
    document = read_document(reading)
    [sentence] = document.sentences
    assert sentence.text == "On 3 May 2023 Ilyas Qarabulaq was arrested in Taskol."
    assert [cue.start for cue in reading.cues_of(document.in_reading(sentence.span))] == [1000, 3000]
    turned = "[00:00:01] Anna: He was here and\n[00:00:04] Boris: nobody saw him\n"
    turns = read_document(read_plain(turned.encode(), digest_of(turned.encode())))
    assert len(turns.sentences) == 2
