"""Counts that a search's seats stand on, over all its proposals: how many, never whose (see docs/adr/0003)."""

from django.db import migrations

MAKE = """
CREATE FUNCTION insieme_seats_taken(vacancy bigint) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT count(*)::integer FROM insieme_proposal WHERE vacancy_id = vacancy AND state IN ('chosen', 'placed') $$;

CREATE FUNCTION insieme_proposals_live(vacancy bigint) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT count(*)::integer FROM insieme_proposal
   WHERE vacancy_id = vacancy AND state IN ('proposed', 'accepted', 'presented', 'chosen') $$;

CREATE FUNCTION insieme_profiles_presented(company bigint, since timestamptz) RETURNS integer
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$ SELECT count(*)::integer FROM insieme_proposal JOIN insieme_vacancy ON insieme_vacancy.id = vacancy_id
   WHERE company_id = company AND presented_at >= since $$;
"""
UNMAKE = """
DROP FUNCTION insieme_seats_taken(bigint);
DROP FUNCTION insieme_proposals_live(bigint);
DROP FUNCTION insieme_profiles_presented(bigint, timestamptz);
"""


class Migration(migrations.Migration):
    dependencies = [("insieme", "0004_worries")]
    operations = [migrations.RunSQL(MAKE, UNMAKE)]
