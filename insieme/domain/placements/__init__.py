"""A person working in a company: the ledger of contract events, the tutoring, the check-ins."""
