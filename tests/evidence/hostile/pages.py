"""Web pages and XML made to exhaust, to reach out, or to say something else than they show."""

from collections.abc import Iterator

from tests.evidence.hostile.sample import Sample

_HEAD = b"<!doctype html><title>House</title>"
_LAUGHS = (
    b'<!DOCTYPE html [<!ENTITY a "ha">' + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)) + b"]>"
)  # fmt: skip


def samples() -> Iterator[Sample]:
    """Every hostile page."""
    for name, (attack, data) in _html().items():
        yield Sample(f"{name}.html", attack, data)
    for name, (attack, data) in _xml().items():
        yield Sample(f"{name}.xml", attack, data)


def _html() -> dict[str, tuple[str, bytes]]:
    return {
        "deep-divs": ("100,000 elements in one another", _HEAD + b"<div>" * 100_000),
        "deep-tables": ("tables 20,000 deep", _HEAD + b"<table><tr><td>" * 20_000),
        "deep-spans": ("spans 30,000 deep, never closed", _HEAD + b"<span>" * 30_000 + b"x"),
        "deep-fonts": ("fonts 15,000 deep", _HEAD + b"<font color=red>" * 15_000 + b"x"),
        "deep-lists": ("lists 20,000 deep", _HEAD + b"<ul><li>" * 20_000 + b"x"),
        "deep-quotes": ("quotes 12,000 deep", _HEAD + b"<blockquote>" * 12_000 + b"x"),
        "deep-templates": ("templates 20,000 deep", _HEAD + b"<template>" * 20_000),
        "deep-svg": ("groups 20,000 deep", _HEAD + b"<svg>" + b"<g>" * 20_000),
        "deep-math": ("formulas 20,000 deep", _HEAD + b"<math>" + b"<mrow>" * 20_000),
        "deep-forms": ("forms and tables 12,000 deep", _HEAD + b"<form><table>" * 12_000),
        "no-words": ("a page without a word", _HEAD.replace(b"House", b"") + b"<script>alert(1)</script>"),
        "only-comments": ("comments alone", b"<!doctype html>" + b"<!-- x -->" * 50_000),
        "only-style": ("style alone", b"<!doctype html><style>" + b"a{b:url(//x)}" * 9_999 + b"</style>"),
        "only-frames": ("frames alone", b"<!doctype html>" + b"<iframe src=file:///etc/passwd></iframe>" * 999),
        "only-pictures": ("pictures from elsewhere", b"<!doctype html>" + b"<img src=http://127.0.0.1/x>" * 999),
        "only-objects": ("objects and applets", b"<!doctype html><object data=x></object><embed src=x>"),
        "never-closed-comment": ("a comment that never ends", b"<!doctype html><!--" + b"x" * 999_999),
        "never-closed-tag": ("a tag that never ends", b"<!doctype html><p " + b"a" * 999_999),
        "never-closed-script": ("a script that never ends", b"<!doctype html><script>" + b"x" * 999_999),
        "refresh": ("sends its reader elsewhere", b"<!doctype html><meta http-equiv=refresh content='0;url=file:///'>"),
        "utf7": ("a script in UTF-7", b"<!doctype html><meta charset=utf-7>+ADw-script+AD4-\xff\xfe"),
        "charset-lie": ("names one encoding, has another",
            b"<!doctype html><meta charset=iso-2022-jp><p>" + "Собрание жильцов дома перенесено".encode("cp1251")),
        "charset-nobody": ("an encoding nobody knows",
            b"<!doctype html><meta charset=x-nobody><p>" + "Собрание жильцов дома".encode("koi8-r")),
        "half-a-letter": ("cut inside a letter", _HEAD + "<p>Собрание жильцов".encode()[:-1] + b"\xff\xfe\xfd"),
        "laughs": ("a thousand million laughs", _LAUGHS + b"<html><script>&j;</script></html>"),
        "huge": ("more bytes than any page has", b"<!doctype html><!--" + b"x" * (17 << 20)),
    }  # fmt: skip


def _xml() -> dict[str, tuple[str, bytes]]:
    head = b'<?xml version="1.0"?>'
    return {
        "billion-laughs": ("entities that multiply", head + _LAUGHS.replace(b"html", b"x", 1) + b"<x>&j;</x>"),
        "quadratic": ("one long entity many times", head + b'<!DOCTYPE x [<!ENTITY a "%s">]><x>%s</x>' % (b"a" * 50_000, b"&a;" * 50_000)),
        "entity-file": ("an entity that is a file", head + b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'),
        "entity-server": ("an entity from a server", head + b'<!DOCTYPE x [<!ENTITY a SYSTEM "http://127.0.0.1:9/">]><x>&a;</x>'),
        "entity-device": ("an entity that never ends", head + b'<!DOCTYPE x [<!ENTITY a SYSTEM "/dev/zero">]><x>&a;</x>'),
        "parameter-entity": ("declarations from elsewhere", head + b'<!DOCTYPE x [<!ENTITY % a SYSTEM "file:///etc/hosts">%a;]><x/>'),
        "xinclude": ("includes a file", head + b'<x xmlns:i="http://www.w3.org/2001/XInclude"><i:include href="/etc/passwd" parse="text"/></x>'),
        "stylesheet": ("a program as a style", head + b'<?xml-stylesheet type="text/xsl" href="http://127.0.0.1/x"?><x/>'),
        "deep-xml": ("elements 100,000 deep", head + b"<x>" * 100_000),
        "attributes": ("an element of 200,000 attributes", head + b"<x " + b" ".join(b'a%d=""' % n for n in range(200_000)) + b"/>"),
        "svg-laughs": ("a drawing that multiplies", head + _LAUGHS.replace(b"html", b"svg", 1) + b'<svg xmlns="http://www.w3.org/2000/svg"><text>&j;</text></svg>'),
        "svg-use": ("a drawing that uses itself", head + b'<svg xmlns="http://www.w3.org/2000/svg"><g id="a"><use href="#a"/></g></svg>'),
        "svg-script": ("a drawing with a program", head + b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
    }  # fmt: skip
