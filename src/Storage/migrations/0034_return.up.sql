-- From the return to its decision. Beside each tool of a rental stands what is advised of it, and by when a person decides; what
-- people wrote of it stands apart, and is erased with them.
ALTER TABLE rental_item
    ADD COLUMN verdict text,
    ADD COLUMN decision_due timestamptz;

CREATE INDEX rental_item_to_decide ON rental_item (decision_due) WHERE decision_due IS NOT NULL;

CREATE TABLE rental_text (
    rental_id uuid NOT NULL REFERENCES rental,
    unit_id   uuid NOT NULL,
    kind      text NOT NULL CHECK (kind IN ('ReturnReport', 'CaptureAnswer', 'DecisionReason')),
    at        timestamptz NOT NULL,
    text      text NOT NULL,
    PRIMARY KEY (rental_id, unit_id, kind, at)
);

-- save_rentals, and what was written with it.
CREATE FUNCTION save_rentals_and_texts(
    states jsonb[], items jsonb[], payments jsonb[], versions bigint[], events jsonb[], instants timestamptz[], actors text[],
    audits jsonb[], letters jsonb[], owed jsonb[], sessions uuid[], texts jsonb[]
) RETURNS SETOF text LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    saved text[] := ARRAY(SELECT save_rentals(
        states, items, payments, versions, events, instants, actors, audits, letters, owed, sessions));
BEGIN
    INSERT INTO rental_text
    SELECT t.* FROM unnest(saved, texts) AS asked (result, texts), jsonb_populate_recordset(NULL::rental_text, asked.texts) AS t
    WHERE asked.result = 'Done'
    ON CONFLICT (rental_id, unit_id, kind, at) DO UPDATE SET text = excluded.text;
    RETURN QUERY SELECT unnest(saved);
END $$;

CREATE OR REPLACE FUNCTION erase_person(person uuid, address text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM message m WHERE m.account_id = person OR lower(m.recipient) = lower(address);
    DELETE FROM session s WHERE s.account_id = person OR s.acting_for = person;
    DELETE FROM passkey p WHERE p.account_id = person;
    DELETE FROM proof p WHERE p.account_id = person;
    DELETE FROM company_declaration d WHERE d.account_id = person;
    DELETE FROM pass_grant g WHERE g.account_id = person;
    UPDATE amends a SET reason = NULL WHERE a.customer_id = person;
    DELETE FROM rental_text t USING rental r WHERE r.id = t.rental_id AND r.customer_id = person;
END $$;

-- Who looks at a return, so that nobody else decides it meanwhile.
CREATE TABLE return_claim (
    rental_id  uuid PRIMARY KEY REFERENCES rental,
    claimed_by uuid NOT NULL,
    until      timestamptz NOT NULL
);

-- What damages of tools cost, and what use leaves of that.
CREATE TABLE damage (
    id             uuid PRIMARY KEY,
    category_id    uuid NOT NULL REFERENCES category,
    label          text NOT NULL,
    price_cents    bigint NOT NULL CHECK (price_cents > 0),
    wear_per_year  numeric NOT NULL CHECK (wear_per_year BETWEEN 0 AND 1),
    UNIQUE (category_id, label)
);

-- Units that came out of their lockers for a rental and are for nobody until they are cleared: by a green verdict or by a person.
CREATE TABLE unit_quarantine (
    unit_id   uuid NOT NULL REFERENCES tool_unit,
    rental_id uuid NOT NULL REFERENCES rental,
    reason    text NOT NULL,
    since     timestamptz NOT NULL,
    ended_at  timestamptz,
    ended_by  uuid,  -- null where a verdict did
    PRIMARY KEY (unit_id, rental_id)
);

CREATE INDEX unit_quarantine_live ON unit_quarantine (unit_id) WHERE ended_at IS NULL;

-- As before, and what is in quarantine is taken for a day ahead: by then somebody has looked at it.
CREATE OR REPLACE FUNCTION taken(unit rentable_unit, span tstzrange, at timestamptz) RETURNS SETOF tstzrange LANGUAGE sql STABLE AS $$
    SELECT c.during FROM slot_claim c
    WHERE c.unit_id = unit.id AND c.during && span AND (c.expires_at IS NULL OR c.expires_at > at)
    UNION ALL
    SELECT tstzrange(k.starts_at, least(k.ends_at, k.ended_at, 'infinity')) FROM closing k
    WHERE k.site_id = unit.site_id AND (k.locker_id IS NULL OR k.locker_id = unit.locker_id)
      AND k.starts_at < upper(span) AND least(k.ends_at, k.ended_at, 'infinity') > greatest(k.starts_at, lower(span))
    UNION ALL
    SELECT tstzrange(greatest(unit.rentable_until, lower(span)), 'infinity') WHERE unit.rentable_until < upper(span)
    UNION ALL
    SELECT tstzrange(q.since, greatest(q.since, at) + interval '24 hours') FROM unit_quarantine q
    WHERE q.unit_id = unit.id AND q.ended_at IS NULL AND lower(span) < greatest(q.since, at) + interval '24 hours' AND upper(span) > q.since
$$;
