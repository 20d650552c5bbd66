"""Capturing one page from the web: open it, let it load, look at it, and take down all that was exchanged."""

import base64
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from habeas.base.errors import Failed, WrongCall
from habeas.desk.online.browser import BYPASS, DIRECT, running
from habeas.desk.online.devtools import DevTools
from habeas.desk.online.hosts import is_near
from habeas.desk.online.limits import MOST_MEMORY, TooMuchMemory
from habeas.desk.online.recording import LARGEST_BODY, Recording
from habeas.evidence.capture.exchange import Captured, Exchange

QUIET_SECONDS = 1.0
"""A page has loaded when it has asked for nothing for so long."""

SECONDS = 60
"""Seconds that a page is waited for unless a person says otherwise."""

MOST_SECONDS = 600
"""Most seconds that a person may have a page waited for."""

_WIDTH, _HEIGHT = 1280, 1024
_TALLEST = 16_000
_WIDEST = 4_000
"""Most pixels of a picture of the whole page; Chromium draws no more at once."""
_AFTER_SECONDS = 15
"""Seconds for taking down words and pictures when the waiting is over."""
_REST_SECONDS = 3
"""Seconds in which a page that is asked for nothing new may finish the document that it has begun."""

_WORDS_SECONDS = 5
_TURN_SECONDS = 0.25
_SCROLL = """(async () => {
  const step = innerHeight, most = 30;
  for (let n = 0; n < most && scrollY + step < document.documentElement.scrollHeight; n++) {
    scrollBy(0, step);
    await new Promise(go => setTimeout(go, 100));
  }
  scrollTo(0, 0);
})()"""
_SAID = """({
  url: location.href,
  title: document.title.slice(0, 1000),
  text: (document.body ? document.body.innerText : '').slice(0, 5000000)
})"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asked for: an address of the web, seconds to wait at most, and a proxy or None."""

    url: str
    seconds: float = SECONDS
    proxy: str | None = None


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a page showed in the end; `url` is empty where it was at no address of the web."""

    url: str = ""
    title: str = ""
    text: str = ""
    pictures: tuple[tuple[str, bytes], ...] = ()


def demand_address(url: str) -> None:
    """Raises WrongCall unless this is an address of a page on the web."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or any(letter.isspace() for letter in url):
        raise WrongCall("It is no address of a page on the web.", "An address begins with https:// or http://.")
    if parts.username is not None or parts.password is not None:
        raise WrongCall("The address holds a user name or a password.", "Give it without.")


def capture(asked: Asked, program: Path, now: Callable[[], datetime], most: int = MOST_MEMORY) -> tuple[Captured, bool]:
    """The page at an address, and whether the browser's own sandbox held.

    `most` are the bytes of memory that the browser may take. It ends some 25 seconds after the time that was
    asked for at the latest. Raises WrongCall for what is no address, and Failed where no page came.
    """
    demand_address(asked.url)
    with running(program, asked.seconds + _REST_SECONDS + _AFTER_SECONDS + 5, asked.proxy, most) as browser:
        return _captured(browser.line, asked, now), browser.sandboxed


def _captured(line: DevTools, asked: Asked, now: Callable[[], datetime]) -> Captured:
    version = line.call("Browser.getVersion")["product"]
    line.call("Browser.setDownloadBehavior", {"behavior": "deny"})
    way_out = {"proxyServer": asked.proxy or DIRECT, "proxyBypassList": BYPASS}
    context = line.call("Target.createBrowserContext", way_out)["browserContextId"]
    target = line.call("Target.createTarget", {"url": "about:blank", "browserContextId": context})["targetId"]
    session = line.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
    near = is_near(urlsplit(asked.url).hostname or "")
    recording = Recording(line, lambda: now().astimezone(UTC), target, session, near)
    _keep_windows_shut(line)
    recording.watch(session)
    line.call("Page.enable", None, session)
    view = {"width": _WIDTH, "height": _HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    line.call("Emulation.setDeviceMetricsOverride", view, session)
    started = now().astimezone(UTC)
    shown, error, over = _Shown(), "", None
    try:
        error = _load(asked, recording)
        shown = _look(recording)
    except TooMuchMemory as ended:
        recording.missed["memory"], over = 1, ended
    exchanges = recording.finished()
    if not any(exchange.body for exchange in exchanges):
        raise over or _no_page(exchanges, error)
    return Captured(
        asked=asked.url,
        url=shown.url or asked.url,
        title=shown.title,
        started=started,
        finished=now().astimezone(UTC),
        exchanges=exchanges,
        pictures=shown.pictures,
        text=shown.text,
        browser=str(version),
        missed=tuple(sorted((+recording.missed).items())),
    )


def _keep_windows_shut(line: DevTools) -> None:
    """Have every window that begins from now on stopped before it asks for anything; the recording closes it."""
    windows = [{"type": "browser", "exclude": True}, {"type": "page"}, {"exclude": True}]
    line.call(
        "Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": True, "filter": windows}
    )


