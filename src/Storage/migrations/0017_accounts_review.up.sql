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
