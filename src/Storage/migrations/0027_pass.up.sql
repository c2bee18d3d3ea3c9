-- What phones may do at which site, until it is revoked. The phone's public key is not written to the journal, and can be erased.
CREATE TABLE pass_grant (
    id          uuid        PRIMARY KEY,
    rental_id   uuid        NOT NULL REFERENCES rental,
    account_id  uuid        NOT NULL REFERENCES account,
    site_id     uuid        NOT NULL REFERENCES site,
    purpose     text        NOT NULL CHECK (purpose IN ('PickUp', 'Return')),
    valid_from  timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    phone       bytea       NOT NULL,  -- a point of P-256, x then y
    made_at     timestamptz NOT NULL,
    revoked_at  timestamptz,

    CHECK (valid_from < valid_until)
);

CREATE UNIQUE INDEX pass_grant_live_once ON pass_grant (rental_id, purpose) WHERE revoked_at IS NULL;
CREATE INDEX pass_grant_of_site ON pass_grant (site_id, valid_until);
CREATE INDEX pass_grant_of_account ON pass_grant (account_id) WHERE revoked_at IS NULL;

-- Codes that were shown and taken. The row is the judge: of two processes that read the same code, one takes it.
CREATE TABLE pass_code (
    grant_id uuid        NOT NULL REFERENCES pass_grant ON DELETE CASCADE,
    step     bigint      NOT NULL,
    taken_at timestamptz NOT NULL,

    PRIMARY KEY (grant_id, step)
);

CREATE INDEX pass_code_age ON pass_code (taken_at);

-- "Ce n'est pas moi": until it is lifted nothing is fetched, and what was given out before it was said opens nothing any more.
CREATE TABLE pass_block (
    account_id uuid        PRIMARY KEY REFERENCES account,
    since      timestamptz NOT NULL,
    lifted_at  timestamptz
);

CREATE FUNCTION pass_lock(account uuid) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(2420, uuid_hash(account))
$$;

