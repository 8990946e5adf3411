import pytest
from django.urls import reverse

from insieme.core.decisions import Denied
from insieme.domain.access.rules import Role
from insieme.domain.casework import actions
from insieme.models import Event
from tests.pages import opened
from tests.scenarios import MONDAY, a_person, an_actor, an_application, sign_in

pytestmark = pytest.mark.django_db
FOUND = actions.Conditions(is_unemployed=False, other_measure="gol", checked_on=MONDAY)


def test_the_secretariat_puts_right_what_the_application_says_and_both_are_known(client):
    application = an_application(a_person())
    sign_in(client, Role.SECRETARIAT)
    where = reverse("applications:correct_conditions", args=[application.pk])
    assert where in opened(client, reverse("applications:detail", args=[application.pk])).content.decode()
    opened(client, where)
    assert (
        "non può essere nel futuro"
        in client.post(where, {"is_unemployed": "no", "other_measure": "gol", "on": "01/01/2100"}).content.decode()
    )

    client.post(where, {"is_unemployed": "no", "other_measure": "gol", "on": "02/03/2026"})

    application.refresh_from_db()
    assert (application.is_unemployed, application.other_measure) == (False, "gol")
    assert application.measure_checked_on == MONDAY
    told = Event.objects.get(kind="casework.application.conditions_corrected")
    assert told.details == {"was_unemployed": 1, "is_unemployed": 0, "was_measure": "unknown", "measure": "gol"}


def test_what_is_already_so_is_not_corrected():
    by = an_actor(Role.SECRETARIAT)
    application = actions.correct_conditions(an_application(), FOUND, by=by)
    with pytest.raises(Denied, match="già così"):
        actions.correct_conditions(application, FOUND, by=by)


@pytest.mark.parametrize("state, role", [("withdrawn", Role.SECRETARIAT), ("received", Role.CASE_MANAGER)])
def test_a_closed_application_and_whoever_does_not_work_on_them_are_refused(state, role):
    with pytest.raises(Denied):
        actions.correct_conditions(an_application(a_person(), state=state), FOUND, by=an_actor(role))
