from django.urls import path

from insieme.web.desk.today.territory import territory
from insieme.web.desk.today.today import today

app_name = "today"
urlpatterns = [
    path("", today, name="today"),
    path("territorio/", territory, name="territory"),
]
