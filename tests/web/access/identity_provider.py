"""A real provider of identities, in a process of its own, and a browser that goes there and comes back."""

import json
import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

import requests
from django.urls import reverse

CLIENT, SECRET, PROVIDER = "insieme", "not a secret here", "identita"


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def a_provider(*people):
    """Serve an identity provider who knows these people; gives its address."""
    port = free_port()
    known = [word for each in people for word in ("--user-claims", json.dumps(each))]
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce", "true", *known]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ})
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/.well-known/openid-configuration", process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


def wait_for(address, process, seconds=30):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        assert process.poll() is None, "the identity provider did not start"
        try:
            if requests.get(address, timeout=2).ok:
                return
        except requests.ConnectionError:
            time.sleep(0.1)
    raise AssertionError("the identity provider does not answer")


def app_of(address, **settings):
    """What insieme/settings.py makes of the environment."""
    return {
        "provider_id": PROVIDER,
        "name": "SPID / CIE",
        "client_id": CLIENT,
        "secret": SECRET,
        "settings": {
            "server_url": address,
            "oauth_pkce_enabled": True,
            "email_authentication": True,
            "verified_email": False,
            "auth_params": {},
            **settings,
        },
    }


def begin(client, query=""):
    """Press the button of the sign-in page; gives where the browser is sent."""
    answer = client.post(reverse("openid_connect_login", kwargs={"provider_id": PROVIDER}) + query)
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def consent(address, sub):
    """Sign in at the provider as somebody; gives where the browser is sent back."""
    answer = requests.post(address, data={"sub": sub}, allow_redirects=False, timeout=10)
    assert answer.status_code == 302, answer.text
    return answer.headers["Location"]


def come_back(client, address):
    parts = urlsplit(address)
    return client.get(f"{parts.path}?{parts.query}")


def sign_in_as(client, sub):
    return come_back(client, consent(begin(client), sub))


def said_in(address):
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def with_other(address, **changes):
    """The same address, saying something else."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(query=urlencode({**said_in(address), **changes})))
