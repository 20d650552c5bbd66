"""What the demonstration types by hand for the ledger, as a person would who knows the three reports."""

from datetime import date

from habeas.base.plain import Plain
from habeas.desk.ledger import chosen, open_ledger
from habeas.desk.ledger_acts import LedgerDesk
from habeas.desk.saying import Words, say
from habeas.desk.session import Session

_DETAINEE, _AGENT = "Zhalgas Temirtas", "Tulpar"

_SIGNED: dict[str, Plain] = {
    "claim": "говорил эти слова",
    "when": "2023-03-29",
    "counsel_present": "none",
    "withdrawn": True,
    "withdrawn_on": "2023-04-05",
}
_BROUGHT_IN: dict[str, Plain] = {"when": "2022-23", "place": "Kokzhar Youth Theatre"}

TYPED = (
    Words(_DETAINEE, "own_statement", _SIGNED, "report-ru.html", "Темиртас подписал показания, что говорил эти слова"),
    Words(
        _AGENT,
        "agent_work",
        _BROUGHT_IN,
        "report-en.txt",
        "a man under the code name “Tulpar” was taken on at the theatre as a sound technician",
    ),
)
"""Facts that no draft proposes: a statement taken without the lawyer he chose, and how the agent came."""

ONE_CLAIM = (
    ("time had come to take up arms", "пора браться за оружие", "қолға қару алатын уақыт"),
    ("revenge on the rich", "призывал расправиться с богатыми"),
)
"""Words of claims that are one claim in several languages: a person's judgement."""


def tell_ledger(session: Session, name: str, today: date) -> None:
    """Record what is typed, and put claims of several languages together, where the case holds them."""
    for words in TYPED:
        say(session, name, words)
    desk = LedgerDesk(session, name, today)
    for several in ONE_CLAIM:
        ledger = open_ledger(session, name, today).ledger
        desk.add(
            [one.key for words in several for one in chosen(ledger, words)], "One claim, told in several languages."
        )
