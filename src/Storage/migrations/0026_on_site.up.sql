-- From pick-up to decision. Beside each tool of a rental stands how far it is, and whether the customer has it: of one unit
-- nobody else has at the same time.
ALTER TABLE rental DROP CONSTRAINT rental_status_check, ADD CHECK (status IN (
    'Held', 'AwaitingPayment', 'PaymentFailed', 'Confirmed', 'Expired', 'Cancelled', 'CancelledByUs', 'Withdrawn', 'NoShow',
    'PickingUp', 'Active', 'Returning', 'PendingValidation', 'Decided', 'Closed', 'Lost'));

ALTER TABLE rental_item
    ADD COLUMN status text NOT NULL DEFAULT 'Reserved',
    ADD COLUMN is_out boolean NOT NULL DEFAULT false,
    ADD COLUMN is_late boolean NOT NULL DEFAULT false;  -- somebody else has it still, and the customer knows

CREATE UNIQUE INDEX rental_item_out ON rental_item (unit_id) WHERE is_out;
CREATE INDEX rental_item_late ON rental_item (unit_id) WHERE is_late;

CREATE OR REPLACE FUNCTION save_rental(
    row_after jsonb, items jsonb, payments jsonb, expected bigint, events jsonb, at timestamptz, actor text, audit jsonb, messages jsonb
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    after rental := jsonb_populate_record(NULL::rental, row_after);
    happened jsonb;
    number bigint := expected;
BEGIN
    after.version := expected + jsonb_array_length(events);
    IF expected = 0 THEN
        INSERT INTO rental SELECT after.* ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN
            RETURN CASE WHEN EXISTS (SELECT FROM rental r WHERE r.id = after.id) THEN 'Stale' ELSE 'Taken' END;
        END IF;
    ELSE
        UPDATE rental r SET
            (version, starts_at, ends_at, status, is_open, rent_cents, deposit_cents, terms_version, is_express, agreed_cents, agreed_at,
             booked_at, next_deadline, state) =
            (after.version, after.starts_at, after.ends_at, after.status, after.is_open, after.rent_cents, after.deposit_cents,
             after.terms_version, after.is_express, after.agreed_cents, after.agreed_at, after.booked_at, after.next_deadline, after.state)
        WHERE r.id = after.id AND r.version = expected;
        IF NOT FOUND THEN RETURN 'Stale'; END IF;
    END IF;

    IF items IS NOT NULL THEN
        DELETE FROM rental_item i WHERE i.rental_id = after.id;
        INSERT INTO rental_item SELECT i.* FROM jsonb_populate_recordset(NULL::rental_item, items) AS i;
    END IF;

    INSERT INTO payment SELECT p.* FROM jsonb_populate_recordset(NULL::payment, payments) AS p
    ON CONFLICT (id) DO UPDATE SET
        (status, taken_cents, refunded_cents, intent, is_pending, capture_before, decline_code) =
        (excluded.status, excluded.taken_cents, excluded.refunded_cents, excluded.intent, excluded.is_pending, excluded.capture_before,
         excluded.decline_code);

    FOR happened IN SELECT * FROM jsonb_array_elements(events) LOOP
        number := number + 1;
        PERFORM append(
            after.id, number, happened ->> 'type', happened -> 'data', at, actor,
            ARRAY(SELECT jsonb_array_elements_text(happened -> 'channels')));
    END LOOP;

    PERFORM record_audit(audit);
    INSERT INTO rental_message
    SELECT (m ->> 'id')::uuid, after.id, m ->> 'channel', m ->> 'template', (m ->> 'at')::timestamptz
    FROM jsonb_array_elements(messages) AS m;
    PERFORM queue_message(messages);
    RETURN 'Done';
END $$;

CREATE OR REPLACE FUNCTION save_rentals(
    states jsonb[], items jsonb[], payments jsonb[], versions bigint[], events jsonb[], instants timestamptz[], actors text[],
    audits jsonb[], letters jsonb[], owed jsonb[], sessions uuid[]
) RETURNS SETOF text LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    afters  rental[] := ARRAY(
        SELECT jsonb_populate_record(NULL::rental, state || jsonb_build_object('version', version + jsonb_array_length(happened)))
        FROM unnest(states, versions, events) AS asked (state, version, happened));
    ids     uuid[] := ARRAY(SELECT after.id FROM unnest(afters) AS after);
    fresh   uuid[] := ARRAY(SELECT asked.id FROM unnest(ids, versions) AS asked (id, version) WHERE asked.version = 0);
    after   rental;
    number  integer := 0;
BEGIN
    BEGIN
        IF EXISTS (SELECT FROM unnest(sessions) AS session WHERE NOT session_lives(session)) THEN RAISE unique_violation; END IF;
        INSERT INTO rental SELECT one.* FROM unnest(afters) AS one WHERE one.id = ANY (fresh);
        FOREACH after IN ARRAY afters LOOP
            number := number + 1;
            CONTINUE WHEN versions[number] = 0;
            UPDATE rental r SET
                (version, starts_at, ends_at, status, is_open, rent_cents, deposit_cents, terms_version, is_express, agreed_cents, agreed_at,
                 booked_at, next_deadline, state) =
                (after.version, after.starts_at, after.ends_at, after.status, after.is_open, after.rent_cents, after.deposit_cents,
                 after.terms_version, after.is_express, after.agreed_cents, after.agreed_at, after.booked_at, after.next_deadline, after.state)
            WHERE r.id = after.id AND r.version = versions[number];
            IF NOT FOUND THEN RAISE unique_violation; END IF;
            IF items[number] IS NOT NULL THEN DELETE FROM rental_item i WHERE i.rental_id = after.id; END IF;
        END LOOP;

        INSERT INTO rental_item SELECT i.* FROM unnest(items) AS asked, jsonb_populate_recordset(NULL::rental_item, asked) AS i;

        INSERT INTO payment
        SELECT p.* FROM unnest(payments) AS asked, jsonb_populate_recordset(NULL::payment, asked) AS p
        ON CONFLICT (id) DO UPDATE SET
            (status, taken_cents, refunded_cents, intent, is_pending, capture_before, decline_code) =
            (excluded.status, excluded.taken_cents, excluded.refunded_cents, excluded.intent, excluded.is_pending,
             excluded.capture_before, excluded.decline_code);

        PERFORM begin_append();
        WITH written AS (
            INSERT INTO event (stream, version, type, data, at, actor)
            SELECT asked.id, asked.version + e.place, e.one ->> 'type', e.one -> 'data', asked.at, asked.actor
            FROM unnest(ids, versions, events, instants, actors) AS asked (id, version, events, at, actor),
                jsonb_array_elements(asked.events) WITH ORDINALITY AS e (one, place)
            RETURNING position, stream, version, at
        )
        INSERT INTO outbox (event, channel, stream, next_try)
        SELECT w.position, channel, w.stream, w.at
        FROM unnest(ids, versions, events) AS asked (id, version, events),
            jsonb_array_elements(asked.events) WITH ORDINALITY AS e (one, place), jsonb_array_elements_text(e.one -> 'channels') AS channel
        JOIN written w ON true
        WHERE w.stream = asked.id AND w.version = asked.version + e.place;

        PERFORM record_audit(audit) FROM unnest(audits) AS audit WHERE audit IS NOT NULL;
        INSERT INTO rental_message
        SELECT (m ->> 'id')::uuid, asked.id, m ->> 'channel', m ->> 'template', (m ->> 'at')::timestamptz
        FROM unnest(ids, letters) AS asked (id, letters), jsonb_array_elements(asked.letters) AS m;
        PERFORM queue_message(letter) FROM unnest(letters) AS letter WHERE letter <> '[]';
        PERFORM owe_amends('Done', asked.state, asked.owed, asked.at)
        FROM unnest(states, owed, instants) AS asked (state, owed, at) WHERE asked.owed IS NOT NULL;
        RETURN QUERY SELECT 'Done' FROM generate_series(1, cardinality(ids));
        RETURN;
    EXCEPTION WHEN unique_violation THEN NULL;
    END;

    RETURN QUERY SELECT CASE WHEN session_lives(asked.session) THEN owe_amends(
        save_rental(
            asked.state, asked.items, asked.payments, asked.version, asked.happened, asked.at, asked.actor, asked.audit, asked.letters),
        asked.state, asked.owed, asked.at) ELSE 'Stale' END
    FROM unnest(states, items, payments, versions, events, instants, actors, audits, letters, owed, sessions)
        AS asked (state, items, payments, version, happened, at, actor, audit, letters, owed, session);
END $$;
