from django.urls import path

from insieme.web.desk.vacancies.accept import accept
from insieme.web.desk.vacancies.candidate_options import candidate_options
from insieme.web.desk.vacancies.change import change
from insieme.web.desk.vacancies.choose import choose
from insieme.web.desk.vacancies.choose_company import choose_company
from insieme.web.desk.vacancies.close import close
from insieme.web.desk.vacancies.company_options import company_options
from insieme.web.desk.vacancies.detail import detail
from insieme.web.desk.vacancies.not_choose import not_choose
from insieme.web.desk.vacancies.occupation_options import occupation_options
from insieme.web.desk.vacancies.open_vacancy import open_vacancy
from insieme.web.desk.vacancies.present import present
from insieme.web.desk.vacancies.proposal import proposal
from insieme.web.desk.vacancies.proposals import proposals
from insieme.web.desk.vacancies.propose import propose
from insieme.web.desk.vacancies.refuse import refuse
from insieme.web.desk.vacancies.reopen import reopen
from insieme.web.desk.vacancies.vacancies import vacancies
from insieme.web.desk.vacancies.withdraw import withdraw

app_name = "vacancies"
urlpatterns = [
    path("ricerche/", vacancies, name="vacancies"),
    path("ricerche/apri/", choose_company, name="choose_company"),
    path("ricerche/aziende/", company_options, name="company_options"),
    path("ricerche/professioni/", occupation_options, name="occupation_options"),
    path("ricerche/persone/", candidate_options, name="candidate_options"),
    path("aziende/<ref:company_id>/ricerche/apri/", open_vacancy, name="open_vacancy"),
    path("ricerche/<ref:vacancy_id>/", detail, name="detail"),
    path("ricerche/<ref:vacancy_id>/modifica/", change, name="change"),
    path("ricerche/<ref:vacancy_id>/chiudi/", close, name="close"),
    path("ricerche/<ref:vacancy_id>/riapri/", reopen, name="reopen"),
    path("ricerche/<ref:vacancy_id>/proponi/", propose, name="propose"),
    path("proposte/", proposals, name="proposals"),
    path("proposte/<ref:proposal_id>/", proposal, name="proposal"),
    path("proposte/<ref:proposal_id>/accetta/", accept, name="accept"),
    path("proposte/<ref:proposal_id>/rifiuta/", refuse, name="refuse"),
    path("proposte/<ref:proposal_id>/presenta/", present, name="present"),
    path("proposte/<ref:proposal_id>/scelta/", choose, name="choose"),
    path("proposte/<ref:proposal_id>/non-scelta/", not_choose, name="not_choose"),
    path("proposte/<ref:proposal_id>/ritira/", withdraw, name="withdraw"),
]
