-- As before, and of an action that is several sensitive ones each is a line: an array has them in their order.
CREATE OR REPLACE FUNCTION record_audit(line jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    entry uuid;
BEGIN
    IF line IS NULL OR jsonb_typeof(line) = 'null' THEN RETURN; END IF;

    IF jsonb_typeof(line) = 'array' THEN
        PERFORM record_audit(one) FROM jsonb_array_elements(line) AS one;
        RETURN;
    END IF;

    entry := (line->>'id')::uuid;
    INSERT INTO audit_entry VALUES (
        entry, (line->>'at')::timestamptz, line->>'actor', line->>'action', line->>'objectKind', (line->>'objectId')::uuid,
        decode(line->>'commitment', 'hex'));
    INSERT INTO audit_payload VALUES (entry, decode(line->>'salt', 'hex'), line->>'payload');
    INSERT INTO audit_unchained VALUES (entry);
END $$;
