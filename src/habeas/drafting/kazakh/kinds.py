"""Kazakh: what kind of body a name is of."""

import re

ACCUSING = ("security_service", "police", "prosecutor", "investigation", "anticorruption", "financial_investigation")
"""The kinds that speak for the accusation."""

_KINDS = (
    (r"ұлттық қауіпсіздік|мемлекеттік қауіпсіздік|\bұқк|\bд?кнб\b|\bу?фсб\b|\bу?кгб\b", "security_service"),
    (r"прокуратур", "prosecutor"),
    (r"антикор|жемқорлыққа қарсы|коррупцияға қарсы", "anticorruption"),
    (r"қаржы мониторингі|\bқма\b|экономикалық тергеу", "financial_investigation"),
    (r"полиция|милиция|ішкі істер|\bі[іе]м\b|\bіі[бдо]\b|\bқ?пб\b|\b[опа]?пд\b|\bмвд\b|\bдп\b|\bуп\b", "police"),
    (r"тергеу", "investigation"),
    (r"қылмыстық-атқару|\bқаж[кд]?\b|түзеу", "penal_service"),
    (r"шекара", "border_service"),
    (r"әскери|қорғаныс|гвардия", "military"),
    (r"парламент|мәжіліс|сенат", "legislature"),
    (r"министрлі|әкімді|үкімет|әкімшілі|агентті", "government"),
    (r"\bбұұ\b|\bеқыұ\b|біріккен ұлттар", "international"),
    (r"газет|басылым|телеарна|журнал|редакция|портал|сайт", "media"),
    (r"партия|қозғалыс|\bқор|одақ|одағы|бірлест|ұйым|қауымдаст", "association"),
)
_PATTERNS = tuple((re.compile(pattern), kind) for pattern, kind in _KINDS)


def kind_of(name: str) -> str:
    """The kind of an organ by its name in the nominative; `other` where the name does not tell."""
    low = name.lower()
    return next((kind for pattern, kind in _PATTERNS if pattern.search(low)), "other")
