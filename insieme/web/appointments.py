"""The question of an appointment: who holds the interview, when, where."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Permission
from insieme.domain.casework import actions, queries
from insieme.web import forms


class AppointmentForm(forms.Form):
    interviewer = forms.ChoiceField(label=_("Chi fa il colloquio"))
    starts_at = forms.MomentField(label=_("Giorno e ora"))
    place = forms.CharField(
        label=_("Luogo"), max_length=120, help_text=_("Come lo direbbe alla persona: via, numero, piano.")
    )

    def __init__(self, *args: Any, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, actor=actor, **kwargs)
        self.offered = {user.ref: user for user in queries.interviewers(actor.today)}
        if Permission.WORK_APPLICATIONS not in actor.permissions:
            self.offered = {ref: user for ref, user in self.offered.items() if user.pk == actor.user_id}
        field: Any = self.fields["interviewer"]
        field.choices = [("", _("Scegli una persona")), *((ref, user.name) for ref, user in self.offered.items())]
        mine = next((ref for ref, user in self.offered.items() if user.pk == actor.user_id), "")
        self.initial.setdefault("interviewer", mine)

    @property
    def appointment(self) -> actions.Appointment:
        given = self.cleaned_data
        return actions.Appointment(self.offered[given["interviewer"]], given["starts_at"], given["place"])
