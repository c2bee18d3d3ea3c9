-- What a grid repeats, so that two that repeat the same one are not both published.
ALTER TABLE grid_version ADD COLUMN based_on uuid;  -- all zeros: what a new system starts with

-- What a tool needs of the locker it stands in.
ALTER TABLE tool
    ADD COLUMN needs_socket     boolean NOT NULL DEFAULT false,
    ADD COLUMN needs_dirty_room boolean NOT NULL DEFAULT false;

-- Whether a tool goes into a locker, lying or standing: its sides from the smallest on, each within the locker's; and whether what it needs is
-- there.
CREATE FUNCTION fits(t tool, l locker) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT bool_and(side.mm <= room.mm) AND (l.has_socket OR NOT t.needs_socket) AND (l.is_dirty_room OR NOT t.needs_dirty_room)
    FROM (SELECT mm, row_number() OVER (ORDER BY mm) AS place FROM unnest(ARRAY[t.width_mm, t.height_mm, t.depth_mm]) AS mm) side
    JOIN (SELECT mm, row_number() OVER (ORDER BY mm) AS place FROM unnest(ARRAY[l.width_mm, l.height_mm, l.depth_mm]) AS mm) room
        USING (place)
$$;

-- What stands in a locker fits, whoever changes the tool or the locker and whenever that was decided: it was decided from an older
-- state, else it would have been refused.
CREATE FUNCTION refuse_misfit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM tool_unit u JOIN tool t ON t.id = u.tool_id JOIN locker l ON l.id = u.locker_id
        WHERE CASE TG_TABLE_NAME WHEN 'tool' THEN t.id ELSE l.id END = NEW.id AND NOT fits(t, l)
    ) THEN RAISE serialization_failure; END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER tool_fits AFTER UPDATE OF width_mm, height_mm, depth_mm, needs_socket, needs_dirty_room ON tool
    FOR EACH ROW EXECUTE FUNCTION refuse_misfit();
CREATE TRIGGER locker_fits AFTER UPDATE OF width_mm, height_mm, depth_mm, has_socket, is_dirty_room ON locker
    FOR EACH ROW EXECUTE FUNCTION refuse_misfit();

-- As before, and only where it fits: neither changes before this is written.
CREATE OR REPLACE FUNCTION place_unit(
    unit uuid, version bigint, origin uuid, destination uuid,
    data jsonb, at timestamptz, actor text, channels text[], audit jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM tool_unit u WHERE u.id = unit AND u.locker_id IS NOT DISTINCT FROM origin FOR UPDATE)
        OR EXISTS (SELECT FROM tool_unit u WHERE u.locker_id = destination) THEN RETURN false; END IF;
    IF destination IS NOT NULL AND NOT EXISTS (
        SELECT FROM tool_unit u JOIN tool t ON t.id = u.tool_id JOIN locker l ON l.id = destination
        WHERE u.id = unit AND fits(t, l) FOR SHARE OF t, l
    ) THEN RETURN false; END IF;
    IF NOT append(unit, version, 'UnitPlaced', data, at, actor, channels) THEN RETURN false; END IF;

    UPDATE tool_unit u SET locker_id = destination WHERE u.id = unit;
    PERFORM record_audit(audit);
    RETURN true;
END $$;

-- As before; and who begins to wait does so one thing after the other, each decided from all they wait for by then.
DROP FUNCTION save_waiting;
CREATE FUNCTION save_waiting(row_after jsonb, expected bigint, type text, data jsonb, at timestamptz, actor text, others jsonb)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    after waiting := jsonb_populate_record(NULL::waiting, row_after);
BEGIN
    after.version := expected + 1;
    IF expected = 0 THEN
        PERFORM 1 FROM account a WHERE a.id = after.customer_id FOR NO KEY UPDATE;
        IF others <> (
            SELECT coalesce(jsonb_agg(w.id ORDER BY w.asked_at, w.id), '[]') FROM waiting w
            WHERE w.customer_id = after.customer_id AND w.offered_at IS NULL AND w.left_at IS NULL AND w.starts_at > at
        ) THEN RETURN false; END IF;
        INSERT INTO waiting SELECT after.* ON CONFLICT DO NOTHING;
    ELSE
        UPDATE waiting w SET (version, next_try, offered_at, left_at) = (after.version, after.next_try, after.offered_at, after.left_at)
        WHERE w.id = after.id AND w.version = expected;
    END IF;
    IF NOT FOUND THEN RETURN false; END IF;

    RETURN append(waiting_stream(after.id), after.version, type, data, at, actor, '{}');
END $$;

-- What was booked within a time, to try grids on.
CREATE INDEX rental_booked ON rental (booked_at) WHERE booked_at IS NOT NULL;
