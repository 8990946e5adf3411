"""What the programme knows and does. Areas are ordered in pyproject.toml: each sees only those below."""
