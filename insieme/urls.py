from django.urls import include, path, register_converter

from insieme.core.identifiers import RefConverter

register_converter(RefConverter, "ref")

urlpatterns = [
    path("account/", include("allauth.urls")),
]
