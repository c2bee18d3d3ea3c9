-- Whether people may enter a site at the start of a slot and until its end, by its hours on its own clocks; by no hours they may
-- day and night.
CREATE FUNCTION may_enter(site site, starts_at timestamptz, ends_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT site.opening IS NULL OR NOT EXISTS (
        SELECT FROM (VALUES (starts_at), (ends_at - interval '1 microsecond')) AS entered (at),
            LATERAL (SELECT entered.at AT TIME ZONE site.time_zone AS local) AS clock
        WHERE NOT EXISTS (
            SELECT FROM jsonb_array_elements(site.opening) AS span
            WHERE span ->> 'day' = trim(to_char(clock.local, 'Day')) AND clock.local::time >= (span ->> 'from')::time
              AND (clock.local::time < (span ->> 'until')::time OR (span ->> 'until')::time = '00:00')))
$$;
