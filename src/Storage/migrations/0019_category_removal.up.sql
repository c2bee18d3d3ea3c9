-- Takes a category away that no tool is of, with its event and its audit line. 'Stale', 'Used': nothing was done.
CREATE FUNCTION remove_category(target uuid, expected bigint, data jsonb, at timestamptz, actor text, audit jsonb) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM category c WHERE c.id = target AND c.version = expected;
    IF NOT FOUND THEN RETURN 'Stale'; END IF;
    IF NOT append(target, expected + 1, 'CategoryRemoved', data, at, actor, '{}') THEN RAISE serialization_failure; END IF;

    PERFORM record_audit(audit);
    RETURN 'Done';
EXCEPTION
    WHEN foreign_key_violation THEN RETURN 'Used';
    WHEN serialization_failure THEN RETURN 'Stale';
END $$;
