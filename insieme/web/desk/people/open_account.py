from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from insieme.domain.access.rules import Permission
from insieme.domain.people import actions, policies
from insieme.web import forms
from insieme.web.desk.people.file import open_file, show_file
from insieme.web.pages import Request, page


class OpenAccountForm(forms.Form):
    """Nothing to fill in: what is asked is to think twice."""


@page(needs=Permission.SEE_CASES)
def open_account(request: Request, person_id: int) -> HttpResponse:
    """Give a person their portal: they get an e-mail with the link to choose a password."""
    file = open_file(request, person_id)
    policies.can_open_account(request.actor, file.person).or_raise()
    form = OpenAccountForm(request.POST if request.method == "POST" else None)

    def link_to(user: Any) -> str:
        key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
        return request.build_absolute_uri(reverse("account_reset_password_from_key", kwargs=key))

    if form.is_valid() and form.act(actions.open_account, file.person, link_to, by=request.actor) is not None:
        return forms.done(
            request, form, _("Portale aperto: le abbiamo scritto come entrare."), "people:profile", person_id
        )
    return show_file(request, "desk/people/open_account.html", file, "people:profile", form=form)
