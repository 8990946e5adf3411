from django.urls import path

from insieme.web.access.switch_membership import switch_membership

app_name = "access"
urlpatterns = [path("", switch_membership, name="switch_membership")]
