from django.urls import path

from insieme.web.desk.search.search import search

app_name = "search"
urlpatterns = [path("", search, name="search")]
