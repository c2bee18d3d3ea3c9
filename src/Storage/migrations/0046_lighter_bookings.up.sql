-- What a rental was agreed on, its quote and its rules, is two thirds of it and hardly ever changes: written once, beside what each
-- decision changes. Out of line, so that a change of the rest does not write it again, and room is left in a page for such changes.
ALTER TABLE rental
    ADD COLUMN terms jsonb NOT NULL DEFAULT '{}',
    ADD COLUMN is_owing boolean NOT NULL DEFAULT false,  -- rent that no card gave, or what no deposit gave for damage and lost tools
    ALTER COLUMN terms SET STORAGE EXTERNAL,
    SET (fillfactor = 70);

UPDATE rental SET
    terms = jsonb_build_object('quote', state -> 'quote', 'rules', state -> 'rules'),
    state = state - ARRAY['quote', 'rules', 'deposit', 'owedRent'],
    is_owing = owes(state);

ALTER TABLE rental ALTER COLUMN terms DROP DEFAULT;

-- By a column: an index that looks into what each decision changes is written with each decision.
DROP INDEX rental_owing;
DROP FUNCTION owes(jsonb);
CREATE INDEX rental_owing ON rental (ends_at, id) WHERE is_owing;

-- All of a rental, as its grain knows it.
CREATE FUNCTION whole(one rental) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$ SELECT one.state || one.terms $$;

