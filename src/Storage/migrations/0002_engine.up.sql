-- What the actor engine and the clock keep: soft grain state, reminders, and how far the demo's clock was moved.

CREATE TABLE grain_state (
    grain text   NOT NULL,  -- type/key
    name  text   NOT NULL,
    etag  bigint NOT NULL,
    data  jsonb,            -- null: cleared, the etag goes on

    PRIMARY KEY (grain, name)
);

-- Returns the new etag, or null where the stored one is not the expected one (null: never stored).
CREATE FUNCTION write_grain_state(grain text, name text, expected bigint, data jsonb)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    written bigint;
BEGIN
    IF expected IS NULL THEN
        INSERT INTO grain_state VALUES (write_grain_state.grain, write_grain_state.name, 1, write_grain_state.data)
        ON CONFLICT DO NOTHING
        RETURNING etag INTO written;
    ELSE
        UPDATE grain_state s SET data = write_grain_state.data, etag = s.etag + 1
        WHERE s.grain = write_grain_state.grain AND s.name = write_grain_state.name AND s.etag = expected
        RETURNING s.etag INTO written;
    END IF;
    RETURN written;
END $$;

CREATE TABLE reminder (
    grain    text        NOT NULL,  -- type/key
    name     text        NOT NULL,
    start_at timestamptz NOT NULL,
    period   interval    NOT NULL,
    etag     bigint      NOT NULL,

    PRIMARY KEY (grain, name)
);

-- Writes whatever is there already. The clock's instant would not do as an etag: two writes may share it.
CREATE FUNCTION write_reminder(grain text, name text, start_at timestamptz, period interval)
RETURNS bigint LANGUAGE sql AS $$
    INSERT INTO reminder VALUES ($1, $2, $3, $4, 1)
    ON CONFLICT (grain, name) DO UPDATE
    SET start_at = excluded.start_at, period = excluded.period, etag = reminder.etag + 1
    RETURNING etag
$$;

CREATE FUNCTION remove_reminder(grain text, name text, etag bigint) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM reminder r WHERE (r.grain, r.name, r.etag) = ($1, $2, $3);
    RETURN FOUND;
END $$;

CREATE TABLE clock (
    only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    offset_ms bigint  NOT NULL
);

INSERT INTO clock (offset_ms) VALUES (0);
