"""Signing in with an identity kept by others: a comune's own, or SPID and CIE behind a gateway (OpenID Connect).

It opens the accounts there are, and makes none.
"""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base.provider import ProviderException
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.crypto import get_random_string
from requests import RequestException

# What we keep of what they say of somebody: where it comes from, who there, how surely, for which of our questions.
KEPT = ("iss", "sub", "acr", "nonce")


class OpenIdProvider(OpenIDConnectProvider):
    def redirect(
        self, request: HttpRequest, process: str, next_url: str | None = None, data: Any = None, **kwargs: Any
    ) -> HttpResponse:
        """Send whoever signs in to the provider, with a number of ours that must come back inside the signed answer.

        What the address of our page asks for (scopes, a lower assurance) is not passed on.
        """
        nonce = get_random_string(32)
        provider: Any = super()
        asked = {"auth_params": {**provider.get_auth_params(), "nonce": nonce}, "scope": provider.get_scope()}
        answer: HttpResponse
        try:
            answer = provider.redirect(request, process, next_url, data, **{**kwargs, **asked, "nonce": nonce})
        except RequestException as error:  # the provider cannot be asked where to send them
            answer = render_authentication_error(request, self, exception=error)
        return answer

    def sociallogin_from_response(self, request: HttpRequest, response: dict[str, Any]) -> Any:
        """Read who it is; the two answers, the signed one and the fuller one, must be about the same person."""
        signed = response.get("id_token") or {}
        if not signed.get("sub") or response.get("userinfo", signed).get("sub") != signed["sub"]:
            raise ProviderException("The provider's answers are not about one person.")
        return super().sociallogin_from_response(request, response)

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        return {"id_token": {name: data["id_token"][name] for name in KEPT if name in data["id_token"]}}


class IdentityAdapter(DefaultSocialAccountAdapter):
    def get_provider(self, request: HttpRequest, provider: str, client_id: str | None = None) -> OpenIdProvider:
        found = super().get_provider(request, provider, client_id)
        return OpenIdProvider(request, app=found.app)

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Refuse an answer to a question that was not this browser's."""
        asked = sociallogin.state.get("nonce")
        if not asked or sociallogin.account.extra_data["id_token"].get("nonce") != asked:
            raise ImmediateHttpResponse(render_authentication_error(request, sociallogin.provider))

    def authenticate_by_email(self, sociallogin: Any) -> tuple[Any, str] | None:
        """Find whose account it is by the address the provider answers for, the first time only.

        From then on the account goes with that identity: whoever inherits a mailbox does not inherit the account.
        """
        match = super().authenticate_by_email(sociallogin)
        if match is None or match[0].email.lower() != match[1].lower():
            return None
        known = SocialAccount.objects.filter(user_id=match[0].pk, provider=sociallogin.account.provider)
        return None if known.exists() else match

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Nobody makes an account alone; whoever tries is told by whom accounts are opened."""
        email = next((each.email for each in sociallogin.email_addresses), "")
        raise ImmediateHttpResponse(render(request, "socialaccount/unknown.html", {"email": email}, status=403))
