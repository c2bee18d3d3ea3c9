-- Sites and their lockers; tools, and the units that stand in the lockers.

CREATE TABLE site (
    id          uuid PRIMARY KEY,
    name        text NOT NULL CONSTRAINT site_name_once UNIQUE,
    street      text NOT NULL,
    postal_code text NOT NULL,
    city        text NOT NULL,
    time_zone   text NOT NULL
);

CREATE TABLE locker (
    id        uuid    PRIMARY KEY,
    site_id   uuid    NOT NULL REFERENCES site,
    name      text    NOT NULL,
    size      text    NOT NULL CHECK (size IN ('S', 'M', 'L', 'XL')),
    width_mm  integer NOT NULL CHECK (width_mm > 0),
    height_mm integer NOT NULL CHECK (height_mm > 0),
    depth_mm  integer NOT NULL CHECK (depth_mm > 0),

    CONSTRAINT locker_name_once UNIQUE (site_id, name)
);

CREATE TABLE tool (
    id                      uuid     PRIMARY KEY,
    name                    text     NOT NULL CONSTRAINT tool_name_once UNIQUE,
    category                text     NOT NULL,
    synonyms                text[]   NOT NULL,
    description             text     NOT NULL,
    drawing                 text     NOT NULL,
    width_mm                integer  NOT NULL CHECK (width_mm > 0),
    height_mm               integer  NOT NULL CHECK (height_mm > 0),
    depth_mm                integer  NOT NULL CHECK (depth_mm > 0),
    replacement_value_cents bigint   NOT NULL CHECK (replacement_value_cents > 0),
    turnaround              interval NOT NULL CHECK (turnaround >= interval '0')
);

CREATE TABLE tool_unit (
    id        uuid PRIMARY KEY,
    tool_id   uuid NOT NULL REFERENCES tool,
    code      text NOT NULL CONSTRAINT tool_unit_code_once UNIQUE,

    -- One unit a locker: re-slotting changes this and touches no claim.
    locker_id uuid REFERENCES locker CONSTRAINT tool_unit_locker_once UNIQUE
);

-- Each returns false where the name or code is taken: nothing was written.

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
    INSERT INTO tool VALUES (
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
