from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from insieme.web.unsent import written


class Guard(LoginRequiredMiddleware):
    """Send whoever is not signed in to sign in; if they were sending something, give it back first."""

    def process_view(self, request: HttpRequest, *view: Any) -> HttpResponseBase | None:
        answer = super().process_view(request, *view)
        texts = written(request) if answer else []
        if not answer or not texts:
            return answer
        return render(request, "access/signed_out.html", {"written": texts, "login": answer["Location"]}, status=403)
