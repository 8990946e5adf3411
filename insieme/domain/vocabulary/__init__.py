"""The State's words for work: contract types, how contracts change and end, occupations (ISCO-08), activities (ATECO)."""
