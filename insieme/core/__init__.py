"""Tools that know nothing of the programme: decisions, lifecycles, facts, events, periods, money, identifiers, tables."""
