-- What proves itself by a credential of its own at a site: its kiosk, and the bridge to its locks.

CREATE TABLE device (
    id              uuid        PRIMARY KEY,
    version         bigint      NOT NULL,
    site_id         uuid        NOT NULL REFERENCES site,
    kind            text        NOT NULL CHECK (kind IN ('Kiosk', 'Bridge')),
    name            text        NOT NULL,
    credential_hash bytea       UNIQUE,  -- none once revoked
    created_at      timestamptz NOT NULL,
    seen_at         timestamptz,
    revoked_at      timestamptz,

    CONSTRAINT device_revoked_shows_nothing CHECK ((credential_hash IS NULL) = (revoked_at IS NOT NULL))
);

CREATE INDEX device_of_site ON device (site_id);
CREATE UNIQUE INDEX device_name_once ON device (site_id, name) WHERE revoked_at IS NULL;

-- Writes a device as it is after a decision. 'NoSite', 'Taken' (the name), 'Stale': nothing was written.
CREATE FUNCTION save_device(state jsonb, expected bigint, type text, at timestamptz, actor text, audit jsonb)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    after device := jsonb_populate_record(NULL::device, state);
BEGIN
    after.version := expected + 1;
    IF expected = 0 THEN
        IF NOT EXISTS (SELECT FROM site s WHERE s.id = after.site_id) THEN RETURN 'NoSite'; END IF;

        INSERT INTO device SELECT after.* ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN RETURN 'Taken'; END IF;
    ELSE
        UPDATE device d SET (version, credential_hash, revoked_at) = (after.version, after.credential_hash, after.revoked_at)
        WHERE d.id = after.id AND d.version = expected;
        IF NOT FOUND THEN RETURN 'Stale'; END IF;
    END IF;

    PERFORM append(
        after.id, after.version, type, jsonb_build_object('device', after.id, 'site', after.site_id), at, actor, '{}');
    PERFORM record_audit(audit);
    RETURN 'Done';
END $$;

-- The device that a credential shows, noted as seen at most once a minute.
CREATE FUNCTION use_device(shown bytea, now timestamptz) RETURNS SETOF device LANGUAGE plpgsql AS $$
BEGIN
    UPDATE device d SET seen_at = now
    WHERE d.credential_hash = shown AND (d.seen_at IS NULL OR d.seen_at <= now - interval '1 minute');
    RETURN QUERY SELECT d.* FROM device d WHERE d.credential_hash = shown;
END $$;
