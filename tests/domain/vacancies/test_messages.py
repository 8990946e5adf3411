"""What a person gets by e-mail about a proposal, from the verb to the letter as it leaves."""

import pytest

from insieme.core.decisions import Denied
from insieme.domain.access.rules import Part, Role
from insieme.domain.vacancies import actions
from insieme.domain.vacancies.states import CompanyRefusal, PersonRefusal
from tests.letters import page_of, sent
from tests.plain_words import gulpease
from tests.scenarios import a_case, a_company, a_membership, a_part, a_person, a_vacancy, an_actor, the_programme

pytestmark = pytest.mark.django_db

NEVER_WRITTEN = ("Forno", "panificatore", "lingua", "Ha lavorato", "Costa troppo")


@pytest.fixture
def scout():
    return an_actor(Role.SCOUT)


@pytest.fixture
def amina():
    case = a_case(a_person(email="amina@example.org"))
    a_part(case.person, Part.MATCHING, organisation_id=the_programme().pk)
    return case


def proposed(case, scout):
    return actions.propose(a_vacancy(a_company("Forno Prova srl")), case, "Ha lavorato in un forno", by=scout)


def presented(case, scout):
    proposal = actions.accept(proposed(case, scout), by=scout)
    return actions.present(proposal, by=scout)


def check(letter):
    assert letter.to == ["amina@example.org"]
    assert gulpease(letter.body) >= 60
    for words in NEVER_WRITTEN:
        assert words not in letter.subject + letter.body + page_of(letter)


def test_a_proposal_is_told_without_saying_where_or_what(amina, scout):
    proposed(amina, scout)
    (letter,) = sent()
    check(letter)
    assert letter.subject == "C'è una proposta di lavoro per te"
    assert "chiamaci" in letter.body and "portale" not in letter.body


def test_who_has_a_portal_is_sent_there(amina, scout):
    a_membership(Role.CANDIDATE, person_ref=amina.person.pk)
    proposed(amina, scout)
    assert "Entra nel portale" in sent()[0].body


def test_being_chosen_is_told(amina, scout):
    actions.choose(presented(amina, scout), by=scout)
    _first, letter = sent()
    check(letter)
    assert "ti ha scelto" in letter.body


def test_not_being_chosen_is_told_without_the_reason(amina, scout):
    actions.not_choose(presented(amina, scout), CompanyRefusal.LANGUAGE, by=scout, note="Costa troppo")
    _first, letter = sent()
    check(letter)
    assert "non ti ha scelto" in letter.body and "Continuiamo a cercare" in letter.body


def test_a_proposal_taken_back_is_told_without_the_reason(amina, scout):
    actions.withdraw(proposed(amina, scout), "Costa troppo", by=scout)
    _first, letter = sent()
    check(letter)
    assert letter.subject == "Una proposta di lavoro non c'è più"


def test_what_the_person_does_themselves_is_not_written_to_them(amina, scout):
    actions.refuse(presented(amina, scout), PersonRefusal.DISTANCE, by=scout)
    assert len(sent()) == 1


def test_choosing_twice_writes_once(amina, scout):
    proposal = presented(amina, scout)
    actions.choose(proposal, by=scout)
    with pytest.raises(Denied):
        actions.choose(proposal, by=scout)
    assert len(sent()) == 2


def test_it_is_written_in_their_language(scout):
    case = a_case(a_person(email="amina@example.org", language="en"))
    a_part(case.person, Part.MATCHING, organisation_id=the_programme().pk)
    proposed(case, scout)
    (letter,) = sent()
    check(letter)
    assert letter.extra_headers["Content-Language"] == "en" and letter.subject == "There is a job proposal for you"


def test_who_has_no_address_gets_no_letter(scout):
    case = a_case(a_person())
    a_part(case.person, Part.MATCHING, organisation_id=the_programme().pk)
    proposed(case, scout)
    assert sent() == []
