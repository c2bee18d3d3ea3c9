DROP INDEX rental_owing;

CREATE OR REPLACE FUNCTION owes(state jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT state ? 'owedRent' OR coalesce((state #>> '{onSite,debt,cents}')::bigint, 0) > 0
$$;

UPDATE rental SET state = state - 'owedDamage' WHERE state ? 'owedDamage';

CREATE INDEX rental_owing ON rental (ends_at, id) WHERE owes(state);

-- What was paid so stays written.
ALTER TABLE payment
    DROP CONSTRAINT payment_purpose_check,
    ADD CONSTRAINT payment_purpose_check CHECK (purpose IN ('Rent', 'Deposit')) NOT VALID;
