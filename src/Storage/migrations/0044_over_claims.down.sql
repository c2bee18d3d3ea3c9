CREATE OR REPLACE FUNCTION move_unit(
    unit uuid, version bigint, rental uuid, starts_at timestamptz, ends_at timestamptz, data jsonb, at timestamptz, actor text, channels text[]
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(2405, uuid_hash(unit));
    BEGIN
        IF NOT append(unit, version, 'UnitMoved', data, at, actor, channels) THEN RETURN false; END IF;

        DELETE FROM slot_claim c WHERE c.unit_id = unit AND c.rental_id = rental AND upper(c.during) > at;
        INSERT INTO slot_claim VALUES (unit, rental, tstzrange(starts_at, ends_at), 'Booking', NULL);
        RETURN true;
    EXCEPTION WHEN exclusion_violation THEN
        RETURN false;
    END;
END $$;
