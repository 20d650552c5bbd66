"""Which address is which page. Addresses hold ids and nothing else."""

from django.urls import path

from habeas.web.pages import case_file, cases, clock, document, door, evidence, faults, ledger, questions, review

urlpatterns = [
    path("", door.home),
    path("enter/<slug:token>", door.enter),
    path("locked", door.locked),
    path("lock", door.lock),
    path("unlock", door.unlock),
    path("alive", door.alive),
    path("touch", door.touch),
    path("keys", door.keys),
    path("language/<slug:code>", door.language),
    path("theme/<slug:name>", door.theme),
    path("static/<slug:digest>/<str:name>", door.static),
    path("favicon.ico", door.favicon),
    path("cases", cases.cases),
    path("cases/new", cases.new),
    path("case/<slug:case>", case_file.case_file),
    path("case/<slug:case>/at/<slug:word>", document.document),
    path("case/<slug:case>/picture/<slug:word>", document.picture),
    path("case/<slug:case>/evidence", evidence.evidence),
    path("case/<slug:case>/evidence/add", evidence.take_in),
    path("case/<slug:case>/evidence/verify", evidence.verified),
    path("case/<slug:case>/ledger", ledger.ledger),
    path("case/<slug:case>/clock", clock.clock),
    path("case/<slug:case>/questions", questions.questions),
    path("case/<slug:case>/questions/ask", questions.new),
    path("case/<slug:case>/questions/<slug:question>/take-up", questions.take_up),
    path("case/<slug:case>/questions/<slug:question>/drop", questions.drop),
    path("case/<slug:case>/review", review.review),
    path("case/<slug:case>/review/draft", review.draft),
    path("case/<slug:case>/review/same", review.same),
    path("case/<slug:case>/review/take-back/<slug:statement>", review.take_back),
    path("case/<slug:case>/review/<slug:proposal>", review.review),
    path("case/<slug:case>/review/<slug:proposal>/decide", review.decide),
]

handler400 = faults.bad_request
handler404 = faults.not_found
handler500 = faults.server_error
