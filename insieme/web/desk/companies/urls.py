from django.urls import path

from insieme.web.desk.companies.activity_options import activity_options
from insieme.web.desk.companies.add import add
from insieme.web.desk.companies.add_contact import add_contact
from insieme.web.desk.companies.add_site import add_site
from insieme.web.desk.companies.assign_holder import assign_holder
from insieme.web.desk.companies.change import change
from insieme.web.desk.companies.companies import companies
from insieme.web.desk.companies.correct_engagement import correct_engagement
from insieme.web.desk.companies.detail import detail
from insieme.web.desk.companies.diary import diary
from insieme.web.desk.companies.end_collaboration import end_collaboration
from insieme.web.desk.companies.end_contact import end_contact
from insieme.web.desk.companies.history import history
from insieme.web.desk.companies.join_board import join_board
from insieme.web.desk.companies.leave_board import leave_board
from insieme.web.desk.companies.placed import placed
from insieme.web.desk.companies.start_collaboration import start_collaboration
from insieme.web.desk.companies.write_diary import write_diary

app_name = "companies"
urlpatterns = [
    path("", companies, name="companies"),
    path("aggiungi/", add, name="add"),
    path("attivita/", activity_options, name="activity_options"),
    path("contatti/<ref:contact_id>/uscita/", end_contact, name="end_contact"),
    path("collaborazioni/<ref:collaboration_id>/concludi/", end_collaboration, name="end_collaboration"),
    path("date/<ref:engagement_id>/correggi/", correct_engagement, name="correct_engagement"),
    path("<ref:company_id>/", detail, name="detail"),
    path("<ref:company_id>/diario/", diary, name="diary"),
    path("<ref:company_id>/inserimenti/", placed, name="placed"),
    path("<ref:company_id>/storia/", history, name="history"),
    path("<ref:company_id>/modifica/", change, name="change"),
    path("<ref:company_id>/sedi/aggiungi/", add_site, name="add_site"),
    path("<ref:company_id>/contatti/aggiungi/", add_contact, name="add_contact"),
    path("<ref:company_id>/referente/", assign_holder, name="assign_holder"),
    path("<ref:company_id>/diario/scrivi/", write_diary, name="write_diary"),
    path("<ref:company_id>/collaborazioni/avvia/", start_collaboration, name="start_collaboration"),
    path("<ref:company_id>/board/ingresso/", join_board, name="join_board"),
    path("<ref:company_id>/board/uscita/", leave_board, name="leave_board"),
]
