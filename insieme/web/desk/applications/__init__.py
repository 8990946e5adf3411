"""The secretariat's queue: who applied, whom we must call first, what comes next."""
