CREATE OR REPLACE FUNCTION save_device(state jsonb, expected bigint, type text, at timestamptz, actor text, audit jsonb)
RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    after device := jsonb_populate_record(NULL::device, state);
BEGIN
    after.version := expected + 1;
    IF expected = 0 THEN
        IF NOT EXISTS (SELECT FROM site s WHERE s.id = after.site_id) THEN RETURN 'NoSite'; END IF;

        INSERT INTO device SELECT after.* ON CONFLICT DO NOTHING;
        IF NOT FOUND THEN RETURN 'Taken'; END IF;
    ELSE
        UPDATE device d SET (version, credential_hash, revoked_at) = (after.version, after.credential_hash, after.revoked_at)
        WHERE d.id = after.id AND d.version = expected;
        IF NOT FOUND THEN RETURN 'Stale'; END IF;
    END IF;

    PERFORM append(
        after.id, after.version, type, jsonb_build_object('device', after.id, 'site', after.site_id), at, actor, '{}');
    PERFORM record_audit(audit);
    RETURN 'Done';
END $$;
CREATE OR REPLACE FUNCTION erase_person(person uuid, address text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM message m WHERE m.account_id = person OR lower(m.recipient) = lower(address);
    DELETE FROM session s WHERE s.account_id = person OR s.acting_for = person;
    DELETE FROM passkey p WHERE p.account_id = person;
    DELETE FROM proof p WHERE p.account_id = person;
    DELETE FROM company_declaration d WHERE d.account_id = person;
    UPDATE amends a SET reason = NULL WHERE a.customer_id = person;
END $$;
DELETE FROM outbox WHERE channel = 'lost-kiosks';
DROP FUNCTION save_entrance, entrance_stream, block_passes, revoke_pass, grant_pass, pass_lock;
DROP TABLE entrance_wait, entrance, pass_block, pass_code, pass_grant;
