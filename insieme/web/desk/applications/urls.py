from django.urls import path

from insieme.web.desk.applications.book_interview import book_interview
from insieme.web.desk.applications.correct_conditions import correct_conditions
from insieme.web.desk.applications.detail import detail
from insieme.web.desk.applications.enter import enter
from insieme.web.desk.applications.identify import identify
from insieme.web.desk.applications.note_attempt import note_attempt
from insieme.web.desk.applications.person_options import person_options
from insieme.web.desk.applications.queue import queue
from insieme.web.desk.applications.reopen_application import reopen_application
from insieme.web.desk.applications.take_back import take_back
from insieme.web.desk.applications.take_in_charge import take_in_charge
from insieme.web.desk.applications.turn_away import turn_away

app_name = "applications"
urlpatterns = [
    path("", queue, name="queue"),
    path("nuova/", enter, name="enter"),
    path("persone/", person_options, name="person_options"),
    path("<ref:application_id>/", detail, name="detail"),
    path("<ref:application_id>/chi-e/", identify, name="identify"),
    path("<ref:application_id>/condizioni/", correct_conditions, name="correct_conditions"),
    path("<ref:application_id>/contatto/", note_attempt, name="note_attempt"),
    path("<ref:application_id>/colloquio/", book_interview, name="book_interview"),
    path("<ref:application_id>/chiudi/", turn_away, name="turn_away"),
    path("<ref:application_id>/riapri/", reopen_application, name="reopen_application"),
    path("<ref:application_id>/presa-in-carico/", take_in_charge, name="take_in_charge"),
    path("<ref:application_id>/rientro/", take_back, name="take_back"),
]
