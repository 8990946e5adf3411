"""What pages ask about the road; everything starts from what the actor may see."""

from insieme.domain.casework.queries.entry import LikelyApplication as LikelyApplication
from insieme.domain.casework.queries.entry import agenda as agenda
from insieme.domain.casework.queries.entry import application as application
from insieme.domain.casework.queries.entry import applications as applications
from insieme.domain.casework.queries.entry import attempts_of as attempts_of
from insieme.domain.casework.queries.entry import case_of as case_of
from insieme.domain.casework.queries.entry import draft as draft
from insieme.domain.casework.queries.entry import hash_of_code as hash_of_code
from insieme.domain.casework.queries.entry import interview as interview
from insieme.domain.casework.queries.entry import interviewer as interviewer
from insieme.domain.casework.queries.entry import interviewers as interviewers
from insieme.domain.casework.queries.entry import interviews_of as interviews_of
from insieme.domain.casework.queries.entry import likely_applications as likely_applications
from insieme.domain.casework.queries.entry import sent_on as sent_on
