from django.urls import path

from insieme.web.portal.company.ask import ask
from insieme.web.portal.company.choose import choose
from insieme.web.portal.company.home import home
from insieme.web.portal.company.not_choose import not_choose
from insieme.web.portal.company.placements import placements
from insieme.web.portal.company.vacancies import vacancies
from insieme.web.portal.company.vacancy import vacancy

app_name = "company"
urlpatterns = [
    path("", home, name="home"),
    path("ricerche/", vacancies, name="vacancies"),
    path("ricerche/chiedi/", ask, name="ask"),
    path("ricerche/<ref:vacancy_id>/", vacancy, name="vacancy"),
    path("inserimenti/", placements, name="placements"),
    path("persone/<ref:proposal_id>/scelta/", choose, name="choose"),
    path("persone/<ref:proposal_id>/non-scelta/", not_choose, name="not_choose"),
]
