"""The work: a company, its search, a proposal, a placement with its tutor, a contract that becomes permanent."""

import re

from tests.browser.road.tale import Tale
from tests.browser.road.walker import Walker


def the_scout_brings_a_company(desk: Walker, tale: Tale) -> None:
    desk.become("scout")
    desk.go("/aziende/aggiungi/")
    desk.send(
        "Azienda aggiunta.",
        name=tale.firm,
        partita_iva=tale.partita_iva,
        activity="metallo",
        size="small",
        site_name="Stabilimento",
        municipality="Casalecchio",
        monthly_capacity=5,
    )
    tale.at["company"] = desk.path
    desk.follow("Aggiungi una sede")
    desk.send("Sede aggiunta.", site_name="Magazzino", municipality="Zola", address="via Prova 1")
    desk.follow("Avvia una collaborazione")
    desk.send("Collaborazione avviata.", way="hiring", on=tale.day())
    desk.follow("Registra l'ingresso nel Board")
    desk.send("L'azienda è nel Board delle Imprese.", signed_on=tale.day(), document="PG 1/2026")
    desk.sees("Nel Board dal", "Magazzino")
    desk.picture("company")


def the_scout_opens_a_search(desk: Walker, tale: Tale) -> None:
    desk.go(tale.at["company"])
    desk.follow("Apri una ricerca")
    desk.send(
        "Ricerca aperta",
        title="Aiuto magazzino",
        occupation="magazz",
        site="Magazzino",
        contract_type="A.02.00",
        seats=1,
        weekly_hours=36,
    )
    tale.at["vacancy"] = desk.path
    desk.picture("vacancy")


def a_proposal_is_chosen(desk: Walker, tale: Tale) -> None:
    desk.become("case_manager")
    desk.go(tale.at["vacancy"])
    desk.follow("Proponi qualcuno")
    desk.send(
        "Proposta registrata", candidate=f"{tale.family}", why="Ha già lavorato in magazzino, è precisa e puntuale."
    )
    tale.at["proposal"] = desk.path
    desk.follow("La persona accetta")
    desk.send()
    desk.sees("accett")
    desk.follow("Presenta all'azienda")
    desk.send("Profilo presentato")
    desk.become("scout")
    desk.go(tale.at["proposal"])
    desk.follow("L'azienda la sceglie")
    desk.send("Scelta registrata")
    desk.picture("proposal-chosen")


def the_placement_begins(desk: Walker, tale: Tale) -> None:
    desk.follow("Concorda l'inserimento")
    desk.send("Inserimento concordato.", starts_on=tale.day(), expected_end_on=tale.day(120), level="5")
    tale.at["placement"] = desk.path
    desk.follow("Attiva")
    desk.send("Inserimento attivato.", on=tale.day())
    desk.become("coordinator")
    desk.go(tale.at["placement"])
    desk.follow("Assegna il tutor")
    desk.send("Tutor assegnato.", tutor=tale.names["tutor"], company_tutor="Capo magazzino", on=tale.day())


def the_tutor_listens(desk: Walker, tale: Tale) -> None:
    desk.become("tutor")
    desk.go(tale.at["placement"])
    desk.page.locator("main a[href*='/verifiche/']").first.click()
    desk.send(
        "Verifica registrata.",
        on=tale.day(),
        person_mood="well",
        person_says="Mi trovo bene con la squadra.",
        company_mood="well",
        company_says="Impara in fretta.",
        tutor_mood="so_so",
        tutor_says="Gli orari cambiano spesso.",
        worry="Il turno finisce dopo l'ultimo autobus.",
    )
    desk.sees("Una preoccupazione aperta", "Mi trovo bene", "Impara in fretta", "Gli orari cambiano")
    desk.picture("three-voices")
    desk.follow("Risolvi la preoccupazione")
    desk.send("Preoccupazione risolta.", what_was_done="Con l'azienda si è spostato il turno.", on=tale.day())


def the_contract_becomes_permanent(desk: Walker, tale: Tale) -> None:
    desk.become("tutor")
    desk.go(tale.at["placement"])
    desk.follow("Proroga")
    desk.send("Proroga registrata.", on=tale.day(), until=tale.day(240))
    desk.follow("Trasforma")
    desk.send("Trasformazione registrata.", kind="DI", on=tale.day())
    desk.sees("ndeterminato", "Attivazione", "Proroga", "Trasformazione")
    desk.picture("ledger")


def figures(walker: Walker, tale: Tale, name: str) -> dict[str, str]:
    """The year as everyone reads it, without signing in."""
    walker.page.context.clear_cookies()
    walker.go(f"/dati/?anno={tale.today.year}")
    walker.picture(f"public-figures-{name}")
    stats = walker.page.locator(".figures-stats .stat").all()
    label = re.compile(r"\s*(Che cosa conta.*)?$", re.DOTALL)
    return {
        label.sub("", each.locator(".stat-label").inner_text()): each.locator(".stat-value").inner_text()
        for each in stats
    }
