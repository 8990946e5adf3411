from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from insieme.domain.territory import queries as territory


def _comuni() -> list[tuple[str, Any]]:
    return [("", _("Scegli il comune")), *((each.istat, each.name) for each in territory.all_municipalities())]


class MunicipalityField(forms.ChoiceField):
    """One of the 55 comuni: gives its ISTAT code."""

    def __init__(self, **kwargs: Any) -> None:
        usual: dict[str, Any] = {"label": _("Comune")}
        super().__init__(choices=_comuni, **(usual | kwargs))
