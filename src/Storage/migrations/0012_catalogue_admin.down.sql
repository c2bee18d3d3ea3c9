DROP FUNCTION apply_import, save_revision, place_unit;
DROP TABLE import_preview, closing_booking, closing, stock_movement, stock, consumable, tool_photo, media_upload, media, pack_item, pack,
    passport_entry;

DROP INDEX tool_unit_of_tool;
ALTER TABLE tool_unit
    DROP COLUMN rentable_until, DROP COLUMN recalled_from, DROP COLUMN inspection_due, DROP COLUMN checked_at, DROP COLUMN hours,
    DROP COLUMN state, DROP COLUMN version;
ALTER TABLE locker DROP COLUMN is_dirty_room, DROP COLUMN has_socket, DROP COLUMN version;
ALTER TABLE site
    DROP CONSTRAINT site_somewhere, DROP COLUMN is_selling, DROP COLUMN maximum_persons, DROP COLUMN opening, DROP COLUMN longitude,
    DROP COLUMN latitude, DROP COLUMN version;

ALTER TABLE tool ADD COLUMN category text;
UPDATE tool t SET category = c.name, drawing = coalesce(t.drawing, '') FROM category c WHERE c.id = t.category_id;
ALTER TABLE tool
    ALTER COLUMN category SET NOT NULL, ALTER COLUMN drawing SET NOT NULL, DROP COLUMN category_id, DROP COLUMN version,
    DROP COLUMN notice, DROP COLUMN protective_equipment, DROP COLUMN retired_at;
DROP TABLE category;

CREATE FUNCTION open_site(
    id uuid, name text, street text, postal_code text, city text, time_zone text, data jsonb, at timestamptz, actor text
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO site VALUES (id, name, street, postal_code, city, time_zone) ON CONFLICT DO NOTHING;
    RETURN FOUND AND append(id, 1, 'SiteOpened', data, at, actor, '{}');
END $$;

CREATE FUNCTION add_locker(
    id uuid, site uuid, name text, size text, width integer, height integer, depth integer,
    data jsonb, at timestamptz, actor text
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO locker VALUES (id, site, name, size, width, height, depth) ON CONFLICT DO NOTHING;
    RETURN FOUND AND append(id, 1, 'LockerAdded', data, at, actor, '{}');
END $$;

CREATE FUNCTION add_tool(
    id uuid, name text, category text, synonyms text[], description text, drawing text,
    width integer, height integer, depth integer, replacement_value_cents bigint, turnaround interval,
    data jsonb, at timestamptz, actor text
) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO tool (
        id, name, category, synonyms, description, drawing, width_mm, height_mm, depth_mm, replacement_value_cents, turnaround)
    VALUES (
        id, name, category, synonyms, description, drawing, width, height, depth, replacement_value_cents, turnaround)
    ON CONFLICT DO NOTHING;
    RETURN FOUND AND append(id, 1, 'ToolAdded', data, at, actor, '{}');
END $$;

CREATE FUNCTION register_unit(id uuid, tool uuid, code text, data jsonb, at timestamptz, actor text)
RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO tool_unit VALUES (id, tool, code, NULL) ON CONFLICT DO NOTHING;
    RETURN FOUND AND append(id, 1, 'UnitRegistered', data, at, actor, '{}');
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
