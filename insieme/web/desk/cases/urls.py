from django.urls import path

from insieme.web.desk.cases.add_action import add_action
from insieme.web.desk.cases.add_obstacle import add_obstacle
from insieme.web.desk.cases.agree_plan import agree_plan
from insieme.web.desk.cases.assess import assess
from insieme.web.desk.cases.assign import assign
from insieme.web.desk.cases.close import close
from insieme.web.desk.cases.complete_action import complete_action
from insieme.web.desk.cases.correct_milestone import correct_milestone
from insieme.web.desk.cases.draft_plan import draft_plan
from insieme.web.desk.cases.drop_action import drop_action
from insieme.web.desk.cases.entrust_obstacle import entrust_obstacle
from insieme.web.desk.cases.remove_obstacle import remove_obstacle
from insieme.web.desk.cases.reopen import reopen
from insieme.web.desk.cases.resume import resume
from insieme.web.desk.cases.return_obstacle import return_obstacle
from insieme.web.desk.cases.send import send
from insieme.web.desk.cases.set_readiness import set_readiness
from insieme.web.desk.cases.suspend import suspend
from insieme.web.desk.cases.write_note import write_note

app_name = "cases"

urlpatterns = [
    path("<ref:case_id>/assegna/", assign, name="assign"),
    path("<ref:case_id>/prontezza/", set_readiness, name="set_readiness"),
    path("<ref:case_id>/sospendi/", suspend, name="suspend"),
    path("<ref:case_id>/riprendi/", resume, name="resume"),
    path("<ref:case_id>/chiudi/", close, name="close"),
    path("<ref:case_id>/rientro/", reopen, name="reopen"),
    path("<ref:case_id>/nota/", write_note, name="write_note"),
    path("<ref:case_id>/valutazione/", assess, name="assess"),
    path("<ref:case_id>/ostacolo/", add_obstacle, name="add_obstacle"),
    path("<ref:case_id>/patto/", draft_plan, name="draft_plan"),
    path("<ref:case_id>/invio/", send, name="send"),
    path("ostacoli/<ref:obstacle_id>/tolto/", remove_obstacle, name="remove_obstacle"),
    path("ostacoli/<ref:obstacle_id>/tornato/", return_obstacle, name="return_obstacle"),
    path("ostacoli/<ref:obstacle_id>/affida/", entrust_obstacle, name="entrust_obstacle"),
    path("patti/<ref:plan_id>/firma/", agree_plan, name="agree_plan"),
    path("patti/<ref:plan_id>/azione/", add_action, name="add_action"),
    path("azioni/<ref:action_id>/fatta/", complete_action, name="complete_action"),
    path("azioni/<ref:action_id>/lascia/", drop_action, name="drop_action"),
    path("tappe/<ref:milestone_id>/", correct_milestone, name="correct_milestone"),
]
