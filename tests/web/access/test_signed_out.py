"""Whoever sends a form after their session ended, or in a tab where the thing has changed, does not lose their words."""

import pytest
from django.urls import reverse

from insieme.domain.access.rules import Role
from tests.scenarios import a_case, sign_in

pytestmark = pytest.mark.django_db
WORDS = "Una nota lunga, scritta mentre la <b>sessione</b> finiva."


def test_after_the_session_ended_the_words_are_given_back(client):
    url = reverse("cases:write_note", args=[a_case().pk])
    answer = client.post(url, {"text": WORDS, "password": "due parole", "once": "t1"})
    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Una nota lunga, scritta mentre la &lt;b&gt;sessione" in page
    assert f"/account/login/?next={url}" in page
    assert "due parole" not in page


def test_with_nothing_written_one_is_sent_to_sign_in(client):
    url = reverse("cases:write_note", args=[a_case().pk])
    assert client.post(url, {"text": ""}).url == client.get(url).url == f"/account/login/?next={url}"


def test_in_a_tab_where_the_thing_has_changed_the_words_are_given_back(client):
    case = a_case(state="closed", closed_on="2026-03-03", closing_outcome="moved")
    sign_in(client, Role.COORDINATOR)
    answer = client.post(reverse("cases:close", args=[case.pk]), {"note": WORDS, "outcome": "moved"})
    assert answer.status_code == 403
    assert "Una nota lunga, scritta mentre la" in answer.content.decode()
