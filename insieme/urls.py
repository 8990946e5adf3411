from django.conf import settings
from django.urls import include, path, register_converter

from insieme.core.identifiers import RefConverter
from insieme.web.gallery.gallery import gallery
from insieme.web.machines.healthz import healthz
from insieme.web.machines.readyz import readyz

register_converter(RefConverter, "ref")

urlpatterns = [
    path("", include("insieme.web.public.urls")),
    path("desk/dati/", include("insieme.web.desk.insights.urls")),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("aziende/", include("insieme.web.desk.companies.urls")),
    path("", include("insieme.web.desk.vacancies.urls")),
    path("azienda/", include("insieme.web.portal.company.urls")),
    path("account/", include("allauth.urls")),
    path("", include("insieme.web.preferences")),
    path("candidati/", include("insieme.web.public.apply.urls")),
    path("candidature/", include("insieme.web.desk.applications.urls")),
    path("colloqui/", include("insieme.web.desk.interviews.urls")),
    path("ruolo/", include("insieme.web.access.urls")),
    path("oggi/", include("insieme.web.desk.today.urls")),
    path("io/", include("insieme.web.portal.candidate.urls")),
    path("cerca/", include("insieme.web.desk.search.urls")),
    path("inserimenti/", include("insieme.web.desk.placements.urls")),
    path("fondi/", include("insieme.web.desk.funds.urls")),
    path("persone/", include("insieme.web.desk.people.urls")),
    path("percorsi/", include("insieme.web.desk.cases.urls")),
    path("segnalazioni/", include("insieme.web.desk.referrals.urls")),
    path("rete/", include("insieme.web.desk.network.urls")),
    path("corsi/", include("insieme.web.desk.training.urls")),
]

if settings.DEMO:
    urlpatterns += [
        path("galleria/", gallery, name="gallery"),
        path("demo/", include("insieme.web.demo.urls")),
    ]
