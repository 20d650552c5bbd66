"""The public quotes of a page as W3C Web Annotations (JSON-LD): our sentence, and the words of a source under it.

Corrections are annotations too: why, on the sentence that was put right.
"""

import json
from collections.abc import Mapping, Sequence

from habeas.disclosure.site.page import Corrected, Note, SitePage, Told
from habeas.disclosure.site.sentences import sentences_of
from habeas.disclosure.view import plain
from habeas.output.site.places import case_path
from habeas.output.site.site import Site


def annotations(page: SitePage, site: Site) -> bytes:
    """An annotation page of what may be quoted: the body is our sentence, the target a quote in a public source.

    A quote whose source has no public address is not among them: there is nothing that it could be pinned to.
    """
    path = case_path(page.lang, page.slug)
    address = site.decided.address
    here = path.rpartition("/")[2] if address is None else f"{address.rstrip('/')}/{path}"
    told: dict[int, list[Told]] = {}
    for one in sentences_of(page):
        for number in one.notes if one.anchor else ():
            told.setdefault(number, []).append(one)
    items = [one for note in page.notes for one in _items(note, page, here, told)]
    items += [one for corrected in page.corrections for one in _corrections(corrected, page, here)]
    form = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{here.removesuffix('.html')}.quotes.json",
        "type": "AnnotationPage",
        "partOf": {"id": here, "type": "AnnotationCollection", "label": page.title, "total": len(items)},
        "startIndex": 0,
        "items": items,
    }
    return (json.dumps(form, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _items(note: Note, page: SitePage, here: str, told: Mapping[int, Sequence[Told]]) -> list[dict[str, object]]:
    address = page.sources[note.source - 1].address
    if note.quote is None or address is None:
        return []
    selector = {"type": "TextQuoteSelector", "exact": note.quote.text}
    lang = (note.quote.lang or page.lang).value
    return [
        {
            "id": f"{here}#{one.anchor}-note-{note.number}",
            "type": "Annotation",
            "motivation": "describing",
            "body": {
                "type": "TextualBody",
                "value": plain(one.line),
                "format": "text/plain",
                "language": page.lang.value,
            },
            "target": {"source": address, "language": lang, "selector": selector},
            "canonical": f"{here}#{one.anchor}",
        }
        for one in told.get(note.number, ())
    ]


def _corrections(corrected: Corrected, page: SitePage, here: str) -> list[dict[str, object]]:
    """The reason, on each sentence of the page that was put right; on the page where none of them stands there."""
    body = {
        "type": "TextualBody",
        "value": plain(corrected.told.line),
        "format": "text/plain",
        "language": page.lang.value,
    }
    anchors = [each.anchor for each in corrected.now if each.anchor]
    return [
        {
            "id": f"{here}#{corrected.told.anchor}{f'-{anchor}' if anchor else ''}",
            "type": "Annotation",
            "motivation": "commenting",
            "created": f"{corrected.day.isoformat()}T00:00:00Z",
            "body": body,
            "target": f"{here}#{anchor}" if anchor else here,
        }
        for anchor in anchors or [""]
    ]
