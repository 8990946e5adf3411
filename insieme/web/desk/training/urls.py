from django.urls import path

from insieme.web.desk.training.add_course import add_course
from insieme.web.desk.training.add_lesson import add_lesson
from insieme.web.desk.training.cancel_edition import cancel_edition
from insieme.web.desk.training.change_course import change_course
from insieme.web.desk.training.change_edition import change_edition
from insieme.web.desk.training.course import course
from insieme.web.desk.training.courses import courses
from insieme.web.desk.training.edition import edition
from insieme.web.desk.training.editions import editions
from insieme.web.desk.training.enrol import enrol
from insieme.web.desk.training.find_cases import find_cases
from insieme.web.desk.training.find_designers import find_designers
from insieme.web.desk.training.find_teachers import find_teachers
from insieme.web.desk.training.finish_edition import finish_edition
from insieme.web.desk.training.open_edition import open_edition
from insieme.web.desk.training.start_edition import start_edition
from insieme.web.desk.training.take_attendance import take_attendance
from insieme.web.desk.training.withdraw import withdraw

app_name = "training"

urlpatterns = [
    path("", courses, name="courses"),
    path("nuovo/", add_course, name="add_course"),
    path("enti/", find_teachers, name="find_teachers"),
    path("aziende/", find_designers, name="find_designers"),
    path("persone/", find_cases, name="find_cases"),
    path("<ref:course_id>/", course, name="course"),
    path("<ref:course_id>/edizione/", open_edition, name="open_edition"),
    path("<ref:course_id>/modifica/", change_course, name="change_course"),
    path("edizioni/", editions, name="editions"),
    path("edizioni/<ref:edition_id>/", edition, name="edition"),
    path("edizioni/<ref:edition_id>/modifica/", change_edition, name="change_edition"),
    path("edizioni/<ref:edition_id>/inizio/", start_edition, name="start_edition"),
    path("edizioni/<ref:edition_id>/fine/", finish_edition, name="finish_edition"),
    path("edizioni/<ref:edition_id>/annulla/", cancel_edition, name="cancel_edition"),
    path("edizioni/<ref:edition_id>/lezione/", add_lesson, name="add_lesson"),
    path("edizioni/<ref:edition_id>/iscrivi/", enrol, name="enrol"),
    path("lezioni/<ref:lesson_id>/presenze/", take_attendance, name="take_attendance"),
    path("iscrizioni/<ref:enrolment_id>/ritiro/", withdraw, name="withdraw"),
]
