"""The verbs of the road, in its order."""

from insieme.domain.casework.actions.entry import Attempt as Attempt
from insieme.domain.casework.actions.entry import enter as enter
from insieme.domain.casework.actions.entry import identify as identify
from insieme.domain.casework.actions.entry import note_attempt as note_attempt
from insieme.domain.casework.actions.entry import reopen_application as reopen_application
from insieme.domain.casework.actions.entry import save_draft as save_draft
from insieme.domain.casework.actions.entry import start_draft as start_draft
from insieme.domain.casework.actions.entry import submit as submit
from insieme.domain.casework.actions.entry import turn_away as turn_away
from insieme.domain.casework.actions.interviews import Appointment as Appointment
from insieme.domain.casework.actions.interviews import book_interview as book_interview
from insieme.domain.casework.actions.interviews import cancel as cancel
from insieme.domain.casework.actions.interviews import hold as hold
from insieme.domain.casework.actions.interviews import miss as miss
from insieme.domain.casework.actions.interviews import rebook as rebook
from insieme.domain.casework.actions.interviews import take_back as take_back
from insieme.domain.casework.actions.interviews import take_in_charge as take_in_charge
