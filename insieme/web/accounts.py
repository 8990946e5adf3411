"""Signing in: accounts are given by the programme, and each role begins its day on its own page."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Role
from insieme.domain.network import queries as network
from insieme.web.navigation import home_of
from insieme.web.pages import now


class AccountAdapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes an account alone: one applies without, and who works here is entered by the coordination."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        passer_by = Actor(at=now())
        if request.user.pk is None:
            return "/"
        memberships = network.memberships_of(request.user.pk, on=passer_by.today)
        return home_of(Actor(at=passer_by.at, role=Role(memberships[0].role))) if memberships else "/"
