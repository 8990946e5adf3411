"""Organisations, agreements, and who works for whom."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from allauth.account.models import EmailAddress

from insieme.demo import lexicon
from insieme.demo.calendar import START
from insieme.demo.clock import after, moment
from insieme.demo.things import Traveller, Worker, World, dice_for
from insieme.domain.access.models import User
from insieme.domain.access.rules import Role
from insieme.domain.network.events import Happened
from insieme.domain.network.models import Agreement, Membership, Organisation
from insieme.domain.network.states import AgreementKind, OrganisationKind
from insieme.domain.territory.queries import all_unions

K = OrganisationKind
BOLOGNA = "037006"

NAMES: dict[OrganisationKind, tuple[str, ...]] = {
    K.PROMOTER: ("Comune di Bologna, promotore", "Città metropolitana di Bologna", "Arcidiocesi di Bologna"),
    K.EMPLOYMENT_CENTRE: tuple(
        f"Centro per l'impiego di {place}"
        for place in ("Bologna", "Imola", "San Lazzaro di Savena", "Casalecchio di Reno", "San Giovanni in Persiceto")
    ),
    K.SOCIAL_SERVICE: (
        "Servizio sociale territoriale di Bologna", "Servizio sociale Pianura Est", "Servizio sociale Pianura Ovest",
        "Servizio sociale Savena Idice", "Servizio sociale Appennino", "Servizio sociale Reno Lavino",
        "Servizio sociale circondario imolese",
    ),
    K.TRAINING_BODY: (
        "Officina dei Mestieri", "Scuola del Navile", "Laboratorio Formazione Pianura", "Ente Formativo Savena",
        "Aula Aperta", "Mestieri in Appennino",
    ),
    K.ASSOCIATION: (
        "Porte Aperte", "La Lucerna", "Vicini di Casa", "Donne in Cammino", "Insieme oltre il Reno", "Passo dopo Passo",
        "Parole Comuni", "Genitori in Rete",
    ),
    K.TRADE_UNION: ("Unione Lavoratrici e Lavoratori", "Federazione Sindacale Metropolitana", "Alleanza del Lavoro"),
    K.NON_PROFIT: ("Cooperativa sociale Il Ponte Nuovo", "Fondazione Casa del Lavoro", "Consorzio Terra Buona"),
    K.PARISH: ("Caritas parrocchiale del Portico", "Parrocchia di San Petronio Nuovo", "Centro d'ascolto della Pianura"),
    K.AGENCY: ("Agenzia Lavoro Subito", "Tempo e Mestieri, agenzia per il lavoro", "Emilia Risorse, agenzia"),
    K.FUNDER: ("Fondo sociale di comunità metropolitano", "Fondazione del Colle", "Fondo sociale europeo"),
}  # fmt: skip


@dataclass(frozen=True)
class Team:
    """Who works in a role: how many, and the address of the one everybody meets first."""

    role: Role
    count: int
    email: str
    home: OrganisationKind = K.PROGRAMME


TEAMS = (
    Team(Role.COORDINATOR, 3, "coordinamento"),
    Team(Role.SECRETARIAT, 4, "segreteria"),
    Team(Role.CASE_MANAGER, 14, "operatore"),
    Team(Role.SCOUT, 6, "imprese"),
    Team(Role.TUTOR, 8, "tutor"),
    Team(Role.TRAINER, 7, "formazione", K.TRAINING_BODY),
    Team(Role.PARTNER, 9, "partner", K.ASSOCIATION),
    Team(Role.ADMINISTRATION, 10, "unione", K.UNION),
    Team(Role.FUND_MANAGER, 2, "fondi"),
    Team(Role.GOVERNANCE, 4, "cabina", K.PROMOTER),
    Team(Role.DPO, 2, "privacy"),
)
# In these teams someone left and someone else took over: by place in the team, who left, who followed, when.
HANDOVERS = {
    Role.CASE_MANAGER: ((2, 12, date(2020, 9, 30)), (5, 13, date(2023, 3, 31))),
    Role.SCOUT: ((1, 5, date(2022, 6, 30)),),
    Role.TUTOR: ((3, 7, date(2021, 12, 31)),),
}


def build(world: World) -> None:
    """Make the organisations, their agreements and the staff."""
    dice = dice_for("network")
    network = world.network
    network.programme_id = _organisation(world, dice, K.PROGRAMME, "Insieme per il lavoro", email="insieme")
    for kind, names in NAMES.items():
        for name in names:
            _organisation(world, dice, kind, name)
    for union in all_unions():
        if union.code != "AR":
            _organisation(world, dice, K.UNION, union.name, union_id=union.code)
    for place in world.places:
        id_ = _organisation(world, dice, K.MUNICIPALITY, f"Comune di {place.name}", municipality_id=place.istat)
        network.comune_of[place.istat] = id_
    if world.today >= date(2021, 3, 1):
        _organisation(world, dice_for("network", "regione"), K.PROMOTER, "Regione Emilia-Romagna")
    for team in TEAMS:
        _staff(world, team)
    _agreements(world)


def _organisation(world: World, dice: Random, kind: OrganisationKind, name: str, **fields: str) -> int:
    slug = fields.pop("email", "") or f"rete{len(world.network.names) + 1}"
    id_ = world.add(
        Organisation,
        dice,
        kind=kind,
        name=name,
        email=f"{slug}@insieme.example",
        phone=lexicon.a_phone(dice),
        **{"municipality_id": None if kind in {K.UNION, K.PROGRAMME} else BOLOGNA, "union_id": None, **fields},
    )
    world.network.by_kind.setdefault(kind.value, []).append(id_)
    world.network.names[id_] = name
    world.tell(Happened.ORGANISATION_ADDED, ("organisation", id_), moment(START, 540))
    return id_


def _staff(world: World, team: Team) -> None:
    workers: dict[int, Worker] = {}
    homes = world.network.by_kind[team.home.value]
    changes = HANDOVERS.get(team.role, ())
    arrivals = {newcomer: left for _, newcomer, left in changes}
    for number in range(team.count):
        dice = dice_for("staff", team.role, number)
        start = _arrival(number, dice, arrivals)
        if start > world.today:
            continue
        email = team.email if number == 0 else f"{team.email}{number + 1}"
        user = add_user(world, dice, f"{email}@insieme.example", lexicon.a_full_name(dice))
        workers[number] = Worker(user, homes[number % len(homes)], start)
    for place, newcomer, left in changes:
        if left < world.today:
            workers[place].until_on, workers[place].successor = left, workers[newcomer]
    world.network.staff[team.role.value] = list(workers.values())
    for worker in workers.values():
        add_membership(world, dice_for("membership", worker.user_id), worker, team.role)


def _arrival(number: int, dice: Random, arrivals: dict[int, date]) -> date:
    if number in arrivals:
        return arrivals[number] + timedelta(days=1)
    # The programme began small; half of each team was there from the first day.
    return START if number < 3 else after(date(2017, 9, 1), 0, 600, dice)


def add_user(world: World, dice: Random, email: str, name: str) -> int:
    # A password that no one can type: in the demo one steps in from its own page.
    user = world.add(User, dice, email=email, name=name, password=f"!{dice.getrandbits(160):040x}")
    world.add(EmailAddress, dice, user_id=user, email=email, verified=True, primary=True)
    return user


def add_membership(world: World, dice: Random, worker: Worker, role: Role, person: int | None = None) -> None:
    id_ = world.add(
        Membership,
        dice,
        user_id=worker.user_id,
        organisation_id=worker.organisation_id,
        role=role.value,
        person_ref=person,
        from_on=worker.from_on,
        until_on=worker.until_on,
    )
    world.tell(Happened.MEMBER_JOINED, ("membership", id_), world.morning(worker.from_on))
    if worker.until_on:
        world.tell(Happened.MEMBER_LEFT, ("membership", id_), world.morning(worker.until_on))


def add_portal_users(world: World) -> None:
    """Let three people and three companies into the portal."""
    network = world.network
    working = [each for each in world.travellers if each.jobs and each.jobs[-1].ended_on is None][-40::15]
    searching = [each for each in world.travellers if not each.jobs and each.is_ready and each.closed_on is None]
    chosen: list[Traveller] = [*working[:1], *searching[-6::5], *working[1:2]][:3]
    for number, who in enumerate(chosen):
        dice = dice_for("candidate", number)
        user = add_user(world, dice, f"candidata{number + 1 if number else ''}@insieme.example", who.name)
        worker = Worker(user, network.programme_id, max(who.registered_on, START))
        add_membership(world, dice, worker, Role.CANDIDATE, who.person_id)
    busiest = sorted(world.firms, key=lambda firm: (-len(firm.vacancies), firm.number))[:3]
    for number, firm in enumerate(busiest):
        dice = dice_for("company user", number)
        email = f"azienda{number + 1 if number else ''}@insieme.example"
        user = add_user(world, dice, email, firm.contact or lexicon.a_full_name(dice))
        add_membership(world, dice, Worker(user, firm.id, firm.collaborates_from), Role.COMPANY)


PROMISES = (
    "Invio delle persone, uno sportello nel territorio, dati condivisi due volte l'anno, un referente per l'équipe."
)


def _agreements(world: World) -> None:
    network = world.network
    for number, union in enumerate(network.by_kind[K.UNION.value]):
        signed = date(2017, 11, 6) + timedelta(days=24 * number)
        _renewed(world, union, AgreementKind.CONVENTION, "Convenzione per lo sportello diffuso", (signed, 36))
    for number, comune in enumerate(network.by_kind[K.MUNICIPALITY.value]):
        if number % 5 < 2:
            signed = date(2018, 1, 15) + timedelta(days=31 * number)
            _renewed(
                world, comune, AgreementKind.PROTOCOL, "Protocollo d'intesa per l'inserimento lavorativo", (signed, 48)
            )
    first = date(2017, 5, 22)
    for promoter in network.by_kind[K.PROMOTER.value]:
        start = first if network.names[promoter] != "Regione Emilia-Romagna" else date(2021, 3, 1)
        _agreement(world, promoter, AgreementKind.PROTOCOL, "Accordo tra i promotori", (start, None))
    for kind in (K.ASSOCIATION, K.TRADE_UNION, K.NON_PROFIT, K.PARISH, K.TRAINING_BODY):
        for number, each in enumerate(network.by_kind[kind.value]):
            start = date(2017, 7, 3) + timedelta(days=97 * number)
            _agreement(
                world, each, AgreementKind.MEMBERSHIP, "Adesione alla rete di Insieme per il lavoro", (start, None)
            )


def _renewed(world: World, organisation: int, kind: AgreementKind, title: str, term: tuple[date, int]) -> None:
    """Agreements that follow one another; the last one is in force."""
    start, months = term
    while start <= world.today:
        end = start + timedelta(days=months * 30)
        _agreement(world, organisation, kind, title, (start, end))
        start = end + timedelta(days=1)


def _agreement(
    world: World, organisation: int, kind: AgreementKind, title: str, span: tuple[date, date | None]
) -> None:
    start, end = span
    if start > world.today:
        return
    dice = dice_for("agreement", organisation, start)
    id_ = world.add(
        Agreement,
        dice,
        organisation_id=organisation,
        kind=kind,
        title=title,
        commitments=PROMISES,
        document=f"PG {int(dice.random() * 90000) + 10000}/{start.year}",
        signed_on=start,
        ends_on=end,
    )
    world.tell(Happened.AGREEMENT_SIGNED, ("agreement", id_), world.morning(start))
