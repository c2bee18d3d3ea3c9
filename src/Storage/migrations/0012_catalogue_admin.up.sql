-- What administrators keep: categories, packs, photographs, consumables and their stock; of what there was, more; closings of
-- lockers and sites; imports. Each row counts its versions, and is changed by who has read the last one.

CREATE TABLE category (
    id                     uuid    PRIMARY KEY,
    version                bigint  NOT NULL,
    name                   text    NOT NULL CONSTRAINT category_name_once UNIQUE,
    rentals_between_checks integer NOT NULL CHECK (rentals_between_checks > 0),
    sort_order             integer NOT NULL
);

-- The names that tools have had so far, in their order.
INSERT INTO category
SELECT md5('category ' || name)::uuid, 1, name, 10, 10 * row_number() OVER (ORDER BY name)
FROM (SELECT DISTINCT category AS name FROM tool) AS known;

ALTER TABLE tool
    ADD COLUMN category_id          uuid REFERENCES category,
    ADD COLUMN version              bigint NOT NULL DEFAULT 1,
    ADD COLUMN notice               text   NOT NULL DEFAULT '',
    ADD COLUMN protective_equipment text   NOT NULL DEFAULT '',
    ADD COLUMN retired_at           timestamptz,
    ALTER COLUMN drawing DROP NOT NULL;

UPDATE tool t SET category_id = c.id FROM category c WHERE c.name = t.category;

ALTER TABLE tool ALTER COLUMN category_id SET NOT NULL, DROP COLUMN category;

CREATE INDEX tool_of_category ON tool (category_id);

ALTER TABLE site
    ADD COLUMN version         bigint  NOT NULL DEFAULT 1,
    ADD COLUMN latitude        double precision CHECK (latitude BETWEEN -90 AND 90),
    ADD COLUMN longitude       double precision CHECK (longitude BETWEEN -180 AND 180),
    ADD COLUMN opening         jsonb,  -- the hours of the week; null: day and night
    ADD COLUMN maximum_persons integer NOT NULL DEFAULT 4 CHECK (maximum_persons > 0),
    ADD COLUMN is_selling      boolean NOT NULL DEFAULT true,
    ADD CONSTRAINT site_somewhere CHECK ((latitude IS NULL) = (longitude IS NULL));

ALTER TABLE locker
    ADD COLUMN version       bigint  NOT NULL DEFAULT 1,
    ADD COLUMN has_socket    boolean NOT NULL DEFAULT false,
    ADD COLUMN is_dirty_room boolean NOT NULL DEFAULT false;

-- The unit's passport. Its version counts the passport's changes; the unit's own stream is that of its calendar.
ALTER TABLE tool_unit
    ADD COLUMN version        bigint  NOT NULL DEFAULT 1,
    ADD COLUMN state          text    NOT NULL DEFAULT 'InService'
        CHECK (state IN ('InService', 'Quarantined', 'InRepair', 'Lost', 'Recalled', 'Retired')),
    ADD COLUMN hours          integer NOT NULL DEFAULT 0 CHECK (hours >= 0),
    ADD COLUMN checked_at     timestamptz,
    ADD COLUMN inspection_due timestamptz,
    ADD COLUMN recalled_from  timestamptz,

    -- Until when it may be promised, turnaround included: what looks for free units compares with this alone.
    ADD COLUMN rentable_until timestamptz NOT NULL GENERATED ALWAYS AS (
        CASE WHEN state = 'InService' THEN least(coalesce(inspection_due, 'infinity'), coalesce(recalled_from, 'infinity'))
             ELSE '-infinity' END) STORED;

CREATE INDEX tool_unit_of_tool ON tool_unit (tool_id);

CREATE TABLE passport_entry (
    id         uuid        PRIMARY KEY,
    unit_id    uuid        NOT NULL REFERENCES tool_unit,
    kind       text        NOT NULL CHECK (kind IN ('Check', 'Repair', 'Reading', 'Note')),
    at         timestamptz NOT NULL,
    hours      integer     NOT NULL,
    cost_cents bigint      NOT NULL CHECK (cost_cents >= 0),
    note       text        NOT NULL
);

CREATE INDEX passport_entry_of_unit ON passport_entry (unit_id, at DESC, id DESC);

