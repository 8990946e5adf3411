"""How a consent was given is said with the words of a list; what was written before takes the nearest of them."""

from django.db import migrations, models

SOURCES = [
    ("application:online", "Candidatura in rete"),
    ("application:secretariat", "Modulo firmato allo sportello"),
    ("application:partner", "Segnalazione di un'organizzazione"),
    ("referral", "Invio a un servizio"),
    ("proposal", "Proposta di lavoro accettata"),
    ("portal", "Dal portale"),
    ("desk", "A voce o per iscritto, a chi segue il percorso"),
]
BEFORE = """
UPDATE insieme_consent SET source = CASE source WHEN 'Modulo in rete' THEN 'application:online'
  WHEN 'Modulo firmato allo sportello' THEN 'application:secretariat' ELSE 'proposal' END
WHERE source IN ('Modulo in rete', 'Modulo firmato allo sportello', 'Proposta di lavoro accettata');
"""


class Migration(migrations.Migration):
    dependencies = [("insieme", "0009_applications_alike")]

    operations = [
        migrations.AlterField("consent", "source", models.CharField(choices=SOURCES, max_length=80)),
        migrations.RunSQL(BEFORE, migrations.RunSQL.noop),
    ]
