"""What the rooms below answer about the invented case, as the desk gathers it."""

from functools import cache

from tests.disclosure.invented import HELD, Making

from habeas.base.when import on_day
from habeas.disclosure.papers.answers import Answers
from habeas.disclosure.reckoned import Reckoned
from habeas.findings.contradictions.finding import contradictions_of
from habeas.findings.filings.finding import filings_of
from habeas.findings.ledger.ledger import ledger_of
from habeas.findings.questions.finding import questions_of
from habeas.findings.remand.check import check_remand
from habeas.findings.remand.holdings import holding_of
from habeas.findings.remand.loading import checklist_of
from habeas.law.clock.clock import reckon
from habeas.law.clock.facts import Facts
from habeas.law.clock.instants import Zone
from habeas.law.pack.loading import load_pack
from habeas.record.casefile import CaseFile
