from django.conf import settings
from django.urls import include, path, register_converter

from insieme.core.identifiers import RefConverter
from insieme.web.gallery.gallery import gallery

register_converter(RefConverter, "ref")

urlpatterns = [
    path("account/", include("allauth.urls")),
    path("", include("insieme.web.preferences")),
]

if settings.DEMO:
    urlpatterns += [path("galleria/", gallery, name="gallery")]
