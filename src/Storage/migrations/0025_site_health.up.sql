-- Whether sites answer. One that has no row was never heard, and is not watched.
CREATE TABLE site_health (
    site_id        uuid        PRIMARY KEY REFERENCES site,
    version        bigint      NOT NULL,
    degraded_since timestamptz,
    next_deadline  timestamptz,  -- of the heartbeats that are written: those heard since are known to the grain alone
    state          jsonb       NOT NULL
);

CREATE INDEX site_health_deadline ON site_health (next_deadline) WHERE next_deadline IS NOT NULL;

-- The times during which sites did not answer, for good: no clock runs in them, and none is billed.
CREATE TABLE degraded_spell (
    site_id   uuid        NOT NULL REFERENCES site,
    starts_at timestamptz NOT NULL,
    ends_at   timestamptz,

    PRIMARY KEY (site_id, starts_at),
    CHECK (starts_at < ends_at)
);

CREATE UNIQUE INDEX degraded_spell_open_once ON degraded_spell (site_id) WHERE ends_at IS NULL;

-- Its events are apart from those of the site itself.
CREATE FUNCTION site_health_stream(site uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT md5('health ' || site)::uuid
$$;

CREATE UNIQUE INDEX site_health_of_stream ON site_health (site_health_stream(site_id));

-- Writes what is known of a site, with an event or, where type is null, without: heartbeats alone make no version.
-- False: it was decided from an older version, and nothing was written.
CREATE FUNCTION save_site_health(
    row_after jsonb, expected bigint, type text, data jsonb, at timestamptz, actor text, channels text[]
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    after site_health := jsonb_populate_record(NULL::site_health, row_after);
BEGIN
    after.version := expected + (type IS NOT NULL)::int;
    IF expected = 0 THEN
        INSERT INTO site_health SELECT after.* ON CONFLICT DO NOTHING;
    ELSE
        UPDATE site_health h
        SET (version, degraded_since, next_deadline, state) = (after.version, after.degraded_since, after.next_deadline, after.state)
        WHERE h.site_id = after.site_id AND h.version = expected;
    END IF;
    IF NOT FOUND THEN RETURN false; END IF;
    IF type IS NULL THEN RETURN true; END IF;

    IF after.degraded_since IS NULL THEN
        UPDATE degraded_spell s SET ends_at = save_site_health.at WHERE s.site_id = after.site_id AND s.ends_at IS NULL;
    ELSE
        INSERT INTO degraded_spell (site_id, starts_at) VALUES (after.site_id, after.degraded_since) ON CONFLICT DO NOTHING;
    END IF;

    RETURN append(site_health_stream(after.site_id), after.version, type, data, at, actor, channels);
END $$;
