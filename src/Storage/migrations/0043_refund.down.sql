CREATE OR REPLACE FUNCTION erase_person(person uuid, address text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM message m WHERE m.account_id = person OR lower(m.recipient) = lower(address);
    DELETE FROM session s WHERE s.account_id = person OR s.acting_for = person;
    DELETE FROM passkey p WHERE p.account_id = person;
    DELETE FROM proof p WHERE p.account_id = person;
    DELETE FROM company_declaration d WHERE d.account_id = person;
    DELETE FROM pass_grant g WHERE g.account_id = person;
    UPDATE amends a SET reason = NULL WHERE a.customer_id = person;
    DELETE FROM rental_text t USING rental r WHERE r.id = t.rental_id AND r.customer_id = person;
END $$;

DROP FUNCTION save_refund(jsonb, text, jsonb, timestamptz, text, jsonb);
DROP TABLE credit_note_line;
DROP TABLE credit_note;
DROP TABLE refund;
