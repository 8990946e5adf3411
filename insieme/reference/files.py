import csv
import json
from importlib.resources import files
from typing import Any

HERE = files("insieme.reference")


def read(name: str) -> Any:
    """Read one of this package's JSON files."""
    return json.loads(HERE.joinpath(name).read_text(encoding="utf-8"))


def table(name: str) -> list[dict[str, str]]:
    """Read one of this package's CSV files (`;` between columns)."""
    return list(csv.DictReader(HERE.joinpath(name).read_text(encoding="utf-8").splitlines(), delimiter=";"))


def names() -> list[str]:
    return sorted(file.name for file in HERE.iterdir())
