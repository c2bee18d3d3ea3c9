CREATE OR REPLACE FUNCTION record_audit(line jsonb) RETURNS void LANGUAGE plpgsql AS $$
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
