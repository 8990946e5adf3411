from django.http import HttpResponse
from django.shortcuts import render

from insieme.web.gallery import samples
from insieme.web.pages import Request, page


@page(public=True)
def gallery(request: Request) -> HttpResponse:
    """Show every component, in the theme one has chosen."""
    today = request.actor.today
    wrong = samples.SampleForm(samples.WRONG, actor=request.actor, auto_id="wrong_%s")
    context = {
        "listing": samples.sample_listing(today),
        "form": samples.SampleForm(actor=request.actor),
        "wrong": wrong,
        **samples.parts(today),
        **samples.drawings(today),
    }
    return render(request, "gallery/gallery.html", context)
