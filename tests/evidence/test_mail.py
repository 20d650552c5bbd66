"""The laws of reading messages and mailboxes."""

import mailbox
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evidence.made_mail import BODY, letter

from habeas.base.digest import digest_of
from habeas.evidence.containers.inside import Inside, Room
from habeas.evidence.containers.unpacking import unpack
from habeas.evidence.text.decoding import normal_text
from habeas.evidence.text.description import describe
from habeas.evidence.text.kinds import media_type
from habeas.evidence.text.mail.anatomy import MOST_NESTED
from habeas.evidence.text.mail.mailbox import messages_of
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading

WORDS = st.text(st.sampled_from("абвгдежзқңөүһі АБВ abc 123 .,:;=-\n"), min_size=1, max_size=200)


def read(data: bytes) -> Reading:
    """The reading of these bytes; a test that gets none fails."""
    found = read_copy(data, digest_of(data))
    assert isinstance(found, Reading), found
    return found


def parts(data: bytes, room: Room | None = None) -> dict[str, bytes]:
    """What came inside, by name."""
    return {each.path: each.data for each in unpack(data, room or Room()) if isinstance(each, Inside)}


def main(reading: Reading) -> str:
    """The main text."""
    return "\n".join(span.slice(reading.text) for span in reading.main)


def test_a_letter_is_its_headers_and_its_body() -> None:
    """Encoded headers come out as words, the body is the main text, and quoted replies stay."""
    reading = read(letter().as_bytes())
    assert reading.text.startswith("From: Айша Серікова <aisha@example.org>\nTo: lawyer@example.org\nDate: Fri, 29 Apr")
    assert "\nSubject: Постановление о заключении под стражу и приложения к нему, номер 17\n" in reading.text
    assert main(reading) == BODY.strip("\n")
    assert reading.lang == "ru"


def test_a_letter_describes_itself() -> None:
    """Subject, sender and the minute of sending are proposed as title, author and date."""
    data = letter().as_bytes()
    told = describe(data, read(data))
    assert told.title is not None
    assert told.title.value.startswith("Постановление о заключении")
    assert told.author is not None
    assert told.author.value == "Айша Серікова <aisha@example.org>"
    assert str(told.published.value if told.published else None) == "2022-04-29T09:40+06:00"


@given(WORDS)
def test_what_was_written_is_what_is_read(words: str) -> None:
    """Whatever the transfer encoding, the body comes out as it was put in, but for white space at its ends."""
    body = normal_text(words)
    assert main(read(letter(words).as_bytes())) == body.strip("\n") if body.strip() else True


@given(st.binary(min_size=1, max_size=300), st.text(st.sampled_from("абвқңі abc-_.123"), min_size=1, max_size=80))
def test_attachments_come_out_byte_for_byte(data: bytes, name: str) -> None:
    """An attachment has its own bytes and its own name, also where that name is long and Cyrillic (RFC 2231)."""
    name = f"x{name.strip()}x"
    assert parts(letter(BODY, (name, data)).as_bytes()) == {name: data}


def test_a_message_inside_keeps_its_bytes() -> None:
    """A forwarded message comes out exactly as it stands, CRLF and odd folding included."""
    inner = b"From: a@example.org\r\nDate: Fri, 29 Apr 2022 08:40:00 +0600\r\nSubject:  x\r\n\t y\r\n\r\nWords.\r\n"
    outer = b"\r\n".join(
        [
            b"From: b@example.org",
            b"MIME-Version: 1.0",
            b'Content-Type: multipart/mixed; boundary="x y"',
            b"",
            b"--x y",
            b"Content-Type: message/rfc822",
            b"",
            inner,
            b"--x y--",
            b"",
        ]
    )
    assert list(parts(outer).values()) == [inner]
    assert media_type(inner) == "message/rfc822"


@pytest.mark.parametrize("encoding", ["koi8-r", "cp1251", "utf-8"])
def test_letters_without_a_stated_encoding_are_read(encoding: str) -> None:
    """Bare Cyrillic in headers and body is read, and where it was guessed the reading says so."""
    text = f"From: Айша <a@example.org>\nDate: 1\nSubject: Задержание в Алматы\nTo: b@example.org\n\n{BODY}"
    reading = read(text.encode(encoding))
    assert "Subject: Задержание в Алматы" in reading.text
    assert main(reading) == BODY.strip("\n")
    assert any(each.code == "encoding-guessed" for each in reading.findings) == (encoding != "utf-8")


def test_a_letter_that_is_only_a_page_is_read_as_a_page() -> None:
    """Without a plain form the page is read, without scripts."""
    made = EmailMessage()
    made["From"], made["Date"], made["Subject"] = "a@example.org", "Fri, 29 Apr 2022 09:40:00 +0600", "s"
    made.set_content("<p>Его <b>арестовали</b>.</p><script>alert(1)</script><p>Суд.</p>", subtype="html")
    assert main(read(made.as_bytes())) == "Его арестовали.\n\nСуд."


def test_two_forms_that_differ_are_both_read_and_said() -> None:
    """A message whose page says something else than its text hides nothing; equal forms are read once."""
    for page, said in ((BODY, False), ("<p>Совсем другие слова: завтра будет новый обыск</p>", True)):
        made = letter()
        made.add_alternative(page, subtype="html")
        reading = read(made.as_bytes())
        assert any(each.code == "forms-differ" for each in reading.findings) == said
        assert ("обыск" in reading.text) == said
        assert reading.text.count("Садвакасов") == 1


def test_a_message_of_messages_without_end_ends() -> None:
    """Nesting past the limit is a finding, and takes no recursion."""
    head = b"From: a@example.org\nMIME-Version: 1.0\n"
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(5_000))
    reading = read(head + nested + b"\nwords")
    assert any(each.code == "too-deep" for each in reading.findings)
    assert MOST_NESTED < 5_000


def test_a_mailbox_is_its_messages(tmp_path: Path) -> None:
    """Every message that the standard library put into a mailbox comes out whole; a sentence with From parts none."""
    box = mailbox.mbox(tmp_path / "box.mbox")
    bodies = [f"Письмо {n}.\n\nFrom here on it is quiet.\n\nFrom: nobody\n" for n in range(7)]
    for body in bodies:
        box.add(letter(body).as_bytes())
    box.close()
    data = (tmp_path / "box.mbox").read_bytes()
    assert media_type(data) == "application/mbox"
    taken = [read(each) for each in messages_of(data)]
    assert [main(each) for each in taken] == [body.strip("\n").replace("\nFrom h", "\n>From h") for body in bodies]
    assert list(parts(data)) == [f"message-{n:05}.eml" for n in range(1, 8)]
    assert read(data).text.count("\n") == 6
    assert read(data).main == ()


def test_plain_text_with_a_colon_is_no_message() -> None:
    """Notes that begin with a word and a colon, and letters on paper typed up, stay text."""
    for text in (
        "Note: he was taken.\n\nFrom then on nothing.",
        "From the court.\nTo: him",
        "Date: 2022\nSource: x\n\ny",
    ):
        assert media_type(text.encode()) == "text/plain"
