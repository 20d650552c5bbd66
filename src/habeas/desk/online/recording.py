"""Recording what a page asks and is answered, while the browser shows it."""

import base64
import binascii
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from http import HTTPStatus
from typing import Any

from habeas.base.errors import Failed
from habeas.desk.online.devtools import DevTools, Message
from habeas.evidence.capture.exchange import Exchange, Headers

LARGEST_BODY = 64 << 20
LARGEST_CAPTURE = 256 << 20
"""Most bytes of one answer, and of all of a capture."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(slots=True)
class Recording:
    """What was exchanged so far. `now` gives aware instants in UTC."""

    line: DevTools
    now: Callable[[], datetime]
    exchanges: list[tuple[str, Exchange]] = field(default_factory=list)
    missed: Counter[str] = field(default_factory=Counter)
    open: set[str] = field(default_factory=set)
    size: int = 0
    loaded: bool = False
    _asked: dict[str, tuple[datetime, Headers]] = field(default_factory=dict)
    _met: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    _wire: dict[tuple[str, int], Headers] = field(default_factory=dict)

    def watch(self, session: str) -> None:
        """Begin to record a page, a frame or a worker, and all that it opens."""
        tell = self.line.tell
        tell("Network.enable", {"maxPostDataSize": 1 << 20}, session)
        tell("Fetch.enable", {"patterns": [{"urlPattern": "*", "requestStage": "Response"}]}, session)
        wanted = {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": True}
        tell("Target.setAutoAttach", wanted, session)
        tell("Runtime.runIfWaitingForDebugger", None, session)

    def take(self, event: Message) -> None:
        """Record what an event of the browser tells; other events change nothing."""
        params, session = event.get("params", {}), event.get("sessionId")
        match event["method"]:
            case "Target.attachedToTarget":
                self.watch(params["sessionId"])
            case "Network.requestWillBeSent":
                self.open.add(params["requestId"])
                self._asked[params["requestId"]] = self.now(), _pairs(params["request"].get("headers", {}))
            case "Network.requestWillBeSentExtraInfo":
                at = self._asked.get(params["requestId"], (self.now(), ()))[0]
                self._asked[params["requestId"]] = at, _pairs(params.get("headers", {}))
            case "Network.responseReceived":
                self._met[params["requestId"]] = params.get("response", {})
            case "Network.responseReceivedExtraInfo":
                self._wire[params["requestId"], params["statusCode"]] = _pairs(params.get("headers", {}))
            case "Network.loadingFinished" | "Network.loadingFailed":
                self.open.discard(params["requestId"])
            case "Network.webSocketCreated":
                self.missed["websocket"] += 1
            case "Page.loadEventFired":
                self.loaded = True
            case "Page.javascriptDialogOpening":
                self.line.tell("Page.handleJavaScriptDialog", {"accept": False}, session)
            case "Fetch.requestPaused":
                self._paused(params, session)

    def finished(self) -> tuple[Exchange, ...]:
        """All exchanges in the order in which they were answered, with what the browser said of the connection."""
        return tuple(
            _connected(_with_cookies(exchange, self._wire.get((number, exchange.status), ())), self._met.get(number))
            for number, exchange in self.exchanges
        )

    def _paused(self, params: Mapping[str, Any], session: str | None) -> None:
        """An answer's header is there: take the body, then let the page have it."""
        request, number = params["request"], params["requestId"]
        if "responseErrorReason" in params:
            self.missed["no-answer"] += 1
        elif request["url"].startswith(("http://", "https://")):
            body, lost = self._body(params, session)
            self._record(params, body, lost)
        self.line.tell("Fetch.continueRequest", {"requestId": number}, session)

    def _body(self, params: Mapping[str, Any], session: str | None) -> tuple[bytes | None, str]:
        status = params.get("responseStatusCode", 0)
        if status in _REDIRECTS or status in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED):
            return b"", ""
        said = {name.lower(): value for name, value in _listed(params)}.get("content-length", "")
        if said.isdigit() and int(said) > LARGEST_BODY:
            return None, "too-large"
        if self.size > LARGEST_CAPTURE:
            return None, "capture-full"
        try:
            answer = self.line.call("Fetch.getResponseBody", {"requestId": params["requestId"]}, session)
            text = answer.get("body", "")
            body = base64.b64decode(text) if answer.get("base64Encoded") else text.encode()
        except (Failed, binascii.Error):
            return None, "body-lost"
        return body, ""

    def _record(self, params: Mapping[str, Any], body: bytes | None, lost: str) -> None:
        request = params["request"]
        network = params.get("networkId", params["requestId"])
        at, sent = self._asked.get(network, (self.now(), _pairs(request.get("headers", {}))))
        if lost:
            self.missed[lost] += 1
        self.size += len(body or b"")
        status = int(params.get("responseStatusCode", 0))
        exchange = Exchange(
            url=request["url"] + request.get("urlFragment", ""),
            method=request["method"],
            at=at,
            request_headers=sent,
            request_body=request.get("postData", "").encode(),
            status=status,
            reason=params.get("responseStatusText", "") or _reason(status),
            headers=_listed(params),
            body=body,
            lost=lost,
        )
        self.exchanges.append((network, exchange))


def _listed(params: Mapping[str, Any]) -> Headers:
    return tuple((line["name"], line["value"]) for line in params.get("responseHeaders", ()))


def _pairs(headers: Mapping[str, str]) -> Headers:
    return tuple((name, value) for name, joined in headers.items() for value in str(joined).split("\n"))


def _reason(status: int) -> str:
    return HTTPStatus(status).phrase if status in tuple(HTTPStatus) else ""


def _with_cookies(exchange: Exchange, wire: Headers) -> Exchange:
    """The exchange with the lines that the browser tells of the wire alone: cookies that the server set."""
    cookies = tuple((name, value) for name, value in wire if name.lower() == "set-cookie")
    return replace(exchange, headers=exchange.headers + cookies) if cookies else exchange


def _connected(exchange: Exchange, response: Mapping[str, Any] | None) -> Exchange:
    """The exchange with the server's address and how it was secured, where the browser told."""
    if response is None or response.get("status") != exchange.status:
        return exchange
    said = response.get("securityDetails") or {}
    secured = tuple(
        (name, str(said[key]))
        for name, key in (("TLS", "protocol"), ("TLS-Cipher", "cipher"), ("TLS-Subject", "subjectName"))
        if said.get(key)
    )
    if said.get("issuer"):
        secured = (*secured, ("TLS-Issuer", str(said["issuer"])))
    address = str(response.get("remoteIPAddress", "")).strip("[]")
    return replace(exchange, address=address or None, secured=secured)
