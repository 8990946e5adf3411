"""What can be done with a placement: its life as contracts go, and how it is followed."""

from insieme.domain.placements.actions.agreement import Terms as Terms
from insieme.domain.placements.actions.agreement import activate as activate
from insieme.domain.placements.actions.agreement import agree as agree
from insieme.domain.placements.actions.agreement import cancel as cancel
from insieme.domain.placements.actions.ledger import Correction as Correction
from insieme.domain.placements.actions.ledger import correct_line as correct_line
from insieme.domain.placements.actions.ledger import extend as extend
from insieme.domain.placements.actions.ledger import terminate as terminate
from insieme.domain.placements.actions.ledger import transform as transform
from insieme.domain.placements.actions.tutoring import Heard as Heard
from insieme.domain.placements.actions.tutoring import assign_tutor as assign_tutor
from insieme.domain.placements.actions.tutoring import check_in as check_in
from insieme.domain.placements.actions.tutoring import mark_silent as mark_silent
from insieme.domain.placements.actions.tutoring import settle_worry as settle_worry
