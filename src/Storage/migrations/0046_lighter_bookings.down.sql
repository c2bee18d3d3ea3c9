DROP FUNCTION outbox_sent(uuid[], text[], bigint[], integer[]);
DROP FUNCTION outbox_claim(timestamptz, text[], integer, timestamptz);
DROP FUNCTION save_rentals(
    jsonb[], jsonb[], jsonb[], jsonb[], jsonb[], bigint[], jsonb[], timestamptz[], text[], jsonb[], jsonb[], jsonb[], uuid[], jsonb[]);
DROP FUNCTION whole(rental);
DROP INDEX rental_owing;

CREATE FUNCTION owes(state jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT state ? 'owedRent' OR coalesce((state #>> '{onSite,debt,cents}')::bigint, 0) > 0
$$;

-- What is owed is worked out anew when the rental is written next.
UPDATE rental SET state = state || terms;
ALTER TABLE rental DROP COLUMN terms, DROP COLUMN is_owing, RESET (fillfactor);
CREATE INDEX rental_owing ON rental (ends_at, id) WHERE owes(state);

CREATE OR REPLACE FUNCTION queue_message(message jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    one jsonb;
BEGIN
    FOR one IN
        SELECT * FROM jsonb_array_elements(CASE jsonb_typeof(message) WHEN 'array' THEN message ELSE jsonb_build_array(message) END)
        WHERE message IS NOT NULL
    LOOP
        INSERT INTO message (id, account_id, channel, recipient, template, facts, at)
        VALUES (
            (one ->> 'id')::uuid, (one ->> 'account')::uuid, one ->> 'channel', one ->> 'to', one ->> 'template',
            one ->> 'facts', (one ->> 'at')::timestamptz)
        ON CONFLICT DO NOTHING;
        CONTINUE WHEN NOT FOUND;

        PERFORM append(
            (one ->> 'id')::uuid, 1, 'MessageQueued', jsonb_build_object('message', one -> 'id'), (one ->> 'at')::timestamptz,
            'system', ARRAY[one ->> 'channel']);
    END LOOP;
END $$;

CREATE FUNCTION owe_amends(saved text, rental jsonb, owed jsonb, at timestamptz) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    IF saved = 'Done' AND owed IS NOT NULL THEN
        INSERT INTO amends VALUES (
            (rental ->> 'id')::uuid, (rental ->> 'customer_id')::uuid, (owed ->> 'cents')::bigint, owed ->> 'reason', at);
    END IF;
    RETURN saved;
END $$;

CREATE FUNCTION save_rental(
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

CREATE FUNCTION save_rentals(
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

CREATE FUNCTION use_token(shown bytea, as_use text, now timestamptz, idle_staff interval, idle_customer interval)
RETURNS TABLE (
    session_id uuid, account_id uuid, kind text, stamp integer, second_factor_at timestamptz, proved_at timestamptz,
    acting_for uuid, roles text[], email_verified boolean
) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    live record;
BEGIN
    SELECT s.*, a.roles, a.email_verified_at INTO live
    FROM session_token t JOIN session s ON s.id = t.session_id JOIN account a ON a.id = s.account_id
    WHERE t.hash = shown AND t.use = as_use AND t.expires_at > now AND t.used_at IS NULL
      AND s.idle_until > now AND s.ends_at > now AND s.stamp = a.stamp AND a.status = 'Active';
    IF NOT FOUND THEN RETURN; END IF;

    IF live.seen_at < now - interval '1 minute' THEN
        UPDATE session s SET
            seen_at = now,
            idle_until = now + CASE WHEN live.roles = '{Customer}' THEN idle_customer ELSE idle_staff END
        WHERE s.id = live.id;
    END IF;
    RETURN QUERY SELECT live.id, live.account_id, live.kind, live.stamp, live.second_factor_at, live.proved_at, live.acting_for,
        live.roles, live.email_verified_at IS NOT NULL;
END $$;

ALTER FUNCTION use_token ROWS 1;
