-- What many do at once, done together: customers and rentals of one flush by one statement for each table, and what is asked for
-- each hold planned once: for full tables, whatever they hold when it is planned.

-- Which units to ask for tools: planned once for each connection, for planning takes longer than finding them.
CREATE FUNCTION hold_candidates(site uuid, tools uuid[], starts_at timestamptz, ends_at timestamptz, rental uuid, at timestamptz)
RETURNS TABLE (tool_id uuid, unit_id uuid, locker_id uuid)
LANGUAGE plpgsql STABLE ROWS 4 SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
BEGIN
    RETURN QUERY
    SELECT u.tool_id, u.id, u.locker_id
    FROM rentable_unit u
    WHERE u.site_id = site AND u.tool_id = ANY (tools)
    ORDER BY EXISTS (SELECT FROM slot_claim c WHERE c.unit_id = u.id AND c.rental_id = rental) DESC,
        EXISTS (SELECT FROM taken(u, tstzrange(starts_at, ends_at + u.turnaround), at)), uuid_hash(u.id) # uuid_hash(rental), u.id;
END $$;

ALTER FUNCTION use_token ROWS 1;

-- By channel: what waits for a receiver that nobody has set up is not looked through for the others.
DROP INDEX outbox_due;
CREATE INDEX outbox_due ON outbox (channel, next_try, event) WHERE status = 'Pending';

-- Writes the customers of one flush as save_customer does each, for sessions that live. All of them, or,
-- where one is stale, each by itself.
CREATE FUNCTION save_customers(
    states jsonb[], admissions jsonb[], versions bigint[], types text[], facts jsonb[], instants timestamptz[], actors text[],
    audits jsonb[], letters jsonb[], sessions uuid[]
) RETURNS SETOF boolean LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
    afters  customer[] := ARRAY(
        SELECT jsonb_populate_record(NULL::customer, state || jsonb_build_object('version', version + 1))
        FROM unnest(states, versions) AS asked (state, version));
    ids     uuid[] := ARRAY(SELECT after.id FROM unnest(afters) AS after);
    after   customer;
BEGIN
    BEGIN
        IF EXISTS (SELECT FROM unnest(sessions) AS session WHERE NOT session_lives(session)) THEN RAISE unique_violation; END IF;
        INSERT INTO customer SELECT fresh.* FROM unnest(afters) AS fresh WHERE fresh.version = 1;

        -- One look into an index for each, however large the table: joined, its plan would depend on what there was at first.
        FOREACH after IN ARRAY afters LOOP
            CONTINUE WHEN after.version = 1;
            UPDATE customer c SET
                (version, standing, standing_reason, standing_since, watched_until, company_siret, company_given_name, company_status,
                 company_name, company_checked_at, company_next_check, anonymised_at, erased_at, next_deadline) =
                (after.version, after.standing, after.standing_reason, after.standing_since, after.watched_until, after.company_siret,
                 after.company_given_name, after.company_status, after.company_name, after.company_checked_at, after.company_next_check,
                 after.anonymised_at, after.erased_at, after.next_deadline)
            WHERE c.id = after.id AND c.version = after.version - 1;
            IF NOT FOUND THEN RAISE unique_violation; END IF;
        END LOOP;

        DELETE FROM company_declaration d
        USING unnest(ids, types) AS asked (id, type) WHERE asked.type = 'CompanyDeclared' AND d.account_id = asked.id;
        DELETE FROM customer_admission a WHERE a.customer_id = ANY (ids);
        INSERT INTO customer_admission
        SELECT asked.id, a.number, (a.one ->> 'rental')::uuid, a.one ->> 'status', (a.one ->> 'asked_at')::timestamptz,
            (a.one ->> 'expires_at')::timestamptz
        FROM unnest(ids, admissions) AS asked (id, admissions), jsonb_array_elements(asked.admissions) WITH ORDINALITY AS a (one, number);

        PERFORM begin_append();
        INSERT INTO event (stream, version, type, data, at, actor)
        SELECT customer_stream(asked.id), asked.version + 1, asked.type, asked.data, asked.at, asked.actor
        FROM unnest(ids, versions, types, facts, instants, actors) AS asked (id, version, type, data, at, actor);
        PERFORM record_audit(audit) FROM unnest(audits) AS audit WHERE audit IS NOT NULL;
        PERFORM queue_message(letter) FROM unnest(letters) AS letter WHERE letter <> '[]';
        RETURN QUERY SELECT true FROM generate_series(1, cardinality(ids));
        RETURN;
    EXCEPTION WHEN unique_violation THEN NULL;
    END;

    RETURN QUERY SELECT CASE WHEN session_lives(asked.session) THEN save_customer(
        asked.state, asked.admissions, asked.version, asked.type, asked.data, asked.at, asked.actor, asked.audit, asked.letter)
        ELSE false END
    FROM unnest(states, admissions, versions, types, facts, instants, actors, audits, letters, sessions)
        AS asked (state, admissions, version, type, data, at, actor, audit, letter, session);
END $$;

-- Writes the rentals of one flush as save_rental does each. All of them, or, where one is stale or its reference taken, each by
-- itself.
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

        INSERT INTO rental_item
        SELECT asked.id, i.place, (i.one ->> 'tool')::uuid, (i.one ->> 'unit')::uuid
        FROM unnest(ids, items) AS asked (id, items), jsonb_array_elements(asked.items) WITH ORDINALITY AS i (one, place);

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
