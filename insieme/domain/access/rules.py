"""Roles and what each may do: one table, meant to be read by people who do not program.

A permission says what kind of work a role does. On whom, is for the policies: most roles see only the people, companies
or territory they have a part in.
"""

from enum import StrEnum


class Role(StrEnum):
    """Stored by value: a role may be renamed in code without touching the database."""

    COORDINATOR = "coordinator"
    SECRETARIAT = "secretariat"
    CASE_MANAGER = "case_manager"
    SCOUT = "scout"
    TUTOR = "tutor"
    TRAINER = "trainer"
    PARTNER = "partner"
    ADMINISTRATION = "administration"
    FUND_MANAGER = "fund_manager"
    GOVERNANCE = "governance"
    DPO = "dpo"
    CANDIDATE = "candidate"
    COMPANY = "company"


class Permission(StrEnum):
    SEE_EVERYONE = "people.see_everyone"
    SEE_PEOPLE = "people.see"
    SEE_READ_LOG = "people.see_read_log"
    WORK_APPLICATIONS = "casework.work_applications"
    HOLD_INTERVIEWS = "casework.hold_interviews"
    FOLLOW_CASES = "casework.follow_cases"
    ASSIGN_CASES = "casework.assign_cases"
    SEE_CASES = "casework.see"
    REFER = "casework.refer"
    ANSWER_REFERRALS = "casework.answer_referrals"
    SEE_NETWORK = "network.see"
    KEEP_NETWORK = "network.keep"
    SEE_TRAINING = "training.see"
    KEEP_TRAINING = "training.keep"
    ENROL = "training.enrol"
    TAKE_ATTENDANCE = "training.take_attendance"
    SEE_COMPANIES = "companies.see"
    KEEP_COMPANIES = "companies.keep"
    SEE_VACANCIES = "vacancies.see"
    KEEP_VACANCIES = "vacancies.keep"
    PROPOSE = "vacancies.propose"
    ANSWER_PROPOSALS = "vacancies.answer"
    SEE_PLACEMENTS = "placements.see"
    KEEP_PLACEMENTS = "placements.keep"
    ASSIGN_TUTORS = "placements.assign_tutors"
    TUTOR = "placements.tutor"
    SEE_FUNDS = "funds.see"
    KEEP_FUNDS = "funds.keep"
    SEE_FIGURES = "insights.see"


P = Permission

