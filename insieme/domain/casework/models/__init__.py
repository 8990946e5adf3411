"""What is kept of the road: the way in, the case, what is worked on, who sends whom."""

from insieme.domain.casework.models.cases import Assessment as Assessment
from insieme.domain.casework.models.cases import Case as Case
from insieme.domain.casework.models.cases import Instrument as Instrument
from insieme.domain.casework.models.cases import Milestone as Milestone
from insieme.domain.casework.models.cases import Note as Note
from insieme.domain.casework.models.entry import Application as Application
from insieme.domain.casework.models.entry import ContactAttempt as ContactAttempt
from insieme.domain.casework.models.entry import Draft as Draft
from insieme.domain.casework.models.entry import Interview as Interview
from insieme.domain.casework.models.entry import Referral as Referral
from insieme.domain.casework.models.plans import Action as Action
from insieme.domain.casework.models.plans import Obstacle as Obstacle
from insieme.domain.casework.models.plans import Plan as Plan
