"""Pages that only machines read."""
