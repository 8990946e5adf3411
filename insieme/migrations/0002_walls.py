from pathlib import Path

from django.db import migrations

WALLS = Path(__file__).with_name("0002_walls.sql")


class Migration(migrations.Migration):
    dependencies = [("insieme", "0001_initial")]
    operations = [migrations.RunSQL(WALLS.read_text(), reverse_sql=migrations.RunSQL.noop)]
