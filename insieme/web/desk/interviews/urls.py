from django.urls import path

from insieme.web.desk.interviews.agenda import agenda
from insieme.web.desk.interviews.cancel import cancel
from insieme.web.desk.interviews.detail import detail
from insieme.web.desk.interviews.hold import hold
from insieme.web.desk.interviews.miss import miss
from insieme.web.desk.interviews.rebook import rebook

app_name = "interviews"
urlpatterns = [
    path("", agenda, name="agenda"),
    path("<ref:interview_id>/", detail, name="detail"),
    path("<ref:interview_id>/svolto/", hold, name="hold"),
    path("<ref:interview_id>/mancato/", miss, name="miss"),
    path("<ref:interview_id>/annulla/", cancel, name="cancel"),
    path("<ref:interview_id>/sposta/", rebook, name="rebook"),
]
