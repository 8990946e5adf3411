"""How many times something was tried in a minute, counted for all the processes that serve."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("insieme", "0012_asked_once")]

    operations = [
        migrations.CreateModel(
            name="Attempts",
            fields=[
                ("id", models.IntegerField(primary_key=True, serialize=False)),
                ("minute", models.DateTimeField()),
                ("times", models.PositiveIntegerField()),
            ],
        ),
        # A page counts: it never takes a count away.
        migrations.RunSQL("REVOKE DELETE, TRUNCATE ON insieme_attempts FROM insieme_web", migrations.RunSQL.noop),
    ]
