from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from insieme.domain.vacancies import policies, queries
from insieme.web.pages import Request, found, page
from insieme.web.parts import Fact
from insieme.web.portal.candidate.own import own_key


@page
def proposal(request: Request, proposal_id: int) -> HttpResponse:
    """Show candidates a job they are proposed for: what, where, how long; they say yes or no here."""
    actor = request.actor
    own_key(request)
    proposed = found(queries.proposal(actor, proposal_id))
    vacancy = proposed.vacancy
    context = {
        "proposal": proposed,
        "facts": [
            Fact(_("Azienda"), vacancy.company.name),
            Fact(_("Dove"), vacancy.site.municipality.name),
            Fact(_("Ore alla settimana"), vacancy.weekly_hours),
            Fact(_("Patente"), _("Serve") if vacancy.needs_licence else _("Non serve")),
            Fact(_("Che cosa si chiede"), vacancy.requirements or _("Niente di particolare")),
            Fact(_("Perché la proponiamo a te"), proposed.why),
        ],
        "can_accept": policies.can_accept(actor, proposed),
        "can_refuse": policies.can_refuse(actor, proposed),
    }
    return render(request, "portal/candidate/proposal.html", context)
