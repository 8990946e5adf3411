"""Who asks is read once for each statement, not once for each row; and the oldest worries have their index."""

from django.db import migrations, models

USER, ORGANISATION, PART, PERSON, TODAY = (
    f"(SELECT insieme_claim('{name}'){kind})"
    for name, kind in (("user", "::bigint"), ("organisation", "::bigint"), ("part", ""), ("person", ""), ("today", "::date"))
)  # fmt: skip
IS_MINE = f"""(user_id = {USER} OR (organisation_id = {ORGANISATION} AND part = {PART}))
  AND from_on <= {TODAY} AND (until_on IS NULL OR until_on >= {TODAY}) AND {PERSON} IS NULL"""
# Replaced, not made anew: who may read it stays as it was.
MINE = f"CREATE OR REPLACE VIEW insieme_mine AS SELECT person_id FROM insieme_involvement WHERE {IS_MINE}"  # noqa: S608
WALL = f"""ALTER POLICY wall ON insieme_involvement USING ((SELECT insieme_sees_all()) OR ({IS_MINE})
  OR person_id = (SELECT insieme_claim('person')::bigint)
  OR EXISTS (SELECT 1 FROM insieme_mine mine WHERE mine.person_id = insieme_involvement.person_id))"""  # noqa: S608


class Migration(migrations.Migration):
    dependencies = [("insieme", "0011_indexes_that_answer")]
    operations = [
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                condition=models.Q(("worry", ""), _negated=True),
                fields=["worried_on", "id"],
                name="placement_by_worry",
            ),
        ),
        migrations.RunSQL([MINE, WALL], reverse_sql=migrations.RunSQL.noop),
    ]
