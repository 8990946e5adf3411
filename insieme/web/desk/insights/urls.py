from django.urls import path

from insieme.web.desk.insights.definitions import definitions
from insieme.web.desk.insights.figures import figures

app_name = "insights"
urlpatterns = [
    path("", figures, name="figures"),
    path("definizioni/", definitions, name="definitions"),
]