-- Queues a message, or several: each table by one statement. One that is queued already is not queued again.
CREATE OR REPLACE FUNCTION queue_message(message jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    lines jsonb := CASE jsonb_typeof(message) WHEN 'array' THEN message WHEN 'object' THEN jsonb_build_array(message) ELSE '[]' END;
BEGIN
    IF lines = '[]' THEN RETURN; END IF;

    PERFORM begin_append();
    WITH queued AS (
        INSERT INTO message (id, account_id, channel, recipient, template, facts, at)
        SELECT (one ->> 'id')::uuid, (one ->> 'account')::uuid, one ->> 'channel', one ->> 'to', one ->> 'template', one ->> 'facts',
            (one ->> 'at')::timestamptz
        FROM jsonb_array_elements(lines) AS one
        ON CONFLICT DO NOTHING
        RETURNING id, channel, at
    ), told AS (
        INSERT INTO event (stream, version, type, data, at, actor)
        SELECT id, 1, 'MessageQueued', jsonb_build_object('message', id), at, 'system' FROM queued
        ON CONFLICT ON CONSTRAINT event_once DO NOTHING
        RETURNING position, stream, at
    )
    INSERT INTO outbox (event, channel, stream, next_try)
    SELECT t.position, q.channel, t.stream, t.at FROM told t JOIN queued q ON q.id = t.stream;
END $$;

DROP FUNCTION save_rentals_and_texts(
    jsonb[], jsonb[], jsonb[], bigint[], jsonb[], timestamptz[], text[], jsonb[], jsonb[], jsonb[], uuid[], jsonb[]);
DROP FUNCTION save_rentals(jsonb[], jsonb[], jsonb[], bigint[], jsonb[], timestamptz[], text[], jsonb[], jsonb[], jsonb[], uuid[]);
DROP FUNCTION save_rental(jsonb, jsonb, jsonb, bigint, jsonb, timestamptz, text, jsonb, jsonb);

-- Writes the rentals of one flush as they are after their decisions, with their events, payments and what is told: all of them, or,
-- where one cannot be written, those of each half. 'Stale': it was decided from an older version, or the session that asked has
-- ended; 'Taken': another has its reference. Then nothing of it is written.
CREATE FUNCTION save_rentals(
    columns jsonb[], states jsonb[], agreed jsonb[], items jsonb[], payments jsonb[], versions bigint[], events jsonb[],
    instants timestamptz[], actors text[], audits jsonb[], letters jsonb[], owed jsonb[], sessions uuid[], texts jsonb[]
) RETURNS SETOF text LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    count   integer := cardinality(columns);
    half    integer := count / 2;
    afters  rental[] := ARRAY(SELECT jsonb_populate_record(NULL::rental, one) FROM unnest(columns) AS one);
    ids     uuid[] := ARRAY(SELECT after.id FROM unnest(afters) AS after);
    after   rental;
    number  integer := 0;
BEGIN
    BEGIN
        IF EXISTS (SELECT FROM unnest(sessions) AS session WHERE NOT session_lives(session)) THEN RAISE unique_violation; END IF;
        INSERT INTO rental
        SELECT fresh.*
        FROM unnest(columns, states, agreed, versions) AS asked (one, state, terms, version),
            jsonb_populate_record(NULL::rental, asked.one || jsonb_build_object('state', asked.state, 'terms', asked.terms)) AS fresh
        WHERE asked.version = 0;

        -- One look into an index for each, however large the table: joined, its plan would depend on what there was at first.
        FOREACH after IN ARRAY afters LOOP
            number := number + 1;
            CONTINUE WHEN versions[number] = 0;
            UPDATE rental r SET
                (version, starts_at, ends_at, status, is_open, is_owing, rent_cents, deposit_cents, terms_version, is_express, agreed_cents,
                 agreed_at, booked_at, next_deadline, state, terms) =
                (after.version, after.starts_at, after.ends_at, after.status, after.is_open, after.is_owing, after.rent_cents,
                 after.deposit_cents, after.terms_version, after.is_express, after.agreed_cents, after.agreed_at, after.booked_at,
                 after.next_deadline, states[number], coalesce(agreed[number], r.terms))
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
        PERFORM queue_message((SELECT jsonb_agg(one) FROM unnest(letters) AS letter, jsonb_array_elements(letter) AS one));
        INSERT INTO amends
        SELECT r.id, r.customer_id, (asked.owed ->> 'cents')::bigint, asked.owed ->> 'reason', asked.at
        FROM unnest(ids, owed, instants) AS asked (id, owed, at) JOIN rental r ON r.id = asked.id
        WHERE asked.owed IS NOT NULL;
        INSERT INTO rental_text SELECT t.* FROM unnest(texts) AS asked, jsonb_populate_recordset(NULL::rental_text, asked) AS t
        ON CONFLICT (rental_id, unit_id, kind, at) DO UPDATE SET text = excluded.text;
        RETURN QUERY SELECT 'Done' FROM generate_series(1, count);
        RETURN;
    EXCEPTION WHEN unique_violation THEN
        IF count = 1 THEN
            IF NOT session_lives(sessions[1]) THEN
                RETURN NEXT 'Stale';
            ELSIF EXISTS (SELECT FROM rental r WHERE r.id = ids[1]) THEN
                IF EXISTS (SELECT FROM rental r WHERE r.id = ids[1] AND r.version = versions[1]) THEN RAISE; END IF;
                RETURN NEXT 'Stale';
            ELSIF versions[1] = 0 THEN
                IF NOT EXISTS (SELECT FROM rental r WHERE r.reference = (afters[1]).reference) THEN RAISE; END IF;
                RETURN NEXT 'Taken';
            ELSE
                RETURN NEXT 'Stale';
            END IF;
            RETURN;
        END IF;
    END;

    RETURN QUERY SELECT save_rentals(
        columns[:half], states[:half], agreed[:half], items[:half], payments[:half], versions[:half], events[:half], instants[:half],
        actors[:half], audits[:half], letters[:half], owed[:half], sessions[:half], texts[:half]);
    half := half + 1;
    RETURN QUERY SELECT save_rentals(
        columns[half:], states[half:], agreed[half:], items[half:], payments[half:], versions[half:], events[half:], instants[half:],
        actors[half:], audits[half:], letters[half:], owed[half:], sessions[half:], texts[half:]);
END $$;

DROP FUNCTION owe_amends(text, jsonb, jsonb, timestamptz);

-- By the statement that asks.
DROP FUNCTION use_token(bytea, text, timestamptz, interval, interval);

-- Takes rows that are due and first of their stream and channel, until a lease ends. Those behind them are not due before they are
-- through, or their lease is over: a long line of one stream is not looked through each time. Planned for full tables, whatever
-- they hold when it is planned.
CREATE FUNCTION outbox_claim(now timestamptz, channels text[], most integer, lease timestamptz)
RETURNS TABLE (event bigint, channel text, stream uuid, type text, data text, at timestamptz, attempts integer)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH due AS (
        SELECT first.* FROM unnest(channels) AS served (channel), LATERAL (
            SELECT stream, channel, event FROM outbox o
            WHERE status = 'Pending' AND next_try <= now AND channel = served.channel
              AND NOT EXISTS (
                  SELECT FROM outbox earlier
                  WHERE earlier.stream = o.stream AND earlier.channel = o.channel
                    AND earlier.event < o.event)
            ORDER BY next_try, event
            LIMIT most
            FOR UPDATE SKIP LOCKED) first
    ), taken AS (
        UPDATE outbox o SET attempts = attempts + 1, next_try = lease
        FROM due WHERE (o.stream, o.channel, o.event) = (due.stream, due.channel, due.event)
        RETURNING o.event, o.channel, o.stream, o.attempts
    ), behind AS (
        UPDATE outbox o SET next_try = lease
        FROM taken WHERE o.stream = taken.stream AND o.channel = taken.channel AND o.event > taken.event
          AND o.status = 'Pending' AND o.next_try <= now
    )
    SELECT e.position, taken.channel, e.stream, e.type, e.data::text, e.at, taken.attempts
    FROM taken JOIN event e ON e.position = taken.event
    ORDER BY e.position;
END $$;

-- Takes rows off that were delivered; the next one of their stream and channel is due.
CREATE FUNCTION outbox_sent(streams uuid[], channels text[], events bigint[], tries integer[])
RETURNS TABLE (stream uuid, channel text, event bigint, attempts integer)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
#variable_conflict use_column
BEGIN
    RETURN QUERY
    WITH gone AS (
        DELETE FROM outbox o USING unnest(streams, channels, events, tries) AS sent (stream, channel, event, attempts)
        WHERE (o.stream, o.channel, o.event) = (sent.stream, sent.channel, sent.event) AND o.attempts = sent.attempts
          AND o.status = 'Pending'
        RETURNING o.stream, o.channel, o.event, o.attempts
    ), next AS (
        UPDATE outbox o SET next_try = e.at
        FROM (
            SELECT g.stream, g.channel, (
                SELECT min(later.event) FROM outbox later
                WHERE later.stream = g.stream AND later.channel = g.channel AND later.event > g.event) AS event
            FROM gone g) first
        JOIN event e ON e.position = first.event
        WHERE (o.stream, o.channel, o.event) = (first.stream, first.channel, first.event) AND o.status = 'Pending'
          AND o.attempts = 0 AND o.next_try > e.at
    )
    SELECT stream, channel, event, attempts FROM gone;
END $$;