CREATE TABLE pack (
    id                 uuid    PRIMARY KEY,
    version            bigint  NOT NULL,
    name               text    NOT NULL CONSTRAINT pack_name_once UNIQUE,
    description        text    NOT NULL,
    discount_per_mille integer NOT NULL CHECK (discount_per_mille BETWEEN 0 AND 1000),
    retired_at         timestamptz
);

CREATE TABLE pack_item (
    pack_id  uuid    NOT NULL REFERENCES pack,
    number   integer NOT NULL,
    tool_id  uuid    NOT NULL REFERENCES tool,
    quantity integer NOT NULL CHECK (quantity > 0),

    PRIMARY KEY (pack_id, number),
    CONSTRAINT pack_item_tool_once UNIQUE (pack_id, tool_id)
);

CREATE INDEX pack_item_of_tool ON pack_item (tool_id);

-- Pictures as they are shown: checked, without what cameras write about themselves, and never changed.
CREATE TABLE media (
    id         uuid        PRIMARY KEY,
    sha256     bytea       NOT NULL CHECK (length(sha256) = 32),
    format     text        NOT NULL CHECK (format IN ('Jpeg', 'Png', 'WebP')),
    width      integer     NOT NULL CHECK (width > 0),
    height     integer     NOT NULL CHECK (height > 0),
    bytes      bytea       NOT NULL,
    created_at timestamptz NOT NULL
);

ALTER TABLE media ALTER COLUMN bytes SET STORAGE EXTERNAL;  -- compressed already

-- One address at which one session may put one picture.
CREATE TABLE media_upload (
    id         uuid        PRIMARY KEY,
    session_id uuid        NOT NULL,
    expires_at timestamptz NOT NULL
);

CREATE INDEX media_upload_expiry ON media_upload (expires_at);

CREATE TABLE tool_photo (
    tool_id  uuid    NOT NULL REFERENCES tool,
    number   integer NOT NULL,
    media_id uuid    NOT NULL REFERENCES media,
    alt      text    NOT NULL,

    PRIMARY KEY (tool_id, number)
);

CREATE TABLE consumable (
    id          uuid   PRIMARY KEY,
    version     bigint NOT NULL,
    name        text   NOT NULL CONSTRAINT consumable_name_once UNIQUE,
    description text   NOT NULL,
    measure     text   NOT NULL,
    price_cents bigint NOT NULL CHECK (price_cents > 0),
    retired_at  timestamptz
);

CREATE TABLE stock (
    id            uuid    PRIMARY KEY,
    version       bigint  NOT NULL,
    site_id       uuid    NOT NULL REFERENCES site,
    consumable_id uuid    NOT NULL REFERENCES consumable,
    quantity      integer NOT NULL CHECK (quantity >= 0),
    low_threshold integer NOT NULL CHECK (low_threshold >= 0),

    CONSTRAINT stock_once UNIQUE (site_id, consumable_id)
);

CREATE TABLE stock_movement (
    id       uuid        PRIMARY KEY,
    stock_id uuid        NOT NULL REFERENCES stock,
    kind     text        NOT NULL CHECK (kind IN ('Delivery', 'Sale', 'Loss', 'Correction')),
    change   integer     NOT NULL,
    after    integer     NOT NULL CHECK (after >= 0),
    at       timestamptz NOT NULL
);

CREATE INDEX stock_movement_of_stock ON stock_movement (stock_id, at DESC, id DESC);

-- When lockers are closed. The reason is somebody's words: it lives here, and not in the journal.
CREATE TABLE closing (
    id        uuid        PRIMARY KEY,
    version   bigint      NOT NULL,
    site_id   uuid        NOT NULL REFERENCES site,
    locker_id uuid        REFERENCES locker,  -- null: all of the site
    reason    text        NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at   timestamptz CHECK (ends_at > starts_at),
    ended_at  timestamptz
);

CREATE INDEX closing_of_site ON closing (site_id, starts_at);

-- What came of the bookings that a closing endangered.
CREATE TABLE closing_booking (
    closing_id uuid      NOT NULL REFERENCES closing,
    rental_id  uuid      NOT NULL,
    unit_id    uuid      NOT NULL REFERENCES tool_unit,
    during     tstzrange NOT NULL,
    outcome    text      NOT NULL CHECK (outcome IN ('Open', 'Moved', 'Failed', 'UnderWay')),
    moved_to   uuid      REFERENCES tool_unit,

    PRIMARY KEY (closing_id, rental_id, unit_id)
);

