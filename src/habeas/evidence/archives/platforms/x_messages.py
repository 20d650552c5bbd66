"""Direct messages of an X (Twitter) archive: conversations of two and of groups."""

from collections.abc import Mapping

from habeas.evidence.archives.export import Chat, Choice
from habeas.evidence.archives.gathering import Gathering
from habeas.evidence.archives.item import Item, Kind, Platform, Whose
from habeas.evidence.archives.platforms.x_posts import UNDATED, Account, time_of, unescaped
from habeas.evidence.archives.platforms.x_script import LOST
from habeas.evidence.archives.shapes import mapping, mark, sequence, step, words

_MESSAGES = ("messageCreate", "welcomeMessageCreate")


def read_conversations(
    entries: list[object], into: Gathering, account: Account, choice: Choice, *, group: bool
) -> None:
    """Take the messages of the conversations that were chosen; every event of every conversation is an entry."""
    for index, entry in enumerate(entries):
        if entry is LOST:
            continue
        outer = mapping(entry)
        conversation = None if outer is None else mapping(outer.get("dmConversation", outer))
        events = None if conversation is None else sequence(conversation.get("messages", []))
        if outer is None or conversation is None or events is None:
            into.fail(step("", index), "not-a-conversation")
            continue
        at = step("", index, "dmConversation") if "dmConversation" in outer else step("", index)
        title = _title(conversation, events)
        number = mark(conversation.get("conversationId"))
        name = number or title or step("", index)
        into.chats.append(Chat(name, title, "group" if group else "direct", len(events), Platform.X))
        if choice.chats is not None and not choice.chats & {name, title}:
            into.not_chosen += sum(event is not LOST for event in events)
            continue
        for order, event in enumerate(events):
            if event is not LOST:
                _event(event, step(at, "messages", order), into, account, choice, title or name)


def _title(conversation: Mapping[str, object], events: list[object]) -> str | None:
    """The conversation's own name, or the last that somebody gave it; events stand newest first."""
    named = mark(conversation.get("name"))
    for event in events:
        renamed = mapping((mapping(event) or {}).get("conversationNameUpdate"))
        if named is None and renamed is not None:
            named = mark(renamed.get("name"))
    return named


def _event(event: object, at: str, into: Gathering, account: Account, choice: Choice, chat: str) -> None:
    kinds = mapping(event)
    if kinds is None:
        into.fail(at, "not-an-object")
        return
    kind = next((key for key in _MESSAGES if key in kinds), None)
    if kind is None:
        # Somebody joined, left, renamed the conversation.
        into.service += 1
        return
    message = mapping(kinds[kind])
    text = None if message is None else words(message.get("text"))
    if message is None or text is None:
        into.fail(at, "no-text-field")
        return
    pointer = step(at, kind)
    items = _versions(message, text, pointer, into, account, choice, chat)
    if items and items[-1].when is None:
        into.remark(*UNDATED, pointer)
    into.take(items)


def _versions(
    message: Mapping[str, object],
    text: str,
    pointer: str,
    into: Gathering,
    account: Account,
    choice: Choice,
    chat: str,
) -> list[Item]:
    """The message's earlier wordings, where the archive has them, and the message."""
    sender = mark(message.get("senderId"))
    history = sequence(message.get("editHistory"))
    wordings: list[tuple[str, str, bool]] = []
    for order, version in enumerate(history or []):
        earlier = words((mapping(version) or {}).get("editedText"))
        if earlier is not None and earlier != text:
            wordings.append((earlier, step(pointer, "editHistory", order, "editedText"), False))
    wordings.append((text, step(pointer, "text"), bool(history)))
    whose = _whose(sender, account, choice)
    own = account.username if whose is Whose.OWN and sender == account.id else None
    return [
        Item(
            id=str(into.place(at)),
            platform=Platform.X,
            kind=Kind.MESSAGE,
            author=own or sender,
            whose=whose,
            text=unescaped(wording),
            when=time_of(message.get("createdAt")) if at.endswith("/text") else None,
            edited=None if history is None else edited,
            container=chat,
            address=None,
            place=into.place(at),
        )
        for wording, at, edited in wordings
        if wording.strip()
    ]


def _whose(sender: str | None, account: Account, choice: Choice) -> Whose:
    if sender is None:
        return Whose.UNKNOWN
    if sender == account.id or sender in choice.owners:
        return Whose.OWN
    return Whose.UNKNOWN if account.id is None and not choice.owners else Whose.OTHERS
