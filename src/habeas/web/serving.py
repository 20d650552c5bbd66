"""The server: on this machine only, at a port that is free, until somebody ends it."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from habeas.web.answering import ROOM
from habeas.web.door import Door
from habeas.web.room import Room
from habeas.web.settings import LARGEST_UPLOAD, set_up
from habeas.web.world import World

LOOPBACK = "127.0.0.1"
THREADS = 4
_LOOK_EVERY = 2.0
_NEVER = 1 << 40
"""Bytes after which the server would put a body into a temporary file, in clear: more than it takes."""


class Serving:
    """A server that listens. `address` is where, with the token in it; `run` answers until it is stopped."""

    def __init__(self, server: Any, room: Room) -> None:
        self._server = server
        self._stopped = False
        self.room = room

    @property
    def address(self) -> str:
        """What opens the door once; without a token when it was used."""
        token = self.room.door.token
        return f"http://{self.room.door.host}/" + (f"enter/{token}" if token else "")

    def run(self) -> None:
        """Answer until Ctrl-C or :meth:`stop`."""
        self._server.run()

    def stop(self) -> None:
        """Finish what is being answered and answer nothing more; any other thread may call it, again without effect."""
        if self._stopped:
            return
        self._stopped = True
        self._server.task_dispatcher.shutdown()
        called = threading.Event()

        def close() -> None:
            # Not before the call was written: the listening thread may have been woken by another one meanwhile.
            called.wait()
            self._server.asyncore.close_all(self._server._map)  # noqa: SLF001

        # In the thread that listens, so that nothing is closed under its hands.
        try:
            self._server.trigger.pull_trigger(close)
        finally:
            called.set()


@contextmanager
def serving(folder: Path, world: World, idle: float, port: int = 0) -> Iterator[Serving]:
    """Listen on this machine only; the vault is locked until :meth:`Room.unlock`, and again at the end.

    `idle` are the seconds after which it locks itself. `port` 0 takes one that is free. Raises OSError where the
    port is taken.
    """
    set_up()
    from django.core.handlers.wsgi import WSGIHandler  # noqa: PLC0415  (only after Django is set up)
    from waitress.server import create_server  # noqa: PLC0415  (only a process that serves needs it)

    rooms: list[Room] = []
    handler = WSGIHandler()

    def application(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        environ[ROOM] = rooms[0]
        return handler(environ, start)

    # Bound here and not by the server, which leaves the socket open where the port is taken.
    listening = socket.create_server((LOOPBACK, port))
    server = create_server(
        application,
        sockets=[listening],
        threads=THREADS,
        ident=None,
        max_request_body_size=LARGEST_UPLOAD + 1024,
        inbuf_overflow=_NEVER,
        outbuf_overflow=_NEVER,
        log_socket_errors=False,
        clear_untrusted_proxy_headers=True,
    )
    room = Room(folder, world, Door(f"{LOOPBACK}:{listening.getsockname()[1]}", world.chance), idle)
    rooms.append(room)
    ended = threading.Event()
    watch = threading.Thread(target=_watch, args=(room, ended), name="idle", daemon=True)
    watch.start()
    try:
        yield Serving(server, room)
    finally:
        ended.set()
        server.close()
        room.lock()


def _watch(room: Room, ended: threading.Event) -> None:
    while not ended.wait(_LOOK_EVERY):
        room.lock_when_idle()
