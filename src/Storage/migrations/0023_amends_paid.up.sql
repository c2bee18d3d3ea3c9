-- What we owed and have paid: it stays, with when that was, and is owed no more.
ALTER TABLE amends ADD COLUMN paid_at timestamptz;

CREATE INDEX amends_to_pay ON amends (owed_at, rental_id) WHERE paid_at IS NULL;

-- Amends have a stream of their own: that of their rental is its grain's.
CREATE FUNCTION amends_stream(rental uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT md5('amends ' || rental)::uuid
$$;

-- Notes that they were paid, once. 'Stale': they were before, nothing was written.
CREATE FUNCTION pay_amends(rental uuid, type text, data jsonb, at timestamptz, actor text, audit jsonb) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
    UPDATE amends a SET paid_at = pay_amends.at WHERE a.rental_id = rental AND a.paid_at IS NULL;
    IF NOT FOUND THEN RETURN 'Stale'; END IF;

    PERFORM append(amends_stream(rental), 1, type, data, at, actor, '{}');
    PERFORM record_audit(audit);
    RETURN 'Done';
END $$;
