import csv
import io
import json

from django.http import HttpResponse

from insieme.core.privacy import Kept, kept_about
from insieme.core.sheets import harmless
from insieme.web.pages import Request, page
from insieme.web.portal.candidate.own import own_key

NAME = "i-miei-dati"


@page
def download(request: Request) -> HttpResponse:
    """Hand candidates a copy of what is kept about them: JSON, or CSV for a spreadsheet."""
    kept = kept_about(own_key(request))
    as_json = request.GET.get("format") == "json"
    kind, text = ("json", _as_json(kept)) if as_json else ("csv", _as_csv(kept))
    response = HttpResponse(text, content_type="application/json" if as_json else "text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{NAME}.{kind}"'
    return response


def _as_json(kept: Kept) -> str:
    return json.dumps(kept, ensure_ascii=False, indent=2)


def _as_csv(kept: Kept) -> str:
    text = io.StringIO()
    text.write("\ufeff")
    sheet = csv.writer(text, delimiter=";", lineterminator="\r\n")
    sheet.writerow(["kind", "row", "field", "value"])
    for kind, rows in kept.items():
        for number, row in enumerate(rows, start=1):
            sheet.writerows([kind, number, field, harmless(value)] for field, value in row.items())
    return text.getvalue()
