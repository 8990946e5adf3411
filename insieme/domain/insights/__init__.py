"""Figures, as known on any date. Reads only."""
