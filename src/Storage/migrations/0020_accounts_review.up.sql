-- What a review of accounts and the audit log asked for.

-- Whether a session is still there and its account as it was; both stay so until the transaction ends. Null: nobody's session asked.
-- The account first, as by whoever ends sessions.
CREATE FUNCTION session_lives(of_session uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF of_session IS NULL THEN RETURN true; END IF;

    PERFORM FROM account a WHERE a.id = (SELECT s.account_id FROM session s WHERE s.id = of_session) FOR SHARE;
    PERFORM FROM session s JOIN account a ON a.id = s.account_id AND a.stamp = s.stamp WHERE s.id = of_session FOR SHARE OF s;
    RETURN FOUND;
END $$;

-- Whoever takes an account over that was made with their address by somebody else does not get the company that was declared with it.
CREATE FUNCTION forget_declaration() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM company_declaration d WHERE d.account_id = NEW.id;
    RETURN NEW;
END $$;

CREATE TRIGGER account_taken_over BEFORE UPDATE ON account FOR EACH ROW
    WHEN (OLD.email_verified_at IS NULL AND NEW.email_verified_at IS NOT NULL AND NEW.stamp <> OLD.stamp AND NEW.email_key = OLD.email_key)
    EXECUTE FUNCTION forget_declaration();

-- As before, and gives the proof that goes with the decision, once it is written.
DROP FUNCTION save_staff;
CREATE FUNCTION save_staff(
    state jsonb, expected bigint, type text, at timestamptz, actor text, audit jsonb, messages jsonb, administrator uuid,
    forgets boolean, of_session uuid, given jsonb
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    after account := jsonb_populate_record(NULL::account, state);
    outcome text;
BEGIN
    PERFORM pg_advisory_xact_lock(2411);
    IF NOT administers(after)
       AND EXISTS (SELECT FROM account a WHERE a.id = after.id AND administers(a))
       AND NOT EXISTS (SELECT FROM account a WHERE a.id <> after.id AND administers(a)) THEN
        RETURN 'Last';
    END IF;
    IF administrator IS NULL AND EXISTS (SELECT FROM account a WHERE administers(a)) THEN RETURN 'Founded'; END IF;
    IF NOT EXISTS (SELECT FROM account a WHERE a.id = administrator AND administers(a)) AND administrator IS NOT NULL THEN
        RETURN 'NotAdministrator';
    END IF;
    IF NOT session_lives(of_session) THEN RETURN 'Ended'; END IF;

    outcome := save_account(state, expected, type, at, actor, audit, messages);
    IF outcome = 'Done' AND forgets THEN
        DELETE FROM passkey p WHERE p.account_id = after.id;
        DELETE FROM proof p WHERE p.account_id = after.id;
    END IF;
    IF outcome = 'Done' AND given IS NOT NULL THEN PERFORM give_proof(given, at, NULL); END IF;
    RETURN outcome;
END $$;

-- Whether a purge, by its own facts, has taken those of an entry. What are no facts of a purge have taken none.
CREATE FUNCTION takes(purge text, e audit_entry) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
DECLARE
    facts jsonb;
BEGIN
    facts := purge::jsonb;
    RETURN e.at < (facts ->> 'before')::timestamptz
       AND (facts ->> 'actions' IS NULL OR e.action = ANY (string_to_array(facts ->> 'actions', ' ')))
       AND (facts ->> 'subject' IS NULL OR facts ->> 'subject' IN (e.object_id::text, e.actor));
EXCEPTION WHEN data_exception THEN RETURN false;
END $$;

-- As before, under a lock of its own: 2407 is that of passkeys.
CREATE OR REPLACE FUNCTION throttle_lock(keys bytea[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(2417, hash) FROM (
        SELECT DISTINCT hashtext(encode(key, 'hex')) AS hash FROM unnest(keys) AS key ORDER BY 1
    ) AS ordered;
END $$;

-- Customers are looked for by a part of their address or name, or by their number.
CREATE INDEX account_email_part ON account USING gin (email_key gin_trgm_ops);
CREATE INDEX account_name_part ON account USING gin (lower(name) gin_trgm_ops);
CREATE INDEX account_phone ON account (phone) WHERE phone IS NOT NULL;
