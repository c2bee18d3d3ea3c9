-- Tries that are counted against guessing: passwords, codes, links. Of whom or what is kept as a keyed hash only.

CREATE TABLE throttle (
    key        bytea         PRIMARY KEY,  -- HMAC of scope and value
    scope      text          NOT NULL,
    tries      timestamptz[] NOT NULL,     -- oldest first; a try under way is counted
    expires_at timestamptz   NOT NULL      -- when the last of them counts no more
);

CREATE INDEX throttle_expiry ON throttle (expires_at);

-- One try at a time for each key. Always in one order, so that locks do not wait for each other.
CREATE FUNCTION throttle_lock(keys bytea[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(2407, hash) FROM (
        SELECT DISTINCT hashtext(encode(key, 'hex')) AS hash FROM unnest(keys) AS key ORDER BY 1
    ) AS ordered;
END $$;

-- The tries that still count. Where delays grow (delay is not null), all of them, until the last is old enough.
CREATE FUNCTION throttle_kept(tries timestamptz[], within interval, delay interval, at timestamptz)
RETURNS timestamptz[] LANGUAGE sql STABLE AS $$
    SELECT ARRAY(
        SELECT try FROM unnest(tries) AS try
        WHERE CASE WHEN delay IS NULL THEN try ELSE tries[cardinality(tries)] END > at - within
        ORDER BY try)
$$;

-- When the next try may come; null: at once.
CREATE FUNCTION throttle_until(tries timestamptz[], allowed integer, within interval, delay interval, longest interval)
RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT CASE
        WHEN cardinality(tries) < allowed THEN NULL
        WHEN delay IS NULL THEN tries[cardinality(tries) - allowed + 1] + within
        ELSE tries[cardinality(tries)] + least(delay * 2 ^ (cardinality(tries) - allowed), longest)
    END
$$;

-- Counts a try before it is made, so that many at once cannot pass more than are allowed: under every key, or, where one
-- of them says to wait, under none. Returns how long; null: go on. A try that is refused costs no further wait.
CREATE FUNCTION throttle_try(
    scopes text[], keys bytea[], allowances integer[], withins interval[], delays interval[], longests interval[],
    at timestamptz
) RETURNS interval LANGUAGE plpgsql AS $$
DECLARE
    -- More tries than that change no delay.
    remembered CONSTANT integer := 10;
    wait interval;
BEGIN
    PERFORM throttle_lock(keys);

    SELECT max(throttle_until(throttle_kept(t.tries, within, delay, at), allowed, within, delay, longest)) - at INTO wait
    FROM unnest(keys, allowances, withins, delays, longests) AS asked (key, allowed, within, delay, longest)
    JOIN throttle t ON t.key = asked.key;
    IF wait > interval '0' THEN RETURN wait; END IF;

    INSERT INTO throttle
    SELECT asked.key, asked.scope, (kept || at)[greatest(1, cardinality(kept) + 2 - allowed - remembered):], at + within
    FROM unnest(keys, scopes, allowances, withins, delays) AS asked (key, scope, allowed, within, delay)
    LEFT JOIN throttle t ON t.key = asked.key
    CROSS JOIN LATERAL throttle_kept(coalesce(t.tries, '{}'), within, delay, at) AS kept
    ON CONFLICT (key) DO UPDATE SET tries = EXCLUDED.tries, expires_at = EXCLUDED.expires_at;

    -- Whoever adds rows clears more of them away than that. Rows in use are left to others.
    DELETE FROM throttle t
    WHERE t.key IN (SELECT old.key FROM throttle old WHERE old.expires_at <= at LIMIT 20 FOR UPDATE SKIP LOCKED);
    RETURN NULL;
END $$;

-- Takes a try back that was no failure; under the keys that end with it, the failures before it too.
CREATE FUNCTION throttle_take_back(keys bytea[], ends boolean[], at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM throttle_lock(keys);

    UPDATE throttle t SET tries = tries[:place - 1] || tries[place + 1:]
    FROM unnest(keys) AS given (key)
    CROSS JOIN LATERAL (SELECT array_position(mine.tries, at) AS place FROM throttle mine WHERE mine.key = given.key) AS found
    WHERE t.key = given.key AND place IS NOT NULL;

    DELETE FROM throttle t
    USING unnest(keys, ends) AS given (key, is_end)
    WHERE t.key = given.key AND (is_end OR t.tries = '{}');
END $$;
