"""Which part of a sheet shows which property, and which lane of the picture."""

PERSONAL = (
    "person",
    "alias",
    "birth_date",
    "age",
    "sex",
    "nationality",
    "occupation",
    "health",
    "residence",
    "family",
    "dependants",
    "social_ties",
    "employment",
    "assets",
    "reputation",
    "conviction",
    "conduct",
    "protected_act",
    "different_treatment",
    "consent",
    "quiet",
    "counsel",
)
"""What is said of somebody as a person: with the person held, or among the people named."""

STEPS = (
    "delivery",
    "warrant",
    "protocol",
    "rights_explained",
    "prosecutor_notified",
    "family_notified",
    "consulate_notified",
)
"""What follows an arrest at once: where the person is taken, what is written, who is told."""

CHARGES = ("charge", "charge_ordered", "charge_announced", "reclassification", "indictment")
"""What the accusation is, and what became of it."""

COURT = (
    "custody_motion",
    "motion_received",
    "hearing",
    "custody_order",
    "order_served",
    "measure",
    "extension_motion",
    "extension",
    "case_returned",
    "case_received_by_court",
    "trial_start",
    "verdict",
    "sentence",
    "verdict_served",
    "appeal",
    "appeal_decision",
)
"""What is asked of courts and what they decide."""

CLOSING = ("expert_opinion", "investigation_ended", "file_reading")
"""How an investigation comes to its end."""

LEDGER = (
    "allegation_claim",
    "act_date",
    "element",
    "bears_on",
    "allegation_state",
    "agent_work",
    "opinions_exclude",
)
"""How an allegation is put together and weighed."""

SECTIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("custody", ("apprehension", *STEPS, "place_of_detention", "transfer", "days_held", "release", "re_arrest")),
    (
        "treatment",
        (
            "access_to_counsel",
            "presence",
            "medical_examination",
            "ill_treatment",
            "hunger_strike",
            "visit",
            "irregularity",
        ),
    ),
    ("charges", (*CHARGES, "norm_cited", "incriminated_words")),
    ("court", (*COURT, "facility_warned")),
    ("investigation", ("surveillance", "search", "questioning", "questioning_ended", *CLOSING)),
    ("said", ("allegation", "denial", "counter_evidence")),
    ("ledger", ("own_statement", *LEDGER)),
    ("complaints", ("complaint", "filing_received", "reply_due", "reply", "question", "question_closed")),
    ("works", ("work",)),
    ("people", (*PERSONAL, "organ", "post")),
)
"""The sections of a sheet in order, each with its properties; what :data:`PERSONAL` says of a person
held stands with that person instead."""

BY_SPEAKER = frozenset({"said"})
"""The sections whose facts are grouped by who says so."""

LANES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("custody", dict(SECTIONS)["custody"]),
    ("court", (*dict(SECTIONS)["charges"], *dict(SECTIONS)["court"])),
    ("events", ()),
)
"""The lanes of the picture in order; an event that no lane names is in the last."""


def lane_of(prop: str) -> str:
    """The lane of an event."""
    return next((lane for lane, props in LANES if prop in props), LANES[-1][0])
