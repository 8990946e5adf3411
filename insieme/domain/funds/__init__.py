"""Who pays for what: contributions, commitments, expenses. A fund is never overspent; a posting is only reversed."""
