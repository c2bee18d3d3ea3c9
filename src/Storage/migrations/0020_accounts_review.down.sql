DROP INDEX account_email_part, account_name_part, account_phone;
CREATE OR REPLACE FUNCTION throttle_lock(keys bytea[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(2407, hash) FROM (
        SELECT DISTINCT hashtext(encode(key, 'hex')) AS hash FROM unnest(keys) AS key ORDER BY 1
    ) AS ordered;
END $$;
DROP FUNCTION takes;
DROP FUNCTION save_staff;
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
DROP TRIGGER account_taken_over ON account;
DROP FUNCTION forget_declaration;
DROP FUNCTION session_lives;