# What each permission lets one do, as people say it: it completes «Il tuo ruolo non comprende questa attività: …».
PERMISSION_NAMES: dict[Permission, str] = {
    P.SEE_EVERYONE: "vedere tutte le persone",
    P.SEE_PEOPLE: "vedere i fascicoli delle persone",
    P.SEE_READ_LOG: "controllare chi ha aperto i fascicoli",
    P.WORK_APPLICATIONS: "lavorare le candidature",
    P.HOLD_INTERVIEWS: "tenere i colloqui",
    P.FOLLOW_CASES: "seguire i percorsi",
    P.ASSIGN_CASES: "assegnare i percorsi",
    P.SEE_CASES: "vedere i percorsi",
    P.REFER: "segnalare e inviare persone",
    P.ANSWER_REFERRALS: "rispondere alle segnalazioni",
    P.SEE_NETWORK: "vedere la rete",
    P.KEEP_NETWORK: "tenere aggiornata la rete",
    P.SEE_TRAINING: "vedere la formazione",
    P.KEEP_TRAINING: "organizzare la formazione",
    P.ENROL: "iscrivere ai corsi",
    P.TAKE_ATTENDANCE: "segnare le presenze",
    P.SEE_COMPANIES: "vedere le aziende",
    P.KEEP_COMPANIES: "tenere aggiornate le aziende",
    P.SEE_VACANCIES: "vedere le ricerche",
    P.KEEP_VACANCIES: "tenere aggiornate le ricerche",
    P.PROPOSE: "proporre persone alle ricerche",
    P.ANSWER_PROPOSALS: "rispondere alle proposte",
    P.SEE_PLACEMENTS: "vedere gli inserimenti",
    P.KEEP_PLACEMENTS: "tenere aggiornati gli inserimenti",
    P.ASSIGN_TUTORS: "assegnare i tutor",
    P.TUTOR: "fare da tutor in azienda",
    P.SEE_FUNDS: "vedere i fondi",
    P.KEEP_FUNDS: "gestire i fondi",
    P.SEE_FIGURES: "vedere i dati del programma",
}

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.COORDINATOR: frozenset(set(P) - {P.SEE_READ_LOG}),
    Role.SECRETARIAT: frozenset(
        {
            P.SEE_EVERYONE,
            P.SEE_PEOPLE,
            P.SEE_CASES,
            P.WORK_APPLICATIONS,
            P.ANSWER_REFERRALS,
            P.ASSIGN_CASES,
            P.SEE_NETWORK,
            P.SEE_TRAINING,
            P.SEE_COMPANIES,
            P.SEE_FIGURES,
        }
    ),
    Role.CASE_MANAGER: frozenset(
        {
            P.SEE_PEOPLE,
            P.SEE_CASES,
            P.HOLD_INTERVIEWS,
            P.FOLLOW_CASES,
            P.REFER,
            P.SEE_NETWORK,
            P.SEE_TRAINING,
            P.ENROL,
            P.SEE_COMPANIES,
            P.SEE_VACANCIES,
            P.PROPOSE,
            P.ANSWER_PROPOSALS,
            P.SEE_PLACEMENTS,
            P.KEEP_PLACEMENTS,
            P.SEE_FIGURES,
        }
    ),
    Role.SCOUT: frozenset(
        {
            P.SEE_PEOPLE,
            P.SEE_COMPANIES,
            P.KEEP_COMPANIES,
            P.SEE_VACANCIES,
            P.KEEP_VACANCIES,
            P.PROPOSE,
            P.ANSWER_PROPOSALS,
            P.SEE_PLACEMENTS,
            P.KEEP_PLACEMENTS,
            P.SEE_NETWORK,
            P.SEE_FIGURES,
        }
    ),
    Role.TUTOR: frozenset({P.SEE_PEOPLE, P.SEE_PLACEMENTS, P.KEEP_PLACEMENTS, P.TUTOR, P.SEE_COMPANIES, P.SEE_FIGURES}),
    Role.TRAINER: frozenset({P.SEE_PEOPLE, P.SEE_TRAINING, P.TAKE_ATTENDANCE}),
    Role.PARTNER: frozenset({P.SEE_PEOPLE, P.REFER, P.SEE_NETWORK}),
    Role.ADMINISTRATION: frozenset({P.SEE_PEOPLE, P.REFER, P.SEE_NETWORK, P.SEE_FIGURES}),
    Role.FUND_MANAGER: frozenset({P.SEE_FUNDS, P.KEEP_FUNDS, P.SEE_FIGURES, P.SEE_NETWORK}),
    Role.GOVERNANCE: frozenset({P.SEE_FIGURES, P.SEE_FUNDS, P.SEE_NETWORK}),
    Role.DPO: frozenset({P.SEE_READ_LOG, P.SEE_FIGURES, P.SEE_NETWORK}),
    Role.CANDIDATE: frozenset({P.SEE_PEOPLE}),
    Role.COMPANY: frozenset({P.SEE_PEOPLE, P.ANSWER_PROPOSALS, P.SEE_VACANCIES, P.SEE_PLACEMENTS}),
}


# Roles that live in a portal; all the others work at the desk.
PORTAL_ROLES = frozenset({Role.CANDIDATE, Role.COMPANY})


class Part(StrEnum):
    """The part somebody has in a person's road: it is what lets them see the person, and the person sees it too."""

    CASE = "case"
    MATCHING = "matching"
    TUTORING = "tutoring"
    TRAINING = "training"
    REFERRAL = "referral"
    ADMINISTRATION = "administration"
    EMPLOYER = "employer"


# Who sees the people entrusted to them by name.
BY_NAME = frozenset({Role.CASE_MANAGER, Role.TUTOR})

# The part through which members of an organisation see people, by role.
PART_OF: dict[Role, Part] = {
    Role.SCOUT: Part.MATCHING,
    Role.TRAINER: Part.TRAINING,
    Role.PARTNER: Part.REFERRAL,
    Role.ADMINISTRATION: Part.ADMINISTRATION,
    Role.COMPANY: Part.EMPLOYER,
}
