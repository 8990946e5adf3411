import json
from pathlib import Path

from django.db import migrations

from insieme.reference.load import load

INSTRUMENTS = Path(__file__).resolve().parents[1] / "reference" / "instruments.json"


def reference(apps, editor):
    load(apps)
    instrument = apps.get_model("insieme", "Instrument")
    for row in json.loads(INSTRUMENTS.read_text(encoding="utf-8")):
        instrument.objects.update_or_create(code=row["code"], defaults=row)


class Migration(migrations.Migration):
    dependencies = [("insieme", "0002_walls")]
    operations = [migrations.RunPython(reference, migrations.RunPython.noop)]
