-- Doors: what was asked of each, and what it said last. One that has no row was never heard of.
CREATE TABLE door (
    id            uuid        PRIMARY KEY,  -- its locker's, or its site's for the entrance
    version       bigint      NOT NULL,
    site_id       uuid        NOT NULL REFERENCES site,
    position      text        NOT NULL CHECK (position IN ('Unknown', 'Shut', 'Open')),
    next_deadline timestamptz,
    state         jsonb       NOT NULL
);

CREATE INDEX door_deadline ON door (next_deadline) WHERE next_deadline IS NOT NULL;
CREATE INDEX door_of_site ON door (site_id);

-- Its events are apart from those of its locker, or its site.
CREATE FUNCTION door_stream(door uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT md5('door ' || door)::uuid
$$;

CREATE UNIQUE INDEX door_of_stream ON door (door_stream(id));

-- Writes a door as it is after an event. False: it was decided from an older version, and nothing was written.
CREATE FUNCTION save_door(
    row_after jsonb, expected bigint, type text, data jsonb, at timestamptz, actor text, audit jsonb, channels text[]
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    after door := jsonb_populate_record(NULL::door, row_after);
BEGIN
    after.version := expected + 1;
    IF expected = 0 THEN
        INSERT INTO door SELECT after.* ON CONFLICT DO NOTHING;
    ELSE
        UPDATE door d SET (version, position, next_deadline, state) = (after.version, after.position, after.next_deadline, after.state)
        WHERE d.id = after.id AND d.version = expected;
    END IF;
    IF NOT FOUND THEN RETURN false; END IF;

    PERFORM record_audit(audit);
    RETURN append(door_stream(after.id), after.version, type, data, at, actor, channels);
END $$;

-- What devices say, once for each number they give it. Its number is its version, so that what is missing can be seen.
CREATE FUNCTION device_stream(device uuid) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT md5('device ' || device)::uuid
$$;
