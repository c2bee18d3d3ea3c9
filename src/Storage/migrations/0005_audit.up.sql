-- The audit log: what was done to what by whom, chained so that no row can be changed, taken out or put in unnoticed; and
-- the role the application works under, which may add to the log and read it, no more.

CREATE TABLE audit_entry (
    id          uuid        PRIMARY KEY,
    at          timestamptz NOT NULL,
    actor       text        NOT NULL CHECK (actor ~ '^[^@[:space:]]{1,80}$'),  -- an id or "system": no address fits
    action      text        NOT NULL CHECK (action ~ '^[A-Za-z]{1,80}$'),
    object_kind text        NOT NULL CHECK (object_kind ~ '^[A-Za-z]{1,80}$'),
    object_id   uuid        NOT NULL,
    commitment  bytea       NOT NULL CHECK (length(commitment) = 32)           -- SHA-256 of salt and payload
);

CREATE INDEX audit_entry_newest ON audit_entry (at DESC, id DESC);
CREATE INDEX audit_entry_actor ON audit_entry (actor, at DESC, id DESC);
CREATE INDEX audit_entry_action ON audit_entry (action, at DESC, id DESC);
CREATE INDEX audit_entry_object ON audit_entry (object_id, at DESC, id DESC);

-- What may be about a person. A purge empties the row and names the entry that the purge itself has in the log.
CREATE TABLE audit_payload (
    entry     uuid  PRIMARY KEY REFERENCES audit_entry,
    salt      bytea,
    payload   text,
    purged_by uuid,

    CHECK (num_nulls(salt, payload) = CASE WHEN purged_by IS NULL THEN 0 ELSE 2 END)
);

CREATE TABLE audit_chain (
    position bigint PRIMARY KEY CHECK (position > 0),
    entry    uuid   NOT NULL UNIQUE REFERENCES audit_entry,
    hash     bytea  NOT NULL CHECK (length(hash) = 32)
);

-- The anchors that were kept outside: what is here and not there, somebody took away.
CREATE TABLE audit_anchor (
    at    timestamptz PRIMARY KEY,
    count bigint      NOT NULL,
    hash  bytea       NOT NULL CHECK (length(hash) = 32)
);

-- What the chainer has still to chain: a queue, which spares it from looking for entries without a place in the chain.
CREATE TABLE audit_unchained (
    entry uuid PRIMARY KEY REFERENCES audit_entry
);

CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is only added to: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'T2406';
END $$;

-- The facts of an entry may go, and that is all that may ever happen to them.
CREATE FUNCTION refuse_payload_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.entry = NEW.entry AND OLD.purged_by IS NULL AND NEW.purged_by IS NOT NULL THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the audit log is only added to: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'T2406';
END $$;

CREATE TRIGGER audit_entry_row BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_entry_statement BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_chain_row BEFORE UPDATE OR DELETE ON audit_chain
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_chain_statement BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_chain
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_anchor_row BEFORE UPDATE OR DELETE ON audit_anchor
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_anchor_statement BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_anchor
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_payload_row BEFORE UPDATE OR DELETE ON audit_payload
    FOR EACH ROW EXECUTE FUNCTION refuse_payload_change();
CREATE TRIGGER audit_payload_statement BEFORE DELETE OR TRUNCATE ON audit_payload
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- Also where a session calls itself a replica.
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_row, ENABLE ALWAYS TRIGGER audit_entry_statement;
ALTER TABLE audit_chain ENABLE ALWAYS TRIGGER audit_chain_row, ENABLE ALWAYS TRIGGER audit_chain_statement;
ALTER TABLE audit_anchor ENABLE ALWAYS TRIGGER audit_anchor_row, ENABLE ALWAYS TRIGGER audit_anchor_statement;
ALTER TABLE audit_payload ENABLE ALWAYS TRIGGER audit_payload_row, ENABLE ALWAYS TRIGGER audit_payload_statement;

-- Puts one line in the log, inside the transaction of the action it tells of. Null: there is nothing to tell.
CREATE FUNCTION record_audit(line jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    entry uuid := (line->>'id')::uuid;
BEGIN
    IF line IS NULL OR jsonb_typeof(line) = 'null' THEN RETURN; END IF;

    INSERT INTO audit_entry VALUES (
        entry, (line->>'at')::timestamptz, line->>'actor', line->>'action', line->>'objectKind', (line->>'objectId')::uuid,
        decode(line->>'commitment', 'hex'));
    INSERT INTO audit_payload VALUES (entry, decode(line->>'salt', 'hex'), line->>'payload');
    INSERT INTO audit_unchained VALUES (entry);
END $$;

-- The same for what repeats itself: nothing, where the actor has told the same of the same thing since an instant.
CREATE FUNCTION record_audit_once(line jsonb, since timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM audit_entry e JOIN audit_payload p ON p.entry = e.id
        WHERE e.actor = line->>'actor' AND e.at > since AND e.action = line->>'action'
          AND e.object_id = (line->>'objectId')::uuid AND p.payload = line->>'payload')
    THEN
        PERFORM record_audit(line);
    END IF;
END $$;

-- Empties the facts of entries before an instant: of all actions or of some, and about all people and things or about one
-- (what was done to it, and what it did). Returns how many; where there were some, the line tells of it in the log.
CREATE FUNCTION purge_audit(before timestamptz, actions text[], subject uuid, line jsonb)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    purged bigint;
BEGIN
    UPDATE audit_payload p SET salt = NULL, payload = NULL, purged_by = (line->>'id')::uuid
    FROM audit_entry e
    WHERE e.id = p.entry AND p.purged_by IS NULL AND e.at < before
      AND (actions IS NULL OR e.action = ANY (actions))
      AND (subject IS NULL OR e.object_id = subject OR e.actor = subject::text);

    GET DIAGNOSTICS purged = ROW_COUNT;
    IF purged > 0 THEN PERFORM record_audit(line); END IF;
    RETURN purged;
END $$;

-- The application's role belongs to the server, not to this database: another may be making it at this moment.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'toolbox24_app') THEN
        CREATE ROLE toolbox24_app NOLOGIN;
    END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

-- Who owns the tables must be able to work under it, where nobody else was named for that.
DO $$
BEGIN
    IF NOT pg_has_role(current_user, 'toolbox24_app', 'MEMBER') THEN
        GRANT toolbox24_app TO CURRENT_USER;
    END IF;
EXCEPTION WHEN unique_violation OR internal_error OR insufficient_privilege THEN NULL;
END $$;

GRANT USAGE ON SCHEMA public TO toolbox24_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO toolbox24_app;
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO toolbox24_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO toolbox24_app;
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO toolbox24_app;

REVOKE UPDATE, DELETE ON audit_entry, audit_payload, audit_chain, audit_anchor FROM toolbox24_app;
REVOKE UPDATE ON audit_unchained FROM toolbox24_app;
REVOKE INSERT, UPDATE, DELETE ON migration FROM toolbox24_app;
REVOKE EXECUTE ON FUNCTION purge_audit FROM PUBLIC;
GRANT EXECUTE ON FUNCTION purge_audit TO toolbox24_app;
