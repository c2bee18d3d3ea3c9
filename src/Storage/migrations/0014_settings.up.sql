-- What the business sets without a release: values of parameters, and versions of grids, rules and policies.

CREATE TABLE parameter_value (
    key            text        NOT NULL,
    version        integer     NOT NULL CHECK (version > 0),
    value          text        NOT NULL,
    effective_from timestamptz,
    status         text        NOT NULL CHECK (status IN ('Proposed', 'Set', 'Withdrawn')),
    set_by         uuid        NOT NULL,
    set_at         timestamptz NOT NULL,
    approved_by    uuid,
    approved_at    timestamptz,

    PRIMARY KEY (key, version),
    CHECK (effective_from IS NOT NULL OR status <> 'Set'),
    CHECK (approved_by <> set_by),
    CHECK (num_nulls(approved_by, approved_at) IN (0, 2))
);

CREATE TABLE grid_version (
    id             uuid        PRIMARY KEY,
    kind           text        NOT NULL CHECK (kind IN ('Prices', 'Deposits', 'Penalties', 'Cancellation')),
    number         integer     CHECK (number > 0),  -- given as it is published, and kept if it is withdrawn
    revision       bigint      NOT NULL,
    name           text        NOT NULL,
    status         text        NOT NULL CHECK (status IN ('Draft', 'Proposed', 'Published', 'Withdrawn')),
    effective_from timestamptz,
    content        jsonb       NOT NULL,
    drafted_by     uuid,                            -- null: the system
    drafted_at     timestamptz NOT NULL,
    proposed_by    uuid,
    proposed_at    timestamptz,
    approved_by    uuid,
    approved_at    timestamptz,
    restores       uuid        REFERENCES grid_version,

    CONSTRAINT grid_number_once UNIQUE (kind, number),
    CHECK (status <> 'Published' OR num_nulls(number, effective_from, proposed_at) = 0),
    CHECK (approved_by <> proposed_by)
);

CREATE INDEX grid_version_of_kind ON grid_version (kind, id DESC);

-- What is published stays as it is, for ever: quotes name it. It may only be withdrawn.
CREATE FUNCTION refuse_grid_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND NEW.status IN ('Published', 'Withdrawn')
       AND (NEW.id, NEW.kind, NEW.number, NEW.effective_from, NEW.content) = (OLD.id, OLD.kind, OLD.number, OLD.effective_from, OLD.content) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a published version never changes' USING ERRCODE = 'T2414';
END $$;

CREATE TRIGGER grid_version_published BEFORE UPDATE OR DELETE ON grid_version
    FOR EACH ROW WHEN (OLD.number IS NOT NULL) EXECUTE FUNCTION refuse_grid_change();

-- The stream of all parameters: their values must go together, so that they are written one after the other.
CREATE FUNCTION parameters_stream() RETURNS uuid LANGUAGE sql IMMUTABLE AS $$ SELECT '00000000-0000-0000-0014-000000000001'::uuid $$;

CREATE FUNCTION parameters_revision() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce(max(version), 0) FROM event WHERE stream = parameters_stream()
$$;

-- How often any published version was written: it tells one state of what is published from the next.
CREATE FUNCTION grids_revision() RETURNS bigint LANGUAGE sql STABLE AS $$
    SELECT coalesce(sum(revision), 0)::bigint FROM grid_version WHERE number IS NOT NULL
$$;

-- Writes a value of a parameter. False: the parameters were decided on from an older state, nothing was written.
CREATE FUNCTION save_parameter(
    state jsonb, expected bigint, type text, at timestamptz, actor text, audit jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    after parameter_value := jsonb_populate_record(NULL::parameter_value, state);
BEGIN
    IF NOT append(parameters_stream(), expected + 1, type, state, at, actor, '{}') THEN RETURN false; END IF;

    INSERT INTO parameter_value SELECT after.*
    ON CONFLICT (key, version) DO UPDATE SET
        (effective_from, status, approved_by, approved_at) =
        (excluded.effective_from, excluded.status, excluded.approved_by, excluded.approved_at);
    PERFORM record_audit(audit);
    PERFORM pg_notify('settings', '');
    RETURN true;
END $$;

-- Writes a version of a grid. False: it, or what is published, was decided on from an older state; nothing was written.
CREATE FUNCTION save_grid(
    state jsonb, expected bigint, published bigint, type text, data jsonb, at timestamptz, actor text, audit jsonb
) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    after grid_version := jsonb_populate_record(NULL::grid_version, state);
BEGIN
    IF after.number IS NOT NULL THEN
        PERFORM pg_advisory_xact_lock(2414);
        IF published <> grids_revision() THEN RETURN false; END IF;
    END IF;
    IF expected <> coalesce((SELECT g.revision FROM grid_version g WHERE g.id = after.id FOR UPDATE), 0) THEN RETURN false; END IF;
    IF NOT append(after.id, after.revision, type, data, at, actor, '{}') THEN RETURN false; END IF;

    INSERT INTO grid_version SELECT after.*
    ON CONFLICT (id) DO UPDATE SET
        (number, revision, name, status, effective_from, content, drafted_by, drafted_at, proposed_by, proposed_at, approved_by, approved_at) =
        (excluded.number, excluded.revision, excluded.name, excluded.status, excluded.effective_from, excluded.content, excluded.drafted_by,
         excluded.drafted_at, excluded.proposed_by, excluded.proposed_at, excluded.approved_by, excluded.approved_at);
    PERFORM record_audit(audit);
    IF after.number IS NOT NULL THEN PERFORM pg_notify('settings', ''); END IF;
    RETURN true;
END $$;
