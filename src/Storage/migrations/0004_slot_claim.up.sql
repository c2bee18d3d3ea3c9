-- The calendar of every unit, and the rule that a unit is promised to one rental at a time.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE slot_claim (
    unit_id    uuid        NOT NULL,  -- no foreign key: hold_units looks the unit up, and units are never deleted
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
    number  integer := cardinality(units);
    half    integer := number / 2;
    latest  timestamptz := (SELECT max(instant) FROM unnest(instants) AS instant);
    claimed integer;
BEGIN
    -- Plain inserts into an exclusion constraint may else wait for each other. Always in one order, so that locks do not.
    PERFORM pg_advisory_xact_lock(2405, uuid_hash(unit)) FROM unnest(units) AS unit ORDER BY unit;

    IF (SELECT min(expires_at) FROM slot_claim) <= latest THEN
        DELETE FROM slot_claim c
        USING unnest(units, rentals, starts, ends, instants) AS asked (unit, rental, starts_at, ends_at, at)
        WHERE c.expires_at <= latest AND c.expires_at <= asked.at AND c.unit_id = asked.unit
          AND (c.during && tstzrange(asked.starts_at, asked.ends_at) OR c.rental_id = asked.rental);
    END IF;

    -- All of them, or none: grains refuse from memory, so that one that loses here is rare.
    BEGIN
        -- A scalar subquery, not a join: one look into an index for each hold, however large the table.
        INSERT INTO slot_claim
        SELECT asked.unit, rental, tstzrange(starts_at, ends_at), 'Hold', expires_at
        FROM unnest(lockers, units, rentals, starts, ends, expiries)
            AS asked (locker, unit, rental, starts_at, ends_at, expires_at)
        WHERE (SELECT u.locker_id FROM tool_unit u WHERE u.id = asked.unit) = locker;

        GET DIAGNOSTICS claimed = ROW_COUNT;
        IF claimed < number THEN RAISE exclusion_violation; END IF;

        PERFORM begin_append();
        WITH written AS (
            INSERT INTO event (stream, version, type, data, at, actor)
            SELECT unit, version, 'UnitHeld', data, at, actor
            FROM unnest(units, versions, facts, instants, actors) AS held (unit, version, data, at, actor)
            RETURNING position, stream, at
        )
        INSERT INTO outbox (event, channel, stream, next_try)
        SELECT w.position, channel, w.stream, w.at FROM written w, unnest(channels) AS channel;

        RETURN QUERY SELECT true FROM generate_series(1, number);
        RETURN;
    EXCEPTION WHEN exclusion_violation OR unique_violation THEN
        IF number = 1 THEN
            RETURN NEXT false;
            RETURN;
        END IF;
    END;

    -- The loser is in one of the halves.
    RETURN QUERY SELECT hold_units(
        lockers[:half], units[:half], versions[:half], rentals[:half], starts[:half], ends[:half],
        expiries[:half], facts[:half], instants[:half], actors[:half], channels);
    half := half + 1;
    RETURN QUERY SELECT hold_units(
        lockers[half:], units[half:], versions[half:], rentals[half:], starts[half:], ends[half:],
        expiries[half:], facts[half:], instants[half:], actors[half:], channels);
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
