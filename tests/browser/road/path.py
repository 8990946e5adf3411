"""The path: assessment, obstacles, plan, workshop and course, the fund that takes an obstacle away."""

import re

from tests.browser.road.tale import Tale
from tests.browser.road.walker import Walker


def assess(desk: Walker, tale: Tale, level: int) -> None:
    """Answer every item of the instrument with the same level."""
    for item in desk.page.locator(f"main form input[type=radio][value='{level}']").all():
        item.check()
    desk.send("Valutazione salvata.", on=tale.day(), note="Compilata insieme.")


def the_case_manager_makes_a_plan(desk: Walker, tale: Tale) -> None:
    desk.become("case_manager")
    desk.go(f"{tale.at['person']}valutazione/")
    desk.follow("Compila la valutazione")
    assess(desk, tale, 1)
    desk.sees("Una sola valutazione")
    desk.go(f"{tale.at['person']}ostacoli/")
    desk.follow("Aggiungi un ostacolo")
    desk.send("Ostacolo aggiunto.", kind="Patente", note="Il lavoro è lontano dai mezzi.", on=tale.day())
    desk.go(f"{tale.at['person']}patto/")
    desk.follow("Scrivi il patto")
    desk.send("Patto scritto", goal="Lavorare di giorno, vicino a casa, con un contratto che duri.", on=tale.day())
    desk.follow("Aggiungi un'azione")
    desk.send(
        "Azione aggiunta.", text="Iscriversi alla scuola guida", owner="person", due_on=tale.day(30), obstacle="Patente"
    )
    desk.follow("Firmato su carta")
    desk.send("Patto condiviso.", on=tale.day())
    desk.sees("Condiviso il", "Iscriversi alla scuola guida")
    desk.picture("plan")
    desk.follow("Fatta")
    desk.send("Azione fatta.", on=tale.day())


def the_coordinator_opens_a_course(desk: Walker, tale: Tale, kind: str, title: str) -> None:
    desk.become("coordinator")
    desk.go("/corsi/nuovo/")
    desk.send(
        "Corso aggiunto",
        kind=kind,
        title=f"{title} {tale.family}",
        topic="Lavoro",
        hours=8,
        organisation=tale.organisations["trainer"][:40],
    )
    desk.follow("Apri un'edizione")
    desk.send(
        "Edizione aperta",
        municipality_id="Bologna",
        place="Aula 2",
        starts_on=tale.day(),
        ends_on=tale.day(20),
        seats=12,
        pass_share=70,
    )
    tale.at["edition"] = desk.path


def the_case_manager_enrols(desk: Walker, tale: Tale) -> None:
    desk.become("case_manager")
    desk.go(tale.at["edition"])
    desk.follow("Iscrivi una persona")
    desk.send("Persona iscritta.", case=f"{tale.family} Amina")
    desk.sees(tale.family)


def the_trainer_teaches(desk: Walker, tale: Tale) -> None:
    desk.become("trainer")
    desk.go(tale.at["edition"])
    desk.follow("Comincia")
    desk.send()
    desk.follow("Aggiungi")
    desk.send("Lezione aggiunta.", on=tale.day(), hours="4", topic="Presentarsi")
    desk.sees("presenze da registrare")
    desk.page.locator("main a[href*='/presenze/']").first.click()
    desk.picture("attendance")
    desk.send("Presenze registrate.")
    desk.follow("Concludi")
    desk.send(on=tale.day())
    desk.sees("Conclusa", "Completata")
    desk.picture("edition-finished")


def the_fund_pays(desk: Walker, tale: Tale) -> None:
    """Money for a person is committed by who sees the person; the fund's keeper, who sees none, pays it."""
    desk.become("coordinator")
    desk.go("/fondi/")
    desk.page.locator("main").get_by_role(
        "link", name=re.compile("Fondo Sociale di Comunità", re.IGNORECASE)
    ).first.click()
    tale.at["fund"] = desk.path
    desk.follow("Impegna una somma")
    desk.send(
        "Somma impegnata.",
        cents="300,00",
        purpose="Patente",
        organisation=tale.organisations["trainer"][:40],
        text=f"Scuola guida {tale.family}",
        obstacle=tale.family,
        on=tale.day(),
    )
    desk.become("fund_manager")
    desk.go(f"{tale.at['fund']}")
    desk.picture("fund")
    desk.page.locator("main").get_by_role("link", name=re.compile(f"Scuola guida {tale.family}|Impegno")).first.click()
    desk.sees("Ancora da spendere", "300,00")
    desk.follow("Registra una spesa")
    desk.send("Spesa registrata.", cents="250,00", on=tale.day())
    desk.sees("250,00", "50,00")
    desk.picture("commitment")
    desk.follow("Libera")
    desk.send(on=tale.day())


def the_obstacle_is_taken_away(desk: Walker, tale: Tale) -> None:
    desk.become("case_manager")
    desk.go(f"{tale.at['person']}ostacoli/")
    desk.follow("Tolto")
    desk.send("Ostacolo tolto.", on=tale.day())
    desk.sees("Nessun ostacolo aperto", "Tolti")
    desk.follow("Pronta o da formare")
    desk.send(readiness="ready")
    desk.sees("Pronta per il lavoro")


def a_second_assessment_shows_the_difference(desk: Walker, tale: Tale) -> None:
    """One is answered once a day: the second is of somebody whose first was some time ago."""
    desk.go("/persone/")
    files = desk.page.locator("main table a[href^='/persone/']").evaluate_all("nodes => nodes.map(node => node.href)")
    for file in (each for each in files if tale.at["person"] not in each):
        desk.go(f"{file}valutazione/")
        if desk.page.locator("main a", has_text="Ripeti la valutazione").count():
            break
    desk.follow("Ripeti la valutazione")
    assess(desk, tale, 3)
    desk.sees("dalla prima valutazione all'ultima")
    assert desk.page.locator("main svg").count(), "the difference is drawn"
    desk.picture("assessment-difference")
