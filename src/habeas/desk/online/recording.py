"""Recording what a page asks and is answered, while the browser shows it."""

import base64
import binascii
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from habeas.base.errors import Failed
from habeas.desk.online.devtools import TOO_LARGE, DevTools, Message, result_of
from habeas.desk.online.hosts import is_near
from habeas.evidence.capture.exchange import Exchange, Headers

LARGEST_BODY = 64 << 20
LARGEST_CAPTURE = 256 << 20
"""Most bytes of one answer, and of all of a capture."""

_TURN_SECONDS = 0.25
_WINDOWS = frozenset({"page", "tab", "webview", "other"})
_ENDLESS = ("multipart/x-mixed-replace", "text/event-stream")
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_LISTENED = [{"urlPattern": "*", "requestStage": stage} for stage in ("Request", "Response")]


@dataclass(slots=True)
class Recording:
    """What was exchanged so far. `now` gives aware instants in UTC; `own` is the target that shows the page,
    and `session` the line to it.

    `near` says that the page itself was asked of this machine or its network: then others there may be asked
    too. `stirred` is when something was last asked or answered (monotonic seconds). `gone` says that the page
    has closed itself or fallen over; where `shut` is set, nothing more may be asked.
    """

    line: DevTools
    now: Callable[[], datetime]
    own: str
    session: str
    near: bool
    exchanges: list[tuple[str, Exchange]] = field(default_factory=list)
    missed: Counter[str] = field(default_factory=Counter)
    open: set[str] = field(default_factory=set)
    size: int = 0
    loaded: bool = False
    gone: bool = False
    shut: bool = False
    stirred: float = 0.0
    _asked: dict[str, tuple[datetime, Headers]] = field(default_factory=dict)
    _met: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    _wire: dict[tuple[str, int], Headers] = field(default_factory=dict)
    _bodies: dict[int, tuple[Mapping[str, Any], str | None]] = field(default_factory=dict)

    def watch(self, session: str) -> None:
        """Begin to record a page, a frame or a worker, and all that it opens."""
        tell = self.line.tell
        tell("Network.enable", {"maxPostDataSize": 1 << 20}, session)
        tell("Network.setBypassServiceWorker", {"bypass": True}, session)
        tell("Fetch.enable", {"patterns": _LISTENED, "handleAuthRequests": True}, session)
        wanted = {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": True}
        tell("Target.setAutoAttach", wanted, session)
        tell("Runtime.runIfWaitingForDebugger", None, session)

    def turn(self, until: float) -> None:
        """Take in what the browser says next, or wait in vain until then (monotonic seconds)."""
        if not self.line.events:
            self.line.pump(until)
        self._collect()
        while self.line.events:
            self.take(self.line.events.popleft())

    def call(self, method: str, params: Mapping[str, Any], session: str, until: float) -> Message:
        """What the browser answers while all else goes on being recorded; Failed where it refuses or is silent."""
        number = self.line.tell(method, params, session)
        while (answer := self.line.answered(number)) is None:
            if self.gone or time.monotonic() >= until:
                raise Failed(f"The browser did not answer {method} in time.")
            self.turn(min(until, time.monotonic() + _TURN_SECONDS))
        return result_of(method, answer)

    def take(self, event: Message) -> None:
        """Record what an event of the browser tells; other events change nothing."""
        params, session = event.get("params", {}), event.get("sessionId")
        if event["method"].startswith(("Network.", "Fetch.")):
            self.stirred = time.monotonic()
            self._told(event["method"], params)
        match event["method"]:
            case "Target.attachedToTarget":
                self._attached(params)
            case "Target.detachedFromTarget" if params.get("targetId") == self.own:
                self._over("closed")
            case "Inspector.targetCrashed" if session == self.session:
                self._over("crashed")
            case "Page.loadEventFired":
                self.loaded = True
            case "Page.javascriptDialogOpening":
                self.missed["dialog"] += 1
                self.line.tell("Page.handleJavaScriptDialog", {"accept": params.get("type") == "beforeunload"}, session)
            case "Fetch.requestPaused":
                self._paused(params, session)
            case "Fetch.authRequired":
                answer = {"requestId": params["requestId"], "authChallengeResponse": {"response": "CancelAuth"}}
                self.line.tell("Fetch.continueWithAuth", answer, session)

    def finished(self) -> tuple[Exchange, ...]:
        """All exchanges in the order in which they were answered, with what the browser said of the connection.

        What is still on its way is told of without its body.
        """
        for params, _ in self._bodies.values():
            self._record(params, None, "endless")
        self._bodies.clear()
        return tuple(
            _connected(_with_cookies(exchange, self._wire.get((number, exchange.status), ())), self._met.get(number))
            for number, exchange in self.exchanges
        )

    def _told(self, method: str, params: Mapping[str, Any]) -> None:
        """What the browser tells of the network by the way."""
        match method:
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

    def _attached(self, params: Mapping[str, Any]) -> None:
        """Something has begun in the browser: record what is of the page, close any other window."""
        target = params["targetInfo"]
        if target["type"] not in _WINDOWS:
            self.watch(params["sessionId"])
        elif target["targetId"] != self.own and params.get("waitingForDebugger"):
            self.missed["popup"] += 1
            self.line.tell("Target.closeTarget", {"targetId": target["targetId"]})

    def _over(self, why: str) -> None:
        self.gone = True
        self.missed[why] = 1

    def _paused(self, params: Mapping[str, Any], session: str | None) -> None:
        """Something is about to be asked, or an answer's header is there."""
        number, url = params["requestId"], params["request"]["url"]
        status = params.get("responseStatusCode")
        if "responseErrorReason" in params:
            self.missed["no-answer"] += not self.shut
        elif not url.startswith(("http://", "https://")):
            pass
        elif status is None:
            near = not self.near and is_near(urlsplit(url).hostname or "")
            self.missed["near"] += near
            if near or self.shut:
                self._refuse(number, session)
                return
        elif lost := self._not_taken(params):
            self._record(params, None, lost)
            if lost == "too-large" and params.get("resourceType") != "Media":
                self._refuse(number, session)  # or a page could make the browser hold all of it
                return
        elif status in _REDIRECTS or status in (HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED):
            self._record(params, b"", "")
        else:
            asked = self.line.tell("Fetch.getResponseBody", {"requestId": number}, session)
            self._bodies[asked] = params, session
            return
        self.line.tell("Fetch.continueRequest", {"requestId": number}, session)

    def _refuse(self, number: str, session: str | None) -> None:
        """Let the page do without; where it was going there itself, it stays what it is."""
        self.line.tell("Fetch.failRequest", {"requestId": number, "errorReason": "Aborted"}, session)

    def _not_taken(self, params: Mapping[str, Any]) -> str:
        """Why the body of an answer is not even asked for, empty where it is."""
        said = {name.lower(): value for name, value in _listed(params)}
        length = said.get("content-length", "")
        if length.isdigit() and int(length) > LARGEST_BODY:
            return "too-large"
        if self.size > LARGEST_CAPTURE:
            return "capture-full"
        if params.get("resourceType") == "EventSource" or said.get("content-type", "").startswith(_ENDLESS):
            return "endless"
        return ""

    def _collect(self) -> None:
        """Take the bodies that have come, and let the page have them."""
        for number, (params, session) in list(self._bodies.items()):
            answer = self.line.answered(number)
            if answer is None:
                continue
            del self._bodies[number]
            self.stirred = time.monotonic()
            body, lost = _body_of(answer)
            self._record(params, body, lost)
            self.line.tell("Fetch.continueRequest", {"requestId": params["requestId"]}, session)

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


def _body_of(answer: Message) -> tuple[bytes | None, str]:
    """The body that the browser gave, or None and why there is none."""
    if "error" in answer:
        return None, "too-large" if answer["error"].get("message") == TOO_LARGE else "body-lost"
    text = answer["result"].get("body", "")
    try:
        body = base64.b64decode(text) if answer["result"].get("base64Encoded") else text.encode()
    except binascii.Error:
        return None, "body-lost"
    return (body, "") if len(body) <= LARGEST_BODY else (None, "too-large")


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
