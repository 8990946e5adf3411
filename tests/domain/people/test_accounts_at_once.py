"""Two who open an account with one address at the same moment: one account, and a sentence for the other."""

from functools import partial
from threading import Barrier, Thread

import pytest
from django.db import connection

from insieme.core.decisions import Denied
from insieme.domain.access.actions import open_user
from insieme.domain.access.rules import Role
from insieme.domain.network import actions as network
from insieme.domain.people import actions as people
from insieme.models import Membership, User
from tests.scenarios import MONDAY, a_person, an_actor, an_organisation

ADDRESS = "famiglia@insieme.example"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_one_account_is_opened_and_the_others_are_told(monkeypatch):
    by, answers, together = an_actor(Role.COORDINATOR), [], Barrier(4)
    ada = network.Newcomer("Ada", ADDRESS, Role.PARTNER)
    mother, son = a_person(email=ADDRESS), a_person("Figlio", email=ADDRESS.upper())

    def after_everybody_looked(email, name, **how):
        together.wait()
        return open_user(email, name, **how)

    monkeypatch.setattr(network, "open_user", after_everybody_looked)
    monkeypatch.setattr(people, "open_user", after_everybody_looked)
    verbs = [
        *(partial(network.add_member, an_organisation(), ada, by=by, on=MONDAY) for _ in range(2)),
        *(partial(people.open_account, each, lambda _user: "https://insieme.example", by=by) for each in (mother, son)),
    ]

    def on_a_connection_of_its_own(verb):
        try:
            answers.append("yes" if verb() else "")
        except Denied as denied:
            answers.append(denied.decision.reason)
        finally:
            connection.close()

    threads = [Thread(target=on_a_connection_of_its_own, args=[verb]) for verb in verbs]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert answers.count("yes") == 1
    assert len([each for each in answers if "ricarica la pagina" in each]) == 3
    assert User.objects.filter(email=ADDRESS).count() == 1
    assert Membership.objects.filter(user__email=ADDRESS).count() == 1
