from django.urls import path

from insieme.web.portal.candidate.accept import accept
from insieme.web.portal.candidate.agree_plan import agree_plan
from insieme.web.portal.candidate.complete_action import complete_action
from insieme.web.portal.candidate.download import download
from insieme.web.portal.candidate.give_consent import give_consent
from insieme.web.portal.candidate.home import home
from insieme.web.portal.candidate.my_data import my_data
from insieme.web.portal.candidate.my_plan import my_plan
from insieme.web.portal.candidate.my_readers import my_readers
from insieme.web.portal.candidate.proposal import proposal
from insieme.web.portal.candidate.refuse import refuse
from insieme.web.portal.candidate.withdraw_consent import withdraw_consent

app_name = "candidate"
urlpatterns = [
    path("", home, name="home"),
    path("patto/", my_plan, name="my_plan"),
    path("patto/<ref:plan_id>/va-bene/", agree_plan, name="agree_plan"),
    path("azioni/<ref:action_id>/fatta/", complete_action, name="complete_action"),
    path("proposte/<ref:proposal_id>/", proposal, name="proposal"),
    path("proposte/<ref:proposal_id>/si/", accept, name="accept"),
    path("proposte/<ref:proposal_id>/no/", refuse, name="refuse"),
    path("dati/", my_data, name="my_data"),
    path("dati/consensi/", give_consent, name="give_consent"),
    path("dati/consensi/<ref:consent_id>/ritira/", withdraw_consent, name="withdraw_consent"),
    path("dati/copia/", download, name="download"),
    path("letture/", my_readers, name="my_readers"),
]
