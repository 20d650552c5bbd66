"""Messages made for tests, of people who do not exist."""

from email.message import EmailMessage

BODY = "Добрый день.\n\n29 апреля 2022 года Тимур Садвакасов был задержан в Алматы.\n\n> прежнее письмо\n"


def letter(body: str = BODY, *attached: tuple[str, bytes]) -> EmailMessage:
    """A message with a text body and attachments by name."""
    made = EmailMessage()
    made["From"] = "Айша Серікова <aisha@example.org>"
    made["To"] = "lawyer@example.org"
    made["Date"] = "Fri, 29 Apr 2022 09:40:00 +0600"
    made["Subject"] = "Постановление о заключении под стражу и приложения к нему, номер 17"
    made["Message-ID"] = "<1@example.org>"
    made.set_content(body)
    for name, data in attached:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made
