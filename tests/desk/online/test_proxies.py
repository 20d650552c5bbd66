"""What a capture through a proxy asks, it asks of the proxy; without one it asks the page's hosts and nobody else."""

import json
from datetime import UTC, datetime
from pathlib import Path
from socketserver import BaseRequestHandler

import pytest
from tests.desk.online.servers import Plain, Proxy, Socks, hostile_site, served

from habeas.desk.online.browser import browser_program
from habeas.desk.online.capturing import Asked, capture

pytestmark = [pytest.mark.enable_socket, pytest.mark.xdist_group("browser")]


def writing_down(folder: Path) -> Path:
    """The browser behind a script that has it write down all that it does on the network."""
    script = folder / "browser"
    script.write_text(f'#!/bin/sh\nexec {browser_program()} "$@" --log-net-log={folder}/net.json\n')
    script.chmod(0o700)
    return script


def network_of(folder: Path) -> tuple[set[str], int, int]:
    """What the browser wrote down: addresses it connected to, packets it sent, names it had looked up."""
    told = json.loads((folder / "net.json").read_text("utf-8"))
    named = {number: name for name, number in told["constants"]["logEventTypes"].items()}
    events = [(named[event["type"]], event.get("params", {})) for event in told["events"]]
    connected = {params["address"] for name, params in events if name == "TCP_CONNECT_ATTEMPT" and "address" in params}
    sent = sum(name == "UDP_BYTES_SENT" for name, _ in events)
    looked_up = sum(name in ("HOST_RESOLVER_DNS_TASK", "HOST_RESOLVER_SYSTEM_TASK") for name, _ in events)
    return connected, sent, looked_up


@pytest.mark.parametrize(("scheme", "kind"), [("socks5", Socks), ("http", Plain)])
def test_everything_goes_through_the_proxy(tmp_path: Path, scheme: str, kind: type[BaseRequestHandler]) -> None:
    """Pages, sockets and names are asked of the proxy by name; no connection, packet or look-up goes beside it."""
    with hostile_site() as (address, asked), served(proxy := Proxy(kind, int(address.rpartition(":")[2]))) as port:
        through = Asked("http://news.example/nosy", 15, f"{scheme}://127.0.0.1:{port}")
        page, _ = capture(through, writing_down(tmp_path), lambda: datetime.now(UTC))
    wanted = {"news.example", "pictures.example", "data.example", "sockets.example"}
    assert wanted <= set(proxy.hosts) <= wanted | {"guessed.example", "connected.example"}
    assert network_of(tmp_path) == ({f"127.0.0.1:{port}"}, 0, 0)
    assert "/nosy" in asked
    assert dict(page.missed)["near"] >= 5
    assert "Words" in page.text


def test_without_a_proxy_nobody_but_the_page_is_asked(tmp_path: Path) -> None:
    """The browser asks nothing of its maker, no start page, no clock, no update: the site alone is connected to."""
    with hostile_site() as (address, asked):
        capture(Asked(f"{address}/calm", 10), writing_down(tmp_path), lambda: datetime.now(UTC))
    assert network_of(tmp_path) == ({address.removeprefix("http://")}, 0, 0)
    assert asked[0] == "/calm"
