-- The calendar of every unit, and the rule that a unit is promised to one rental at a time.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE slot_claim (
    unit_id    uuid        NOT NULL REFERENCES tool_unit,
    rental_id  uuid        NOT NULL,
    during     tstzrange   NOT NULL,  -- the slot and the turnaround, frozen at booking
    kind       text        NOT NULL CHECK (kind IN ('Hold', 'Booking')),
    expires_at timestamptz,

    CHECK (NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during)),
    CHECK (lower(during) > '-infinity' AND upper(during) < 'infinity'),
    CHECK ((kind = 'Hold') = (expires_at IS NOT NULL)),

    -- The locker's grain refuses overlaps first. This holds even while two activations both believe they own it.
    CONSTRAINT slot_claim_once EXCLUDE USING gist (unit_id WITH =, during WITH &&)
);

-- A rental holds a unit once at a time. It may have booked it before: slot_claim_once judges bookings.
CREATE UNIQUE INDEX slot_claim_held_once ON slot_claim (rental_id, unit_id) WHERE expires_at IS NOT NULL;

CREATE INDEX slot_claim_expiry ON slot_claim (expires_at) WHERE expires_at IS NOT NULL;

-- Where a unit stood when something happened to it.
CREATE INDEX event_unit_placed ON event (stream, position) WHERE type = 'UnitPlaced';

-- The moves of a calendar. Each answers false where the activation that decided is stale (another has written, another
-- claim stands, the unit has left the locker): then nothing was written, and it reads and decides again.

-- The only way a claim is made, for all the holds of one flush at once: one statement for many rows costs a third of one
-- call for each. The constraint knows no clock, so claims that have expired are cleared first, in a statement of their
-- own (a DELETE in a CTE beside the INSERT still conflicts with what it deletes).
CREATE FUNCTION hold_units(
    lockers uuid[], units uuid[], versions bigint[], rentals uuid[], starts timestamptz[], ends timestamptz[],
    expiries timestamptz[], facts jsonb[], instants timestamptz[], actors text[], channels text[]
) RETURNS SETOF boolean LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE
    winners bigint[];
BEGIN
    DELETE FROM slot_claim c
    USING unnest(units, rentals, starts, ends, instants) AS asked (unit, rental, starts_at, ends_at, at)
    WHERE c.expires_at <= (SELECT max(instant) FROM unnest(instants) AS instant)
      AND c.expires_at <= asked.at AND c.unit_id = asked.unit
      AND (c.during && tstzrange(asked.starts_at, asked.ends_at) OR c.rental_id = asked.rental);

    -- Scalar subqueries, not joins: one look into an index for each hold, however large the tables.
    WITH asked AS (
        SELECT * FROM unnest(lockers, units, versions, rentals, starts, ends, expiries)
            WITH ORDINALITY AS a (locker, unit, version, rental, starts_at, ends_at, expires_at, n)
    ), claimed AS (
        INSERT INTO slot_claim
        SELECT a.unit, a.rental, tstzrange(a.starts_at, a.ends_at), 'Hold', a.expires_at
        FROM asked a
        WHERE (SELECT u.locker_id FROM tool_unit u WHERE u.id = a.unit) = a.locker
          AND (SELECT e.position FROM event e WHERE e.stream = a.unit AND e.version = a.version) IS NULL
        ON CONFLICT DO NOTHING
        RETURNING unit_id, rental_id, during
    )
    SELECT array_agg(a.n) INTO winners
    FROM asked a JOIN claimed c ON (c.unit_id, c.rental_id, c.during) = (a.unit, a.rental, tstzrange(a.starts_at, a.ends_at));

    PERFORM begin_append();
    WITH written AS (
        INSERT INTO event (stream, version, type, data, at, actor)
        SELECT unit, version, 'UnitHeld', data, at, actor
        FROM unnest(units, versions, facts, instants, actors) WITH ORDINALITY AS a (unit, version, data, at, actor, n)
        JOIN unnest(winners) AS winner (n) USING (n)
        RETURNING position, stream, at
    )
    INSERT INTO outbox (event, channel, stream, next_try)
    SELECT w.position, channel, w.stream, w.at FROM written w, unnest(channels) AS channel;

    RETURN QUERY
    SELECT winner.n IS NOT NULL
    FROM generate_series(1, cardinality(units)) AS a (n) LEFT JOIN unnest(winners) AS winner (n) USING (n)
    ORDER BY a.n;
END $$;

CREATE FUNCTION book_unit(
    unit uuid, version bigint, rental uuid, data jsonb, at timestamptz, actor text, channels text[]
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM slot_claim c
        WHERE c.unit_id = unit AND c.rental_id = rental AND c.expires_at > at
        FOR UPDATE
    ) OR NOT append(unit, version, 'UnitBooked', data, at, actor, channels) THEN RETURN false; END IF;

    UPDATE slot_claim c SET kind = 'Booking', expires_at = NULL
    WHERE c.unit_id = unit AND c.rental_id = rental AND c.expires_at IS NOT NULL;
    RETURN true;
END $$;

CREATE FUNCTION release_unit(
    unit uuid, version bigint, rental uuid, data jsonb, at timestamptz, actor text, channels text[]
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF NOT append(unit, version, 'UnitReleased', data, at, actor, channels) THEN RETURN false; END IF;

    -- A booking that is over stays.
    DELETE FROM slot_claim c WHERE c.unit_id = unit AND c.rental_id = rental AND upper(c.during) > at;
    RETURN true;
END $$;

CREATE FUNCTION expire_holds(
    unit uuid, version bigint, data jsonb, at timestamptz, actor text, channels text[]
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF NOT append(unit, version, 'HoldsExpired', data, at, actor, channels) THEN RETURN false; END IF;

    DELETE FROM slot_claim c WHERE c.unit_id = unit AND c.expires_at <= at;
    RETURN true;
END $$;

-- Re-slotting: the unit goes from where it is thought to be (null: nowhere yet) to another locker, or to none.
CREATE FUNCTION place_unit(
    unit uuid, version bigint, origin uuid, destination uuid,
    data jsonb, at timestamptz, actor text, channels text[]
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM tool_unit u WHERE u.id = unit AND u.locker_id IS NOT DISTINCT FROM origin FOR UPDATE)
        OR EXISTS (SELECT FROM tool_unit u WHERE u.locker_id = destination)
        OR NOT append(unit, version, 'UnitPlaced', data, at, actor, channels) THEN RETURN false; END IF;

    UPDATE tool_unit u SET locker_id = destination WHERE u.id = unit;
    RETURN true;
END $$;
