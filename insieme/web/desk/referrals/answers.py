"""What the pages that answer a referral have in common."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from insieme.domain.casework import queries
from insieme.web import forms
from insieme.web.pages import Request, found


def referral_of(request: Request, referral_id: int) -> Any:
    return found(queries.referral(request.actor, referral_id))


def show(request: Request, template: str, form: forms.Form, referral: Any, **context: object) -> HttpResponse:
    back = reverse("referrals:referral", args=[referral.pk])
    return render(
        request, template, {"form": form, "referral": referral, "name": referral.listed_name, "back": back, **context}
    )
