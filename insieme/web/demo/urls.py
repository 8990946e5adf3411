from django.urls import path

from insieme.web.demo.roles import roles
from insieme.web.demo.step_into import step_into

app_name = "demo"
urlpatterns = [
    path("", roles, name="roles"),
    path("<slug:role>/", step_into, name="step_into"),
]
