"""What follows from facts on the road: the clock of an application, and what can be believed of its answers."""

from insieme.domain.casework.rules.assessments import Change as Change
from insieme.domain.casework.rules.assessments import changes as changes
from insieme.domain.casework.rules.assessments import check_answers as check_answers
from insieme.domain.casework.rules.assessments import total as total
from insieme.domain.casework.rules.entry import DRAFT_KEPT as DRAFT_KEPT
from insieme.domain.casework.rules.entry import FIRST_CONTACT as FIRST_CONTACT
from insieme.domain.casework.rules.entry import INTERVIEW_LENGTH as INTERVIEW_LENGTH
from insieme.domain.casework.rules.entry import SOON as SOON
from insieme.domain.casework.rules.entry import UNREACHABLE_AFTER as UNREACHABLE_AFTER
from insieme.domain.casework.rules.entry import Answers as Answers
from insieme.domain.casework.rules.entry import Clock as Clock
from insieme.domain.casework.rules.entry import believable_appointment as believable_appointment
from insieme.domain.casework.rules.entry import believable_birth as believable_birth
from insieme.domain.casework.rules.entry import believable_day as believable_day
from insieme.domain.casework.rules.entry import clock as clock
from insieme.domain.casework.rules.entry import complete as complete
from insieme.domain.casework.rules.entry import contact_by as contact_by
from insieme.domain.casework.rules.entry import read_code as read_code
from insieme.domain.casework.rules.entry import weeks_waited as weeks_waited
from insieme.domain.casework.rules.entry import write_code as write_code
from insieme.domain.casework.rules.paths import Next as Next
from insieme.domain.casework.rules.paths import NextStep as NextStep
from insieme.domain.casework.rules.paths import Standing as Standing
from insieme.domain.casework.rules.paths import check_day as check_day
from insieme.domain.casework.rules.paths import check_deadline as check_deadline
from insieme.domain.casework.rules.paths import next_step as next_step
