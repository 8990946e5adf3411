"""`make bench`: see benchmarks/report.py. The environment comes first, then everything else."""

import os
from pathlib import Path

import django

os.environ.setdefault("INSIEME_DATA", str(Path(".data/bench").absolute()))
os.environ["DJANGO_SETTINGS_MODULE"] = "insieme.settings"
os.environ["INSIEME_DEMO"] = "1"
os.environ["INSIEME_DATABASE_ROLE"] = "owner"
django.setup()

from benchmarks.report import main  # noqa: E402  models cannot be imported before

main()
