"""The whole road through the interface, as the roles that walk it: from a person's application on a phone to a
contract that becomes permanent, and the conversion rate that moves on the public page."""

from tests.browser.road import close, entry, path, work
from tests.browser.road.tale import Tale
from tests.browser.road.walker import Walker


def test_from_an_application_to_a_permanent_contract(screen, phone, address):
    desk, hand, tale = Walker(screen, address), Walker(phone, address), Tale()
    entry.who_is_who(desk, tale)
    entry.a_person_applies(hand, tale)
    entry.a_partner_refers(desk, tale)
    entry.the_secretariat_calls(desk, tale)
    entry.the_case_manager_listens_and_takes_in_charge(desk, tale)
    entry.the_network_answers_the_partner(desk, tale)
    path.the_case_manager_makes_a_plan(desk, tale)
    for kind, title in (("workshop", "Laboratorio"), ("specific", "Magazzino")):
        path.the_coordinator_opens_a_course(desk, tale, kind, title)
        path.the_case_manager_enrols(desk, tale)
        path.the_trainer_teaches(desk, tale)
    path.the_fund_pays(desk, tale)
    path.the_obstacle_is_taken_away(desk, tale)
    path.a_second_assessment_shows_the_difference(desk, tale)
    work.the_scout_brings_a_company(desk, tale)
    work.the_scout_opens_a_search(desk, tale)
    work.a_proposal_is_chosen(desk, tale)
    work.the_placement_begins(desk, tale)
    work.the_tutor_listens(desk, tale)
    before = work.figures(desk, tale, "before")
    desk.become("tutor")
    work.the_contract_becomes_permanent(desk, tale)
    after = work.figures(desk, tale, "after")
    close.the_path_pauses_ends_and_opens_again(desk, tale)
    close.the_coordinator_signs_with_a_comune(desk, tale)
    close.everybody_finds_their_own(desk, tale)
    close.reading_leaves_a_trace(desk, hand, tale)
    assert close.number(after["Trasformati a tempo indeterminato"]) == 1 + close.number(
        before["Trasformati a tempo indeterminato"]
    )
    assert close.number(after["Tasso di conversione a tempo indeterminato"]) > close.number(
        before["Tasso di conversione a tempo indeterminato"]
    )
