"""The check as the JSON that other programs rely on: `habeas remand --json`."""

from habeas.base.digest import Json
from habeas.base.language import Lang
from habeas.findings.remand.check import Basis, RemandCheck, Row
from habeas.findings.remand.holdings import Weight
from habeas.law.citation import write_reference
from habeas.law.codes import known_codes
from habeas.law.pack.condition import Answer
from habeas.law.pack.pack import Pack
from habeas.law.pack.provision import Citation, Texts
from habeas.record.statements import known_form

SCHEMA = "habeas.remand/1"
"""The name and version of this shape."""


def check_json(check: RemandCheck) -> dict[str, Json]:
    """One check. `law_of` is the day by whose law it was made; `order` is null where no text was given."""
    return {
        "schema": SCHEMA,
        "pack": check.pack.id,
        "law_of": check.day.isoformat(),
        "order": None if check.order is None else {"source": check.order.source, "lang": check.order.lang.value},
        "alerts": [{"id": alert.id, "text": _texts(alert.text)} for alert in check.alerts()],
        "rows": [row_json(check, row) for row in check.rows],
    }


def row_json(check: RemandCheck, row: Row) -> dict[str, Json]:
    """One row; `passages` count in code points of the order's first reading, end exclusive."""
    item = row.item
    return {
        "item": item.id,
        "kind": item.kind.value,
        "label": _texts(item.label),
        "order": row.order.value,
        "passages": [
            {
                "role": p.role.value,
                "start": p.span.start,
                "end": p.span.end,
                "quote": p.quote,
                "recognised": check.order is not None and check.order.is_recognised(p.span),
            }
            for p in row.passages
        ],
        "record": row.record.value,
        "recorded": [_weight(weight) for weight in row.weights],
        "answer": row.answer(),
        "because": [] if row.answered is None else _because(row.answered),
        "follows": [{"code": one.code, "text": _texts(one.text)} for one in row.follows],
        "basis": [_basis(check, one) for one in row.basis],
        "standard": _texts(row.standard),
        "plain": row.plain,
        "pack_status": item.status.value,
        "source": item.source,
        "notes": [_texts(note) for note in item.notes],
    }


def written(pack: Pack, citation: Citation, lang: Lang) -> str:
    """A citation as lawyers of the language write it; a text that is no code by its title and paragraph."""
    text = pack.texts.get(citation.code)
    if citation.code not in known_codes() and text is not None:
        return f"{text.title}, § {citation.article}"
    return write_reference(citation.norm(pack.country_of_norms()), lang)


def _basis(check: RemandCheck, basis: Basis) -> Json:
    return {
        "cite": str(basis.citation),
        "citation": {lang.value: written(check.pack, basis.citation, lang) for lang in Lang},
        "plain": basis.plain,
        "text_of": None if basis.text_of is None else basis.text_of.isoformat(),
        "wording": basis.wording,
    }


def _weight(weight: Weight) -> Json:
    holding = weight.holding
    return {
        "speaks": weight.direction.value,
        "property": holding.prop,
        "value": known_form(holding.value),
        "when": None if holding.when is None else str(holding.when),
        "stance": "denies" if holding.denied else "asserts",
        "attributed_to": holding.attributed_to,
        "statements": list(holding.statements),
        "sources": list(holding.sources),
    }


def _because(answer: Answer) -> list[Json]:
    return [
        {"asked": condition.word, "of": list(condition.of), "found": found, "answer": truth.name.lower()}
        for condition, found, truth in answer.because
    ]


def _texts(texts: Texts) -> dict[str, Json]:
    return {lang.value: texts[lang] for lang in Lang}
