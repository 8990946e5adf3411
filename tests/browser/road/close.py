"""What surrounds the road: pauses and returns, an agreement, what waits, what is found, who read."""

import re

from tests.browser.road.tale import Tale
from tests.browser.road.walker import Walker


def the_path_pauses_ends_and_opens_again(desk: Walker, tale: Tale) -> None:
    desk.become("case_manager")
    desk.go(tale.at["person"])
    desk.follow("Sospendi")
    desk.send("Percorso sospeso.", reason="family", on=tale.day(), resume_by=tale.day(14))
    desk.sees("Sospesa")
    desk.follow("Riprendi")
    desk.send("Percorso ripreso.", on=tale.day())
    desk.follow("Chiudi")
    desk.send("Percorso chiuso.", outcome="employed", on=tale.day(), note="Lavora, a tempo indeterminato.")
    desk.sees("Chiusa")
    desk.picture("closed")
    desk.follow("Rientro")
    desk.send("Rientro registrato.", readiness="ready", on=tale.day())
    desk.sees("In carico")


def the_coordinator_signs_with_a_comune(desk: Walker, tale: Tale) -> None:
    desk.become("coordinator")
    desk.go("/rete/?kind=municipality")
    desk.page.locator("main table a[href*='/organizzazioni/']").first.click()
    desk.follow("Firma un accordo")
    desk.send(
        "Accordo registrato.", kind="protocol", title=f"Protocollo {tale.family}", signed_on=tale.day(),
        commitments="Uno sportello al mese in municipio.",
    )  # fmt: skip
    desk.sees(f"Protocollo {tale.family}")
    desk.picture("agreement")


def everybody_finds_their_own(desk: Walker, tale: Tale) -> None:
    """Oggi opens, and the search finds the person for who may see her, for nobody else."""
    for role, finds in (("secretariat", True), ("case_manager", True), ("tutor", True), ("trainer", True)):
        desk.become(role)
        desk.page.wait_for_url("**/oggi/")
        desk.go(f"/cerca/?q={tale.family}")
        assert (desk.page.locator("main a", has_text="Amina").count() > 0) is finds, role
        if role == "secretariat":
            desk.picture("search")
    desk.become("partner")
    desk.go(f"/cerca/?q={tale.family}")
    assert desk.page.locator("main a", has_text="Amina").count() == 0


def reading_leaves_a_trace(desk: Walker, hand: Walker, tale: Tale) -> None:
    """The DPO sees who opened the file; a person sees it of their own from the phone."""
    desk.become("dpo")
    desk.go("/persone/letture/")
    desk.sees(tale.names["case_manager"])
    desk.picture("read-log")
    hand.become("candidate")
    hand.go("/io/letture/")
    hand.sees("Chi l'ha aperto, e quando")
    hand.picture("my-readers")
    hand.go("/io/")
    hand.picture("my-path")
    assert hand.page.evaluate("document.documentElement.scrollWidth") <= 360


def number(text: str) -> float:
    return float(re.sub(r"[^\d,]", "", text).replace(",", "."))