-- What an import would change, for as long as it may be applied.
CREATE TABLE import_preview (
    id         uuid        PRIMARY KEY,
    made_by    uuid        NOT NULL,
    made_at    timestamptz NOT NULL,
    changes    jsonb       NOT NULL,
    applied_at timestamptz
);

DROP FUNCTION register_unit, add_tool, add_locker, open_site;

-- Writes one row of an administered table as a decision left it, with its event, its audit line and its children: rows of
-- another table, in place of those there were or beside them. 'Stale', 'Taken' (a name, a code), 'Missing' (what it refers to):
-- nothing was written.
CREATE FUNCTION save_revision(
    kind text, state jsonb, expected bigint, type text, data jsonb, at timestamptz, actor text, audit jsonb, children jsonb, channel text
) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    target  uuid := (state ->> 'id')::uuid;
    after   jsonb := state || jsonb_build_object('version', expected + 1);
    columns text := (SELECT string_agg(quote_ident(key), ', ') FROM jsonb_object_keys(after) AS key);
    stream  uuid := CASE kind WHEN 'tool_unit' THEN md5('passport ' || target)::uuid ELSE target END;
    written integer;
BEGIN
    IF kind NOT IN ('category', 'tool', 'pack', 'consumable', 'stock', 'site', 'locker', 'tool_unit', 'closing') THEN
        RAISE EXCEPTION '% is not administered', kind;
    END IF;

    IF expected = 0 THEN
        EXECUTE format('INSERT INTO %1$I (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::%1$I, $1)', kind, columns) USING after;
    ELSE
        -- Columns that the decision does not know of stay as they are.
        EXECUTE format(
            'UPDATE %1$I t SET (%2$s) = (SELECT %2$s FROM jsonb_populate_record(t, $1)) WHERE t.id = $2 AND t.version = $3',
            kind, columns) USING after, target, expected;
    END IF;
    GET DIAGNOSTICS written = ROW_COUNT;
    IF written = 0 THEN RETURN 'Stale'; END IF;

    IF children IS NOT NULL AND jsonb_typeof(children) <> 'null' THEN
        IF (children ->> 'instead')::boolean THEN
            EXECUTE format('DELETE FROM %I WHERE %I = $1', children ->> 'table', children ->> 'parent') USING target;
        END IF;
        EXECUTE format('INSERT INTO %1$I SELECT * FROM jsonb_populate_recordset(NULL::%1$I, $1)', children ->> 'table')
            USING children -> 'rows';
    END IF;

    IF NOT append(stream, expected + 1, type, data, at, actor, CASE WHEN channel IS NULL THEN '{}' ELSE ARRAY[channel] END) THEN
        RAISE serialization_failure;
    END IF;
    PERFORM record_audit(audit);
    RETURN 'Done';
EXCEPTION
    WHEN unique_violation THEN RETURN 'Taken';
    WHEN foreign_key_violation THEN RETURN 'Missing';
    WHEN serialization_failure THEN RETURN 'Stale';
END $$;

-- Applies an import as it was previewed, all of it or nothing: the first answer that is not 'Done'.
CREATE FUNCTION apply_import(preview uuid, changes jsonb, at timestamptz, actor text, audit jsonb) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    change  jsonb;
    outcome text;
BEGIN
    UPDATE import_preview p SET applied_at = at WHERE p.id = preview AND p.applied_at IS NULL;
    IF NOT FOUND THEN RETURN 'Applied'; END IF;

    FOR change IN SELECT jsonb_array_elements(changes) LOOP
        outcome := save_revision(
            change ->> 'kind', change -> 'state', (change ->> 'expected')::bigint, change ->> 'what', change -> 'facts', at, actor,
            change -> 'audit', change -> 'children', change ->> 'channel');
        IF outcome <> 'Done' THEN RAISE serialization_failure; END IF;
    END LOOP;
    PERFORM record_audit(audit);
    RETURN 'Done';
EXCEPTION WHEN serialization_failure THEN RETURN 'Stale';
END $$;

-- As before, and told in the audit log.
DROP FUNCTION place_unit;
CREATE FUNCTION place_unit(
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
