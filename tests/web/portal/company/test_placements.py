import pytest

from insieme.domain.access.rules import Part, Role
from insieme.domain.people.models import Reading
from tests.scenarios import a_case, a_company, a_membership, a_part, a_person, a_placement, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def company(client):
    company = a_company("Forno Prova srl")
    sign_in(client, Role.COMPANY, a_membership(Role.COMPANY, company.organisation))
    return company


def test_a_company_sees_who_works_there_and_that_is_noted(client, company):
    placement = a_placement(a_case(a_person("Amina", "Vistosa")), company)
    a_part(placement.person, Part.EMPLOYER, organisation_id=company.pk)
    html = client.get("/azienda/inserimenti/").content.decode()
    assert "Amina Vistosa" in html
    assert "1 al lavoro oggi" in html
    assert Reading.objects.filter(person=placement.person).exists()


def test_a_company_does_not_see_who_works_elsewhere(client, company):
    other = a_placement(a_case(a_person("Bruno", "Altrove")))
    a_part(other.person, Part.EMPLOYER, organisation_id=other.company_id)
    html = client.get("/azienda/inserimenti/").content.decode()
    assert "Altrove" not in html
    assert "Ancora nessun inserimento" in html
