-- The second wall. See insieme/database/walls.py for who declares the claims, and docs/adr/0003 for why.

CREATE FUNCTION insieme_claim(name text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('insieme.' || name, true), '') $$;

CREATE FUNCTION insieme_sees_all() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(insieme_claim('reach') = 'all', false) $$;

CREATE FUNCTION insieme_counts() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(insieme_claim('reach') IN ('all', 'figures'), false) $$;

-- The people in whose road the actor has a part, and the actor's own file.
CREATE FUNCTION insieme_people() RETURNS SETOF bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS
$$
  SELECT person_id FROM insieme_involvement
  WHERE (user_id = insieme_claim('user')::bigint
         OR (organisation_id = insieme_claim('organisation')::bigint AND part = insieme_claim('part')))
    AND from_on <= insieme_claim('today')::date
    AND (until_on IS NULL OR until_on >= insieme_claim('today')::date)
    AND insieme_claim('person') IS NULL
  UNION ALL
  SELECT insieme_claim('person')::bigint WHERE insieme_claim('person') IS NOT NULL
$$;

DO $$
DECLARE
  walled text;
  counted text;
BEGIN
  -- Rows about one person: seen with the person.
  FOREACH walled IN ARRAY ARRAY[
    'involvement', 'consent', 'contactattempt', 'interview', 'note', 'assessment', 'obstacle', 'plan', 'action',
    'tutoring', 'checkin'
  ] LOOP
    EXECUTE format('ALTER TABLE insieme_%s ENABLE ROW LEVEL SECURITY', walled);
    EXECUTE format('CREATE POLICY wall ON insieme_%s USING ((SELECT insieme_sees_all())
                    OR person_id IN (SELECT insieme_people())) WITH CHECK (true)', walled);
  END LOOP;
  -- Rows without names, which figures count beyond the people one sees.
  FOREACH counted IN ARRAY ARRAY[
    'case', 'milestone', 'enrolment', 'attendance', 'proposal', 'placement', 'contractevent'
  ] LOOP
    EXECUTE format('ALTER TABLE insieme_%s ENABLE ROW LEVEL SECURITY', counted);
    EXECUTE format('CREATE POLICY wall ON insieme_%s USING ((SELECT insieme_counts())
                    OR person_id IN (SELECT insieme_people())) WITH CHECK (true)', counted);
  END LOOP;
END $$;

ALTER TABLE insieme_person ENABLE ROW LEVEL SECURITY;
CREATE POLICY wall ON insieme_person
  USING ((SELECT insieme_sees_all()) OR id IN (SELECT insieme_people())) WITH CHECK (true);

ALTER TABLE insieme_reading ENABLE ROW LEVEL SECURITY;
CREATE POLICY wall ON insieme_reading
  USING ((SELECT insieme_sees_all()) OR (SELECT insieme_claim('log')) = 'on'
         OR person_id IN (SELECT insieme_people())) WITH CHECK (true);

-- An application may not be tied to a person yet: then only who sent it, and who sees everyone, sees it.
ALTER TABLE insieme_application ENABLE ROW LEVEL SECURITY;
CREATE POLICY wall ON insieme_application
  USING ((SELECT insieme_sees_all()) OR person_id IN (SELECT insieme_people())
         OR (referred_by_id = (SELECT insieme_claim('organisation')::bigint)
             AND (SELECT insieme_claim('part')) IN ('referral', 'administration'))) WITH CHECK (true);

ALTER TABLE insieme_referral ENABLE ROW LEVEL SECURITY;
CREATE POLICY wall ON insieme_referral
  USING ((SELECT insieme_sees_all()) OR person_id IN (SELECT insieme_people())
         OR (organisation_id = (SELECT insieme_claim('organisation')::bigint)
             AND (SELECT insieme_claim('part')) IN ('referral', 'administration'))) WITH CHECK (true);

ALTER TABLE insieme_draft ENABLE ROW LEVEL SECURITY;
CREATE POLICY wall ON insieme_draft
  USING ((SELECT insieme_sees_all()) OR code_hash = (SELECT insieme_claim('draft'))) WITH CHECK (true);

