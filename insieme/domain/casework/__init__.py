"""The road a person travels: application, interview, taking in charge, assessments, obstacles, plan, referrals."""