def _load(asked: Asked, recording: Recording) -> str:
    """Go to the address, let the page come to rest, scroll through it; what went wrong on the way, empty where nothing.

    A page that does not come to rest in its time is stopped. Raises Failed where nothing was answered at all.
    """
    until = time.monotonic() + asked.seconds
    error = _open(asked.url, recording, until)
    _settle(recording, until)
    _evaluate(_SCROLL, recording, until)
    _settle(recording, until)
    if time.monotonic() >= until:
        recording.missed["time-over"] = 1
        _halt(recording)
    return error


def _look(recording: Recording) -> _Shown:
    """What the page shows now; what cannot be had is counted as missed."""
    now = time.monotonic()
    said = _evaluate(_SAID, recording, now + _WORDS_SECONDS)
    if said is None:
        recording.missed["words"] = 1
    pictures = tuple(_pictures(recording, now + _AFTER_SECONDS))
    words = {name: str((said or {}).get(name) or "") for name in ("url", "title", "text")}
    url = words["url"] if words["url"].startswith(("http://", "https://")) else ""
    return _Shown(url, words["title"].strip(), words["text"], pictures)


def _no_page(exchanges: Sequence[Exchange], error: str) -> Failed:
    """Why no page came, and what to do."""
    lost = {exchange.lost for exchange in exchanges}
    if "endless" in lost:
        return Failed(
            "The answer did not end in time.", "Give it longer (--wait), or save the page in your own browser."
        )
    if lost & {"too-large", "body-lost"}:
        too_large = f"The answer has more than {LARGEST_BODY >> 20} MiB, or is broken; it was not taken down."
        return Failed(too_large, "Fetch it by other means, and add the file.")
    why = f" ({error})" if error else ""
    return Failed(f"No page came from this address{why}.", "Look whether it opens in your own browser.")


def _open(url: str, recording: Recording, until: float) -> str:
    """Go to the address and wait until the page says it has loaded, or until the time is over; what went wrong.

    Raises Failed where nothing was answered at all.
    """
    number = recording.line.tell("Page.navigate", {"url": url}, recording.session)
    answer = None
    while (answer is None or not recording.loaded) and not recording.gone and time.monotonic() < until:
        recording.turn(min(until, time.monotonic() + _TURN_SECONDS))
        answer = answer or recording.line.answered(number)
        error = "" if answer is None else str(answer.get("result", {}).get("errorText", ""))
        if error and not recording.exchanges:
            raise Failed(f"The page could not be opened: {error}.", "Look whether it opens in your own browser.")
        if error:
            return error
    return ""


def _settle(recording: Recording, until: float) -> None:
    """Take in what comes until the page has been quiet for a while, or the time is over."""
    began = time.monotonic()
    while (at := time.monotonic()) < until and not recording.gone:
        quiet = at - max(recording.stirred, began)
        if quiet >= QUIET_SECONDS and (not recording.open or quiet >= 5 * QUIET_SECONDS):
            return
        recording.turn(min(until, at + _TURN_SECONDS))


def _halt(recording: Recording) -> None:
    """Stop a page that does not come to rest, so that it can be looked at.

    What it has begun may still arrive, or a page that goes on to itself would be stopped while it is empty.
    """
    line, session = recording.line, recording.session
    recording.shut = True
    _settle(recording, time.monotonic() + _REST_SECONDS)
    line.tell("Emulation.setScriptExecutionDisabled", {"value": True}, session)
    line.tell("Page.stopLoading", None, session)
    line.tell("Runtime.terminateExecution", None, session)


def _evaluate(words: str, recording: Recording, until: float) -> dict[str, Any] | None:
    """What a script beside those of the page comes to, in a world of its own; None where there is no answer in time."""
    session = recording.session
    try:
        frame = recording.call("Page.getFrameTree", {}, session, until)["frameTree"]["frame"]["id"]
        world = recording.call("Page.createIsolatedWorld", {"frameId": frame}, session, until)["executionContextId"]
        wanted = {"expression": words, "contextId": world, "awaitPromise": True, "returnByValue": True}
        value = recording.call("Runtime.evaluate", wanted, session, until).get("result", {}).get("value")
    except TooMuchMemory:
        raise
    except Failed:
        return None
    return value if isinstance(value, dict) else None


def _pictures(recording: Recording, until: float) -> list[tuple[str, bytes]]:
    """The page as a window shows it, and the whole of it; what cannot be drawn is counted as missed."""
    found = []
    try:
        found.append(("view", _picture(recording, {}, until)))
        size = recording.call("Page.getLayoutMetrics", {}, recording.session, until)["cssContentSize"]
        height, width = min(float(size["height"]), _TALLEST), min(float(size["width"]), _WIDEST)
        if size["height"] > height or size["width"] > width:
            recording.missed["picture-cut"] += 1
        clip = {"x": 0, "y": 0, "width": max(width, 1), "height": max(height, 1), "scale": 1}
        found.append(("fullPage", _picture(recording, {"captureBeyondViewport": True, "clip": clip}, until)))
    except TooMuchMemory:
        raise
    except Failed:
        recording.missed["picture"] += 2 - len(found)
    return found


def _picture(recording: Recording, more: dict[str, Any], until: float) -> bytes:
    wanted = {"format": "png", **more}
    return base64.b64decode(recording.call("Page.captureScreenshot", wanted, recording.session, until)["data"])
