"""What we write to somebody about a proposal: that there is news, never where, for which work, or why."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from insieme.core.outbox import Letter
from insieme.domain.network.queries import has_portal, how_to_call
from insieme.domain.people.models import Person
from insieme.domain.vacancies.states import ProposalState


def proposal_news(person: Person, news: ProposalState) -> Letter:
    """Say what happened to a proposal, and where to read the rest or whom to call."""
    with override(person.language):
        subject, said = _said(news)
        where = _("Entra nel portale: lì trovi tutto.") if has_portal(person.pk) else _("Per sapere di più, chiamaci.")
        return Letter(
            subject,
            _("Ciao {name},\n\n{said}\n\n{where} {call}\n\nA presto,\nInsieme per il lavoro").format(
                name=person.given_name, said=said, where=where, call=how_to_call()
            ),
        )


def _said(news: ProposalState) -> tuple[str, str]:
    return {
        ProposalState.PROPOSED: (
            _("C'è una proposta di lavoro per te"),
            _("abbiamo una proposta di lavoro per te. Leggila e dicci sì o no: decidi tu."),
        ),
        ProposalState.CHOSEN: (
            _("Una proposta di lavoro va avanti"),
            _("buone notizie: l'azienda a cui ti abbiamo presentato ti ha scelto. Ora prepariamo insieme l'inizio."),
        ),
        ProposalState.REFUSED_BY_COMPANY: (
            _("Una risposta dall'azienda"),
            _("questa volta l'azienda non ti ha scelto. Continuiamo a cercare, insieme a te."),
        ),
        ProposalState.WITHDRAWN: (
            _("Una proposta di lavoro non c'è più"),
            _("una proposta di lavoro che ti avevamo fatto non c'è più. Continuiamo a cercare, insieme a te."),
        ),
    }[news]
