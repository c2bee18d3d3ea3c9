DROP INDEX rental_booked;

DROP FUNCTION save_waiting;
CREATE FUNCTION save_waiting(row_after jsonb, expected bigint, type text, data jsonb, at timestamptz, actor text)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    after waiting := jsonb_populate_record(NULL::waiting, row_after);
BEGIN
    after.version := expected + 1;
    IF expected = 0 THEN
        INSERT INTO waiting SELECT after.* ON CONFLICT DO NOTHING;
    ELSE
        UPDATE waiting w SET (version, next_try, offered_at, left_at) = (after.version, after.next_try, after.offered_at, after.left_at)
        WHERE w.id = after.id AND w.version = expected;
    END IF;
    IF NOT FOUND THEN RETURN false; END IF;

    RETURN append(waiting_stream(after.id), after.version, type, data, at, actor, '{}');
END $$;

CREATE OR REPLACE FUNCTION place_unit(
    unit uuid, version bigint, origin uuid, destination uuid,
    data jsonb, at timestamptz, actor text, channels text[], audit jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM tool_unit u WHERE u.id = unit AND u.locker_id IS NOT DISTINCT FROM origin FOR UPDATE)
        OR EXISTS (SELECT FROM tool_unit u WHERE u.locker_id = destination)
        OR NOT append(unit, version, 'UnitPlaced', data, at, actor, channels) THEN RETURN false; END IF;

    UPDATE tool_unit u SET locker_id = destination WHERE u.id = unit;
    PERFORM record_audit(audit);
    RETURN true;
END $$;

DROP TRIGGER locker_fits ON locker;
DROP TRIGGER tool_fits ON tool;
DROP FUNCTION refuse_misfit;
DROP FUNCTION fits;

ALTER TABLE tool DROP COLUMN needs_socket, DROP COLUMN needs_dirty_room;

ALTER TABLE grid_version DROP COLUMN based_on;
