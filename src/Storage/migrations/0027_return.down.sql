CREATE OR REPLACE FUNCTION erase_person(person uuid, address text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM message m WHERE m.account_id = person OR lower(m.recipient) = lower(address);
    DELETE FROM session s WHERE s.account_id = person OR s.acting_for = person;
    DELETE FROM passkey p WHERE p.account_id = person;
    DELETE FROM proof p WHERE p.account_id = person;
    DELETE FROM company_declaration d WHERE d.account_id = person;
    UPDATE amends a SET reason = NULL WHERE a.customer_id = person;
END $$;

DROP FUNCTION save_rentals_and_texts(
    jsonb[], jsonb[], jsonb[], bigint[], jsonb[], timestamptz[], text[], jsonb[], jsonb[], jsonb[], uuid[], jsonb[]);
DROP TABLE rental_text;
DROP INDEX rental_item_to_decide;
ALTER TABLE rental_item DROP COLUMN verdict, DROP COLUMN decision_due;
