from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from insieme.core.identifiers import decode
from insieme.domain.access.rules import Permission
from insieme.domain.casework.queries import choice
from insieme.domain.placements import actions, policies, queries, rules
from insieme.domain.vocabulary import queries as vocabulary
from insieme.web import forms
from insieme.web.desk.placements.shared import bound
from insieme.web.pages import Request, page
from insieme.web.words import words_of

MOST_A_MONTH = 1_000_000  # ten thousand euros: anything above is a slip of the keyboard


def _contracts() -> list[tuple[str, str]]:
    return [("", ""), *((each.code, each.label) for each in vocabulary.all_contract_types())]


class AgreeForm(forms.Form):
    case = forms.RemoteChoiceField(
        label=_("Persona"),
        search=choice.cases_matching,
        find=forms.by_ref(choice.open_case),
        url_name="placements:find_cases",
        name_of=lambda case: case.person.listed_name,
        help_text=_("Le prime lettere del nome o del cognome."),
    )
    site = forms.RemoteChoiceField(
        label=_("Azienda e sede"),
        search=queries.sites_matching,
        find=forms.by_ref(queries.site),
        url_name="placements:find_sites",
        name_of=queries.site_name,
        help_text=_("Le prime lettere del nome dell'azienda."),
    )
    occupation = forms.RemoteChoiceField(
        label=_("Professione"),
        search=lambda _actor, text: [(each.code, each.label) for each in vocabulary.occupations_matching(text)],
        find=lambda _actor, code: queries.occupation(code),
        url_name="placements:find_occupations",
        name_of=lambda occupation: occupation.label,
    )
    contract_type_id = forms.ChoiceField(label=_("Contratto"), choices=_contracts)
    weekly_hours = forms.IntegerField(label=_("Ore alla settimana"), min_value=1, max_value=48)
    level = forms.CharField(label=_("Livello"), required=False, max_length=40)
    starts_on = forms.ItalianDateField(label=_("Primo giorno previsto"))
    expected_end_on = forms.ItalianDateField(
        label=_("Ultimo giorno previsto"),
        required=False,
        help_text=_("Per un contratto a termine o un tirocinio. A tempo indeterminato: vuoto."),
    )
    monthly_allowance_cents = forms.EurosField(
        label=_("Indennità al mese, per un tirocinio"), required=False, least=1, most=MOST_A_MONTH
    )
    agency = forms.ChoiceField(
        label=_("Assume un'agenzia"), required=False, help_text=_("Se il datore di lavoro non è l'azienda.")
    )

    def offer(self, agencies: list[Any]) -> None:
        """Offer the agencies one may be hired through."""
        self.agencies = {each.ref: each for each in agencies}
        field: Any = self.fields["agency"]
        field.choices = [("", _("No, assume l'azienda")), *((each.ref, each.name) for each in agencies)]

    @property
    def terms(self) -> actions.Terms:
        said = {name: value for name, value in self.cleaned_data.items() if name not in {"case", "occupation"}}
        said["agency"] = self.agencies.get(said["agency"])
        said["monthly_allowance_cents"] = said["monthly_allowance_cents"] or None
        return actions.Terms(occupation_id=self.cleaned_data["occupation"].code, **said)


@page(needs=Permission.KEEP_PLACEMENTS)
def agree(request: Request) -> HttpResponse:
    policies.can_agree(request.actor).or_raise()
    proposal = _asked(request, "proposta", queries.chosen_proposal)
    form = bound(request, AgreeForm, **_likely(request, proposal))
    form.offer(queries.agencies())
    if form.is_valid():
        case, terms = form.cleaned_data["case"], form.terms
        made = form.act(actions.agree, case, terms, by=request.actor, proposal=proposal)
        if made:
            _warn(request, terms)
            return forms.done(request, form, _("Inserimento concordato."), "placements:placement", made.pk)
    return render(request, "desk/placements/agree.html", {"form": form, "proposal": proposal})


def _asked(request: Request, name: str, find: Any) -> Any:
    """What the address names, when one comes from another page and may see it."""
    try:
        return find(request.actor, decode(request.GET.get(name, "")))
    except ValueError:
        return None


def _likely(request: Request, proposal: Any) -> dict[str, Any]:
    case = _asked(request, "percorso", choice.open_case)
    known: dict[str, Any] = {"starts_on": request.actor.today, "case": case.ref if case else ""}
    if proposal is not None:
        vacancy = proposal.vacancy
        known |= {
            "case": proposal.case.ref,
            "site": vacancy.site.ref,
            "occupation": vacancy.occupation_id,
            "contract_type_id": vacancy.contract_type_id,
            "weekly_hours": vacancy.weekly_hours,
        }
    return known


def _warn(request: Request, terms: actions.Terms) -> None:
    if vocabulary.contract_type(terms.contract_type_id).macro != "tirocinio":
        return
    for warning in rules.tirocinio_warnings(terms.starts_on, terms.expected_end_on, terms.monthly_allowance_cents):
        messages.warning(request, words_of(warning))
