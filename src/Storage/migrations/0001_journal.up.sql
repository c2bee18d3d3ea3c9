-- What happened (event), what must leave because of it (outbox), and the two rules every flush keeps.

CREATE TABLE event (
    position bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    stream   uuid        NOT NULL,  -- the aggregate's id
    version  bigint      NOT NULL,
    type     text        NOT NULL,
    data     jsonb       NOT NULL,  -- of people ids only: what concerns a person lives in erasable tables
    at       timestamptz NOT NULL,
    actor    text        NOT NULL,

    -- Two activations that both believe they own an aggregate cannot both write its next version.
    CONSTRAINT event_once UNIQUE (stream, version)
);

-- What has still to leave. A row that is sent is deleted: the event says what happened.
CREATE TABLE outbox (
    event    bigint      NOT NULL,
    channel  text        NOT NULL,
    stream   uuid        NOT NULL,
    status   text        NOT NULL DEFAULT 'Pending' CHECK (status IN ('Pending', 'Parked')),
    attempts integer     NOT NULL DEFAULT 0,
    next_try timestamptz NOT NULL,
    error    text,

    PRIMARY KEY (stream, channel, event)
);

CREATE INDEX outbox_due ON outbox (next_try) WHERE status = 'Pending';

-- Which engine may write. Each engine that takes over raises the epoch.
CREATE TABLE engine (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    epoch    bigint  NOT NULL
);

INSERT INTO engine (epoch) VALUES (0);

-- Opens a flush, for the engine of the current epoch only (null: a process that runs no engine).
CREATE FUNCTION begin_flush(expected_epoch bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(2401);
    IF expected_epoch <> (SELECT epoch FROM engine) THEN
        RAISE EXCEPTION 'another engine has taken over' USING ERRCODE = 'T2401';
    END IF;
END $$;

-- Takes over: waits for the flushes under way, then shuts the door on the engine before.
CREATE FUNCTION next_epoch() RETURNS bigint LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(2401);
    UPDATE engine SET epoch = epoch + 1;
    RETURN (SELECT epoch FROM engine);
END $$;

-- From here to its commit a flush is alone in adding events, so that positions become visible in their order and readers
-- may follow them by position. What comes before, the claims above all, flushes do side by side.
CREATE FUNCTION begin_append() RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(2404)
$$;

-- Closes a flush that may have added events: one notification, whatever their number. (The sequence is read rather than
-- the table: it costs a tenth, and a position that is not readable yet only has its readers look again at the next one.)
CREATE FUNCTION end_flush() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('event', (SELECT last_value FROM event_position_seq WHERE is_called)::text);
END $$;

-- Writes one event and its outbox rows. False: the version is taken, the writer's state is stale, nothing was written.
CREATE FUNCTION append(
    stream uuid, version bigint, type text, data jsonb, at timestamptz, actor text, channels text[]
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    written bigint;
BEGIN
    PERFORM begin_append();
    INSERT INTO event (stream, version, type, data, at, actor)
    VALUES (append.stream, append.version, append.type, append.data, append.at, append.actor)
    ON CONFLICT ON CONSTRAINT event_once DO NOTHING
    RETURNING position INTO written;

    IF written IS NULL THEN RETURN false; END IF;

    INSERT INTO outbox (event, channel, stream, next_try)
    SELECT written, channel, append.stream, append.at FROM unnest(channels) AS channel;
    RETURN true;
END $$;
