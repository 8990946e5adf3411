"""The same walls, asked row by row through an index, or once for all: the planner chooses, knowing who asks.

A function was called whole by each walled table of a statement. A view of the owner's is planned with the statement;
it passes beyond the involvements' own wall, as the function did.
"""

from django.db import migrations

IS_MINE = """(user_id = insieme_claim('user')::bigint
   OR (organisation_id = insieme_claim('organisation')::bigint AND part = insieme_claim('part')))
  AND from_on <= insieme_claim('today')::date
  AND (until_on IS NULL OR until_on >= insieme_claim('today')::date)
  AND insieme_claim('person') IS NULL"""
ALL, COUNTS = "(SELECT insieme_sees_all())", "(SELECT insieme_counts())"
REFERRED = """({column} = (SELECT insieme_claim('organisation')::bigint)
  AND (SELECT insieme_claim('part')) IN ('referral', 'administration'))"""

# table, the column that names the person, what else lets a row be seen
WALLS = (
    *((table, "person_id", ALL) for table in ("consent", "contactattempt", "interview", "note", "assessment",
      "obstacle", "plan", "action", "tutoring", "checkin", "worry")),
    *((table, "person_id", COUNTS) for table in ("case", "milestone", "enrolment", "attendance", "proposal",
      "placement", "contractevent")),
    ("person", "id", ALL),
    ("involvement", "person_id", f"{ALL} OR ({IS_MINE})"),
    ("reading", "person_id", f"{ALL} OR (SELECT insieme_claim('log')) = 'on'"),
    ("application", "person_id", f"{ALL} OR {REFERRED.format(column='referred_by_id')}"),
    ("referral", "person_id", f"{ALL} OR {REFERRED.format(column='organisation_id')}"),
    ("event", "person_ref", f"person_ref IS NULL OR {ALL}"),
    ("searchterm", "person_ref", f"person_ref IS NULL OR {ALL}"),
)  # fmt: skip

MINE = f"CREATE VIEW insieme_mine AS SELECT person_id FROM insieme_involvement WHERE {IS_MINE}"  # noqa: S608

# A view is written through with its owner's rights: the web role only reads it.
READ_ONLY = "REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON insieme_mine FROM insieme_web"


def wall(table: str, column: str, otherwise: str) -> str:
    """The policy of one table: the actor's own file, or that of a person in whose road they have a part."""
    return f"""ALTER POLICY wall ON insieme_{table} USING ({otherwise}
      OR {column} = (SELECT insieme_claim('person')::bigint)
      OR EXISTS (SELECT 1 FROM insieme_mine mine WHERE mine.person_id = insieme_{table}.{column}))"""  # noqa: S608


class Migration(migrations.Migration):
    dependencies = [("insieme", "0007_search_path")]
    operations = [
        migrations.RunSQL(
            [MINE, READ_ONLY, *(wall(*each) for each in WALLS), "DROP FUNCTION insieme_people()"],
            reverse_sql=migrations.RunSQL.noop,
        )
    ]
