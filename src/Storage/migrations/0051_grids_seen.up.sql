-- The last version of its kind that was published as this one was written; null where that was not noted.
ALTER TABLE grid_version ADD COLUMN seen integer;

-- Writes a version of a grid. False: it, or what is published, was decided on from an older state; nothing was written.
CREATE OR REPLACE FUNCTION save_grid(
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
        (number, revision, name, status, effective_from, content, drafted_by, drafted_at, proposed_by, proposed_at, approved_by, approved_at,
         based_on, seen) =
        (excluded.number, excluded.revision, excluded.name, excluded.status, excluded.effective_from, excluded.content, excluded.drafted_by,
         excluded.drafted_at, excluded.proposed_by, excluded.proposed_at, excluded.approved_by, excluded.approved_at,
         excluded.based_on, excluded.seen);
    PERFORM record_audit(audit);
    IF after.number IS NOT NULL THEN PERFORM pg_notify('settings', ''); END IF;
    RETURN true;
END $$;
