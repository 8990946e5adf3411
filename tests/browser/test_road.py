"""The whole road through the interface, as the roles that walk it: from a person's application on a phone to a
contract that becomes permanent, and the conversion rate that moves on the public page."""

from tests.browser.road import close, entry, path, work
from tests.browser.road.tale import Tale
from tests.browser.road.walker import Walker


def test_from_an_application_to_a_permanent_contract(screen, phone, address):
    desk, hand, tale = Walker(screen, address), Walker(phone, address), Tale()
    entry.who_is_who(desk, tale)
    entry.a_person_applies(hand, tale)
    for step in BEFORE_WORK:
        step(desk, tale)
    before = work.figures(desk, tale, "before")
    for step in TO_THE_END:
        step(desk, tale)
    close.reading_leaves_a_trace(desk, hand, tale)
    after = work.figures(desk, tale, "after")
    assert transformed(after) == transformed(before) + 1
    assert rate(after) > rate(before)


def a_workshop(desk, tale):
    path.the_coordinator_opens_a_course(desk, tale, "workshop", "Laboratorio")
    path.the_case_manager_enrols(desk, tale)
    path.the_trainer_teaches(desk, tale)


def a_course(desk, tale):
    path.the_coordinator_opens_a_course(desk, tale, "specific", "Magazzino")
    path.the_case_manager_enrols(desk, tale)
    path.the_trainer_teaches(desk, tale)


BEFORE_WORK = (
    entry.a_partner_refers,
    entry.the_secretariat_calls,
    entry.the_case_manager_listens_and_takes_in_charge,
    entry.the_network_answers_the_partner,
    path.the_case_manager_makes_a_plan,
    a_workshop,
    a_course,
    path.the_fund_pays,
    path.the_obstacle_is_taken_away,
    path.a_second_assessment_shows_the_difference,
    work.the_scout_brings_a_company,
    work.the_scout_opens_a_search,
    work.a_proposal_is_chosen,
    work.the_placement_begins,
    work.the_tutor_listens,
)
TO_THE_END = (
    work.the_contract_becomes_permanent,
    close.the_path_pauses_ends_and_opens_again,
    close.the_coordinator_signs_with_a_comune,
    close.everybody_finds_their_own,
)


def transformed(figures):
    return close.number(figures["Trasformati a tempo indeterminato"])


def rate(figures):
    return close.number(figures["Tasso di conversione a tempo indeterminato"])
