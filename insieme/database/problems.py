"""What can go wrong below the models, said for whoever typed the command."""


class DatabaseProblem(Exception):
    """One sentence: what is the matter, where, and how to mend it."""
