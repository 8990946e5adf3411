"""The door: a person applies, a partner refers, the secretariat calls, the case manager listens and takes in charge."""

import re

from tests.browser.road.tale import Tale
from tests.browser.road.walker import Walker


def who_is_who(desk: Walker, tale: Tale) -> None:
    """Read on the demo page who one can be."""
    desk.go("/demo/")
    for card in desk.page.locator(".role-cards li").all():
        role = (card.locator("form").get_attribute("action") or "").strip("/").split("/")[-1]
        name, organisation = card.locator(".hint").inner_text().split(" · ", 1)
        tale.names[role], tale.organisations[role] = name, organisation
    desk.picture("roles")
    assert len(tale.names) == 13


def a_person_applies(hand: Walker, tale: Tale) -> None:
    """On a phone, in English; the draft is left and opened again with its code, in Italian."""
    code = _begins(hand, tale)
    hand.page.context.clear_cookies()
    hand.go("/candidati/riprendi/")
    hand.send(code=code.lower())
    hand.page.wait_for_url("**/nascita/")
    _answers(hand, tale)
    hand.sees("Amina", tale.family, "Bologna")
    hand.picture("apply-check")
    hand.send()
    hand.page.wait_for_url("**/inviata/")
    hand.sees("Ti chiamiamo o ti scriviamo entro il")
    hand.picture("apply-sent")


def _begins(hand: Walker, tale: Tale) -> str:
    """Give the name, forget something, give it again; the code to come back with."""
    hand.go("/candidati/")
    hand.page.locator("button[name=language][value=en]").first.click()
    hand.page.locator("html[lang=en]").wait_for()
    assert hand.heading == "Looking for work? Apply"
    hand.picture("apply-start")
    hand.page.locator("main a.btn-primary").click()
    hand.send(given_name="Amina")
    assert hand.page.locator("[name=given_name]").input_value() == "Amina", "what was typed is still there"
    hand.picture("apply-refused")
    hand.send(family_name=tale.family)
    code = hand.page.locator(".draft-code").inner_text()
    hand.picture("apply-code")
    return code


def _answers(hand: Walker, tale: Tale) -> None:
    hand.send(birth_date="1990-03-12", no_codice_fiscale="waiting")
    hand.send(phone=tale.phone)
    hand.fill(municipality_id="Bologna")
    hand.picture("apply-place")
    hand.send()
    hand.send(is_unemployed="yes", other_measure="none")
    hand.send(wishes="Ho lavorato in cucina e in magazzino. Vorrei un lavoro con orari fissi.")
    hand.send(consent=True)
    hand.page.wait_for_url("**/controlla/")


def a_partner_refers(desk: Walker, tale: Tale) -> None:
    """Somebody of the same family, with the same telephone."""
    desk.become("partner")
    desk.go("/segnalazioni/nuova/")
    desk.send(
        "Segnalazione inviata",
        given_name="Karim",
        family_name=tale.family,
        birth_date="1988-05-04",
        no_codice_fiscale="waiting",
        phone=tale.phone,
        municipality_id="Bologna",
        reason="Frequenta il nostro sportello, cerca lavoro e ha chiesto aiuto.",
        person_agreed_on=tale.day(),
    )
    desk.sees("Inviata da", "Primo contatto entro")
    desk.picture("referral")


def the_secretariat_calls(desk: Walker, tale: Tale) -> None:
    desk.become("secretariat")
    desk.picture("today-secretariat")
    _open(desk, tale, "Karim")
    desk.sees("Forse è già con noi", "stesso telefono")
    desk.picture("duplicate-warning")
    _open(desk, tale, "Amina")
    tale.at["application"] = desk.path
    desk.follow("Di' chi è")
    desk.send("Ora si sa chi è.", who="another")
    desk.follow("Annota un contatto")
    desk.send("Contatto annotato.", result="spoke", on=tale.day(), note="Viene volentieri, al mattino.")
    desk.sees("Contattata")
    desk.follow("Fissa il colloquio")
    _book(desk, tale)
    desk.picture("application")
    _open(desk, tale, "Karim")
    desk.follow("Di' chi è")
    desk.sees("È la stessa persona", "È un'altra persona")
    desk.send("Ora si sa chi è.", who="another")


def _book(desk: Walker, tale: Tale) -> None:
    """The first free half hour of the day."""
    desk.fill(interviewer=tale.names["case_manager"], place="Sportello, piano terra")
    for hour in range(7, 21):
        desk.send(starts_at=f"{tale.day()}T{hour:02d}:15")
        if desk.page.locator(".notice", has_text="Colloquio fissato.").count():
            return
        desk.sees("ha già un colloquio")
    raise AssertionError("nobody is free today")


def _open(desk: Walker, tale: Tale, name: str) -> None:
    desk.go(f"/candidature/?name={tale.family}")
    desk.page.locator("main").get_by_role("link", name=re.compile(f"{tale.family},? {name}")).first.click()


def the_case_manager_listens_and_takes_in_charge(desk: Walker, tale: Tale) -> None:
    desk.become("case_manager")
    desk.go(tale.at["application"])
    desk.follow("Apri il colloquio")
    desk.follow("Com'è andato")
    desk.send("Colloquio registrato.", outcome="to_train", notes="Motivata; cerca orari di giorno.")
    desk.picture("interview-held")
    desk.go(tale.at["application"])
    desk.follow("Prendi in carico")
    desk.send("Persona presa in carico.", on=tale.day(), manager=tale.names["case_manager"])
    desk.follow("Apri il fascicolo")
    desk.sees("Amina", "In carico")
    tale.at["person"] = desk.path
    desk.picture("file")


def the_network_answers_the_partner(desk: Walker, tale: Tale) -> None:
    """The secretariat accepts; the partner reads it."""
    desk.become("secretariat")
    desk.go("/segnalazioni/?state=sent&direction=inbound")
    desk.page.locator("main").get_by_role("link", name=re.compile(f"{tale.family},? Karim")).first.click()
    desk.follow("Accogli")
    desk.send("Segnalazione accolta.", answer="La chiamiamo questa settimana.")
    tale.at["referral"] = desk.path
    desk.become("partner")
    desk.go(tale.at["referral"])
    desk.sees("La chiamiamo questa settimana.")
