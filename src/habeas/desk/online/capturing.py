"""Capturing one page from the web: open it, let it load, look at it, and take down all that was exchanged."""

import base64
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from habeas.base.errors import Failed, WrongCall
from habeas.desk.online.browser import running
from habeas.desk.online.devtools import DevTools
from habeas.desk.online.recording import Recording
from habeas.evidence.capture.exchange import Captured

QUIET_SECONDS = 1.0
"""A page has loaded when it has asked for nothing for so long."""

SECONDS = 60
"""Seconds that a page is waited for unless a person says otherwise."""

MOST_SECONDS = 600
"""Most seconds that a person may have a page waited for."""

_WIDTH, _HEIGHT = 1280, 1024
_TALLEST = 16_000
"""Most pixels of a picture of the whole page; Chromium draws no more at once."""
_MOST_TEXT = 5_000_000
_SCROLL = """(async () => {
  const step = innerHeight, most = 30;
  for (let n = 0; n < most && scrollY + step < document.documentElement.scrollHeight; n++) {
    scrollBy(0, step);
    await new Promise(go => setTimeout(go, 100));
  }
  scrollTo(0, 0);
})()"""
_SAID = "({url: location.href, title: document.title, text: (document.body ? document.body.innerText : '')})"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asked for: an address of the web, seconds to wait at most, and a proxy or None."""

    url: str
    seconds: float = SECONDS
    proxy: str | None = None


def demand_address(url: str) -> None:
    """Raises WrongCall unless this is an address of a page on the web."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname or any(letter.isspace() for letter in url):
        raise WrongCall("It is no address of a page on the web.", "An address begins with https:// or http://.")
    if parts.username is not None or parts.password is not None:
        raise WrongCall("The address holds a user name or a password.", "Give it without.")


def capture(asked: Asked, program: Path, now: Callable[[], datetime]) -> tuple[Captured, bool]:
    """The page at an address, and whether the browser's own sandbox held.

    Raises WrongCall for what is no address, and Failed where no page came.
    """
    demand_address(asked.url)
    with running(program, asked.seconds + 15, asked.proxy) as browser:
        return _captured(browser.line, asked, now), browser.sandboxed


def _captured(line: DevTools, asked: Asked, now: Callable[[], datetime]) -> Captured:
    version = line.call("Browser.getVersion")["product"]
    line.call("Browser.setDownloadBehavior", {"behavior": "deny"})
    target = line.call("Target.createTarget", {"url": "about:blank"})["targetId"]
    session = line.call("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
    recording = Recording(line, lambda: now().astimezone(UTC))
    recording.watch(session)
    line.call("Page.enable", None, session)
    view = {"width": _WIDTH, "height": _HEIGHT, "deviceScaleFactor": 1, "mobile": False}
    line.call("Emulation.setDeviceMetricsOverride", view, session)
    started, until = now().astimezone(UTC), time.monotonic() + asked.seconds
    _open(line, session, asked.url, recording, until)
    _settle(recording, until)
    _evaluate(line, session, _SCROLL, recording, until)
    _settle(recording, until)
    said = _evaluate(line, session, _SAID, recording, until) or {}
    pictures = tuple(_pictures(line, session, recording))
    exchanges = recording.finished()
    if not any(exchange.body for exchange in exchanges):
        raise Failed("No page came from this address.", "Look whether it opens in your own browser.")
    return Captured(
        asked=asked.url,
        url=str(said.get("url") or asked.url),
        title=str(said.get("title") or "").strip(),
        started=started,
        finished=now().astimezone(UTC),
        exchanges=exchanges,
        pictures=pictures,
        text=str(said.get("text") or "")[:_MOST_TEXT],
        browser=str(version),
        missed=tuple(sorted(recording.missed.items())),
    )


def _open(line: DevTools, session: str, url: str, recording: Recording, until: float) -> None:
    """Go to the address and wait until the page says it has loaded, or until the time is over."""
    number = line.tell("Page.navigate", {"url": url}, session)
    answer = None
    while answer is None or not recording.loaded:
        event = line.event(min(until, time.monotonic() + 0.25))
        if event is not None:
            recording.take(event)
        answer = answer or line.answered(number)
        error = "" if answer is None else answer.get("result", {}).get("errorText", "")
        if error and not recording.exchanges:
            raise Failed(f"The page could not be opened: {error}.", "Look whether it opens in your own browser.")
        if error or time.monotonic() >= until:
            return


def _settle(recording: Recording, until: float) -> None:
    """Take in what comes until the page has been quiet for a while, or the time is over."""
    quiet = time.monotonic()
    while time.monotonic() < until:
        event = recording.line.event(min(until, quiet + QUIET_SECONDS))
        if event is None:
            if not recording.open or time.monotonic() - quiet >= 5 * QUIET_SECONDS:
                return
            quiet += QUIET_SECONDS if time.monotonic() - quiet >= QUIET_SECONDS else 0
            continue
        recording.take(event)
        if event["method"].startswith(("Network.", "Fetch.")):
            quiet = time.monotonic()


def _evaluate(line: DevTools, session: str, words: str, recording: Recording, until: float) -> dict[str, Any] | None:
    """What a script in the page comes to, while requests go on being recorded; None where the time is over."""
    wanted = {"expression": words, "awaitPromise": True, "returnByValue": True}
    number = line.tell("Runtime.evaluate", wanted, session)
    while (answer := line.answered(number)) is None:
        if time.monotonic() >= until:
            return None
        event = line.event(min(until, time.monotonic() + 0.25))
        if event is not None:
            recording.take(event)
    value = answer.get("result", {}).get("result", {}).get("value")
    return value if isinstance(value, dict) else None


def _pictures(line: DevTools, session: str, recording: Recording) -> list[tuple[str, bytes]]:
    """The page as a window shows it, and the whole of it; what cannot be drawn is counted as missed."""
    found = []
    with suppress(Failed):
        found.append(("view", _picture(line, session, {})))
        size = line.call("Page.getLayoutMetrics", None, session)["cssContentSize"]
        height = min(float(size["height"]), _TALLEST)
        if size["height"] > _TALLEST:
            recording.missed["picture-cut"] += 1
        clip = {"x": 0, "y": 0, "width": max(float(size["width"]), 1), "height": max(height, 1), "scale": 1}
        found.append(("fullPage", _picture(line, session, {"captureBeyondViewport": True, "clip": clip})))
    if len(found) < 2:
        recording.missed["picture"] += 2 - len(found)
    return found


def _picture(line: DevTools, session: str, more: dict[str, Any]) -> bytes:
    return base64.b64decode(line.call("Page.captureScreenshot", {"format": "png", **more}, session)["data"])
