"""Every component in sight, in both themes: for whoever makes pages. It exists in demo mode only."""
