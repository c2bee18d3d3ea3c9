-- What customers owe for damage and lost tools is paid by payments of its own, and is said by the rental as rent that is owed is.
ALTER TABLE payment
    DROP CONSTRAINT payment_purpose_check,
    ADD CONSTRAINT payment_purpose_check CHECK (purpose IN ('Rent', 'Deposit', 'Damage'));

DROP INDEX rental_owing;

UPDATE rental SET state = state || jsonb_build_object('owedDamage', state #> '{onSite,debt}')
WHERE coalesce((state #>> '{onSite,debt,cents}')::bigint, 0) > 0;

CREATE OR REPLACE FUNCTION owes(state jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT state ? 'owedRent' OR state ? 'owedDamage'
$$;

CREATE INDEX rental_owing ON rental (ends_at, id) WHERE owes(state);