-- Gives a phone its grant, in the place of the one that there was. False: it was decided from what is no longer so, and nothing was written.
CREATE FUNCTION grant_pass(row_after jsonb, replaced uuid, block timestamptz, at timestamptz, actor text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    fresh pass_grant := jsonb_populate_record(NULL::pass_grant, row_after);
BEGIN
    PERFORM pass_lock(fresh.account_id);
    IF (SELECT b.since FROM pass_block b WHERE b.account_id = fresh.account_id AND b.lifted_at IS NULL) IS DISTINCT FROM block
       OR (SELECT g.id FROM pass_grant g WHERE g.rental_id = fresh.rental_id AND g.purpose = fresh.purpose AND g.revoked_at IS NULL)
          IS DISTINCT FROM replaced THEN RETURN false; END IF;

    PERFORM revoke_pass(replaced, at, actor) WHERE replaced IS NOT NULL;
    INSERT INTO pass_grant SELECT fresh.*;
    RETURN append(
        fresh.id, 1, 'PassGranted', jsonb_build_object('rental', fresh.rental_id, 'site', fresh.site_id, 'purpose', fresh.purpose), at, actor, '{}');
END $$;

CREATE FUNCTION revoke_pass(pass uuid, at timestamptz, actor text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE pass_grant g SET revoked_at = revoke_pass.at WHERE g.id = pass AND g.revoked_at IS NULL;
    IF FOUND THEN PERFORM append(pass, 2, 'PassRevoked', jsonb_build_object('pass', pass), at, actor, '{}'); END IF;
END $$;

-- Blocks what an account has been given, or lifts that. False: it was so already.
CREATE FUNCTION block_passes(account uuid, lifts boolean, at timestamptz, actor text, audit jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pass_lock(account);
    IF lifts THEN
        UPDATE pass_block b SET lifted_at = block_passes.at WHERE b.account_id = account AND b.lifted_at IS NULL;
        IF NOT FOUND THEN RETURN false; END IF;
    ELSE
        INSERT INTO pass_block AS b VALUES (account, at)
        ON CONFLICT (account_id) DO UPDATE SET since = excluded.since, lifted_at = NULL WHERE b.lifted_at IS NOT NULL;
        IF NOT FOUND THEN RETURN false; END IF;

        PERFORM revoke_pass(g.id, at, actor) FROM pass_grant g WHERE g.account_id = account AND g.revoked_at IS NULL;
    END IF;

    PERFORM record_audit(audit);
    RETURN true;
END $$;

-- Who is inside a site, and who waits. One that has no row was never entered.
CREATE TABLE entrance (
    site_id       uuid        PRIMARY KEY REFERENCES site,
    version       bigint      NOT NULL,
    next_deadline timestamptz,
    state         jsonb       NOT NULL
);

CREATE INDEX entrance_deadline ON entrance (next_deadline) WHERE next_deadline IS NOT NULL;

-- When customers have waited for their turn: their clocks stood still.
CREATE TABLE entrance_wait (
    visit_id  uuid        PRIMARY KEY,
    rental_id uuid        NOT NULL REFERENCES rental,
    site_id   uuid        NOT NULL REFERENCES site,
    starts_at timestamptz NOT NULL,
    ends_at   timestamptz,

    CHECK (starts_at <= ends_at)
);

CREATE INDEX entrance_wait_of_rental ON entrance_wait (rental_id, starts_at);
CREATE INDEX entrance_wait_open ON entrance_wait (site_id) WHERE ends_at IS NULL;

-- Its events are apart from those of the site itself.
CREATE FUNCTION entrance_stream(site uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT md5('entrance ' || site)::uuid
$$;

-- Writes an entrance as it is after some events, and takes the code by which somebody came. 'Stale': it was decided from an older version;
-- 'Used': the code was taken before; 'Revoked': its pass opens nothing any more. Then nothing is written.
CREATE FUNCTION save_entrance(
    row_after jsonb, expected bigint, events jsonb, pass uuid, code bigint, at timestamptz, actor text
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    after entrance := jsonb_populate_record(NULL::entrance, row_after);
    happened jsonb;
    number bigint := expected;
BEGIN
    PERFORM pg_advisory_xact_lock(2421, uuid_hash(after.site_id));
    IF coalesce((SELECT e.version FROM entrance e WHERE e.site_id = after.site_id), 0) <> expected THEN RETURN 'Stale'; END IF;

    IF pass IS NOT NULL THEN
        PERFORM FROM pass_grant g WHERE g.id = pass AND g.revoked_at IS NULL FOR SHARE;
        IF NOT FOUND THEN RETURN 'Revoked'; END IF;
        INSERT INTO pass_code VALUES (pass, code, at) ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN RETURN 'Used'; END IF;

        -- Whoever adds rows clears more of them away than that: a code that old is stale in any case.
        DELETE FROM pass_code c WHERE (c.grant_id, c.step) IN (
            SELECT old.grant_id, old.step FROM pass_code old WHERE old.taken_at < at - interval '1 hour' LIMIT 20 FOR UPDATE SKIP LOCKED);
    END IF;

    after.version := expected + jsonb_array_length(events);
    INSERT INTO entrance AS e SELECT after.*
    ON CONFLICT (site_id) DO UPDATE SET (version, next_deadline, state) = (excluded.version, excluded.next_deadline, excluded.state);

    UPDATE entrance_wait w SET ends_at = greatest(
        w.starts_at, coalesce((SELECT (v ->> 'since')::timestamptz FROM jsonb_array_elements(after.state -> 'visits') AS v WHERE (v ->> 'id')::uuid = w.visit_id), at))
    WHERE w.site_id = after.site_id AND w.ends_at IS NULL AND NOT EXISTS (
        SELECT FROM jsonb_array_elements(after.state -> 'visits') AS v WHERE (v ->> 'id')::uuid = w.visit_id AND v ->> 'since' IS NULL);
    INSERT INTO entrance_wait
    SELECT (v ->> 'id')::uuid, (v ->> 'rental')::uuid, after.site_id, (v ->> 'cameAt')::timestamptz
    FROM jsonb_array_elements(after.state -> 'visits') AS v WHERE v ->> 'since' IS NULL
    ON CONFLICT DO NOTHING;

    FOR happened IN SELECT * FROM jsonb_array_elements(events) LOOP
        number := number + 1;
        PERFORM append(entrance_stream(after.site_id), number, happened ->> 'type', happened -> 'data', (happened ->> 'at')::timestamptz, actor, '{}');
    END LOOP;
    RETURN 'Done';
END $$;

-- As before, and without the keys of their phones.
CREATE OR REPLACE FUNCTION erase_person(person uuid, address text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM message m WHERE m.account_id = person OR lower(m.recipient) = lower(address);
    DELETE FROM session s WHERE s.account_id = person OR s.acting_for = person;
    DELETE FROM passkey p WHERE p.account_id = person;
    DELETE FROM proof p WHERE p.account_id = person;
    DELETE FROM company_declaration d WHERE d.account_id = person;
    DELETE FROM pass_grant g WHERE g.account_id = person;
    UPDATE amends a SET reason = NULL WHERE a.customer_id = person;
END $$;

-- As before, and whoever has to do something about a kiosk that is shut out is told.
CREATE OR REPLACE FUNCTION save_device(state jsonb, expected bigint, type text, at timestamptz, actor text, audit jsonb)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    after device := jsonb_populate_record(NULL::device, state);
BEGIN
    after.version := expected + 1;
    IF expected = 0 THEN
        IF NOT EXISTS (SELECT FROM site s WHERE s.id = after.site_id) THEN RETURN 'NoSite'; END IF;

        INSERT INTO device SELECT after.* ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN RETURN 'Taken'; END IF;
    ELSE
        UPDATE device d SET (version, credential_hash, revoked_at) = (after.version, after.credential_hash, after.revoked_at)
        WHERE d.id = after.id AND d.version = expected;
        IF NOT FOUND THEN RETURN 'Stale'; END IF;
    END IF;

    PERFORM append(
        after.id, after.version, type, jsonb_build_object('device', after.id, 'site', after.site_id), at, actor,
        CASE WHEN after.revoked_at IS NOT NULL AND after.kind = 'Kiosk' THEN '{lost-kiosks}'::text[] ELSE '{}' END);
    PERFORM record_audit(audit);
    RETURN 'Done';
END $$;
