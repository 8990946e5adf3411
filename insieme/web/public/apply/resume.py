from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from insieme.domain.casework import actions, queries, rules
from insieme.web import drafts, forms
from insieme.web.pages import Request, page
from insieme.web.public.apply import guesses, questions


class ResumeForm(forms.Form):
    code = forms.CharField(
        label=_("Il tuo codice"), max_length=40, help_text=_("Sono nove lettere e numeri, come KQ7-4MF-2TX.")
    )

    def clean_code(self) -> str:
        code = rules.read_code(self.cleaned_data["code"])
        if not code:
            raise forms.ValidationError(_("Il codice ha nove lettere e numeri: controlla come è scritto."))
        return code


@page(public=True, as_draft=True)
def resume(request: Request) -> HttpResponse:
    """Open a draft again with its code."""
    form = ResumeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        draft = None
        if guesses.too_many(request, request.actor.at):
            form.add_error("code", _("Troppi tentativi: aspetta un minuto e riprova."))
        elif (draft := queries.draft(request.actor)) is None:
            form.add_error("code", _("Con questo codice non c'è una domanda da finire. Forse l'hai già inviata."))
        if draft:
            actions.save_draft(draft, {}, by=request.actor)  # whoever comes back has it for sixty days more
            left = questions.first_open(draft.answers)
            response = redirect("apply:question", left.slug) if left else redirect("apply:check")
            drafts.keep(request, response, form.cleaned_data["code"], draft.pk)
            return response
    return render(request, "public/apply/resume.html", {"form": form})
