from django.urls import path

from insieme.web.desk.funds.commit import commit
from insieme.web.desk.funds.contribute import contribute
from insieme.web.desk.funds.find_obstacles import find_obstacles
from insieme.web.desk.funds.find_organisations import find_organisations
from insieme.web.desk.funds.fund import fund
from insieme.web.desk.funds.funds import funds
from insieme.web.desk.funds.open_fund import open_fund
from insieme.web.desk.funds.posting import posting
from insieme.web.desk.funds.refund import refund
from insieme.web.desk.funds.release import release
from insieme.web.desk.funds.reverse import reverse
from insieme.web.desk.funds.spend import spend

app_name = "funds"

urlpatterns = [
    path("", funds, name="funds"),
    path("nuovo/", open_fund, name="open_fund"),
    path("enti/", find_organisations, name="find_organisations"),
    path("ostacoli/", find_obstacles, name="find_obstacles"),
    path("<ref:fund_id>/", fund, name="fund"),
    path("<ref:fund_id>/contributo/", contribute, name="contribute"),
    path("<ref:fund_id>/impegno/", commit, name="commit"),
    path("righe/<ref:posting_id>/", posting, name="posting"),
    path("righe/<ref:posting_id>/spesa/", spend, name="spend"),
    path("righe/<ref:posting_id>/libera/", release, name="release"),
    path("righe/<ref:posting_id>/rimborso/", refund, name="refund"),
    path("righe/<ref:posting_id>/storno/", reverse, name="reverse"),
]
