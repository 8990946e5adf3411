from django.urls import path

from insieme.web.desk.referrals.accept_referral import accept_referral
from insieme.web.desk.referrals.conclude_referral import conclude_referral
from insieme.web.desk.referrals.decline_referral import decline_referral
from insieme.web.desk.referrals.refer import refer
from insieme.web.desk.referrals.referral import referral
from insieme.web.desk.referrals.referrals import referrals

app_name = "referrals"

urlpatterns = [
    path("", referrals, name="referrals"),
    path("nuova/", refer, name="refer"),
    path("<ref:referral_id>/", referral, name="referral"),
    path("<ref:referral_id>/accogli/", accept_referral, name="accept_referral"),
    path("<ref:referral_id>/non-accogliere/", decline_referral, name="decline_referral"),
    path("<ref:referral_id>/concludi/", conclude_referral, name="conclude_referral"),
]
