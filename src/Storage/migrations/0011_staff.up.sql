-- Who works for us: somebody always remains to administer. And sessions that look through a customer's eyes for a while.

-- Can sign in and administer: one who was invited and has not come yet cannot.
CREATE FUNCTION administers(a account) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT a.status = 'Active' AND a.password_hash IS NOT NULL AND 'Administrator' = ANY (a.roles)
$$;

-- Writes somebody of the staff as a decision of an administrator left them, one such decision at a time in all processes.
-- Null for the administrator: there is none yet. Forgets: passkeys, links and codes go too.
-- 'Last': nobody would administer; 'NotAdministrator': whoever decides is one no longer; 'Ended': the session by which they
-- decide has ended meanwhile; 'Founded': there is an administrator already; else as save_account answers. Only 'Done' has written anything.
CREATE FUNCTION save_staff(
    state jsonb, expected bigint, type text, at timestamptz, actor text, audit jsonb, messages jsonb, administrator uuid,
    forgets boolean, of_session uuid
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
    IF of_session IS NOT NULL
       AND NOT EXISTS (
           SELECT FROM session s JOIN account a ON a.id = s.account_id AND a.stamp = s.stamp
           WHERE s.id = of_session AND a.id = administrator) THEN
        RETURN 'Ended';
    END IF;

    outcome := save_account(state, expected, type, at, actor, audit, messages);
    IF outcome = 'Done' AND forgets THEN
        DELETE FROM passkey p WHERE p.account_id = after.id;
        DELETE FROM proof p WHERE p.account_id = after.id;
    END IF;
    RETURN outcome;
END $$;

ALTER TABLE session ADD COLUMN acting_until timestamptz;  -- with acting_for

-- Has a session see what a customer sees. False: it does so already, or is gone.
CREATE FUNCTION begin_viewing(of_session uuid, customer uuid, until timestamptz, audit jsonb)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    UPDATE session s SET acting_for = customer, acting_until = until WHERE s.id = of_session AND s.acting_for IS NULL;
    IF NOT FOUND THEN RETURN false; END IF;

    PERFORM record_audit(audit);
    RETURN true;
END $$;

-- Has a session be its owner's again; told once, whoever asks at the same time.
CREATE FUNCTION end_viewing(of_session uuid, audit jsonb) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    UPDATE session s SET acting_for = NULL, acting_until = NULL WHERE s.id = of_session AND s.acting_for IS NOT NULL;
    IF NOT FOUND THEN RETURN false; END IF;

    PERFORM record_audit(audit);
    RETURN true;
END $$;
