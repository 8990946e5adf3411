from django.urls import path

from insieme.web.desk.network.add_member import add_member
from insieme.web.desk.network.add_organisation import add_organisation
from insieme.web.desk.network.agreements import agreements
from insieme.web.desk.network.change_organisation import change_organisation
from insieme.web.desk.network.end_agreement import end_agreement
from insieme.web.desk.network.end_membership import end_membership
from insieme.web.desk.network.find_organisation import find_organisation
from insieme.web.desk.network.mine import mine
from insieme.web.desk.network.municipality import municipality
from insieme.web.desk.network.organisation import organisation
from insieme.web.desk.network.organisations import organisations
from insieme.web.desk.network.sign_agreement import sign_agreement
from insieme.web.desk.network.territories import territories
from insieme.web.desk.network.union import union

app_name = "network"

urlpatterns = [
    path("", organisations, name="organisations"),
    path("accordi/", agreements, name="agreements"),
    path("territorio/", territories, name="territories"),
    path("mia/", mine, name="mine"),
    path("organizzazioni/nuova/", add_organisation, name="add_organisation"),
    path("organizzazioni/cerca/", find_organisation, name="find_organisation"),
    path("organizzazioni/<ref:organisation_id>/", organisation, name="organisation"),
    path("organizzazioni/<ref:organisation_id>/correggi/", change_organisation, name="change_organisation"),
    path("organizzazioni/<ref:organisation_id>/accordo/", sign_agreement, name="sign_agreement"),
    path("organizzazioni/<ref:organisation_id>/incarico/", add_member, name="add_member"),
    path("accordi/<ref:agreement_id>/fine/", end_agreement, name="end_agreement"),
    path("incarichi/<ref:membership_id>/fine/", end_membership, name="end_membership"),
    path("unioni/<slug:code>/", union, name="union"),
    path("comuni/<slug:istat>/", municipality, name="municipality"),
]
