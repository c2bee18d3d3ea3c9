-- Whether a rental's customer owes something: rent that no card gave, or what lost tools were worth beyond their deposit.
CREATE FUNCTION owes(state jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT state ? 'owedRent' OR coalesce((state #>> '{onSite,debt,cents}')::bigint, 0) > 0
$$;

CREATE INDEX rental_owing ON rental (ends_at, id) WHERE owes(state);
