"""What the page on privacy promises is what is done."""

import pytest

from insieme.domain.casework.rules import DRAFT_KEPT

pytestmark = pytest.mark.django_db


def test_it_says_for_how_long_an_application_left_half_way_is_kept(client):
    assert f"Se per {DRAFT_KEPT.days} giorni" in client.get("/privacy/").content.decode()
