-- What the deposit of who is watched is multiplied by is what was set when the watch began.
ALTER TABLE customer ADD COLUMN deposit_factor numeric;
UPDATE customer SET deposit_factor = 1.5 WHERE standing = 'Watched';

-- Both as before, and that.
CREATE OR REPLACE FUNCTION save_customer(
    state jsonb, admissions jsonb, expected bigint, type text, data jsonb, at timestamptz, actor text, audit jsonb, messages jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    after customer := jsonb_populate_record(NULL::customer, state);
BEGIN
    after.version := expected + 1;
    IF expected = 0 THEN
        INSERT INTO customer SELECT after.* ON CONFLICT DO NOTHING;
    ELSE
        UPDATE customer c SET
            (version, standing, standing_reason, standing_since, watched_until, company_siret, company_given_name, company_status,
             company_name, company_checked_at, company_next_check, anonymised_at, erased_at, next_deadline, deposit_factor) =
            (after.version, after.standing, after.standing_reason, after.standing_since, after.watched_until, after.company_siret,
             after.company_given_name, after.company_status, after.company_name, after.company_checked_at, after.company_next_check,
             after.anonymised_at, after.erased_at, after.next_deadline, after.deposit_factor)
        WHERE c.id = after.id AND c.version = expected;
    END IF;
    IF NOT FOUND THEN RETURN false; END IF;

    -- Taken in, or said anew meanwhile.
    IF type = 'CompanyDeclared' THEN DELETE FROM company_declaration d WHERE d.account_id = after.id; END IF;

    DELETE FROM customer_admission a WHERE a.customer_id = after.id;
    INSERT INTO customer_admission
    SELECT after.id, a.number, (a.one ->> 'rental')::uuid, a.one ->> 'status', (a.one ->> 'asked_at')::timestamptz,
        (a.one ->> 'expires_at')::timestamptz
    FROM jsonb_array_elements(admissions) WITH ORDINALITY AS a (one, number);

    PERFORM append(customer_stream(after.id), after.version, type, data, at, actor, '{}');
    PERFORM record_audit(audit);
    PERFORM queue_message(messages);
    RETURN true;
END $$;

CREATE OR REPLACE FUNCTION save_customers(
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
                 company_name, company_checked_at, company_next_check, anonymised_at, erased_at, next_deadline, deposit_factor) =
                (after.version, after.standing, after.standing_reason, after.standing_since, after.watched_until, after.company_siret,
                 after.company_given_name, after.company_status, after.company_name, after.company_checked_at, after.company_next_check,
                 after.anonymised_at, after.erased_at, after.next_deadline, after.deposit_factor)
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
