from django.urls import path

from insieme.web.public.apply.check import check
from insieme.web.public.apply.code import code
from insieme.web.public.apply.question import question
from insieme.web.public.apply.resume import resume
from insieme.web.public.apply.sent import sent
from insieme.web.public.apply.start import start

app_name = "apply"
urlpatterns = [
    path("", start, name="start"),
    path("codice/", code, name="code"),
    path("riprendi/", resume, name="resume"),
    path("controlla/", check, name="check"),
    path("inviata/", sent, name="sent"),
    path("domanda/<slug:step>/", question, name="question"),
]
