"""The way in as verbs: sent, entered, told who it is, tried to reach, closed, reopened."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from insieme.core.decisions import Denied
from insieme.domain.access.policies import Actor
from insieme.domain.access.rules import Part, Role
from insieme.domain.casework import actions, rules
from insieme.domain.casework.queries import hash_of_code
from insieme.domain.casework.states import ApplicationState
from insieme.models import Application, Consent, Draft, Event, Involvement, Milestone, Person, Referral
from tests.scenarios import (
    BOLOGNA,
    MONDAY,
    NOON,
    a_person,
    an_actor,
    an_application,
    an_interview,
    an_organisation,
)

pytestmark = pytest.mark.django_db

ANSWERS = rules.Answers(
    given_name="Amina",
    family_name="Prova",
    municipality_id=BOLOGNA,
    is_unemployed=True,
    birth_date=date(1985, 5, 17),
    no_codice_fiscale="waiting",
    phone="+393331234567",
)
KEPT = {
    "given_name": "Amina",
    "family_name": "Prova",
    "birth_date": "1985-05-17",
    "codice_fiscale": "",
    "no_codice_fiscale": "waiting",
    "phone": "+393331234567",
    "email": "",
    "municipality_id": BOLOGNA,
    "is_unemployed": True,
    "other_measure": "none",
    "wishes": "",
    "consent": True,
}
HOLDER = Actor(at=NOON, draft=hash_of_code("KQ7-4MF-2TX"))


def a_draft(**answers) -> Draft:
    kept = {**KEPT, **answers}
    return actions.start_draft(kept, code_hash=HOLDER.draft, language="it", by=Actor(at=NOON))


def refused(verb, words: str) -> None:
    with pytest.raises(Denied, match=words):
        verb()


def the_referral_of(application: Application, **fields) -> Referral:
    defaults = {"state": "sent", "reason": "Cerca lavoro", "person_agreed_on": MONDAY, "sent_at": NOON}
    return Referral.objects.create(
        direction="in", organisation=application.referred_by, application=application, **{**defaults, **fields}
    )


def test_a_draft_that_is_sent_becomes_an_application_and_is_gone():
    draft = a_draft()
    number = draft.pk
    application = actions.submit(draft, by=HOLDER)
    assert application.pk == number
    assert application.contact_by == MONDAY + timedelta(weeks=5)
    assert not Draft.objects.exists()
    assert Milestone.objects.get().happened_on == MONDAY


def test_a_draft_is_sent_once():
    draft = a_draft()
    actions.submit(Draft.objects.get(), by=HOLDER)
    refused(lambda: actions.submit(draft, by=HOLDER), "già stata inviata")
    assert Application.objects.count() == 1


def test_without_its_code_a_draft_is_neither_saved_nor_sent():
    draft = a_draft()
    stranger = Actor(at=NOON, draft=hash_of_code("222-222-222"))
    refused(lambda: actions.save_draft(draft, {"given_name": "X"}, by=stranger), "serve il codice")
    refused(lambda: actions.submit(draft, by=Actor(at=NOON)), "serve il codice")


def test_a_draft_with_missing_answers_is_not_sent():
    draft = actions.start_draft({"given_name": "Amina"}, code_hash=HOLDER.draft, language="it", by=HOLDER)
    refused(lambda: actions.submit(draft, by=HOLDER), "Mancano ancora")


def test_a_draft_without_consent_is_not_sent():
    refused(lambda: actions.submit(a_draft(consent=False), by=HOLDER), "Mancano ancora")


def test_the_secretariat_enters_a_paper_of_last_week():
    by = an_actor(Role.SECRETARIAT)
    last_week = MONDAY - timedelta(days=7)
    application = actions.enter(ANSWERS, by=by, on=last_week)
    milestone = Milestone.objects.get()
    assert (milestone.happened_on, milestone.recorded_at) == (last_week, NOON)
    assert (application.submitted_on, application.contact_by) == (last_week, last_week + timedelta(weeks=5))


def test_a_paper_of_tomorrow_or_of_another_age_is_refused():
    by = an_actor(Role.SECRETARIAT)
    refused(lambda: actions.enter(ANSWERS, by=by, on=MONDAY + timedelta(days=1)), "futuro")
    refused(lambda: actions.enter(ANSWERS, by=by, on=date(1999, 1, 1)), "troppo lontana")


def test_contradictory_answers_are_refused_by_the_verb_too():
    by = an_actor(Role.SECRETARIAT)
    for wrong, words in (
        ({"phone": "", "email": ""}, "almeno un recapito"),
        ({"codice_fiscale": "RSSMRA85T10A562S"}, "una cosa sola"),
        ({"codice_fiscale": "RSSMRA85T10A562S", "no_codice_fiscale": ""}, "non vanno d'accordo"),
        ({"birth_date": date(2030, 1, 1)}, "nel futuro"),
        ({"given_name": "  "}, "nome e il cognome"),
    ):
        refused(lambda wrong=wrong: actions.enter(replace(ANSWERS, **wrong), by=by, on=MONDAY), words)
    assert not Application.objects.exists()


@pytest.mark.parametrize("role", [Role.CASE_MANAGER, Role.SCOUT, Role.PARTNER, Role.GOVERNANCE])
def test_others_do_not_enter_applications(role):
    refused(lambda: actions.enter(ANSWERS, by=an_actor(role), on=MONDAY), "ruolo")


def test_a_new_person_is_registered_and_their_consent_kept():
    by = an_actor(Role.SECRETARIAT)
    application = an_application(submitted_at=NOON - timedelta(days=9), phone="+393339876543")
    identified = actions.identify(application, by=by, on=MONDAY)
    person = Person.objects.get()
    assert identified.person == person and person.phone == "+393339876543"
    assert Consent.objects.get().given_on == MONDAY - timedelta(days=9)
    assert Event.objects.filter(kind="casework.application.identified", person_ref=person.pk).exists()


def test_someone_already_registered_keeps_one_file():
    person = a_person()
    application = actions.identify(an_application(), by=an_actor(Role.SECRETARIAT), on=MONDAY, same_as=person)
    assert application.person == person
    assert Person.objects.count() == 1


def test_it_is_said_once_who_it_is():
    application = an_application(a_person())
    refused(lambda: actions.identify(application, by=an_actor(Role.SECRETARIAT), on=MONDAY), "già collegata")


def test_two_people_with_one_codice_fiscale_are_refused_with_a_sentence():
    a_person(codice_fiscale="RSSMRA85T10A562S")
    application = an_application(codice_fiscale="RSSMRA85T10A562S", no_codice_fiscale="")
    refused(lambda: actions.identify(application, by=an_actor(Role.SECRETARIAT), on=MONDAY), "già di un'altra persona")


@pytest.mark.parametrize("kind, part", [("association", Part.REFERRAL), ("municipality", Part.ADMINISTRATION)])
def test_who_sent_the_person_has_a_part_once_it_is_known_who_it_is(kind, part):
    sender = an_organisation(kind)
    application = an_application(channel="partner", referred_by=sender)
    referral = the_referral_of(application)
    actions.identify(application, by=an_actor(Role.SECRETARIAT), on=MONDAY)
    referral.refresh_from_db()
    assert referral.person == Person.objects.get()
    assert Involvement.objects.get().part == part


def test_the_first_attempt_stops_the_clock():
    by, application = an_actor(Role.SECRETARIAT), an_application()
    actions.note_attempt(application, actions.Attempt("no_answer"), by=by, on=MONDAY)
    actions.note_attempt(application, actions.Attempt("spoke"), by=by, on=MONDAY)
    application.refresh_from_db()
    assert application.first_contact_on == MONDAY
    assert application.attempts.count() == 2


def test_an_attempt_is_neither_of_tomorrow_nor_before_the_application():
    by, application = an_actor(Role.SECRETARIAT), an_application()
    for days, words in ((1, "futuro"), (-1, "precedere")):
        refused(
            lambda days=days: actions.note_attempt(
                application, actions.Attempt("spoke"), by=by, on=MONDAY + timedelta(days=days)
            ),
            words,
        )


def test_unreachable_needs_three_attempts():
    by, application = an_actor(Role.SECRETARIAT), an_application()

    def unreachable():
        return actions.turn_away(application, ApplicationState.UNREACHABLE, "Non risponde", by=by)

    refused(unreachable, "servono 3 tentativi di contatto: finora sono 0")
    for _number in range(3):
        actions.note_attempt(application, actions.Attempt("no_answer"), by=by, on=MONDAY)
    assert unreachable().state == ApplicationState.UNREACHABLE


def test_closing_asks_why_but_for_whoever_withdraws():
    by = an_actor(Role.SECRETARIAT)
    refused(lambda: actions.turn_away(an_application(), ApplicationState.REDIRECTED, " ", by=by), "motivo")
    assert actions.turn_away(an_application(), ApplicationState.WITHDRAWN, "", by=by).state == "withdrawn"


def test_closing_cancels_the_interview_and_ends_the_interviewers_part():
    by = an_actor(Role.SECRETARIAT)
    interview = an_interview()
    Involvement.objects.create(person=interview.person, part="case", user=interview.interviewer, from_on=MONDAY)
    actions.turn_away(interview.application, ApplicationState.WITHDRAWN, "", by=by)
    interview.refresh_from_db()
    assert interview.state == "cancelled"
    assert Involvement.objects.get().until_on == MONDAY


@pytest.mark.parametrize("state, becomes", [("sent", "declined"), ("accepted", "concluded")])
def test_who_sent_the_person_is_told_how_it_ended(state, becomes):
    application = an_application(channel="partner", referred_by=an_organisation())
    referral = the_referral_of(application, state=state)
    actions.turn_away(application, ApplicationState.REDIRECTED, "Centro per l'impiego", by=an_actor(Role.SECRETARIAT))
    referral.refresh_from_db()
    assert referral.state == becomes
    assert "Centro per l'impiego" in {referral.answer, referral.outcome}


def test_a_closed_application_is_reopened_and_an_open_one_is_not():
    by, application = an_actor(Role.SECRETARIAT), an_application()
    refused(lambda: actions.reopen_application(application, by=by), "Non si può passare")
    actions.turn_away(application, ApplicationState.NOT_ELIGIBLE, "Ha un lavoro", by=by)
    reopened = actions.reopen_application(application, by=by)
    assert (reopened.state, reopened.closing_reason) == ("received", "")


def test_an_interviewer_does_not_do_the_secretariats_work():
    by = an_actor(Role.CASE_MANAGER)
    application = an_application(a_person())
    Involvement.objects.create(person=application.person, part="case", user_id=by.user_id, from_on=MONDAY)
    refused(lambda: actions.turn_away(application, ApplicationState.WITHDRAWN, "", by=by), "ruolo")
    refused(
        lambda: actions.note_attempt(application, actions.Attempt("spoke"), by=an_actor(Role.PARTNER), on=MONDAY),
        "ruolo",
    )
