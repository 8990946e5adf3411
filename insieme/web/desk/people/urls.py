from django.urls import path

from insieme.web.desk.people.assessment import assessment
from insieme.web.desk.people.change import change
from insieme.web.desk.people.country_options import country_options
from insieme.web.desk.people.give_consent import give_consent
from insieme.web.desk.people.obstacles import obstacles
from insieme.web.desk.people.open_account import open_account
from insieme.web.desk.people.people import people
from insieme.web.desk.people.person import person
from insieme.web.desk.people.placements import placements
from insieme.web.desk.people.plan import plan
from insieme.web.desk.people.printed_plan import printed_plan
from insieme.web.desk.people.profile import profile
from insieme.web.desk.people.proposals import proposals
from insieme.web.desk.people.read_log import read_log
from insieme.web.desk.people.readers import readers
from insieme.web.desk.people.training import training
from insieme.web.desk.people.withdraw_consent import withdraw_consent

app_name = "people"

urlpatterns = [
    path("", people, name="people"),
    path("letture/", read_log, name="read_log"),
    path("paesi/", country_options, name="country_options"),
    path("<ref:person_id>/", person, name="person"),
    path("<ref:person_id>/profilo/", profile, name="profile"),
    path("<ref:person_id>/profilo/portale/", open_account, name="open_account"),
    path("<ref:person_id>/profilo/consensi/", give_consent, name="give_consent"),
    path("consensi/<ref:consent_id>/ritira/", withdraw_consent, name="withdraw_consent"),
    path("<ref:person_id>/profilo/correggi/", change, name="change"),
    path("<ref:person_id>/valutazione/", assessment, name="assessment"),
    path("<ref:person_id>/ostacoli/", obstacles, name="obstacles"),
    path("<ref:person_id>/patto/", plan, name="plan"),
    path("<ref:person_id>/patto/stampa/", printed_plan, name="printed_plan"),
    path("<ref:person_id>/formazione/", training, name="training"),
    path("<ref:person_id>/proposte/", proposals, name="proposals"),
    path("<ref:person_id>/inserimenti/", placements, name="placements"),
    path("<ref:person_id>/letture/", readers, name="readers"),
]