ALTER TABLE insieme_event ENABLE ROW LEVEL SECURITY;
CREATE POLICY wall ON insieme_event
  USING (person_ref IS NULL OR (SELECT insieme_sees_all()) OR person_ref IN (SELECT insieme_people()))
  WITH CHECK (true);

ALTER TABLE insieme_searchterm ENABLE ROW LEVEL SECURITY;
CREATE POLICY wall ON insieme_searchterm
  USING (person_ref IS NULL OR (SELECT insieme_sees_all()) OR person_ref IN (SELECT insieme_people()))
  WITH CHECK (true);

-- What happened is only ever added to.
REVOKE UPDATE, DELETE ON insieme_event, insieme_reading, insieme_milestone, insieme_engagement, insieme_contractevent,
  insieme_posting FROM insieme_web;

-- Nothing of the programme's is ever deleted by a page, but for drafts and search terms.
DO $$
DECLARE
  kept text;
BEGIN
  FOR kept IN SELECT tablename FROM pg_tables
    WHERE schemaname = 'public' AND tablename LIKE 'insieme\_%'
      AND tablename NOT IN ('insieme_draft', 'insieme_searchterm')
  LOOP
    EXECUTE format('REVOKE DELETE, TRUNCATE ON %I FROM insieme_web', kept);
  END LOOP;
END $$;

-- A fund's sums follow from its postings, and from nothing else.
REVOKE UPDATE ON insieme_fund FROM insieme_web;
GRANT UPDATE (name) ON insieme_fund TO insieme_web;

CREATE FUNCTION insieme_post() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  settled bigint;
  promised bigint;
  undone insieme_posting;
BEGIN
  IF NEW.kind = 'reversal' THEN
    SELECT * INTO undone FROM insieme_posting WHERE id = NEW.reverses_id;
    IF undone.fund_id <> NEW.fund_id OR undone.kind = 'reversal' OR (NEW.amount_cents, NEW.contributed_change,
        NEW.committed_change, NEW.spent_change) IS DISTINCT FROM (undone.amount_cents, -undone.contributed_change,
        -undone.committed_change, -undone.spent_change) THEN
      RAISE EXCEPTION 'a reversal does the opposite of its line' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'posting_reversal_is_opposite';
    END IF;
  END IF;
  UPDATE insieme_fund SET contributed_cents = contributed_cents + NEW.contributed_change,
    committed_cents = committed_cents + NEW.committed_change, spent_cents = spent_cents + NEW.spent_change
    WHERE id = NEW.fund_id;
  IF NEW.commitment_id IS NOT NULL THEN
    SELECT amount_cents INTO promised FROM insieme_posting
      WHERE id = NEW.commitment_id AND fund_id = NEW.fund_id AND kind = 'commitment';
    SELECT coalesce(sum(-committed_change), 0) INTO settled FROM insieme_posting
      WHERE commitment_id = NEW.commitment_id;
    IF promised IS NULL OR settled > promised OR settled < 0 THEN
      RAISE EXCEPTION 'more than was committed' USING ERRCODE = 'check_violation',
        CONSTRAINT = 'posting_within_its_commitment';
    END IF;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER posting_moves_the_fund AFTER INSERT ON insieme_posting FOR EACH ROW EXECUTE FUNCTION insieme_post();

ALTER TABLE insieme_posting ADD CONSTRAINT posting_moves_what_its_kind_says CHECK (
  (contributed_change, committed_change, spent_change) = (amount_cents, 0::bigint, 0::bigint) AND kind = 'contribution'
  OR (contributed_change, committed_change, spent_change) = (0::bigint, amount_cents, 0::bigint) AND kind = 'commitment'
  OR (contributed_change, committed_change, spent_change) = (0::bigint, -amount_cents, amount_cents) AND kind = 'expense'
  OR (contributed_change, committed_change, spent_change) = (0::bigint, 0::bigint, -amount_cents) AND kind = 'refund'
  OR (contributed_change, committed_change, spent_change) = (0::bigint, -amount_cents, 0::bigint) AND kind = 'release'
  OR kind = 'reversal'
);
