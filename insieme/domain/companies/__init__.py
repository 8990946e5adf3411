"""The companies that collaborate in various ways, and those that join the Board."""
