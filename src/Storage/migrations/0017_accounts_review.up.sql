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
