"""Who may do what on the road, and which rows one sees."""

from insieme.domain.casework.policies.entry import NOT_IDENTIFIED as NOT_IDENTIFIED
from insieme.domain.casework.policies.entry import SUITABLE as SUITABLE
from insieme.domain.casework.policies.entry import can_be_there as can_be_there
from insieme.domain.casework.policies.entry import can_book_interview as can_book_interview
from insieme.domain.casework.policies.entry import can_cancel as can_cancel
from insieme.domain.casework.policies.entry import can_enter as can_enter
from insieme.domain.casework.policies.entry import can_hold as can_hold
from insieme.domain.casework.policies.entry import can_identify as can_identify
from insieme.domain.casework.policies.entry import can_miss as can_miss
from insieme.domain.casework.policies.entry import can_note_attempt as can_note_attempt
from insieme.domain.casework.policies.entry import can_rebook as can_rebook
from insieme.domain.casework.policies.entry import can_reopen_application as can_reopen_application
from insieme.domain.casework.policies.entry import can_save_draft as can_save_draft
from insieme.domain.casework.policies.entry import can_see_application as can_see_application
from insieme.domain.casework.policies.entry import can_see_interview as can_see_interview
from insieme.domain.casework.policies.entry import can_start_draft as can_start_draft
from insieme.domain.casework.policies.entry import can_submit as can_submit
from insieme.domain.casework.policies.entry import can_take_back as can_take_back
from insieme.domain.casework.policies.entry import can_take_in_charge as can_take_in_charge
from insieme.domain.casework.policies.entry import can_turn_away as can_turn_away
from insieme.domain.casework.policies.entry import visible_applications as visible_applications
from insieme.domain.casework.policies.entry import visible_drafts as visible_drafts
from insieme.domain.casework.policies.entry import visible_interviews as visible_interviews
