"""What follows from facts on the road: the clock of an application, and what can be believed of its answers."""

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
