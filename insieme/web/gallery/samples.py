"""What the gallery shows: invented, and typed here, because the gallery shows shapes and not the programme."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from insieme.core.decisions import no
from insieme.core.tables import Badge, Column, Filter, Order, Page, Query, Table
from insieme.reference.maps import areas_map
from insieme.web import charts, forms
from insieme.web.lists import Listing, listing
from insieme.web.parts import Fact, Moment, Row, Step, Tab

REFUSAL = no("L'inserimento è già attivo dal {day}.", day="03/02/2026")
YEARS = ("2019", "2020", "2021", "2022", "2023", "2024")
AREAS = ("RG", "TDA", "TDP", "SI", "AB", "RLS", "NCI", "BO", "ALTRI")
STATES = {"new": Badge("Nuova", "accent"), "late": Badge("In ritardo", "bad"), "near": Badge("In scadenza", "warning")}
OTHERS = {"done": Badge("In carico", "good"), "out": Badge("Reindirizzata")}


@dataclass(frozen=True)
class Sample:
    name: str
    comune: str
    received: date
    state: str
    attempts: int
    cents: int
    ref: str = "x"


NAMES = ("Amina Rossi", "Bruno Fabbri", "Chen Li", "Daria Popescu", "Elio Gamberini", "Fatou Diop", "Giulia Neri")
COMUNI = ("Bologna", "Casalecchio di Reno", "Budrio", "San Giovanni in Persiceto", "Imola", "Vergato", "Molinella")


def people(today: date) -> list[Sample]:
    states = list(STATES | OTHERS)
    return [
        Sample(name, COMUNI[n], today - timedelta(days=5 * n + 1), states[n % 5], n % 4, 45000 + 1250 * n)
        for n, name in enumerate(NAMES)
    ]


TABLE = Table(
    key="gallery",
    title="Candidature",
    columns=(
        Column("name", "Persona", lambda s: s.name, link=lambda s: f"#{s.ref}"),
        Column("comune", "Comune", lambda s: s.comune, under="name"),
        Column("received", "Ricevuta", lambda s: s.received, kind="day"),
        Column("state", "Stato", lambda s: (STATES | OTHERS)[s.state], kind="badge"),
        Column("attempts", "Tentativi", lambda s: s.attempts, kind="number"),
        Column("amount", "Indennità", lambda s: s.cents, kind="euros"),
    ),
    orders=(Order("received", "Ricevuta", ("received",)), Order("name", "Nome", ("name",))),
    filters=(
        Filter("name", "Nome", kind="text", lookup="name"),
        Filter("state", "Stato", lookup="state", choices=[(k, b.text) for k, b in (STATES | OTHERS).items()]),
        Filter("received", "Ricevuta", kind="period", lookup="received"),
        Filter("late", "Oltre le 5 settimane", kind="flag", lookup="late"),
    ),
)


class SampleForm(forms.Form):
    name = forms.CharField(label="Nome e cognome", help_text="Come sta scritto sul documento.")
    born_on = forms.ItalianDateField(label="Data di nascita")
    fiscal_code = forms.CodiceFiscaleField(required=False)
    phone = forms.PhoneField()
    email = forms.EmailField(label="E-mail", required=False)
    allowance = forms.EurosField(label="Indennità mensile")
    ready = forms.RadioField(
        label="Esito del colloquio", choices=[("ready", "Pronta al lavoro"), ("train", "Da formare")]
    )
    company = forms.RemoteChoiceField(
        label="Azienda",
        search=lambda _actor, text: [("a", f"{text} Meccanica"), ("b", f"{text} Servizi")],
        find=lambda _actor, _key: None,
    )
    channel = forms.ChoiceField(
        label="Da dove arriva", choices=[("", "Scegli"), ("self", "Da sé"), ("partner", "Rete")]
    )
    reason = forms.ReasonField(required=False)
    agreed = forms.BooleanField(label="La persona è d'accordo")


WRONG = {
    "name": "", "born_on": "31/02/1990", "fiscal_code": "RSSMRA80A01H501X", "phone": "051 123456", "allowance": "mille",
    "company_text": "Forni", "reason": "ok", "once": "x",
}  # fmt: skip


def sample_listing(today: date) -> Listing:
    query = Query(TABLE.orders[0], active=TABLE.read({"state": "late"}).active)
    samples = people(today)
    page = Page(query, tuple(TABLE._cells(each) for each in samples), tuple(samples), next="x", previous="y")
    return listing(TABLE, page)


def parts(today: date) -> dict[str, Any]:
    return {
        "refusal": REFUSAL,
        "tabs": [Tab("Profilo", "#", here=True), Tab("Valutazione", "#"), Tab("Proposte", "#", count=3), Tab("Letture", "#")],
        "facts": [
            Fact("Comune", "Casalecchio di Reno"),
            Fact("Unione", "Reno, Lavino e Samoggia", "#"),
            Fact("Presa in carico", today - timedelta(days=40)),
            Fact("Patente B", value=True),
            Fact("ISEE"),
        ],
        "person_facts": [Fact("Età", "34 anni"), Fact("Comune", "Budrio"), Fact("Segue", "Carla Verdi", "#"), Fact("Prossimo passo")],
        "badges": [Badge("In formazione", "accent"), Badge("Ostacolo aperto", "warning")],
        "moments": [
            Moment(today, "Proposta accettata dalla persona", "Carla Verdi", tone="good"),
            Moment(today - timedelta(days=3), "Colloquio in azienda", "Forni del Reno", "Secondo turno, con auto propria"),
            Moment(today - timedelta(days=20), "Assente al laboratorio", tone="warning"),
            Moment(today - timedelta(days=200), "Candidatura ricevuta"),
        ],
        "work": [
            Row("Amina Rossi", "#", "Candidatura: nessun contatto da 34 giorni", today - timedelta(days=1), "bad",
                (Step("Registra un contatto", "#"), Step("Fissa il colloquio", "#"))),
            Row("Chen Li", "#", "Verifica a 30 giorni, Forni del Reno", today, "warning", (Step("Scrivi la verifica", "#"),)),
            Row("Officine Savena", "#", "Contratto in scadenza", today + timedelta(days=30), "neutral", (Step("Chiama", "#", REFUSAL),)),
        ],
        "step_names": ["Chi sei", "Dove vivi", "Il tuo lavoro", "Riepilogo"],
    }  # fmt: skip


def drawings(today: date) -> dict[str, Any]:
    years = [
        charts.Series("Attivati", [293, 336, 301, 344, 388, 402]),
        charts.Series("Proroghe", [60, 71, 90, 88, 120, 131]),
    ]
    outline = areas_map(today)
    regions = [
        charts.Region(code, code, outline.paths[code], None if code == "AB" else 12 * n + 5, outline.marks[code], "#")
        for n, code in enumerate(AREAS)
    ]
    levels = ("Motivazione", "Curriculum", "Canali", "Digitale", "Colloquio", "Tempo", "Rete", "Lingua")
    first = today - timedelta(days=500)
    return {
        "bars": charts.bars("Inserimenti per area", AREAS, [31, 18, 22, 9, None, 40, 15, 180, 21]),
        "grouped": charts.grouped_bars("Contratti per anno", YEARS, years),
        "lying": charts.lying_bars(
            "A che cosa serve", ("Corso", "Indennità di tirocinio"),
            [charts.Series("Impegnato", [32760, 32850]), charts.Series("Speso", [114156, None])],
        ),
        "lines": charts.lines("Andamento", YEARS, years),
        "multiples": charts.small_multiples(YEARS, [*years, charts.Series("Corsi", [10, 4, 12, 30, None, 41])]),
        "shares": charts.stacked_share(
            "Tipo di contratto", ("2019", "2020"),
            [charts.Series("Indeterminato", [11, 23]), charts.Series("Determinato", [60, 55]), charts.Series("Tirocinio", [29, 22])],
        ),
        "dumbbell": charts.dumbbell(
            "Autonomia nella ricerca",
            [charts.Change(label, n % 3, None if n == 6 else min(4, n % 3 + (n % 4) - 1)) for n, label in enumerate(levels)],
        ),
        "ledger": charts.ledger(
            "Il rapporto di lavoro",
            [charts.Span(first, first + timedelta(days=180), "Tirocinio", "warning"), charts.Span(first + timedelta(days=180), None, "Contratto")],
            [charts.Happening(first, "Attivazione", "accent"), charts.Happening(first + timedelta(days=180), "Attivazione"),
             charts.Happening(first + timedelta(days=330), "Proroga", "warning"),
             charts.Happening(first + timedelta(days=370), "Trasformazione a tempo indeterminato", "good")],
            today=today,
        ),
        "map": charts.choropleth("Persone prese in carico", regions, outline.view_box, source=outline.attribution),
        "spark": charts.sparkline([3, 4, 4, 7, 6, 9, 12]),
        "trend": _("Inserimenti negli ultimi mesi"),
    }  # fmt: skip
