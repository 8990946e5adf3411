"""What the environment says becomes settings."""

import json
import os
import subprocess
import sys

import pytest

WANTED = """
import json, django
from django.conf import settings as s
django.setup()
print(json.dumps({"mfa": s.STAFF_MFA, "apps": s.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"],
                  "forms": [str(each) for each in s.CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"]]}))
"""


def settings_of(**environment):
    known = {name: value for name, value in os.environ.items() if not name.startswith("INSIEME_OIDC")}
    given = [sys.executable, "-c", WANTED]
    found = subprocess.run(given, env={**known, **environment}, capture_output=True, text=True, check=True)
    return json.loads(found.stdout)


def test_without_a_provider_of_identities_nobody_is_sent_anywhere():
    found = settings_of()
    assert (found["apps"], found["forms"]) == ([], ["'self'"])


def test_a_provider_of_identities_is_described_by_the_environment():
    found = settings_of(
        INSIEME_OIDC_URL="https://sso.comune.example/realms/staff/",
        INSIEME_OIDC_CLIENT_ID="us",
        INSIEME_OIDC_SECRET="theirs",
        INSIEME_OIDC_NAME="il Comune",
        INSIEME_OIDC_ACR="https://www.spid.gov.it/SpidL2",
        INSIEME_OIDC_ANSWERS_FOR_EMAIL="1",
    )
    assert found["forms"] == ["'self'", "https://sso.comune.example"]
    (app,) = found["apps"]
    assert (app["client_id"], app["secret"], app["name"]) == ("us", "theirs", "il Comune")
    assert app["settings"] == {
        "server_url": "https://sso.comune.example/realms/staff",
        "oauth_pkce_enabled": True,
        "email_authentication": True,
        "verified_email": True,
        "auth_params": {"acr_values": "https://www.spid.gov.it/SpidL2"},
    }


REAL = {"INSIEME_DEMO": "0", "SECRET_KEY": "x" * 50, "ALLOWED_HOSTS": "localhost"}


@pytest.mark.parametrize(
    ("environment", "asked"),
    [
        ({}, False),
        (REAL, True),
        ({**REAL, "INSIEME_STAFF_MFA": "0"}, False),
        ({"INSIEME_STAFF_MFA": "1"}, True),
    ],
)
def test_staff_are_asked_for_a_second_factor_wherever_people_are_real(environment, asked):
    assert settings_of(**environment)["mfa"] is asked
