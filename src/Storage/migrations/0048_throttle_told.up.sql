-- Tries that were made where nobody could count them, and are told afterwards: PINs typed at a kiosk without a line.

-- Counts a try of an instant under every key, once however often it is told. Nothing is waited for: it was made.
CREATE FUNCTION throttle_note(scopes text[], keys bytea[], withins interval[], delays interval[], at timestamptz)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    -- More tries than that change no delay.
    remembered CONSTANT integer := 20;
BEGIN
    PERFORM throttle_lock(keys);

    INSERT INTO throttle
    SELECT asked.key, asked.scope, noted.tries[greatest(1, cardinality(noted.tries) + 1 - remembered):], greatest(t.expires_at, at + within)
    FROM unnest(keys, scopes, withins, delays) AS asked (key, scope, within, delay)
    LEFT JOIN throttle t ON t.key = asked.key
    CROSS JOIN LATERAL (
        SELECT CASE WHEN at = ANY (kept) THEN kept ELSE ARRAY(SELECT try FROM unnest(kept || at) AS try ORDER BY try) END AS tries
        FROM throttle_kept(coalesce(t.tries, '{}'), within, delay, at) AS kept
    ) AS noted
    ON CONFLICT (key) DO UPDATE SET tries = EXCLUDED.tries, expires_at = EXCLUDED.expires_at;
END $$;

-- The tries under a key that still count, the oldest first.
CREATE FUNCTION throttle_wrong(wanted bytea, within interval, delay interval, at timestamptz)
RETURNS timestamptz[] LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT throttle_kept(t.tries, within, delay, at) FROM throttle t WHERE t.key = wanted), '{}')
$$;
