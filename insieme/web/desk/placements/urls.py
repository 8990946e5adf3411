from django.urls import path

from insieme.web.desk.placements.activate import activate
from insieme.web.desk.placements.agree import agree
from insieme.web.desk.placements.assign_tutor import assign_tutor
from insieme.web.desk.placements.cancel import cancel
from insieme.web.desk.placements.check_in import check_in
from insieme.web.desk.placements.correct_line import correct_line
from insieme.web.desk.placements.extend import extend
from insieme.web.desk.placements.find_cases import find_cases
from insieme.web.desk.placements.find_occupations import find_occupations
from insieme.web.desk.placements.find_sites import find_sites
from insieme.web.desk.placements.mark_silent import mark_silent
from insieme.web.desk.placements.placement import placement
from insieme.web.desk.placements.placements import placements
from insieme.web.desk.placements.settle_worry import settle_worry
from insieme.web.desk.placements.terminate import terminate
from insieme.web.desk.placements.transform import transform

app_name = "placements"

urlpatterns = [
    path("", placements, name="placements"),
    path("nuovo/", agree, name="agree"),
    path("persone/", find_cases, name="find_cases"),
    path("sedi/", find_sites, name="find_sites"),
    path("professioni/", find_occupations, name="find_occupations"),
    path("<ref:placement_id>/", placement, name="placement"),
    path("<ref:placement_id>/attiva/", activate, name="activate"),
    path("<ref:placement_id>/proroga/", extend, name="extend"),
    path("<ref:placement_id>/trasforma/", transform, name="transform"),
    path("<ref:placement_id>/cessazione/", terminate, name="terminate"),
    path("<ref:placement_id>/annulla/", cancel, name="cancel"),
    path("<ref:placement_id>/tutor/", assign_tutor, name="assign_tutor"),
    path("<ref:placement_id>/preoccupazione/", settle_worry, name="settle_worry"),
    path("righe/<ref:line_id>/", correct_line, name="correct_line"),
    path("verifiche/<ref:check_in_id>/", check_in, name="check_in"),
    path("verifiche/<ref:check_in_id>/silenzio/", mark_silent, name="mark_silent"),
]
