import json
from importlib.resources import files
from typing import Any


def read(name: str) -> Any:
    """Read one of this package's JSON files."""
    return json.loads(files("insieme.reference").joinpath(name).read_text(encoding="utf-8"))


def names() -> list[str]:
    return sorted(file.name for file in files("insieme.reference").iterdir())
