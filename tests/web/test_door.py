"""The laws of the door: its token opens once, and only who came by it is known."""

import os

from habeas.web.door import BYTES, Door


def test_the_token_opens_once() -> None:
    """Whoever tells the token first has the cookie; the second with the same token has nothing."""
    door = Door("127.0.0.1:4", os.urandom)
    token = door.token
    assert token is not None
    held = door.enter(token)
    assert held is not None
    assert door.token is None
    assert door.enter(token) is None
    assert door.knows(held)


def test_nothing_else_opens_it() -> None:
    """Another token, an empty one, a part of it or one beyond ASCII opens nothing and does not use it up."""
    door = Door("127.0.0.1:4", os.urandom)
    token = door.token or ""
    for told in ("", token[:-1], token + "0", "қ" * len(token), "0" * len(token)):
        assert door.enter(told) is None
    assert door.enter(token) is not None


def test_before_anybody_came_nobody_is_known() -> None:
    """An empty or missing cookie is nobody, before the door was opened and after."""
    door = Door("127.0.0.1:4", os.urandom)
    assert not any(door.knows(held) for held in (None, "", "x"))
    door.enter(door.token or "")
    assert not any(door.knows(held) for held in (None, "", "x"))


def test_token_and_cookie_are_long_and_not_the_same() -> None:
    """Both hold all the chance they were given, and the cookie cannot be told from the token."""
    door = Door("127.0.0.1:4", os.urandom)
    token = door.token or ""
    held = door.enter(token) or ""
    assert len(token) == len(held) == 2 * BYTES
    assert token != held


def test_the_cookie_is_named_by_the_port() -> None:
    """Two desks at once on one machine do not overwrite each other's cookie."""
    assert Door("127.0.0.1:4", os.urandom).cookie != Door("127.0.0.1:5", os.urandom).cookie
