-- What goes on inside each site: who is there, and what is wrong. One that has no row was never heard of.
CREATE TABLE premises (
    site_id       uuid        PRIMARY KEY REFERENCES site,
    version       bigint      NOT NULL,
    next_deadline timestamptz,
    state         jsonb       NOT NULL
);

CREATE INDEX premises_deadline ON premises (next_deadline) WHERE next_deadline IS NOT NULL;

-- Its events are apart from those of the site itself.
CREATE FUNCTION premises_stream(site uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT md5('premises ' || site)::uuid
$$;

CREATE UNIQUE INDEX premises_of_stream ON premises (premises_stream(site_id));

-- Writes what goes on inside a site as it is after an event. False: it was decided from an older version, and nothing was written.
CREATE FUNCTION save_premises(
    row_after jsonb, expected bigint, type text, data jsonb, at timestamptz, actor text, channels text[]
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    after premises := jsonb_populate_record(NULL::premises, row_after);
BEGIN
    after.version := expected + 1;
    IF expected = 0 THEN
        INSERT INTO premises SELECT after.* ON CONFLICT DO NOTHING;
    ELSE
        UPDATE premises p SET (version, next_deadline, state) = (after.version, after.next_deadline, after.state)
        WHERE p.site_id = after.site_id AND p.version = expected;
    END IF;
    IF NOT FOUND THEN RETURN false; END IF;

    RETURN append(premises_stream(after.site_id), after.version, type, data, at, actor, channels);
END $$;
