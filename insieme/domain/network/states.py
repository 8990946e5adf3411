from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrganisationKind(TextChoices):
    PROGRAMME = "programme", _("Programma")
    PROMOTER = "promoter", _("Promotore")
    MUNICIPALITY = "municipality", _("Comune")
    UNION = "union", _("Unione di comuni")
    EMPLOYMENT_CENTRE = "employment_centre", _("Centro per l'impiego")
    SOCIAL_SERVICE = "social_service", _("Servizio sociale")
    TRAINING_BODY = "training_body", _("Ente di formazione")
    ASSOCIATION = "association", _("Associazione")
    TRADE_UNION = "trade_union", _("Sindacato")
    NON_PROFIT = "non_profit", _("Ente non profit")
    PARISH = "parish", _("Parrocchia o Caritas")
    AGENCY = "agency", _("Agenzia per il lavoro")
    COMPANY = "company", _("Azienda")
    FUNDER = "funder", _("Finanziatore")


class AgreementKind(TextChoices):
    PROTOCOL = "protocol", _("Protocollo d'intesa")
    CONVENTION = "convention", _("Convenzione")
    MEMBERSHIP = "membership", _("Adesione alla rete")
