from django.urls import path

from insieme.web.public.accessibility import accessibility
from insieme.web.public.figures import figures
from insieme.web.public.home import home
from insieme.web.public.privacy import privacy
from insieme.web.public.take_part import take_part

app_name = "public"
urlpatterns = [
    path("", home, name="home"),
    path("partecipa/", take_part, name="take_part"),
    path("dati/", figures, name="figures"),
    path("privacy/", privacy, name="privacy"),
    path("accessibilita/", accessibility, name="accessibility"),
]
